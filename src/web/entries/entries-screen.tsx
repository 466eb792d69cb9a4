import { BackLink } from '../kit/back-link.tsx';
import { Anchor, Button, Menu } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useRefresh } from '../invoices/index.ts';
import { DataTable } from '../kit/data-table.tsx';
import type { Column } from '../kit/data-table-types.ts';
import { DateText } from '../kit/dates.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { ClipIcon, EditIcon, LockIcon, PlusIcon, TrashIcon } from '../kit/icons.tsx';
import { useShortcut } from '../kit/keyboard.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { entriesApi, fileAddress, useChoices, type Draft, type Posted } from './api.ts';
import classes from './entries.module.css';
import { ReverseForm } from './reverse-form.tsx';

/** What is being written, what was written by hand, and how to undo it. */
export function EntriesScreen() {
  const t = useTexts().entries;
  const navigate = useNavigate();
  const toasts = useToasts();
  const refresh = useRefresh();
  const mayRecord = useMay('books.record');
  const [target, setTarget] = useState<Posted | null>(null);
  const list = useInfiniteQuery({
    queryKey: ['entries', 'list'],
    queryFn: ({ pageParam, signal }) => entriesApi.list({ cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const begin = useMutation({
    mutationFn: (modelId: string | undefined) => entriesApi.create(modelId === undefined ? {} : { modelId }),
    onSuccess: async ({ id }) => {
      await navigate({ to: '/comptabilite/saisie/$id', params: { id } });
      await refresh();
    },
    onError: toasts.failure,
  });
  const { mutate } = begin;
  const create = useCallback(() => mutate(undefined), [mutate]);
  useShortcut('n', create, { label: t.create, group: 'screen', enabled: mayRecord });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.posted) ?? [], [list.data]);
  const drafts = list.data?.pages[0]?.drafts ?? [];
  const columns = useColumns(mayRecord ? setTarget : null);
  const { fetchNextPage } = list;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  return (
    <Page
      title={t.title}
      subtitle={t.subtitle}
      before={<BackLink to="/comptabilite">{t.books}</BackLink>}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<LockIcon size={18} />}
            renderRoot={(props) => <Link to="/comptabilite/periodes" {...props} />}
          >
            {t.periods}
          </Button>
          {mayRecord && <ModelMenu onChoose={(id) => mutate(id)} />}
          {mayRecord && (
            <Button leftSection={<PlusIcon size={18} />} loading={begin.isPending} onClick={create}>
              {t.create}
            </Button>
          )}
        </>
      }
    >
      {drafts.length > 0 && <Drafts drafts={drafts} />}
      <h2 className={classes.listTitle}>{t.posted}</h2>
      <DataTable<Posted>
        label={t.posted}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        rowName={(row) => row.entryNo}
        height="page"
        loading={list.isPending}
        hasMore={list.hasNextPage}
        loadMore={more}
        loadingMore={list.isFetchingNextPage}
        muted={(row) => row.reversedBy !== '' || row.reverses !== ''}
        problem={
          list.isError ? <Problem problem={list.error} onRetry={() => void list.refetch()} /> : undefined
        }
        empty={
          <EmptyState
            icon={EditIcon}
            title={t.none}
            action={mayRecord && <Button onClick={create}>{t.create}</Button>}
          >
            {t.noneDetail}
          </EmptyState>
        }
      />
      <ReverseForm entry={target} onClose={() => setTarget(null)} />
    </Page>
  );
}

function Drafts({ drafts }: { drafts: readonly Draft[] }) {
  const t = useTexts().entries;
  return (
    <Section title={t.drafts} flush>
      <ul className={classes.drafts}>
        {drafts.map((draft) => (
          <li key={draft.id}>
            <Link to="/comptabilite/saisie/$id" params={{ id: draft.id }}>
              {draft.label || t.untitled}
            </Link>
            <span className={classes.dim}>
              {draft.journal} · <DateText date={draft.entryOn} /> · {t.draftBy(draft.changedBy)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function ModelMenu({ onChoose }: { onChoose: (id: string) => void }) {
  const t = useTexts().entries;
  const toasts = useToasts();
  const refresh = useRefresh();
  const models = useQuery({
    queryKey: ['entries', 'models'],
    queryFn: ({ signal }) => entriesApi.models({}, { signal }),
  });
  const drop = useMutation({
    mutationFn: ({ id }: { id: string; name: string }) => entriesApi.dropModel({ id }),
    onSuccess: async (_done, { name }) => {
      toasts.success(t.modelDropped(name));
      await refresh();
    },
    onError: toasts.failure,
  });
  const found = models.data?.models ?? [];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default">{t.fromModel}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {found.length === 0 && <Menu.Label className={classes.menuText}>{t.noModel}</Menu.Label>}
        {found.map((model) => (
          <Menu.Item key={model.id} onClick={() => onChoose(model.id)}>
            {model.name} <span className={classes.dim}>{model.journal}</span>
          </Menu.Item>
        ))}
        {found.length > 0 && <Menu.Divider />}
        {found.map((model) => (
          <Menu.Item
            key={`drop ${model.id}`}
            leftSection={<TrashIcon size={16} />}
            onClick={() => drop.mutate(model)}
          >
            {t.dropModel(model.name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function useColumns(onReverse: ((entry: Posted) => void) | null): Column<Posted>[] {
  const t = useTexts().entries;
  const currency = useChoices().data?.currency ?? 'EUR';
  return useMemo(
    () => [
      {
        key: 'on',
        header: t.columns.on,
        width: '7.25rem',
        card: 'line',
        cell: (row) => <DateText date={row.on} />,
      },
      { key: 'number', header: t.columns.number, width: '6.5rem', card: 'line', cell: (row) => row.entryNo },
      {
        key: 'label',
        header: t.columns.label,
        width: 'minmax(10rem, 1fr)',
        card: 'title',
        cell: (row) => (
          <span>
            {row.label}
            {row.piece !== '' && <span className={classes.dim}> · {row.piece}</span>}
          </span>
        ),
      },
      {
        key: 'proof',
        header: t.columns.proof,
        width: '9rem',
        card: 'line',
        cell: (row) =>
          row.attachments.map((one) => (
            <Anchor
              key={one.sha256}
              className={classes.file}
              href={fileAddress(one.sha256)}
              target="_blank"
              rel="noreferrer"
            >
              <ClipIcon size={14} /> {one.name}
            </Anchor>
          )),
      },
      {
        key: 'state',
        header: t.columns.state,
        width: '12rem',
        card: 'line',
        cell: (row) => {
          if (row.reverses !== '') return <span className={classes.dim}>{t.reverses(row.reverses)}</span>;
          if (row.reversedBy !== '')
            return <span className={classes.dim}>{t.reversedBy(row.reversedBy)}</span>;
          if (onReverse === null) return null;
          return (
            <Button size="compact-sm" variant="subtle" onClick={() => onReverse(row)}>
              {t.reverse}
            </Button>
          );
        },
      },
      {
        key: 'amount',
        header: t.columns.amount,
        width: '8rem',
        align: 'end',
        card: 'amount',
        cell: (row) => <MoneyText minor={row.totalMinor} currency={currency} />,
      },
    ],
    [t, currency, onReverse],
  );
}
