export { commercialDocument } from './commercial-document.ts';
export type { CommercialDocument, CommercialDocumentInput } from './commercial-document.ts';
export { checkTheme, columnKeys, contrast, houseTheme, readTheme } from './theme.ts';
export type { ColumnKey, DocumentTheme } from './theme.ts';
