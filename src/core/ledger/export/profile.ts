/** What a column may hold. Dates carry a format, a constant its text. */
export type FieldValue =
  | 'journal'
  | 'journalName'
  /** « 2026-12 », unique within its journal. */
  | 'number'
  /** Rank of the entry in the batch. */
  | 'sequence'
  /** What the entry is booked on: for a party its own account, made as the options say. */
  | 'account'
  | 'accountName'
  /** The collective account, 411, and beside it the party. */
  | 'general'
  | 'auxiliary'
  | 'auxiliaryName'
  /** X where there is an auxiliary account. */
  | 'auxiliaryMark'
  /** Name of the party, else of the account. */
  | 'ownName'
  | 'piece'
  | 'label'
  | 'pieceAndLabel'
  | 'side'
  | 'amount'
  | 'cents'
  | 'debit'
  | 'credit'
  | 'currency'
  | 'lettrage'
  | 'attachment'
  | 'date'
  | 'pieceDate'
  | 'dueDate'
  | 'letteredDate'
  | 'validatedDate'
  | 'constant';

export type DateFormat =
  | 'ddmmyy'
  | 'ddmmyyyy'
  | 'dd/mm/yyyy'
  | 'yyyymmdd'
  | 'yyyy-mm-dd'
  | 'yyyy'
  | 'mm'
  | 'dd';

export type Field = {
  readonly is: FieldValue;
  /** The longest text that fits; in a fixed layout the width of the column. */
  readonly width?: number;
  /** What becomes of a longer one: refused (accounts, amounts, journals), cut, or only its end kept (numbers of pieces). */
  readonly overflow?: 'refuse' | 'cut' | 'keep-end';
  readonly align?: 'start' | 'end';
  readonly fill?: string;
  readonly format?: DateFormat;
  /** Of a date that is not known. */
  readonly empty?: string;
  readonly text?: string;
  /** Always within quotes. */
  readonly quoted?: boolean;
  readonly header?: string;
};

export type Encoding = 'utf-8' | 'windows-1252' | 'ascii';

export type Layout =
  | {
      readonly kind: 'fixed';
      readonly fields: readonly Field[];
      /** A record that names a party, before its first posting. */
      readonly party?: readonly Field[];
    }
  | {
      readonly kind: 'delimited';
      readonly separator: string;
      readonly header: boolean;
      readonly fields: readonly Field[];
    }
  | { readonly kind: 'fec' };

/** A format that some software reads, as data. Where it is described stands in the docstring of its file. */
export type ExportProfile = {
  readonly key: ProfileKey;
  readonly fileName: string;
  readonly encoding: Encoding;
  readonly newline: '\r\n' | '\n';
  readonly decimal: ',' | '.';
  /** The first line is the name of the company. */
  readonly opensWithCompany?: boolean;
  /** How attachments are named: by the number of the piece, or by eight figures (the 12 characters of Quadra). */
  readonly attachments: 'piece' | 'eight';
  readonly layout: Layout;
};

export const PROFILE_KEYS = ['fec', 'sage-pnm', 'quadra', 'ciel', 'ebp', 'isuite', 'cegid', 'own'] as const;
export type ProfileKey = (typeof PROFILE_KEYS)[number];

/** What a company may say about a format. */
export type ExportOptions = {
  /** General accounts are filled up with zeros to this many figures; 0: as they are. */
  readonly accountLength: number;
  /** What stands before the code of a party in its own account; '' = the collective account (411). */
  readonly partyPrefix: string;
  readonly own: OwnCsv;
};

export type OwnCsv = {
  readonly separator: ';' | ',' | '\t' | '|';
  readonly encoding: 'utf-8' | 'windows-1252';
  readonly decimal: ',' | '.';
  readonly dates: DateFormat;
  readonly header: boolean;
  readonly columns: readonly OwnColumn[];
};
export type OwnColumn = { readonly is: FieldValue; readonly header: string };

/** What a column of one's own may hold, in the order it is offered. */
export const OWN_VALUES = [
  'journal',
  'journalName',
  'date',
  'number',
  'sequence',
  'piece',
  'pieceDate',
  'general',
  'accountName',
  'auxiliary',
  'auxiliaryName',
  'account',
  'ownName',
  'label',
  'debit',
  'credit',
  'amount',
  'side',
  'dueDate',
  'lettrage',
  'letteredDate',
  'validatedDate',
  'currency',
  'attachment',
] as const satisfies readonly FieldValue[];

export const DATE_FORMATS = ['dd/mm/yyyy', 'yyyy-mm-dd', 'yyyymmdd', 'ddmmyyyy', 'ddmmyy'] as const;

export const DEFAULT_OPTIONS: ExportOptions = {
  accountLength: 0,
  partyPrefix: '',
  own: {
    separator: ';',
    encoding: 'windows-1252',
    decimal: ',',
    dates: 'dd/mm/yyyy',
    header: true,
    columns: [
      { is: 'journal', header: 'Journal' },
      { is: 'date', header: 'Date' },
      { is: 'account', header: 'Compte' },
      { is: 'piece', header: 'Pièce' },
      { is: 'label', header: 'Libellé' },
      { is: 'debit', header: 'Débit' },
      { is: 'credit', header: 'Crédit' },
    ],
  },
};
