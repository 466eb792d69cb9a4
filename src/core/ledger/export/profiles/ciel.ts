import type { ExportProfile } from '../profile.ts';

/**
 * Ciel Compta and Sage 50, « XIMPORT.TXT » of 2003 and later: fixed width, 142 characters. Source: the technical help of
 * Sage 50 (sage50c.online-help.sage.fr) as used by Dolibarr, reviewed there in September 2021. « O2003 » ends a line:
 * euros, and the version of the format. Analytic places stay empty.
 */
export const ciel: ExportProfile = {
  key: 'ciel',
  fileName: 'XIMPORT.TXT',
  encoding: 'ascii',
  newline: '\r\n',
  decimal: ',',
  attachments: 'piece',
  layout: {
    kind: 'fixed',
    fields: [
      { is: 'sequence', width: 5 },
      { is: 'journal', width: 2 },
      { is: 'date', format: 'yyyymmdd', width: 8 },
      { is: 'dueDate', format: 'yyyymmdd', width: 8 },
      { is: 'piece', width: 12, overflow: 'keep-end' },
      { is: 'account', width: 11 },
      { is: 'pieceAndLabel', width: 25, overflow: 'cut' },
      { is: 'amount', width: 13, align: 'end' },
      { is: 'side', width: 1 },
      { is: 'constant', text: '', width: 18 },
      { is: 'label', width: 34, overflow: 'cut' },
      { is: 'constant', text: 'O2003', width: 5 },
    ],
  },
};
