/** What a column of a file may hold. The screen words are in i18n, the header words in header-words.ts. */
export const customerFields = [
  'code',
  'name',
  'siren',
  'siret',
  'vatNumber',
  'street',
  'addressMore',
  'postalCode',
  'city',
  'country',
  'email',
  'phone',
  'contact',
  'language',
  'terms',
  'iban',
] as const;

export const documentFields = [
  'number',
  'documentKind',
  'issuedOn',
  'dueOn',
  'total',
  'open',
  'debit',
  'credit',
  'baseAmount',
  'currency',
  'reference',
  'paidOn',
  'lastStep',
  'lastRemindedOn',
  'disputeReason',
  'disputeAmount',
  'promisedOn',
  'promisedAmount',
  'holdReason',
  'holdUntil',
] as const;

/** Of a book of invoices: what one line of an invoice says, and the totals its document is checked against. */
export const lineFields = [
  'lineOf',
  'lineName',
  'lineDescription',
  'lineReference',
  'quantity',
  'unit',
  'unitPrice',
  'discountPercent',
  'discountAmount',
  'lineNet',
  'vatRate',
  'vatCategory',
  'lineNature',
  'lineAccount',
  'netTotal',
  'taxTotal',
] as const;

export const fields = [...customerFields, ...documentFields, ...lineFields] as const;
export type CustomerField = (typeof customerFields)[number];
export type DocumentField = (typeof documentFields)[number];
export type LineField = (typeof lineFields)[number];
export type Field = (typeof fields)[number];

export const isField = (text: string): text is Field => (fields as readonly string[]).includes(text);

/**
 * What a file is, as a whole. The FEC has its columns by law and needs no mapping. 'invoices' were issued elsewhere and
 * come with their lines; 'drafts' are the same table, to be issued here.
 */
export const importKinds = ['customers', 'open_items', 'invoices', 'drafts', 'paid_history', 'fec'] as const;
export type ImportKind = (typeof importKinds)[number];

/** Whose rows are lines of invoices, several to a document. */
export const hasLines = (kind: ImportKind): kind is 'invoices' | 'drafts' =>
  kind === 'invoices' || kind === 'drafts';

/** Field by column, in the order of the columns; null = the column is not taken. */
export type Mapping = readonly (Field | null)[];

const dates: readonly Field[] = ['issuedOn', 'dueOn', 'paidOn', 'lastRemindedOn', 'promisedOn', 'holdUntil'];
const amounts: readonly Field[] = [
  'total',
  'open',
  'debit',
  'credit',
  'baseAmount',
  'disputeAmount',
  'promisedAmount',
  'discountAmount',
  'lineNet',
  'netTotal',
  'taxTotal',
];
/** More decimals than a currency has: quantities, unit prices, rates. */
const decimals: readonly Field[] = ['quantity', 'unitPrice', 'discountPercent'];

export type Shape = 'date' | 'amount' | 'decimal' | 'text';
export const shapeOf = (field: Field): Shape =>
  dates.includes(field)
    ? 'date'
    : amounts.includes(field)
      ? 'amount'
      : decimals.includes(field)
        ? 'decimal'
        : 'text';

/** Fields that a file of this kind may carry. */
export const fieldsOf = (kind: ImportKind): readonly Field[] => {
  if (kind === 'customers') return customerFields;
  if (kind === 'open_items') return plain;
  if (kind === 'paid_history') return plain.filter((field) => !reminding.includes(field));
  if (kind === 'invoices') return fields.filter((field) => field !== 'debit' && field !== 'credit');
  if (kind === 'drafts')
    return fields.filter((field) => !reminding.includes(field) && !settled.includes(field));
  return [];
};

const plain: readonly Field[] = [...customerFields, ...documentFields];
/** What is not issued yet was neither paid nor booked. */
const settled: readonly Field[] = ['open', 'debit', 'credit', 'baseAmount', 'paidOn'];

const reminding: readonly Field[] = [
  'lastStep',
  'lastRemindedOn',
  'disputeReason',
  'disputeAmount',
  'promisedOn',
  'promisedAmount',
  'holdReason',
  'holdUntil',
];
