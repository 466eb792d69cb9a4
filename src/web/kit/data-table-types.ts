import type { ReactNode } from 'react';

export type Sort = { key: string; direction: 'ascending' | 'descending' };

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** A CSS grid track: '8rem', 'minmax(10rem, 2fr)'. */
  width?: string;
  align?: 'start' | 'end';
  sortable?: boolean;
  /** Stays in sight at the right edge while the rest scrolls sideways: the figure the list is about. */
  pinned?: boolean;
  /** Where it goes on a narrow screen, where a row is a card; 'line' when absent. */
  card?: 'title' | 'amount' | 'line' | 'hidden';
  /** Said before the value on a card's line (« Échéance 17 nov. »). */
  cardLabel?: boolean;
};

export type DataTableProps<Row> = {
  /** What the rows are, spoken: « Factures ouvertes ». */
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  /** What one row is called when selecting it; its key when absent. */
  rowName?: (row: Row) => string;
  /** Of the whole list on the server; null when not counted. */
  total?: number | null;
  sort?: Sort | null;
  onSort?: (sort: Sort) => void;
  selection?: ReadonlySet<string>;
  onSelection?: (selection: ReadonlySet<string>) => void;
  /** Shown over the bottom while something is selected: the actions on it. */
  selectionBar?: (selection: ReadonlySet<string>) => ReactNode;
  /** Click and Enter open; Shift+Enter asks for the full page. */
  onOpen?: (row: Row, how: { full: boolean }) => void;
  /** Follows the focused row, for a panel beside the list. */
  onActive?: (row: Row) => void;
  /** Letters on the focused row: `{ keys: 'x', label: 'Retirer', run }`. */
  rowKeys?: readonly { keys: string; label: string; run: (row: Row) => void }[];
  /** Greyed: excluded, settled. */
  muted?: (row: Row) => boolean;
  loading?: boolean;
  hasMore?: boolean;
  loadMore?: () => void;
  loadingMore?: boolean;
  empty?: ReactNode;
  /** Instead of rows, when the list could not be read. */
  problem?: ReactNode;
  /** Rows grow with what they say instead of cutting it: for reasons that somebody has to read whole. */
  wrap?: boolean;
  /** Takes the height that is left under the screen's head (default), or grows with the page. */
  height?: 'fill' | 'page';
};
