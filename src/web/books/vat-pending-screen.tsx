import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { BackLink } from '../kit/back-link.tsx';
import { DataTable } from '../kit/data-table.tsx';
import type { Column } from '../kit/data-table-types.ts';
import { DateField } from '../kit/date-field.tsx';
import { DateText } from '../kit/dates.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { CheckIcon } from '../kit/icons.tsx';
import { useLocale } from '../kit/locale.tsx';
import { Page } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import classes from './books.module.css';
import { PlainAmount } from './plain-amount.tsx';
import { spanSearch, usePaper, useSpan, vatApi, vatKeys, type Pending } from './vat-api.ts';
import { VatExportMenu } from './vat-export-menu.tsx';
import { useVatWords, type VatTexts } from './vat-texts.ts';

/** VAT that waits on a day, invoice by invoice, beside the pro rata of what is unpaid. */
export function VatPendingScreen() {
  const t = useVatWords();
  const { locale } = useLocale();
  const navigate = useNavigate();
  const { span, go } = useSpan();
  const paper = usePaper(span).data;
  const asked = span ?? (paper === undefined ? null : { from: paper.from, to: paper.to });
  const read = useQuery({
    queryKey: vatKeys.of('pending', { on: asked?.to }),
    queryFn: ({ signal }) => vatApi.pending({ on: asked!.to }, { signal }),
    enabled: asked !== null,
  });
  const found = read.data;
  return (
    <Page
      title={t.pending.title}
      subtitle={
        asked === null ? '\u00a0' : t.pending.subtitle(formatDate(plainDate(asked.to), locale, 'long'))
      }
      before={
        <BackLink to="/comptabilite/tva" {...(asked !== null && { search: spanSearch(asked) })}>
          {t.lines.back}
        </BackLink>
      }
      actions={asked !== null && <VatExportMenu span={asked} parts={['pending']} />}
    >
      {read.isError && <Problem problem={read.error} onRetry={() => void read.refetch()} />}
      {asked !== null && (
        <div className={classes.controls}>
          <DateField
            label={t.pending.on}
            value={asked.to}
            clearable={false}
            w="9.5rem"
            onChange={(to) => to !== null && go({ from: to < asked.from ? to : asked.from, to })}
          />
          {found !== undefined && (
            <p className={classes.facts}>
              <span>
                {t.pending.left}{' '}
                <PlainAmount minor={found.leftMinor} currency={paper?.currency ?? 'EUR'} strong />
              </span>
              {found.count > found.rows.length && (
                <span>{t.pending.more(found.rows.length, found.count)}</span>
              )}
            </p>
          )}
        </div>
      )}
      <DataTable<Pending>
        label={t.pending.title}
        rows={found?.rows ?? []}
        columns={pendingColumns(
          t,
          paper?.currency ?? 'EUR',
          (found?.rows ?? []).some((row) => row.differenceMinor !== '0'),
        )}
        rowKey={(row) => `${row.entryId} ${row.label}`}
        onOpen={(row) =>
          void (row.documentId === null
            ? navigate({ to: '/comptabilite/ecritures/$id', params: { id: row.entryId } })
            : navigate({ to: '/ventes/$id', params: { id: row.documentId } }))
        }
        loading={read.isPending}
        empty={<EmptyState icon={CheckIcon} title={t.pending.empty} />}
      />
    </Page>
  );
}

/** The two sides stand beside each other only where they part. */
const pendingColumns = (t: VatTexts, currency: string, differs: boolean): Column<Pending>[] => [
  { key: 'on', header: t.lines.on, width: '7rem', card: 'line', cell: (row) => <DateText date={row.on} /> },
  { key: 'number', header: t.lines.number, width: '9rem', card: 'line', cell: (row) => row.number },
  {
    key: 'party',
    header: t.lines.party,
    width: 'minmax(10rem, 1fr)',
    card: 'title',
    cell: (row) => row.partyName,
  },
  { key: 'rate', header: t.pending.rate, width: '6.5rem', card: 'line', cell: (row) => row.label },
  ...figures
    .filter(([name]) => differs || (name !== 'expected' && name !== 'difference'))
    .map(([name, key]): Column<Pending> => ({
      key: name,
      header: t.pending[name],
      width: differs ? '6rem' : '8rem',
      align: 'end',
      card: name === 'left' ? 'amount' : 'line',
      cardLabel: true,
      cell: (row) => <PlainAmount minor={row[key]} currency={currency} />,
    })),
];

const figures = [
  ['invoiced', 'invoicedMinor'],
  ['released', 'releasedMinor'],
  ['expected', 'expectedMinor'],
  ['difference', 'differenceMinor'],
  ['left', 'leftMinor'],
] as const;
