import { describe, expect, it } from 'vitest';
import { decimalMarkOf, readDecimalCell } from './decimal-cell.ts';
import { missingDeliveryColumns, readDeliveries } from './read-deliveries.ts';

const HEADERS = [
  'Client',
  'N° BL',
  'Date de livraison',
  'Désignation',
  'Qté',
  'PU HT',
  'TVA',
  'Commande',
  'Unité',
];
const table = (...rows: string[]) =>
  readDeliveries(
    HEADERS,
    rows.map((row, index) => ({ line: index + 2, cells: row.split(';') })),
  );

describe('a table of deliveries', () => {
  it('joins the lines of a delivery note', () => {
    const { deliveries, bad } = table(
      'Le Goff;BL-1;03/11/2026;Plateau chêne;2;1 250,50;20;C-7;',
      'Le Goff;BL-1;03/11/2026;Pose;3,5;48,00;10 %;C-7;heures',
      'Rhône Habitat;BL-2;2026-11-04;Étagère;1;89;;;',
    );
    expect(bad).toEqual([]);
    expect(deliveries).toMatchObject([
      {
        line: 2,
        customer: { name: 'Le Goff', code: '' },
        reference: 'BL-1',
        deliveredOn: '2026-11-03',
        order: 'C-7',
        lines: [
          { label: 'Plateau chêne', quantity: '2', price: '1250.50', rate: '20', unit: 'C62' },
          { label: 'Pose', quantity: '3.5', price: '48.00', rate: '10', unit: 'HUR' },
        ],
      },
      { reference: 'BL-2', deliveredOn: '2026-11-04', lines: [{ rate: null, quantity: '1' }] },
    ]);
  });

  it('names each bad line, and leaves its delivery out whole', () => {
    const { deliveries, bad } = table(
      'Le Goff;BL-1;03/11/2026;Plateau;1;100,00;20;;',
      'Le Goff;BL-1;03/11/2026;Pose;deux;48,00;20;;',
      'Le Goff;;03/11/2026;Pose;2;48,00;20;;',
      'Le Goff;BL-3;31/02/2026;;1;;20;;brouettes',
      'Le Goff;BL-4;03/11/2026;Vis;1;2,00;20;;',
      'Mairie;BL-4;03/11/2026;Vis;1;2,00;20;;',
      ';;;;;;;;',
    );
    expect(deliveries).toEqual([]);
    expect(bad.map((one) => `${one.line} ${one.finding.code}`)).toEqual([
      '3 billing.number-unreadable',
      '4 billing.reference-missing',
      '5 billing.date-unreadable',
      '5 billing.label-missing',
      '5 billing.unit-unknown',
      '5 billing.price-missing',
      '7 billing.reference-twice',
    ]);
  });

  it('says which columns are missing', () => {
    expect(missingDeliveryColumns(HEADERS)).toEqual([]);
    expect(missingDeliveryColumns(['Truc']).map((one) => one.code)).toEqual([
      'billing.column-customer',
      'billing.column-reference',
      'billing.column-date',
      'billing.column-label',
      'billing.column-price',
    ]);
  });
});

describe('a decimal in a cell', () => {
  it.each([
    ['1 234,5', 'auto', '1234.5'],
    ['1,234.56', 'auto', '1234.56'],
    ['1.234.567', 'auto', '1234567'],
    ['0,125', 'auto', '0.125'],
    ['1,250', ',', '1.250'],
    ['-12,5 €', 'auto', '-12.5'],
    ['20', 'auto', '20'],
  ] as const)('%s (%s) is %s', (text, mark, value) => {
    expect(readDecimalCell(text, mark)).toEqual({ ok: true, value });
  });

  it('is refused rather than guessed when it could be a thousand times as much', () => {
    expect(readDecimalCell('1,250', 'auto')).toEqual({ ok: false, code: 'money.ambiguous' });
    expect(decimalMarkOf(['1,250', '2,5'])).toBe(',');
    expect(decimalMarkOf(['1,5', '2.5'])).toBe('auto');
    expect(readDecimalCell('douze', ',')).toEqual({ ok: false, code: 'money.not-a-number' });
  });
});
