import type { ExportProfile } from '../profile.ts';

/**
 * Sage 100 (30, 100, Maestria), « format PNM »: fixed width, the company on the first line. Source: the template
 * « Sage » of OpenFlyers (openflyers.com/en/doc/Accounting-export-template-Sage), whose places these are; X with the
 * auxiliary account in the next thirteen is how Sage writes an account of a third party.
 */
export const sagePnm: ExportProfile = {
  key: 'sage-pnm',
  fileName: 'ecritures.pnm',
  encoding: 'windows-1252',
  newline: '\r\n',
  decimal: '.',
  opensWithCompany: true,
  attachments: 'piece',
  layout: {
    kind: 'fixed',
    fields: [
      { is: 'journal', width: 3 },
      { is: 'date', format: 'ddmmyy', width: 6 },
      { is: 'constant', text: '', width: 2 },
      { is: 'general', width: 13 },
      { is: 'auxiliaryMark', width: 1 },
      { is: 'auxiliary', width: 13 },
      { is: 'piece', width: 13, overflow: 'keep-end' },
      { is: 'label', width: 25, overflow: 'cut' },
      { is: 'constant', text: '', width: 1 },
      { is: 'dueDate', format: 'ddmmyy', width: 6 },
      { is: 'side', width: 1 },
      { is: 'amount', width: 20, align: 'end' },
      { is: 'constant', text: 'N', width: 1 },
      { is: 'sequence', width: 7, align: 'end', fill: '0' },
      { is: 'constant', text: '', width: 26 },
    ],
  },
};
