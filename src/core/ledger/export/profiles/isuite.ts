import type { ExportProfile } from '../profile.ts';

/**
 * ACD, i-Suite Expert: thirteen fields with semicolons, decimal commas. Source: the export « iSuite Expert » that
 * OpenSolus wrote for Dolibarr (accountancyexport.class.php, exportiSuiteExpert): number, date, its year, month and day,
 * piece, label, account, name, debit, credit, amount, journal.
 */
export const isuite: ExportProfile = {
  key: 'isuite',
  fileName: 'ecritures-isuite.csv',
  encoding: 'windows-1252',
  newline: '\r\n',
  decimal: ',',
  attachments: 'piece',
  layout: {
    kind: 'delimited',
    separator: ';',
    header: false,
    fields: [
      { is: 'sequence' },
      { is: 'date', format: 'dd/mm/yyyy' },
      { is: 'date', format: 'yyyy' },
      { is: 'date', format: 'mm' },
      { is: 'date', format: 'dd' },
      { is: 'piece' },
      { is: 'label' },
      { is: 'account' },
      { is: 'ownName' },
      { is: 'debit' },
      { is: 'credit' },
      { is: 'amount' },
      { is: 'journal' },
    ],
  },
};
