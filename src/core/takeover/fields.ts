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

export const fields = [...customerFields, ...documentFields] as const;
export type CustomerField = (typeof customerFields)[number];
export type DocumentField = (typeof documentFields)[number];
export type Field = (typeof fields)[number];

export const isField = (text: string): text is Field => (fields as readonly string[]).includes(text);

/** What a file is, as a whole. The FEC has its columns by law and needs no mapping. */
export const importKinds = ['customers', 'open_items', 'paid_history', 'fec'] as const;
export type ImportKind = (typeof importKinds)[number];

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
];

export type Shape = 'date' | 'amount' | 'text';
export const shapeOf = (field: Field): Shape =>
  dates.includes(field) ? 'date' : amounts.includes(field) ? 'amount' : 'text';

/** Fields that a file of this kind may carry. */
export const fieldsOf = (kind: ImportKind): readonly Field[] => {
  if (kind === 'customers') return customerFields;
  if (kind === 'open_items') return fields;
  if (kind === 'paid_history') return fields.filter((field) => !reminding.includes(field));
  return [];
};

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
