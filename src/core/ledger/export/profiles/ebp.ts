import type { ExportProfile } from '../profile.ts';

/**
 * EBP Compta, « import d’écritures » by lines of text: eleven fields with commas, a point in amounts. Source: the template
 * « EBP 2012 » of OpenFlyers (openflyers.com/en/doc/Accounting-export-template-Ebp2012): journal 4, account 15, label 40
 * and piece 15 characters at most; the automatic label stays empty.
 */
export const ebp: ExportProfile = {
  key: 'ebp',
  fileName: 'ECRITURES.TXT',
  encoding: 'windows-1252',
  newline: '\r\n',
  decimal: '.',
  attachments: 'piece',
  layout: {
    kind: 'delimited',
    separator: ',',
    header: false,
    fields: [
      { is: 'sequence' },
      { is: 'date', format: 'ddmmyyyy' },
      { is: 'journal', width: 4 },
      { is: 'account', width: 15 },
      { is: 'constant', text: '' },
      { is: 'label', width: 40, overflow: 'cut', quoted: true },
      { is: 'piece', width: 15, overflow: 'keep-end', quoted: true },
      { is: 'amount' },
      { is: 'side' },
      { is: 'dueDate', format: 'ddmmyyyy' },
      { is: 'constant', text: 'EUR' },
    ],
  },
};
