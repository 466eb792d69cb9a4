import { Button, Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { itemStates } from '../../app/receivables/contract.ts';
import type { Sort } from '../kit/data-table-types.ts';
import { EmptyState } from '../kit/empty-state.tsx';
import { InvoiceIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { FilterBar, Page } from '../kit/page.tsx';
import { SearchField } from '../kit/search-field.tsx';
import { receivables, useHome, useItemCount } from './api.ts';
import { ColumnsMenu, useShownColumns } from './columns-menu.tsx';
import { ExportMenu } from './export-menu.tsx';
import { FilterPanel } from './filter-panel.tsx';
import { refinements, type ItemFilter, type ItemSort } from './filter.ts';
import { InvoiceTable, useItemSort } from './invoice-table.tsx';
import type { ColumnKey } from './item-columns.tsx';
import { ListTitle } from './list-title.tsx';
import { useItemFilter } from './use-filter.ts';
import { useRecording } from './use-recording.tsx';
import { ViewsMenu } from './views-menu.tsx';

const oldestFirst: Sort = { key: 'due', direction: 'ascending' };
const usual: readonly ColumnKey[] = [
  'number',
  'customer',
  'issued',
  'due',
  'state',
  'reminded',
  'amount',
  'open',
];

/** Every document that is owed, was paid, or waits: found in a few letters, opened beside the list. */
export function InvoicesScreen() {
  const t = useTexts().receivables;
  const [filter, change, reset] = useItemFilter();
  const [sort, setSort] = useItemSort('invoices.sort', oldestFirst);
  const [columns, setColumns] = useShownColumns('invoices.columns', usual);
  const recording = useRecording();
  const count = useItemCount(filter);
  const address = (format: 'csv' | 'xlsx') =>
    receivables.exportItems({
      ...filter,
      sort: sort.key as ItemSort,
      direction: sort.direction,
      format,
    });
  return (
    <Page title={t.list.title} actions={recording.buttons}>
      <FilterBar title={<ListTitle filter={filter} answer={count.data} />}>
        <Select
          aria-label={t.list.stateLabel}
          w="11rem"
          allowDeselect={false}
          value={filter.state ?? 'open'}
          onChange={(value) =>
            change({ state: itemStates.find((one) => one === value && one !== 'open'), bucket: undefined })
          }
          data={itemStates.map((one) => ({ value: one, label: t.list.stateOptions[one] }))}
        />
        <FilterPanel filter={filter} onChange={change} onReset={reset} />
        <SearchField
          value={filter.search ?? ''}
          onChange={(search) => change({ search })}
          placeholder={t.list.search}
          width="14rem"
        />
        <ViewsMenu />
        <ColumnsMenu shown={columns} onChange={setColumns} />
        <ExportMenu address={address} />
      </FilterBar>
      <InvoiceTable
        filter={filter}
        columns={columns}
        total={count.data?.count ?? null}
        sort={sort}
        onSort={setSort}
        empty={<Nothing filter={filter} onReset={reset} onRecord={recording.recordInvoice} />}
      />
      {recording.drawers}
    </Page>
  );
}

type NothingProps = { filter: ItemFilter; onReset: () => void; onRecord: () => void };

function Nothing({ filter, onReset, onRecord }: NothingProps) {
  const t = useTexts().receivables;
  const home = useHome().data;
  const narrowed =
    refinements(filter) > 0 ||
    [filter.search, filter.bucket, filter.customerId, filter.state].some((one) => one !== undefined);
  if (narrowed || home?.isEmpty === false) {
    return (
      <EmptyState
        icon={InvoiceIcon}
        title={t.list.empty}
        action={
          narrowed && (
            <Button variant="default" onClick={onReset}>
              {t.list.reset}
            </Button>
          )
        }
      >
        {narrowed && t.list.emptyDetail}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={InvoiceIcon}
      title={t.list.first}
      action={
        <>
          <Button component={Link} to="/reprise">
            {t.home.empty.import}
          </Button>{' '}
          <Button variant="default" onClick={onRecord}>
            {t.actions.record}
          </Button>
        </>
      }
    >
      {t.list.firstDetail}
    </EmptyState>
  );
}
