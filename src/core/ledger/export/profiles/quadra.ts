import type { ExportProfile } from '../profile.ts';

/**
 * Cegid Quadra (Quadratus, QuadraCompta), « import ASCII »: records C (an account) and M (a posting), 231 characters.
 * Source: « Fichier d’entrée ASCII dans QuadraCOMPTA » (docplayer.fr/20769649) as used by Dolibarr since 2015, reviewed
 * there in October 2023 (accountancyexport.class.php). Amounts in hundredths; an attachment is named by eight figures.
 */
export const quadra: ExportProfile = {
  key: 'quadra',
  fileName: 'ecritures-quadra.txt',
  encoding: 'ascii',
  newline: '\r\n',
  decimal: '.',
  attachments: 'eight',
  layout: {
    kind: 'fixed',
    party: [
      { is: 'constant', text: 'C', width: 1 },
      { is: 'account', width: 8 },
      { is: 'auxiliaryName', width: 30, overflow: 'cut' },
      { is: 'constant', text: '', width: 59 },
      { is: 'general', width: 8 },
      { is: 'constant', text: '', width: 110 },
      // Brings up to date what is given here, leaves the rest.
      { is: 'constant', text: '2', width: 1 },
      { is: 'constant', text: 'C', width: 1 },
      { is: 'constant', text: '', width: 235 },
    ],
    fields: [
      { is: 'constant', text: 'M', width: 1 },
      { is: 'account', width: 8 },
      { is: 'journal', width: 2 },
      { is: 'constant', text: '000', width: 3 },
      { is: 'date', format: 'ddmmyy', width: 6 },
      { is: 'constant', text: '', width: 1 },
      { is: 'pieceAndLabel', width: 20, overflow: 'cut' },
      { is: 'side', width: 1 },
      { is: 'constant', text: '+', width: 1 },
      { is: 'cents', width: 12, align: 'end', fill: '0' },
      { is: 'constant', text: '', width: 8 },
      { is: 'dueDate', format: 'ddmmyy', width: 6, empty: '000000' },
      // Two of lettrage (theirs to give), three of statistics.
      { is: 'constant', text: '', width: 5 },
      { is: 'sequence', width: 5, overflow: 'keep-end' },
      { is: 'constant', text: '', width: 20 },
      { is: 'sequence', width: 8, overflow: 'keep-end' },
      { is: 'constant', text: 'EUR', width: 3 },
      { is: 'journal', width: 3 },
      { is: 'constant', text: '', width: 3 },
      { is: 'label', width: 30, overflow: 'cut' },
      { is: 'constant', text: '', width: 2 },
      { is: 'piece', width: 10, overflow: 'keep-end' },
      { is: 'constant', text: '', width: 23 },
      { is: 'attachment', width: 12 },
      { is: 'constant', text: '', width: 38 },
    ],
  },
};
