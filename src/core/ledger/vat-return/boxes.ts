import type { VatTerritory } from '../../invoicing/index.ts';
import type { Decimal } from '../../money/index.ts';

/**
 * Lines of the return n° 3310-CA3 that sales fill, in its own order; their names are in i18n/vat. As the form has been
 * since January 2022: what was 01, 04, 05 and 06 is A1, E1, E2 and F2, and the rates once on annex 3310-A are T1 to T6.
 */
export const TAXED_BOXES = [
  '08',
  '09',
  '9B',
  '10',
  '11',
  'T1',
  'T2',
  'T3',
  'T4',
  'T5',
  'T6',
  '13',
  'P2',
] as const;
export const UNTAXED_BOXES = ['E1', 'E2', 'F2'] as const;

export type TaxedBox = (typeof TAXED_BOXES)[number];
export type UntaxedBox = (typeof UNTAXED_BOXES)[number];
export type VatBox = TaxedBox | UntaxedBox;
export const VAT_BOXES: readonly VatBox[] = [...UNTAXED_BOXES, ...TAXED_BOXES];

const FRANCE = ['metropole', 'corse'] as const;

/** Which line a rate stands on, by where it is charged; a rate that is on none of them stands on 13, old rates. */
export const RATE_BOXES: readonly {
  readonly box: TaxedBox;
  readonly rate: Decimal;
  readonly territories: readonly VatTerritory[];
}[] = [
  { box: '08', rate: '20', territories: FRANCE },
  { box: '09', rate: '5.5', territories: FRANCE },
  { box: '9B', rate: '10', territories: ['metropole'] },
  { box: '10', rate: '8.5', territories: ['dom'] },
  { box: '11', rate: '2.1', territories: ['dom'] },
  { box: 'T1', rate: '1.75', territories: ['dom'] },
  { box: 'T2', rate: '1.05', territories: ['dom'] },
  { box: 'T3', rate: '10', territories: ['corse'] },
  { box: 'T4', rate: '2.1', territories: ['corse'] },
  { box: 'T5', rate: '0.9', territories: ['corse'] },
  { box: 'T6', rate: '2.1', territories: ['metropole'] },
  // General knowledge: in Corsica 13 % is the rate of petroleum products (CGI art. 297, I-1-5°).
  { box: 'P2', rate: '13', territories: ['corse'] },
];
