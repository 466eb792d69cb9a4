import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CustomerIcon, InvoiceIcon, SalesIcon } from '../kit/icons.tsx';
import { useMoney } from '../kit/money.tsx';
import type { PaletteSearch } from '../kit/palette-actions.tsx';
import { useSession } from '../kit/session.tsx';
import { parties } from '../invoices/index.ts';
import { useLocale } from '../kit/locale.tsx';
import { salesApi, type SalesRow } from './api.ts';
import { salesTexts } from './texts.ts';

const SHORTEST = 2;
const SHOWN = 6;
/** More than are shown: several rows may be of one invoice. */
const READ = 20;

/** Ctrl K: customers by name or code, documents by number, customer, reference or title; drafts and quotes too. */
export const usePaletteSearch: PaletteSearch = (query) => {
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
  const { locale } = useLocale();
  const sales = useQuery({
    queryKey: ['documents', 'palette', asked],
    queryFn: async ({ signal }) => {
      // The words of the list come with the first answer: the first screen does without them.
      await salesTexts.load();
      return salesApi.list({ search: asked, limit: READ }, { signal });
    },
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
  const papers = eachOnce(sales.data?.rows ?? []).map((row) => {
    const t = salesTexts.of(locale);
    const kind = row.isRetention ? t.retention : t.kinds[row.kind];
    const name = row.number || (row.title === '' ? t.noNumber : `${t.noNumber} · ${row.title}`);
    return {
      id: `sale ${row.id}`,
      label: name,
      description: [
        kind,
        row.customerName,
        row.number === '' ? '' : row.title,
        row.reference,
        money(row.amountMinor, row.currency),
      ]
        .filter((part) => part !== '')
        .join(' · '),
      icon: row.itemId === null ? SalesIcon : InvoiceIcon,
      group: 'results' as const,
      run: () =>
        void navigate(
          row.documentId === null
            ? { to: '/ventes', search: { search: row.number } }
            : { to: `/ventes/${row.documentId}` },
        ),
    };
  });
  return { results: [...people, ...papers], searching: customers.isFetching || sales.isFetching };
};

/** An invoice due on several dates is one result. */
function eachOnce(rows: readonly SalesRow[]): readonly SalesRow[] {
  const seen = new Set<string>();
  return rows
    .filter((row) => {
      const key = row.documentId ?? row.id;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .slice(0, SHOWN);
}
