import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { BackLink } from '../kit/back-link.tsx';
import { DataTable } from '../kit/data-table.tsx';
import { DateText, InstantText } from '../kit/dates.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { ReminderIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Page } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { AnnouncementDetail } from './announcement-detail.tsx';
import { useAnnouncements } from './api.ts';
import classes from './automatic.module.css';
import { AutomaticNotice } from './notice.tsx';
import { stateHue } from './state-hue.ts';

/** Past and coming announcements; one opens on what became of each of its lines. */
export function AnnouncementsScreen() {
  const { annonce } = useSearch({ strict: false }) as { annonce?: string };
  return annonce === undefined ? <List /> : <AnnouncementDetail key={annonce} id={annonce} />;
}

function List() {
  const t = useTexts().automatic;
  const words = useTexts().dunningScreens;
  const navigate = useNavigate();
  const list = useAnnouncements();
  const count = (value: number) => <span className={classes.number}>{value}</span>;
  return (
    <Page
      title={t.title}
      subtitle={t.listText}
      before={<BackLink to="/relances">{words.title}</BackLink>}
      actions={<Link to="/reglages/relances-automatiques">{t.settings}</Link>}
    >
      <AutomaticNotice />
      <DataTable
        label={t.list}
        rows={list.data ?? []}
        rowKey={(one) => one.id}
        loading={list.isPending}
        problem={
          list.error === null ? undefined : (
            <Problem problem={list.error} onRetry={() => void list.refetch()} />
          )
        }
        empty={
          <EmptyState icon={ReminderIcon} title={t.empty}>
            {t.emptyText}
          </EmptyState>
        }
        onOpen={(one) => void navigate({ to: '/relances/automatiques', search: { annonce: one.id } })}
        columns={[
          {
            key: 'announced',
            header: t.columns.announced,
            width: 'minmax(11rem, 2fr)',
            card: 'title',
            cell: (one) => (
              <Link to="/relances/automatiques" search={{ annonce: one.id }}>
                <InstantText at={one.announcedAt} />
              </Link>
            ),
          },
          {
            key: 'leaves',
            header: t.columns.leaves,
            width: 'minmax(8rem, 1fr)',
            cardLabel: true,
            cell: (one) => <DateText date={one.leavesOn} />,
          },
          {
            key: 'state',
            header: t.columns.state,
            width: 'minmax(10rem, 1.5fr)',
            cell: (one) => <StatusBadge colour={stateHue[one.state]}>{t.states[one.state]}</StatusBadge>,
          },
          {
            key: 'lines',
            header: t.columns.lines,
            width: '6.5rem',
            align: 'end',
            cardLabel: true,
            cell: (one) => count(one.lineCount),
          },
          {
            key: 'left',
            header: t.columns.left,
            width: '6rem',
            align: 'end',
            cardLabel: true,
            cell: (one) => count(one.leftCount),
          },
          {
            key: 'removed',
            header: t.columns.removed,
            width: '6rem',
            align: 'end',
            cardLabel: true,
            cell: (one) => count(one.removedCount),
          },
        ]}
      />
    </Page>
  );
}
