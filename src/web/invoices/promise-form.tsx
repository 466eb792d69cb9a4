import { Button, Drawer, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { DateField } from '../kit/date-field.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyField } from '../kit/money-field.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { holding, useHome, useRefresh } from './api.ts';
import { useDescribe, useFieldErrors } from './fields.ts';
import classes from './invoices.module.css';

export type PromiseTarget = {
  partyId: string;
  /** Empty: the whole account. */
  itemIds: readonly string[];
  currency: string;
  /** What is due of it: proposed. */
  minor: string;
};

/** The customer said when: nothing leaves before that day. */
export function PromiseForm({ target, onClose }: { target: PromiseTarget | null; onClose: () => void }) {
  const t = useTexts();
  return (
    <Drawer
      opened={target !== null}
      onClose={onClose}
      title={t.receivables.promise.title}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      {target !== null && <Form target={target} onClose={onClose} />}
    </Drawer>
  );
}

function Form({ target, onClose }: { target: PromiseTarget; onClose: () => void }) {
  const t = useTexts();
  const words = t.receivables.promise;
  const toasts = useToasts();
  const refresh = useRefresh();
  const today = useHome().data?.asOf;
  const [amount, setAmount] = useState<string | null>(target.minor);
  const [on, setOn] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const save = useMutation({
    mutationFn: () =>
      holding.addPromise({
        partyId: target.partyId,
        itemIds: [...target.itemIds],
        amountMinor: amount ?? '0',
        currency: target.currency,
        dueOn: on ?? '',
        note,
      }),
    onSuccess: async () => {
      toasts.success(words.done);
      onClose();
      await refresh();
    },
  });
  const errorOf = useFieldErrors(save.error);
  const describe = useDescribe();
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <div className={classes.pair}>
        <MoneyField
          label={words.amount}
          value={amount}
          onChange={setAmount}
          currency={target.currency}
          error={errorOf('amountMinor')}
          required
        />
        <DateField
          label={words.on}
          value={on}
          onChange={setOn}
          min={today}
          error={errorOf('dueOn')}
          required
          data-autofocus
        />
      </div>
      <Textarea
        label={words.note}
        description={words.noteHint}
        autosize
        minRows={2}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <p className={classes.verdict}>{words.hint}</p>
      {save.isError && <Problem problem={save.error} describe={describe} compact />}
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          {t.common.action.cancel}
        </Button>
        <Button type="submit" loading={save.isPending} disabled={on === null || amount === null}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}
