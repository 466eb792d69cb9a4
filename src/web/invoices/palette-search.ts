import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CustomerIcon, InvoiceIcon } from '../kit/icons.tsx';
import { useMoney } from '../kit/money.tsx';
import type { PaletteSearch } from '../kit/palette-actions.tsx';
import { useSession } from '../kit/session.tsx';
import { parties, receivables } from './api.ts';

const SHORTEST = 2;
const SHOWN = 6;

/** Ctrl K: customers by name or code, documents by number. */
export const useReceivablesSearch: PaletteSearch = (query) => {
  const navigate = useNavigate();
  const money = useMoney();
  const [asked] = useDebouncedValue(query, 120);
  const permissions = useSession()?.permissions ?? [];
  const enabled = asked.length >= SHORTEST;
  const customers = useQuery({
    queryKey: ['receivables', 'palette', 'customers', asked],
    queryFn: ({ signal }) => parties.search({ text: asked }, { signal }),
    enabled: enabled && permissions.includes('customers.read'),
    placeholderData: (before) => before,
  });
  const items = useQuery({
    queryKey: ['receivables', 'palette', 'items', asked],
    queryFn: ({ signal }) =>
      receivables.list({ search: asked, state: 'all', sort: 'due', direction: 'descending' }, { signal }),
    enabled: enabled && permissions.includes('invoices.read'),
    placeholderData: (before) => before,
  });
  if (!enabled || query.length < SHORTEST) return { results: [], searching: false };
  const people = (customers.data?.customers ?? []).slice(0, SHOWN).map((one) => ({
    id: `customer ${one.id}`,
    label: one.name,
    description: [one.code, one.city].filter((part) => part !== '').join(' · '),
    icon: CustomerIcon,
    group: 'results' as const,
    run: () => void navigate({ to: `/clients/${one.id}` }),
  }));
  const papers = (items.data?.items ?? []).slice(0, SHOWN).map((one) => ({
    id: `item ${one.id}`,
    label: one.number,
    description: `${one.customerName} · ${money(one.amountMinor, one.currency)}`,
    icon: InvoiceIcon,
    group: 'results' as const,
    run: () => void navigate({ to: '/factures', search: { search: one.number, state: 'all' } }),
  }));
  return { results: [...people, ...papers], searching: customers.isFetching || items.isFetching };
};
