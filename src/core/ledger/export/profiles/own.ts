import type { ExportProfile, Field, OwnCsv } from '../profile.ts';

const DATES = new Set(['date', 'pieceDate', 'dueDate', 'letteredDate', 'validatedDate']);

/** The columns that the company chose itself, for software that we know nothing of. */
export const ownProfile = (own: OwnCsv): ExportProfile => ({
  key: 'own',
  fileName: 'ecritures.csv',
  encoding: own.encoding,
  newline: '\r\n',
  decimal: own.decimal,
  attachments: 'piece',
  layout: {
    kind: 'delimited',
    separator: own.separator,
    header: own.header,
    fields: own.columns.map(({ is, header }): Field => ({
      is,
      header,
      ...(DATES.has(is) && { format: own.dates }),
    })),
  },
});
