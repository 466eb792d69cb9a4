import { Link } from '@tanstack/react-router';
import { useTexts } from '../kit/locale.tsx';
import { InstantText } from '../kit/dates.tsx';
import { MoneyText } from '../kit/money.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import type { Listed } from './api.ts';
import classes from './takeover.module.css';

const COLOURS: Record<Listed['state'], string> = {
  uploaded: 'amber',
  checked: 'amber',
  importing: 'blue',
  done: 'green',
  failed: 'red',
  cancelled: 'grey',
};

export function History({ runs }: { runs: readonly Listed[] }) {
  return (
    <ul className={classes.history}>
      {runs.map((run) => (
        <Past key={run.id} run={run} />
      ))}
    </ul>
  );
}

function Past({ run }: { run: Listed }) {
  const t = useTexts().takeover;
  const kind = run.kind === 'documents' ? t.documents : t.kinds[run.kind].name;
  const taken = [
    run.newCustomers > 0 && t.history.taken.customers(run.newCustomers),
    run.openItems > 0 && t.history.taken.items(run.openItems),
    run.paidItems > 0 && t.history.taken.paid(run.paidItems),
    run.drafts > 0 && t.history.taken.drafts(run.drafts),
    run.attached > 0 && t.pdf.attached(run.attached),
  ].filter((one): one is string => one !== false);
  return (
    <li>
      <div className={classes.pastMain}>
        <Link
          to={`/reprise/${run.id}`}
          className={classes.pastFile}
          aria-label={t.history.open(run.fileName)}
        >
          {run.fileName}
        </Link>
        <span className={classes.dim}>
          {kind} · <InstantText at={run.recordedAt} /> · {run.recordedBy}
        </span>
      </div>
      <div className={classes.pastTaken}>
        {taken.join(', ')}
        {run.openItems > 0 && (
          <strong>
            <MoneyText minor={run.openingMinor} currency={run.currency} />
          </strong>
        )}
      </div>
      <StatusBadge colour={COLOURS[run.state]}>{t.history.states[run.state]}</StatusBadge>
    </li>
  );
}
