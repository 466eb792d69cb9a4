import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { insightContract } from '../../app/insight/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { client } from '../kit/client.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { MoneyField } from '../kit/money-field.tsx';
import { Problem } from '../kit/problem.tsx';
import { ProgressPanel } from '../kit/progress-panel.tsx';
import type { PolicyForm } from './policy-form.ts';
import classes from './policy-trial.module.css';
import { stepName } from './step-words.ts';

const trials = client(insightContract);
type Trial = AnswerOf<typeof insightContract.trial>['trial'];
type Sums = NonNullable<Trial['result']>['now'];

const LOOK_MS = 500;

/** « Essayer sur l’année passée »: the policy as it is and as the editor has it, side by side on what was paid. */
export function PolicyTrial({
  policyId,
  form,
  isRight,
}: {
  policyId: string;
  form: PolicyForm;
  isRight: boolean;
}) {
  const t = useTexts().insight.trial;
  const [opened, setOpened] = useState(false);
  const [id, setId] = useState<string | null>(null);
  const start = useMutation({
    mutationFn: () => trials.startTrial({ policyId, ...form }),
    onSuccess: (answer) => setId(answer.id),
  });
  const trial = useQuery({
    queryKey: ['dunning', 'trial', id],
    queryFn: ({ signal }) => trials.trial({ id: id ?? '' }, { signal }).then((answer) => answer.trial),
    enabled: id !== null,
    refetchInterval: (query) => (query.state.data?.state === 'running' ? LOOK_MS : false),
  });
  const cancel = useMutation({
    mutationFn: (running: string) => trials.cancelTrial({ id: running }),
    onSuccess: () => trial.refetch(),
  });
  const running = trial.data?.state === 'running';
  const close = () => {
    // What nobody looks at any more need not run.
    if (id !== null && running) cancel.mutate(id);
    setOpened(false);
    setId(null);
  };
  const problem = start.error ?? trial.error ?? cancel.error;
  return (
    <>
      <Button
        variant="default"
        size="xs"
        disabled={!isRight}
        title={isRight ? undefined : t.fix}
        onClick={() => {
          setOpened(true);
          start.mutate();
        }}
      >
        {t.action}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t.title}
        size="xl"
        closeButtonProps={{ 'aria-label': t.close }}
      >
        <div className={classes.stack}>
          <p className={classes.text}>{t.lead}</p>
          {problem !== null && <Problem problem={problem} onRetry={() => start.mutate()} compact />}
          {problem === null && (trial.data === undefined || running) && (
            <ProgressPanel
              title={t.running}
              state="running"
              goesOn={false}
              done={trial.data?.done ?? 0}
              total={trial.data === undefined || trial.data.total === 0 ? null : trial.data.total}
              detail={
                trial.data === undefined || trial.data.total === 0
                  ? undefined
                  : t.customers(trial.data.done, trial.data.total)
              }
              onCancel={id === null ? undefined : () => cancel.mutate(id)}
            />
          )}
          {trial.data?.state === 'cancelled' && (
            <div className={classes.again}>
              <p className={classes.text}>{t.cancelled}</p>
              <Button variant="default" onClick={() => start.mutate()}>
                {t.again}
              </Button>
            </div>
          )}
          {trial.data !== undefined && trial.data.result !== null && (
            <Compared trial={trial.data} result={trial.data.result} />
          )}
        </div>
      </Modal>
    </>
  );
}

type Row = { key: string; label: string; hint?: string; now: string; changed: string };

function Compared({ trial, result }: { trial: Trial; result: NonNullable<Trial['result']> }) {
  const texts = useTexts();
  const t = texts.insight.trial;
  const { locale } = useLocale();
  const money = useMoney();
  const [cost, setCost] = useState<string | null>(null);
  const day = (on: string) => formatDate(plainDate(on), locale, 'long');
  const both = (key: string, label: string, of: (sums: Sums) => string, hint?: string): Row => ({
    key,
    label,
    now: of(result.now),
    changed: of(result.changed),
    ...(hint !== undefined && { hint }),
  });
  const number = (of: (sums: Sums) => number) => (sums: Sums) => String(of(sums));
  const rows: Row[] = [
    both(
      'messages',
      t.messages,
      number((sums) => sums.messages),
    ),
    both(
      'calls',
      t.calls,
      number((sums) => sums.calls),
    ),
    both(
      'letters',
      t.letters,
      number((sums) => sums.letters),
    ),
    ...(cost === null
      ? []
      : [both('cost', t.lettersCost, (sums) => money(BigInt(cost) * BigInt(sums.letters)))]),
    both(
      'customers',
      t.customersTouched,
      number((sums) => sums.customers),
    ),
    both(
      'items',
      t.items,
      number((sums) => sums.items),
    ),
    both('delay', t.firstDelay, (sums) =>
      sums.medianFirstDelay === null ? '—' : t.days(sums.medianFirstDelay),
    ),
    both(
      'nearly',
      t.nearlyPaid,
      number((sums) => sums.nearlyPaid),
      t.nearlyPaidHint,
    ),
  ];
  const codes = [
    ...new Map([...result.now.byStep, ...result.changed.byStep].map((one) => [one.stepCode, one])),
  ];
  const steps = codes.map(([code, step]): Row => {
    const of = (sums: Sums) => {
      const found = sums.byStep.find((one) => one.stepCode === code);
      return found === undefined ? '—' : String(found.count);
    };
    return both(code, stepName(texts, step), of);
  });
  return (
    <>
      <p className={classes.period}>{t.period(day(trial.from), day(trial.to))}</p>
      <table className={classes.table}>
        <caption className="e-hidden">{t.rows}</caption>
        <thead>
          <tr>
            <th scope="col">{t.measure}</th>
            <th scope="col">{t.now(trial.version)}</th>
            <th scope="col">{t.changed}</th>
          </tr>
        </thead>
        <Group rows={rows} />
        <Group rows={steps} title={t.byStep} />
      </table>
      <MoneyField label={t.letterCost} description={t.letterCostHint} value={cost} onChange={setCost} />
      <p className={classes.note}>{t.cannot}</p>
    </>
  );
}

function Group({ rows, title }: { rows: readonly Row[]; title?: string }) {
  return (
    <tbody>
      {title !== undefined && (
        <tr>
          <th scope="rowgroup" colSpan={3} className={classes.group}>
            {title}
          </th>
        </tr>
      )}
      {rows.map((row) => (
        <tr key={row.key} data-changed={row.now !== row.changed || undefined}>
          <th scope="row">
            {row.label}
            {row.hint !== undefined && <span className={classes.hint}>{row.hint}</span>}
          </th>
          <td>{row.now}</td>
          <td>{row.changed}</td>
        </tr>
      ))}
    </tbody>
  );
}
