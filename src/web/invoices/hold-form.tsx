import { Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { DateField } from '../kit/date-field.tsx';
import { TargetDrawer } from '../kit/drawer-form.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyField } from '../kit/money-field.tsx';
import { holding, useHome } from './api.ts';
import { DecisionForm } from './decision-form.tsx';
import { useDeciding } from './use-deciding.ts';

export type HoldTarget = {
  partyId: string;
  item?: { id: string; number: string; currency: string; openMinor: string };
};

type Scope = 'one' | 'part' | 'whole';

/** Reminders wait: for a whole customer, one invoice or part of it, until a day or until lifted, with the reason said. */
export function HoldForm({ target, onClose }: { target: HoldTarget | null; onClose: () => void }) {
  const words = useTexts().receivables.hold;
  return (
    <TargetDrawer target={target} title={words.title} onClose={onClose}>
      {(shown) => <Form target={shown} onClose={onClose} />}
    </TargetDrawer>
  );
}

function Form({ target, onClose }: { target: HoldTarget; onClose: () => void }) {
  const words = useTexts().receivables.hold;
  const today = useHome().data?.asOf;
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState<string | null>(null);
  const [scope, setScope] = useState<Scope>(target.item === undefined ? 'whole' : 'one');
  const [amount, setAmount] = useState<string | null>(null);
  const { save, errorOf } = useDeciding(
    () =>
      holding.addHold({
        partyId: target.partyId,
        itemId: scope === 'whole' ? null : (target.item?.id ?? null),
        amountMinor: scope === 'part' ? amount : null,
        reason,
        untilOn: until,
      }),
    scope === 'part' ? words.partDone : words.done,
    onClose,
  );
  return (
    <DecisionForm
      save={save}
      submit={words.submit}
      isReady={reason.trim() !== '' && (scope !== 'part' || amount !== null)}
      onClose={onClose}
    >
      <Textarea
        label={words.reason}
        description={words.reasonHint}
        autosize
        minRows={2}
        maxLength={300}
        required
        data-autofocus
        value={reason}
        error={errorOf('reason')}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <DateField
        label={words.until}
        description={words.untilHint}
        value={until}
        onChange={setUntil}
        min={today}
        error={errorOf('untilOn')}
      />
      {target.item !== undefined && (
        <Radio.Group label={words.scope} value={scope} onChange={(value) => setScope(value as Scope)}>
          <Radio mt="xs" value="one" label={words.one(target.item.number)} />
          <Radio mt="xs" value="part" label={words.part(target.item.number)} />
          <Radio mt="xs" value="whole" label={words.whole} />
        </Radio.Group>
      )}
      {target.item !== undefined && scope === 'part' && (
        <MoneyField
          label={words.amount}
          description={words.partHint}
          value={amount}
          onChange={setAmount}
          currency={target.item.currency}
          error={errorOf('amountMinor')}
          required
        />
      )}
    </DecisionForm>
  );
}
