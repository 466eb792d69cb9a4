import { Radio, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { writeOffKinds } from '../../app/openitems/contract.ts';
import { TargetDrawer } from '../kit/drawer-form.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyField } from '../kit/money-field.tsx';
import { useMoney } from '../kit/money.tsx';
import { holding, keys } from './api.ts';
import { DecisionForm } from './decision-form.tsx';
import { useDeciding } from './use-deciding.ts';
import { WriteOffEntry } from './write-off-entry.tsx';

type Kind = (typeof writeOffKinds)[number];

/** `minor`: what is open of it; a credit of a customer is negative, and is only rounded away. */
export type WriteOffTarget = { itemId: string; number: string; currency: string; minor: string };

/** « Solder la différence »: why a rest will not be paid, the entry that makes, and its VAT. */
export function WriteOffForm({ target, onClose }: { target: WriteOffTarget | null; onClose: () => void }) {
  const words = useTexts().differences.dialog;
  return (
    <TargetDrawer
      target={target}
      title={target === null ? words.action : words.title(target.number)}
      onClose={onClose}
    >
      {(shown) => <Form target={shown} onClose={onClose} />}
    </TargetDrawer>
  );
}

const needsReason = (kind: Kind): kind is 'irrecoverable' | 'waiver' =>
  kind === 'irrecoverable' || kind === 'waiver';

function Form({ target, onClose }: { target: WriteOffTarget; onClose: () => void }) {
  const { kinds, dialog: words } = useTexts().differences;
  const money = useMoney();
  const isCredit = target.minor.startsWith('-');
  const settings = useQuery({
    queryKey: keys.settlement,
    queryFn: ({ signal }) => holding.settlementSettings({}, { signal }),
  });
  const limit = settings.data?.roundingLimitMinor;
  const [said, setKind] = useState<Kind | null>(null);
  const open = BigInt(target.minor);
  const isCents = limit !== undefined && (open < 0n ? -open : open) <= BigInt(limit);
  const kind = said ?? (isCents || isCredit ? 'rounding' : 'discount');
  const [amount, setAmount] = useState<string | null>(target.minor);
  const [reason, setReason] = useState('');
  const [asked] = useDebouncedValue(amount, 200);
  const preview = useQuery({
    queryKey: keys.writeOff(target.itemId, kind, asked ?? ''),
    queryFn: ({ signal }) =>
      holding.previewWriteOff({ itemId: target.itemId, kind, amountMinor: asked ?? '0' }, { signal }),
    enabled: asked !== null && asked !== '0',
    retry: false,
  });
  const { save, errorOf } = useDeciding(
    () => holding.writeOff({ itemId: target.itemId, kind, amountMinor: amount ?? '0', reason }),
    words.done,
    onClose,
  );
  const isReady =
    amount !== null && amount !== '0' && (!needsReason(kind) || reason.trim() !== '') && !preview.isError;
  const hint = (one: Kind): string =>
    one === 'rounding' ? words.hints.rounding(money(limit ?? '0')) : words.hints[one];
  return (
    <DecisionForm save={save} submit={words.submit} isReady={isReady} onClose={onClose}>
      <Radio.Group label={words.why} value={kind} onChange={(value) => setKind(value as Kind)}>
        {writeOffKinds
          .filter((one) => !isCredit || one === 'rounding')
          .map((one) => (
            <Radio key={one} mt="xs" value={one} label={kinds[one]} description={hint(one)} />
          ))}
      </Radio.Group>
      <MoneyField
        label={words.amount}
        value={amount}
        currency={target.currency}
        allowNegative={isCredit}
        error={errorOf('amountMinor')}
        onChange={setAmount}
      />
      {needsReason(kind) && (
        <Textarea
          label={words.reason[kind]}
          description={words.reasonHint[kind]}
          autosize
          minRows={2}
          maxLength={500}
          required
          value={reason}
          error={errorOf('reason')}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <WriteOffEntry preview={preview} kind={kind} />
    </DecisionForm>
  );
}
