import { ActionIcon, Button, Menu, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { DataTable } from '../kit/data-table.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { InfoIcon, MoreIcon, PlusIcon, ToInvoiceIcon, UploadIcon } from '../kit/icons.tsx';
import { useShortcut } from '../kit/keyboard.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Page, Toolbar, ToolbarSpace } from '../kit/page.tsx';
import { usePaletteActions } from '../kit/palette-actions.tsx';
import { Problem } from '../kit/problem.tsx';
import { SearchField } from '../kit/search-field.tsx';
import { useMay } from '../kit/session.tsx';
import { AccrualDialog } from './accrual-dialog.tsx';
import { billingApi, useWaiting, type Delivery, type DeliveryState } from './api.ts';
import { BillDialog } from './bill-dialog.tsx';
import classes from './billing.module.css';
import { CancelDialog } from './cancel-dialog.tsx';
import { DelayFigures } from './delay-figures.tsx';
import { useDeliveryColumns } from './delivery-columns.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { RulesDrawer } from './rules-drawer.tsx';

const views: readonly DeliveryState[] = ['waiting', 'drafted', 'invoiced', 'cancelled'];
/** At one click: what one transaction takes. */
const MOST = 500;
type Open = 'import' | 'rules' | 'accrual' | null;

/** « À facturer »: what was delivered and has no invoice yet, oldest first. */
export function ToInvoiceScreen() {
  const t = useTexts().billing;
  const navigate = useNavigate();
  const mayEdit = useMay('invoices.edit');
  const mayIssue = useMay('invoices.issue');
  const mayBook = useMay('invoices.record');
  const [view, setView] = useState<DeliveryState>('waiting');
  const [words, setWords] = useState('');
  const [open, setOpen] = useState<Open>(null);
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [billing, setBilling] = useState<readonly string[] | null>(null);
  const [cancelling, setCancelling] = useState<Delivery | null>(null);
  const waiting = useWaiting();
  const request = { state: view, ...(words === '' ? {} : { search: words }) };
  const list = useInfiniteQuery({
    queryKey: ['billing', 'deliveries', request],
    queryFn: ({ pageParam, signal }) => billingApi.deliveries({ ...request, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.deliveries) ?? [], [list.data]);
  const columns = useDeliveryColumns(view, waiting.data?.today ?? null);
  const { fetchNextPage } = list;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const close = () => setOpen(null);
  const add = useCallback(() => void navigate({ to: '/a-facturer/nouveau' }), [navigate]);
  useShortcut('n', add, { label: t.actions.add, group: 'screen', enabled: mayEdit });
  usePaletteActions(
    useMemo(
      () =>
        mayEdit
          ? [
              { id: 'delivery', label: t.actions.add, icon: PlusIcon, keys: 'n', run: add },
              { id: 'deliveries', label: t.import.title, icon: UploadIcon, run: () => setOpen('import') },
            ]
          : [],
      [mayEdit, t, add],
    ),
  );
  const isWaiting = view === 'waiting';
  const first = isWaiting && words === '';
  const billable = isWaiting && mayEdit;
  return (
    <Page
      title={t.title}
      subtitle={waiting.data === undefined ? '\u00a0' : t.waiting(waiting.data.count, waiting.data.customers)}
      actions={
        <>
          {(mayIssue || mayBook) && (
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon variant="default" size="lg" aria-label={t.actions.more}>
                  <MoreIcon />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                {mayIssue && <Menu.Item onClick={() => setOpen('rules')}>{t.actions.rules}</Menu.Item>}
                {mayBook && <Menu.Item onClick={() => setOpen('accrual')}>{t.actions.accrual}</Menu.Item>}
              </Menu.Dropdown>
            </Menu>
          )}
          {mayEdit && (
            <>
              <Button variant="default" onClick={() => setOpen('import')}>
                {t.actions.import}
              </Button>
              <Button leftSection={<PlusIcon size={18} />} onClick={add}>
                {t.actions.add}
              </Button>
            </>
          )}
        </>
      }
    >
      {waiting.data !== undefined && <DelayFigures waiting={waiting.data} />}
      {(waiting.data?.failed ?? 0) > 0 && (
        <p className={classes.notice} role="status">
          <InfoIcon size={16} /> {t.failed(waiting.data?.failed ?? 0)}
        </p>
      )}
      <Toolbar label={t.views.label}>
        <SegmentedControl
          size="sm"
          aria-label={t.views.label}
          value={view}
          onChange={(next) => {
            setSelection(new Set());
            setView(views.find((one) => one === next) ?? 'waiting');
          }}
          data={views.map((one) => ({ value: one, label: t.views[one] }))}
        />
        <ToolbarSpace />
        <SearchField value={words} onChange={setWords} placeholder={t.search} />
        {billable && rows.length > 0 && (
          <Button onClick={() => setBilling(rows.slice(0, MOST).map((row) => row.id))}>
            {t.actions.billAll}
          </Button>
        )}
      </Toolbar>
      <DataTable<Delivery>
        label={t.label}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        rowName={(row) => `${row.customerName} ${row.reference}`}
        {...(billable && {
          selection,
          onSelection: setSelection,
          selectionBar: (chosen: ReadonlySet<string>) => (
            <>
              {chosen.size === 1 && (
                <Button
                  variant="default"
                  onClick={() => setCancelling(rows.find((row) => chosen.has(row.id)) ?? null)}
                >
                  {t.actions.cancel}
                </Button>
              )}
              <Button onClick={() => setBilling([...chosen].slice(0, MOST))}>
                {t.actions.bill(chosen.size)}
              </Button>
            </>
          ),
        })}
        muted={(row) => row.state === 'cancelled'}
        loading={list.isPending}
        hasMore={list.hasNextPage}
        loadMore={more}
        loadingMore={list.isFetchingNextPage}
        problem={
          list.isError ? <Problem problem={list.error} onRetry={() => void list.refetch()} /> : undefined
        }
        empty={
          <EmptyState
            icon={ToInvoiceIcon}
            title={first ? t.empty.first : t.empty.none}
            action={
              first && mayEdit ? (
                <Button variant="default" onClick={() => setOpen('import')}>
                  {t.actions.import}
                </Button>
              ) : undefined
            }
          >
            {first ? t.empty.firstText : t.empty.noneText}
          </EmptyState>
        }
      />
      <ImportDialog opened={open === 'import'} onClose={close} />
      <RulesDrawer opened={open === 'rules'} onClose={close} />
      <AccrualDialog opened={open === 'accrual'} onClose={close} />
      <BillDialog ids={billing} onClose={() => setBilling(null)} onDone={() => setSelection(new Set())} />
      <CancelDialog
        delivery={cancelling}
        onClose={() => setCancelling(null)}
        onDone={() => setSelection(new Set())}
      />
    </Page>
  );
}
