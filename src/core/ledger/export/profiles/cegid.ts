import type { ExportProfile } from '../profile.ts';

/**
 * Cegid Expert: eight fields with semicolons, the auxiliary account beside the collective one. Source: the export
 * « CEGID Expert Comptabilité » of Dolibarr (accountancyexport.class.php, exportCegid).
 */
export const cegid: ExportProfile = {
  key: 'cegid',
  fileName: 'ecritures-cegid.csv',
  encoding: 'windows-1252',
  newline: '\r\n',
  decimal: ',',
  attachments: 'piece',
  layout: {
    kind: 'delimited',
    separator: ';',
    header: false,
    fields: [
      { is: 'date', format: 'ddmmyyyy' },
      { is: 'journal' },
      { is: 'general' },
      { is: 'auxiliary' },
      { is: 'side' },
      { is: 'amount' },
      { is: 'label' },
      { is: 'piece' },
    ],
  },
};
