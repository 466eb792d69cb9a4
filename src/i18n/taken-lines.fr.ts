import { counted } from './plural.ts';

/** The lines of an invoice that another program issued, in its drawer. */
export const takenLines = {
  title: 'Lignes de la facture',
  note: 'Telles que l’ancien logiciel les a facturées.',
  net: 'Total HT',
  tax: 'TVA',
  total: 'Total TTC',
  vat: (rate: string) => `TVA ${rate}\u00a0%`,
  noVat: 'Sans TVA',
  discount: (text: string) => `remise ${text}`,
  more: (count: number) => `Afficher ${counted('fr', count, { one: 'autre ligne', other: 'autres lignes' })}`,
  credit: 'Faire un avoir',
};
