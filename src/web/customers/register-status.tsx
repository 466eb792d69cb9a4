import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDescribe, useRefresh, type Customer } from '../invoices/index.ts';
import { formatInstantDay } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMay } from '../kit/session.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import type { Hue } from '../kit/tone.ts';
import { RegisterRefusal } from './register-refusal.tsx';
import { RegisterCompare } from './register-compare.tsx';
import {
  registerKeys,
  registersApi,
  useRegisterSettings,
  useRegisterView,
  type RegisterCheck,
} from './registers-api.ts';
import classes from './registers.module.css';

const hues: Record<RegisterCheck['outcome'], Hue> = {
  active: 'green',
  valid: 'green',
  ceased: 'red',
  closed: 'red',
  invalid: 'red',
  unknown: 'grey',
};

/** « vérifié le 25 nov. 2026 · Recherche d’entreprises », what differs, and the button to ask again. */
export function RegisterStatus({ customer }: { customer: Customer }) {
  const words = useTexts().registers;
  const settings = useRegisterSettings();
  const view = useRegisterView(customer.id);
  const queries = useQueryClient();
  const refresh = useRefresh();
  const describe = useDescribe();
  const mayEdit = useMay('customers.edit') && customer.mergedInto === null;
  const [isComparing, setComparing] = useState(false);
  const verify = useMutation({
    mutationFn: () => registersApi.verify({ id: customer.id }),
    onSuccess: async ({ failures: _failures, ...answer }) => {
      queries.setQueryData(registerKeys.view(customer.id), answer);
      setComparing(true);
      await refresh();
    },
  });
  const mayAsk = mayEdit && (settings.data?.companies === true || settings.data?.vat === true);
  if (view.data === undefined || (!mayAsk && view.data.checks.length === 0)) return null;
  const { checks, differences, proofs } = view.data;
  return (
    <div className={classes.status}>
      <div className={classes.statusHead}>
        <h3 className={classes.statusTitle}>{words.settings.title}</h3>
        {mayAsk && (
          <Button
            size="compact-sm"
            variant="default"
            loading={verify.isPending}
            onClick={() => verify.mutate()}
          >
            {words.record.verify}
          </Button>
        )}
      </div>
      {checks.length === 0 && <p className={classes.dim}>{words.record.never}</p>}
      {checks.map((check) => (
        <CheckLine key={check.id} check={check} />
      ))}
      {differences.length > 0 && (
        <Button variant="default" size="compact-sm" onClick={() => setComparing(true)}>
          {words.record.differences(differences.length)}
        </Button>
      )}
      {verify.isError && <RegisterRefusal error={verify.error} />}
      {verify.data?.failures.map((finding) => (
        <p key={finding.code} className={classes.failure} role="status">
          {describe(finding)}
        </p>
      ))}
      {proofs.length > 1 && <Proofs proofs={proofs} />}
      <RegisterCompare
        opened={isComparing}
        onClose={() => setComparing(false)}
        customer={customer}
        view={view.data}
        mayEdit={mayEdit}
      />
    </div>
  );
}

function CheckLine({ check }: { check: RegisterCheck }) {
  const words = useTexts().registers;
  const day = useDay();
  return (
    <div className={classes.check}>
      <StatusBadge colour={hues[check.outcome]}>{words.outcomes[check.outcome]}</StatusBadge>
      <p className={classes.dim}>
        {words.record.checked(day(check.checkedAt), words.sources[check.source])}
        {check.reference !== '' && <> · {words.record.reference(check.reference)}</>}
      </p>
    </div>
  );
}

/** Earlier consultation numbers: each is the proof for what was sold at its time. */
function Proofs({ proofs }: { proofs: readonly RegisterCheck[] }) {
  const words = useTexts().registers.record;
  const day = useDay();
  return (
    <details className={classes.proofs}>
      <summary>{words.proofs}</summary>
      <ul>
        {proofs.map((one) => (
          <li key={one.id}>
            <code>{one.reference}</code> {words.proof(one.subject, day(one.checkedAt))}
          </li>
        ))}
      </ul>
    </details>
  );
}

const useDay = (): ((instant: string) => string) => {
  const { locale } = useLocale();
  return (instant) => formatInstantDay(instant, locale, 'Europe/Paris');
};
