import { useMutation } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { Texts } from '../../i18n/fr.ts';
import { formatInstant } from '../../i18n/format.ts';
import { useDescribe } from '../invoices/index.ts';
import { BackLink } from '../kit/back-link.tsx';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Page } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { ProgressPanel } from '../kit/progress-panel.tsx';
import { useMay } from '../kit/session.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { useToasts } from '../kit/toasts.tsx';
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
  const { locale } = useLocale();
  const query = useRegisterRun(id);
  const run = query.data;
  const before = <BackLink to="/clients">{t.receivables.customers.title}</BackLink>;
  if (run === undefined) {
    return (
      <Page title={words.title} before={before}>
        {query.error === null ? (
          <p>{t.common.shell.loading}</p>
        ) : (
          <Problem problem={query.error} onRetry={() => void query.refetch()} />
        )}
      </Page>
    );
  }
  return (
    <Page
      title={words.title}
      subtitle={words.by(run.startedBy, formatInstant(run.startedAt, locale, 'Europe/Paris'))}
      before={before}
    >
      <Progress run={run} onStopped={() => void query.refetch()} />
      <Items run={run} />
    </Page>
  );
}

function Progress({ run, onStopped }: { run: RegisterRun; onStopped: () => void }) {
  const words = useTexts().registers.run;
  const toasts = useToasts();
  const mayStop = useMay('customers.edit');
  const stop = useMutation({
    mutationFn: () => registersApi.cancel({ id: run.id }),
    onSuccess: onStopped,
    onError: (error) => toasts.failure(error),
  });
  const detail = [
    words.treated(run.done, run.refused, run.left),
    ...(run.state === 'running' && run.cancelAsked ? [words.cancelling] : []),
  ].join(' · ');
  return (
    <ProgressPanel
      title={words.list}
      state={run.state === 'cancelled' ? 'failed' : run.state}
      done={run.total - run.waiting}
      total={run.total}
      detail={detail}
      {...(mayStop && !run.cancelAsked && { onCancel: () => stop.mutate() })}
    />
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
