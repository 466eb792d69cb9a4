import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { dunningContract } from '../../app/dunning/contract.ts';
import type { RequestOf } from '../../contract/endpoint.ts';
import { shippedPolicies } from '../../contract/reminder-shapes.ts';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { dunningApi, keys, type Policy } from './api.ts';
import { Choice } from './choice.tsx';
import classes from './policy.module.css';

export type StartPolicyProps = {
  policies: readonly Policy[];
  current: Policy;
  onClose: () => void;
  onStarted: (id: string) => void;
};

type From = RequestOf<typeof dunningContract.startPolicy>['from'];

/** A name, and what it starts from. */
export function StartPolicy({ policies, current, onClose, onStarted }: StartPolicyProps) {
  const t = useTexts();
  const words = t.people.policies;
  const toasts = useToasts();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [from, setFrom] = useState<string>(current.id);
  const start = useMutation({
    mutationFn: () => dunningApi.startPolicy({ name: name.trim(), from: fromOf(from) }),
    onSuccess: async ({ policy }) => {
      await queries.invalidateQueries({ queryKey: keys.policies });
      toasts.success(words.created(policy.name));
      onStarted(policy.id);
    },
  });
  const names: Record<string, string> = {
    ...words.shipped,
    ...Object.fromEntries(policies.map((one) => [one.id, words.copyOf(one.name)])),
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.start}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') start.mutate();
        }}
      >
        {start.isError && <Problem problem={start.error} compact />}
        <p className={classes.kept}>{words.startText}</p>
        <TextInput
          label={words.name}
          data-autofocus
          required
          maxLength={100}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Choice
          label={words.from}
          values={[...policies.map((one) => one.id), ...shippedPolicies]}
          value={from}
          words={names}
          readOnly={false}
          onChange={setFrom}
        />
        <div className={classes.stepFoot}>
          <Button type="submit" loading={start.isPending} disabled={name.trim() === ''}>
            {words.create}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t.common.action.cancel}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

const fromOf = (chosen: string): From => {
  const shipped = shippedPolicies.find((one) => one === chosen);
  return shipped === undefined ? { policyId: chosen } : { shipped };
};
