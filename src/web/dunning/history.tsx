import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { BackLink } from '../kit/back-link.tsx';
import { DataTable } from '../kit/data-table.tsx';
import { InstantText } from '../kit/dates.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { ReminderIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Page } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import type { Hue } from '../kit/tone.ts';
import { dunningApi, keys, type PastRun } from './api.ts';

const hues: Record<PastRun['state'], Hue> = {
  proposed: 'blue',
  approved: 'amber',
  done: 'green',
  cancelled: 'grey',
};

export function useRuns() {
  return useQuery({
    queryKey: keys.runs,
    queryFn: ({ signal }) => dunningApi.runs({}, { signal }).then((answer) => answer.runs),
  });
}

/** Past preparations, newest first; one opens on what became of each of its drafts. */
export function HistoryScreen() {
  const { dunningScreens: t, automatic } = useTexts();
  const navigate = useNavigate();
  const runs = useRuns();
  const address = (run: PastRun) =>
    run.state === 'proposed' ? '/relances' : `/relances/historique/${run.id}`;
  return (
    <Page
      title={t.past.title}
      subtitle={t.past.text}
      before={<BackLink to="/relances">{t.title}</BackLink>}
      actions={<Link to="/relances/automatiques">{automatic.title}</Link>}
    >
      <DataTable
        label={t.past.list}
        rows={runs.data ?? []}
        rowKey={(run) => run.id}
        loading={runs.isPending}
        problem={
          runs.error === null ? undefined : (
            <Problem problem={runs.error} onRetry={() => void runs.refetch()} />
          )
        }
        empty={<EmptyState icon={ReminderIcon} title={t.past.empty} />}
        muted={(run) => run.state === 'cancelled'}
        onOpen={(run) => void navigate({ to: address(run) })}
        columns={[
          {
            key: 'at',
            header: t.past.columns.at,
            width: 'minmax(12rem, 2fr)',
            card: 'title',
            cell: (run) => (
              <Link to={address(run)}>
                <InstantText at={run.preparedAt} />
              </Link>
            ),
          },
          {
            key: 'by',
            header: t.past.columns.by,
            width: 'minmax(8rem, 1.5fr)',
            cell: (run) => (run.origin === 'schedule' ? automatic.byItself : run.preparedBy),
          },
          {
            key: 'state',
            header: t.past.columns.state,
            width: 'minmax(8rem, 1fr)',
            cell: (run) => <StatusBadge colour={hues[run.state]}>{t.past.states[run.state]}</StatusBadge>,
          },
          {
            key: 'drafts',
            header: t.past.columns.drafts,
            width: '7rem',
            align: 'end',
            cardLabel: true,
            cell: (run) => run.drafts,
          },
          {
            key: 'sent',
            header: t.past.columns.sent,
            width: '7rem',
            align: 'end',
            cardLabel: true,
            cell: (run) => run.sent,
          },
        ]}
      />
    </Page>
  );
}
