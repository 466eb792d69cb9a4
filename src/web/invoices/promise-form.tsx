import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { DateField } from '../kit/date-field.tsx';
import { FieldPair, TargetDrawer } from '../kit/drawer-form.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyField } from '../kit/money-field.tsx';
import { holding, useHome } from './api.ts';
import { DecisionForm } from './decision-form.tsx';
import classes from './invoices.module.css';
import { useDeciding } from './use-deciding.ts';

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
  const words = useTexts().receivables.promise;
  return (
    <TargetDrawer target={target} title={words.title} onClose={onClose}>
      {(shown) => <Form target={shown} onClose={onClose} />}
    </TargetDrawer>
  );
}

function Form({ target, onClose }: { target: PromiseTarget; onClose: () => void }) {
  const words = useTexts().receivables.promise;
  const today = useHome().data?.asOf;
  const [amount, setAmount] = useState<string | null>(target.minor);
  const [on, setOn] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const { save, errorOf } = useDeciding(
    () =>
      holding.addPromise({
        partyId: target.partyId,
        itemIds: [...target.itemIds],
        amountMinor: amount ?? '0',
        currency: target.currency,
        dueOn: on ?? '',
        note,
      }),
    words.done,
    onClose,
  );
  return (
    <DecisionForm
      save={save}
      submit={words.submit}
      isReady={on !== null && amount !== null}
      onClose={onClose}
    >
      <FieldPair>
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
      </FieldPair>
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
    </DecisionForm>
  );
}
