import { useState } from 'react';
import { documentKinds } from '../../core/invoicing/index.ts';
import type { DataTableProps } from '../kit/data-table-types.ts';
import type { SalesRow } from './api.ts';
import { BulkBar, type Choosable } from './bulk-bar.tsx';
import { wholeOf, type SalesFilter } from './sales-filter.ts';

type Selecting = Required<Pick<DataTableProps<SalesRow>, 'selection' | 'onSelection' | 'selectionBar'>>;

/** The documents of rows, each once: an invoice has a row for each date it is due on; an imported one has no document. */
export function documentsOf(rows: readonly SalesRow[]): Choosable[] {
  const found = new Map<string, Choosable>();
  for (const { documentId, documentState, kind } of rows) {
    const known = documentKinds.find((one) => one === kind);
    if (documentId === null || documentState === null || known === undefined) continue;
    found.set(documentId, { id: documentId, kind: known, state: documentState });
  }
  return [...found.values()];
}

/**
 * Choosing documents in the list: `<DataTable {...useBulkSelection(rows, { hasMore, filter })} … />`. A row that has
 * left the list (filtered away, issued by somebody) is not acted upon.
 */
export function useBulkSelection(
  rows: readonly SalesRow[],
  { hasMore, filter }: { hasMore: boolean; filter: SalesFilter },
): Selecting {
  const [selection, onSelection] = useState<ReadonlySet<string>>(new Set());
  return {
    selection,
    onSelection,
    selectionBar: (ids) => {
      const chosen = rows.filter((row) => ids.has(row.id));
      const isAll = hasMore && chosen.length === rows.length;
      return (
        <BulkBar
          chosen={documentsOf(chosen)}
          lateItemIds={chosen.flatMap((row) =>
            row.itemId !== null && row.daysLate > 0 && Number(row.openMinor) > 0 ? [row.itemId] : [],
          )}
          whole={isAll ? wholeOf(filter) : null}
          filter={filter}
        />
      );
    },
  };
}
