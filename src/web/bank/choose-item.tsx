import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { bank, keys, useRefresh, type Payout, type PayoutPart } from './api.ts';

/** Which open invoice a direct debit is of. */
export function ChooseItem({ payout, part }: { payout: Payout; part: PayoutPart }) {
  const t = useTexts().payouts.detail;
  const money = useMoney();
  const toasts = useToasts();
  const refresh = useRefresh();
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), 120);
  const found = useQuery({
    queryKey: keys.search(text, `${payout.id} ${String(part.partNo)}`),
    queryFn: ({ signal }) =>
      bank.searchItems({ text, currency: payout.currency, nearMinor: part.amountMinor }, { signal }),
    placeholderData: (before) => before,
  });
  const choose = useMutation({
    mutationFn: (itemId: string) => bank.choosePayoutItem({ id: payout.id, partNo: part.partNo, itemId }),
    onSuccess: async () => {
      toasts.success(t.chosen);
      await refresh();
    },
    onError: toasts.failure,
  });
  const items = (found.data?.items ?? []).filter(
    (item) => BigInt(item.openMinor) >= BigInt(part.amountMinor),
  );
  return (
    <Select
      size="sm"
      label={t.choose}
      placeholder={t.chooseHint}
      searchable
      value={null}
      disabled={choose.isPending}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={t.nothing}
      filter={({ options }) => options}
      data={items.map((item) => ({
        value: item.id,
        label: `${item.number} — ${item.partyName} — ${money(item.openMinor, payout.currency)}`,
      }))}
      onChange={(id) => id !== null && choose.mutate(id)}
    />
  );
}
