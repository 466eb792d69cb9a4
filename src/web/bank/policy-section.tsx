import { Button, Radio } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnswerOf } from '../../contract/endpoint.ts';
import type { bankingContract } from '../../app/banking/contract.ts';
import { useTexts } from '../kit/locale.tsx';
import { MoneyField } from '../kit/money-field.tsx';
import { Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { bank, keys, useRefresh } from './api.ts';
import classes from './bank.module.css';

type Policy = AnswerOf<typeof bankingContract.policy>;

const modes: readonly Policy['mode'][] = ['strict', 'calibrated', 'never'];

/** From when on a line is posted without a person, and what that rests on, in plain words. */
export function PolicySection() {
  const t = useTexts().bankLearning.policy;
  const policy = useQuery({ queryKey: keys.policy, queryFn: ({ signal }) => bank.policy({}, { signal }) });
  return (
    <Section title={t.title} description={t.text}>
      {policy.isError && <Problem problem={policy.error} onRetry={() => void policy.refetch()} />}
      {policy.data !== undefined && <PolicyForm key={JSON.stringify(policy.data)} policy={policy.data} />}
    </Section>
  );
}

function PolicyForm({ policy }: { policy: Policy }) {
  const t = useTexts().bankLearning.policy;
  const mayEdit = useMay('bank.import');
  const toasts = useToasts();
  const refresh = useRefresh();
  const [mode, setMode] = useState(policy.mode);
  const [limitMinor, setLimit] = useState(policy.limitMinor);
  const save = useMutation({
    mutationFn: () => bank.setPolicy({ mode, limitMinor: limitMinor === '0' ? null : limitMinor }),
    onSuccess: async () => {
      toasts.success(t.saved);
      await refresh();
    },
    onError: toasts.failure,
  });
  const threshold = policy.mode === 'strict' ? policy.strictThreshold : policy.calibratedThreshold;
  return (
    <form
      className={classes.editor}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <p className={classes.explain}>
        <strong>{policy.mode === 'never' ? t.nowNever : t.now(threshold, policy.strictThreshold)}</strong>{' '}
        {t.history(policy.decisions, policy.errors)} {t.points}
      </p>
      <Radio.Group
        aria-label={t.title}
        value={mode}
        onChange={(next) => setMode(modes.find((one) => one === next) ?? mode)}
      >
        <div className={classes.editor}>
          {modes.map((one) => (
            <Radio
              key={one}
              value={one}
              label={t.modes[one]}
              description={t.hints[one]}
              disabled={!mayEdit}
            />
          ))}
        </div>
      </Radio.Group>
      <MoneyField
        label={t.limit}
        description={t.limitHint}
        value={limitMinor}
        onChange={setLimit}
        disabled={!mayEdit}
      />
      {mayEdit && (
        <div className={classes.foot}>
          <Button type="submit" loading={save.isPending}>
            {t.save}
          </Button>
        </div>
      )}
    </form>
  );
}
