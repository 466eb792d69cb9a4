import { useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { Texts } from '../../i18n/fr.ts';
import { useDescribe } from '../invoices/index.ts';
import { BackLink } from '../kit/back-link.tsx';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { RunPage } from '../kit/run-page.tsx';
import { useMay } from '../kit/session.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import type { Hue } from '../kit/tone.ts';
import {
  registersApi,
  useRegisterItems,
  useRegisterRun,
  type RegisterItem,
  type RegisterRun,
} from './registers-api.ts';
import classes from './registers.module.css';

const hues: Record<RegisterItem['state'], Hue> = {
  done: 'green',
  refused: 'red',
  waiting: 'blue',
  left: 'grey',
};
const adverse = new Set<RegisterItem['outcomes'][number]>(['ceased', 'closed', 'invalid']);

/** One run: how far it is, and what the registers said of each customer. */
export function RegisterRunScreen() {
  const { run: id = '' } = useParams({ strict: false }) as { run?: string };
  const t = useTexts();
  const words = t.registers.run;
  const mayStop = useMay('customers.edit');
  return (
    <RunPage
      query={useRegisterRun(id)}
      before={<BackLink to="/clients">{t.receivables.customers.title}</BackLink>}
      titleOf={() => words.title}
      by={words.by}
      list={words.list}
      detailOf={(run) => [words.treated(run.done, run.refused, run.left)]}
      stopping={words.cancelling}
      mayStop={mayStop}
      stop={(run) => registersApi.cancel({ id: run.id })}
    >
      {(run) => <Items run={run} />}
    </RunPage>
  );
}

function Items({ run }: { run: RegisterRun }) {
  const t = useTexts();
  const words = t.registers.run;
  const navigate = useNavigate();
  const describe = useDescribe();
  const list = useRegisterItems(run.id, run.state === 'running');
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const columns = columnsOf(t, describe);
  const { fetchNextPage } = list;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  return (
    <DataTable<RegisterItem>
      label={words.list}
      rows={items}
      columns={columns}
      rowKey={(item) => item.customerId}
      total={run.total}
      onOpen={(item) => void navigate({ to: `/clients/${item.customerId}` })}
      muted={(item) => item.state === 'left'}
      loading={list.isPending}
      hasMore={list.hasNextPage}
      loadMore={more}
      loadingMore={list.isFetchingNextPage}
      problem={
        list.isError ? <Problem problem={list.error} onRetry={() => void list.refetch()} /> : undefined
      }
    />
  );
}

const columnsOf = (
  t: Texts,
  describe: (finding: RegisterItem['findings'][number]) => string,
): Column<RegisterItem>[] => {
  const { run: words, outcomes } = t.registers;
  return [
    {
      key: 'name',
      header: words.customer,
      width: 'minmax(11rem, 1fr)',
      card: 'title',
      cell: (item) => (
        <span>
          {item.name} <span className={classes.code}>{item.code}</span>
        </span>
      ),
    },
    {
      key: 'state',
      header: words.state,
      width: '8rem',
      card: 'line',
      cell: (item) => <StatusBadge colour={hues[item.state]}>{words.itemStates[item.state]}</StatusBadge>,
    },
    {
      key: 'found',
      header: words.found,
      width: 'minmax(14rem, 2fr)',
      card: 'line',
      cell: (item) => {
        const said = item.findings.map(describe).join(' ');
        if (item.state !== 'done') return <span title={said || undefined}>{said}</span>;
        const bad = item.outcomes.filter((one) => adverse.has(one) || one === 'unknown');
        const parts = [
          ...bad.map((one) => outcomes[one]),
          ...(item.differences > 0 ? [words.toReview(item.differences)] : []),
          ...(said === '' ? [] : [said]),
        ];
        const isQuiet = parts.length === 0;
        return (
          <span
            className={
              isQuiet ? classes.quiet : bad.some((one) => adverse.has(one)) ? classes.bad : undefined
            }
          >
            {isQuiet ? words.same : parts.join(' · ')}
          </span>
        );
      },
    },
  ];
};
