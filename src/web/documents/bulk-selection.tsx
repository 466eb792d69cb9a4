import { useState } from 'react';
import type { DataTableProps } from '../kit/data-table-types.ts';
import { BulkBar, type Choosable, type Narrowed } from './bulk-bar.tsx';

type Selecting = Required<Pick<DataTableProps<Choosable>, 'selection' | 'onSelection' | 'selectionBar'>>;

/**
 * Choosing documents in the list: `<DataTable {...useBulkSelection(rows, { hasMore, narrowed })} … />`. A row that has
 * left the list (filtered away, issued by somebody) is not acted upon.
 */
export function useBulkSelection(
  rows: readonly Choosable[],
  { hasMore, narrowed }: { hasMore: boolean; narrowed: Narrowed },
): Selecting {
  const [selection, onSelection] = useState<ReadonlySet<string>>(new Set());
  return {
    selection,
    onSelection,
    selectionBar: (ids) => {
      const chosen = rows.filter((row) => ids.has(row.id));
      return (
        <BulkBar
          chosen={chosen}
          mayTakeWhole={hasMore && chosen.length === rows.length}
          narrowed={narrowed}
        />
      );
    },
  };
}
