import { useState } from 'react';
import { CallForm, stepName, useCurrent, useDraft, useDrafts } from '../dunning/index.ts';
import { EmptyState } from '../kit/empty-state.tsx';
import { ChevronDownIcon, PhoneIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { Problem } from '../kit/problem.tsx';
import classes from './messages.module.css';

/** The calls of the last run, largest sums first; one opens with its numbers and the form of its outcome. */
export function CallsToMake() {
  const t = useTexts().dunningScreens.call;
  const current = useCurrent();
  if (current.error !== null)
    return <Problem problem={current.error} onRetry={() => void current.refetch()} />;
  if (current.data === undefined) return null;
  const { run, today } = current.data;
  return run === null ? (
    <EmptyState icon={PhoneIcon} title={t.none} />
  ) : (
    <Calls runId={run.id} today={today} />
  );
}

function Calls({ runId, today }: { runId: string; today: string }) {
  const t = useTexts();
  const drafts = useDrafts(runId, 'open');
  const [opened, setOpened] = useState<string | null>(null);
  if (drafts.error !== null) return <Problem problem={drafts.error} onRetry={() => void drafts.refetch()} />;
  if (drafts.data === undefined) return null;
  const calls = drafts.data.filter(
    (draft) => draft.kind === 'call' && draft.state === 'proposed' && draft.live !== 'withdrawn',
  );
  if (calls.length === 0) return <EmptyState icon={PhoneIcon} title={t.dunningScreens.call.none} />;
  return (
    <ul className={classes.calls}>
      {calls.map((call) => (
        <li key={call.id} data-opened={opened === call.id || undefined}>
          <button
            type="button"
            className={classes.call}
            aria-expanded={opened === call.id}
            onClick={() => setOpened(opened === call.id ? null : call.id)}
          >
            <PhoneIcon size={18} />
            <span className={classes.callWho}>
              <strong>{call.customerName}</strong>
              <small>
                {stepName(t, call)} · {t.dunning.invoices(call.itemCount)} ·{' '}
                {t.dunning.delays(Math.max(1, call.daysLateFrom), call.daysLateTo)}
              </small>
            </span>
            <strong>
              <MoneyText minor={call.totalMinor} currency={call.currency} />
            </strong>
            <ChevronDownIcon size={18} className={classes.callMark} />
          </button>
          {opened === call.id && <OneCall id={call.id} today={today} onDone={() => setOpened(null)} />}
        </li>
      ))}
    </ul>
  );
}

function OneCall({ id, today, onDone }: { id: string; today: string; onDone: () => void }) {
  const { data: draft, error, refetch } = useDraft(id);
  if (error !== null) return <Problem problem={error} onRetry={() => void refetch()} />;
  return draft === undefined ? null : <CallForm draft={draft} today={today} onDone={onDone} />;
}
