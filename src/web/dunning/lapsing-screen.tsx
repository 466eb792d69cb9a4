import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { WhoseFilter } from '../customers/index.ts';
import { BackLink } from '../kit/back-link.tsx';
import { DataTable } from '../kit/data-table.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { CheckIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { Page } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { useMineOnly } from '../kit/whose.tsx';
import { limitKeys, limitsApi } from './limits-api.ts';

/** « Prescriptions proches »: unpaid invoices that soon nobody can bring to court, the first to lapse first. */
export function LapsingScreen() {
  const texts = useTexts();
  const t = texts.limits.lapsing;
  const { locale } = useLocale();
  const [isMine] = useMineOnly();
  const found = useQuery({
    queryKey: [...limitKeys.lapsing, isMine],
    queryFn: ({ signal }) => limitsApi.lapsing(isMine ? { mine: 'yes' } : {}, { signal }),
  });
  return (
    <Page
      title={t.title}
      subtitle={found.data === undefined ? '' : t.text(found.data.months)}
      actions={<WhoseFilter words={texts.people.whose.claims} />}
      before={<BackLink to="/relances">{texts.dunningScreens.title}</BackLink>}
    >
      {found.isError && <Problem problem={found.error} onRetry={() => void found.refetch()} />}
      <DataTable
        label={t.list}
        rows={found.data?.items ?? []}
        rowKey={(item) => item.itemId}
        rowName={(item) => item.number}
        loading={found.isPending}
        empty={<EmptyState icon={CheckIcon} title={isMine ? texts.people.whose.noClaim : t.empty} />}
        columns={[
          {
            key: 'customer',
            header: t.customer,
            width: 'minmax(11rem, 2fr)',
            card: 'title',
            cell: (item) => <Link to={`/clients/${item.partyId}`}>{item.customerName}</Link>,
          },
          { key: 'number', header: t.number, width: 'minmax(8rem, 1fr)', cell: (item) => item.number },
          {
            key: 'open',
            header: t.open,
            width: '8rem',
            align: 'end',
            card: 'amount',
            cell: (item) => <MoneyText minor={item.openMinor} currency={item.currency} />,
          },
          {
            key: 'rule',
            header: t.rule,
            width: 'minmax(13rem, 2fr)',
            cell: (item) => texts.limits.term.rules[item.rule],
          },
          {
            key: 'lastDay',
            header: t.lastDay,
            width: '9rem',
            cell: (item) => formatDate(plainDate(item.lastDay), locale),
          },
          {
            key: 'state',
            header: t.state,
            width: 'minmax(9rem, 1fr)',
            cell: (item) => (
              <StatusBadge colour={!item.isLapsed ? 'amber' : item.isAskedAnyway ? 'grey' : 'red'}>
                {!item.isLapsed ? t.soon : item.isAskedAnyway ? t.asked : t.over}
              </StatusBadge>
            ),
          },
        ]}
      />
    </Page>
  );
}
