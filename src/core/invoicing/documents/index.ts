export { commercialDocument } from './commercial-document.ts';
export type { CommercialDocument, CommercialDocumentInput } from './commercial-document.ts';
export { columnKeys, houseTheme } from './theme.ts';
export type { ColumnKey, DocumentTheme } from './theme.ts';
