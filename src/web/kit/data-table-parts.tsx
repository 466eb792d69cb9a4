import { Checkbox, CloseButton, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './data-table.module.css';
import type { Column, Sort } from './data-table-types.ts';
import { SortDownIcon, SortUpIcon } from './icons.tsx';
import { useTexts } from './locale.tsx';

type TableHeadProps<Row> = {
  columns: readonly Column<Row>[];
  sort: Sort | null;
  onSort?: (sort: Sort) => void;
  selected: { some: boolean; all: boolean } | null;
  onSelectAll: () => void;
};

export function TableHead<Row>({ columns, sort, onSort, selected, onSelectAll }: TableHeadProps<Row>) {
  const t = useTexts().common.table;
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" aria-rowindex={1} className={classes.headRow}>
        {selected !== null && (
          <div role="columnheader" aria-label={t.select} className={classes.check}>
            <Checkbox
              size="xs"
              aria-label={t.selectAll}
              checked={selected.all}
              indeterminate={selected.some && !selected.all}
              onChange={onSelectAll}
            />
          </div>
        )}
        {columns.map((column) => {
          const sorted = sort?.key === column.key ? sort.direction : undefined;
          return (
            <div
              key={column.key}
              role="columnheader"
              className={classes.headCell}
              data-align={column.align}
              data-pinned={column.pinned || undefined}
              aria-sort={column.sortable === true ? (sorted ?? 'none') : undefined}
            >
              {column.sortable === true && onSort !== undefined ? (
                <button
                  type="button"
                  className={classes.sort}
                  data-sorted={sorted}
                  title={t.sortBy(column.header)}
                  onClick={() =>
                    onSort({
                      key: column.key,
                      direction: sorted === 'ascending' ? 'descending' : 'ascending',
                    })
                  }
                >
                  {column.header}
                  {sorted === 'descending' ? <SortDownIcon size={14} /> : <SortUpIcon size={14} />}
                </button>
              ) : (
                column.header
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

type CellContentProps<Row> = { column: Column<Row>; row: Row; labelled: boolean };

/** What a cell shows; on a card its name stands before it, unless there is nothing to name. */
export function CellContent<Row>({ column, row, labelled }: CellContentProps<Row>) {
  const content = column.cell(row);
  if (content === null) return null;
  return (
    <>
      {labelled && <span className={classes.cardLabel}>{column.header} </span>}
      {content}
    </>
  );
}

/** The shape of the rows to come, without a spinner. */
export function TableSkeleton({ columns, label }: { columns: number; label: string }) {
  return (
    <div className={classes.skeleton} role="status" aria-label={label}>
      {Array.from({ length: 8 }, (_row, row) => (
        <div key={row} className={classes.skeletonRow}>
          {Array.from({ length: Math.min(columns, 5) }, (_cell, cell) => (
            <Skeleton key={cell} height={12} width={cell === 1 ? '75%' : '55%'} />
          ))}
        </div>
      ))}
    </div>
  );
}

type SelectionBarProps = { count: number; onClear: () => void; children: ReactNode };

export function SelectionBar({ count, onClear, children }: SelectionBarProps) {
  const t = useTexts().common.table;
  return (
    <div className={classes.selectionBar} role="toolbar" aria-label={t.select}>
      <span className={classes.selectionCount} aria-live="polite">
        {t.selected(count)}
      </span>
      {children}
      <CloseButton aria-label={t.clearSelection} onClick={onClear} />
    </div>
  );
}
