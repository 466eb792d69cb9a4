import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import { EUR } from '../money/index.ts';
import {
  columnsOf,
  createIntake,
  createInvoiceReader,
  createRegistry,
  fieldsOf,
  guessWriting,
  looksLikeLines,
  recogniseColumns,
  type ImportKind,
  type Reading,
  type ReadOptions,
} from './index.ts';
import { readCategory, readRate } from './read-vat.ts';

const options: ReadOptions = {
  kind: 'invoices',
  baseCurrency: EUR,
  currency: EUR,
  dateOrder: 'dmy',
  decimal: 'auto',
  serialDays: false,
  today: plainDate('2026-11-22'),
  cutoverOn: plainDate('2026-10-31'),
};

const HEAD =
  'N° facture;Date facture;Client;Échéance;Désignation;Quantité;Prix unitaire HT;Taux TVA;Montant HT;Total TTC';

const cellsOf = (text: string): string[][] => text.split('\n').map((line) => line.split(';'));

const read = (text: string, more: Partial<ReadOptions> = {}): Reading[] => {
  const [headers = [], ...rows] = cellsOf(text);
  const kind: ImportKind = more.kind ?? 'invoices';
  const { mapping } = recogniseColumns(headers, [], fieldsOf(kind));
  const reader = createInvoiceReader(columnsOf(mapping), {
    ...options,
    ...guessWriting(mapping, rows),
    ...more,
  });
  rows.forEach((cells, index) => reader.add({ line: index + 2 }, cells));
  return reader.end();
};

const said = (readings: readonly Reading[]): string[] =>
  readings.flatMap((one) => one.findings.map(({ line, code, severity }) => `${line} ${severity} ${code}`));

const fieldsIn = (headers: string) => recogniseColumns(headers.split(';'), [], fieldsOf('invoices')).mapping;

describe('the columns other programs export', () => {
  it.each([
    [
      'Sage',
      'N° pièce;Date pièce;Code tiers;Intitulé;Réf. article;Désignation;Qté;P.U. HT;Remise;Taux TVA;Montant HT',
      'number issuedOn code name lineReference lineName quantity unitPrice discountPercent vatRate lineNet',
    ],
    [
      'EBP',
      'Numéro du document;Date du document;Code client;Nom du client;Ligne - Code article;Ligne - Désignation;Ligne - Quantité;Ligne - PV HT;Ligne - Taux de TVA;Ligne - Montant Net HT',
      'number issuedOn code name lineReference lineName quantity unitPrice vatRate lineNet',
    ],
    [
      'Odoo',
      'Number;Customer;Invoice Date;Due Date;Invoice lines/Label;Invoice lines/Quantity;Invoice lines/Unit Price;Invoice lines/Taxes;Invoice lines/Subtotal',
      'number name issuedOn dueOn lineName quantity unitPrice vatRate lineNet',
    ],
    [
      'Pennylane',
      'Numéro de facture;Client;Date d’émission;Échéance;Libellé de la ligne;Quantité;Prix unitaire HT;Taux de TVA;Montant HT',
      'number name issuedOn dueOn lineName quantity unitPrice vatRate lineNet',
    ],
    [
      'Dolibarr',
      'Réf. facture;Société;Date facture;Libellé ligne;fd.qty;fd.subprice;fd.tva_tx;fd.total_ht',
      'number name issuedOn lineName quantity unitPrice vatRate lineNet',
    ],
    [
      'Invoice Ninja',
      'Invoice Number;Client Name;Invoice Date;Due Date;Item Product;Item Notes;Item Cost;Item Quantity;Item Discount;Item Tax Rate;Item Line Total',
      'number name issuedOn dueOn lineName lineDescription unitPrice quantity discountPercent vatRate lineNet',
    ],
  ])('%s', (_program, headers, fields) => {
    expect(fieldsIn(headers).join(' ')).toBe(fields);
    expect(looksLikeLines(headers.split(';'), [])).toBe(true);
  });

  it('a list of open invoices is no book of lines', () => {
    expect(looksLikeLines('Client;N° facture;Date;Échéance;Montant TTC;Reste dû;TVA'.split(';'), [])).toBe(
      false,
    );
  });
});

describe('rates and treatments', () => {
  it.each([
    ['20', '20'],
    ['20,00 %', '20'],
    ['5.50', '5.5'],
    ['0.2', '20'],
    ['0,055', '5.5'],
    ['0.9', '0.9'],
    ['TVA 20% (ventes)', '20'],
    ['Exonéré', '0'],
    ['0', '0'],
    ['cent', null],
    ['120', null],
  ])('%s is %s', (text, rate) => expect(readRate(text)).toBe(rate));
  it.each([
    ['S', 'S'],
    ['Autoliquidation', 'AE'],
    ['Intracommunautaire', 'K'],
    ['Export hors UE', 'G'],
    ['Taux normal', 'S'],
    ['???', null],
  ])('%s is %s', (text, category) => expect(readCategory(text)).toBe(category));
});

describe('one invoice of several rows', () => {
  it('repeats its facts on each row: one document with its lines, and the total it prints', () => {
    const [invoice, ...others] = read(`${HEAD}
F-1;05/10/2026;Alpha;04/11/2026;Chaise;2;100,00;20;200,00;252,20
F-1;05/10/2026;Alpha;04/11/2026;Livre;2;5,782;5,5;11,56;252,20`);
    expect(others).toEqual([]);
    expect(said([invoice!])).toEqual([]);
    expect(invoice!.rows).toEqual([{ line: 2 }, { line: 3 }]);
    expect(invoice!.document).toMatchObject({ kind: 'invoice', totalMinor: 25_220n, openMinor: 25_220n });
    expect(invoice!.document?.lines).toMatchObject([
      { name: 'Chaise', quantity: '2', unitPrice: '100.00', vat: { category: 'S', rate: '20' } },
      { name: 'Livre', unitPrice: '5.782', vat: { rate: '5.5' } },
    ]);
  });

  it('says its facts on the first row only, as Odoo does', () => {
    const readings = read(`${HEAD}
F-1;05/10/2026;Alpha;04/11/2026;Chaise;2;100;20;200;
;;;;Table;1;50;20;50;
F-2;06/10/2026;Beta;05/11/2026;Lampe;1;10;20;10;`);
    expect(readings.map((one) => one.document?.totalMinor)).toEqual([30_000n, 1200n]);
  });

  it('may have its rows anywhere in the file', () => {
    const readings = read(`${HEAD}
F-1;05/10/2026;Alpha;;Chaise;2;100;20;;
F-2;06/10/2026;Beta;;Lampe;1;10;20;;
f-1;05/10/2026;Alpha;;Table;1;50;20;;`);
    expect(readings.map((one) => one.document?.lines?.length)).toEqual([2, 1]);
  });

  it('is refused whole when its rows disagree, each at its line', () => {
    const readings = read(`${HEAD}
F-1;05/10/2026;Alpha;;Chaise;2;100;20;;
F-1;06/10/2026;Beta;;Table;1;50;20;;`);
    expect(said(readings)).toEqual(['3 error takeover.rows-disagree', '3 error takeover.rows-disagree']);
    expect(createIntake(createRegistry([])).take(readings[0]!).outcome).toBe('refuse');
  });

  it('in two currencies is two invoices under one number: refused', () => {
    const readings =
      read(`N° facture;Date facture;Client;Devise;Désignation;Quantité;Prix unitaire HT;Taux TVA
F-1;05/10/2026;Alpha;EUR;Chaise;2;100;20
F-1;05/10/2026;Alpha;USD;Table;1;50;20`);
    expect(said(readings)).toContain('3 error takeover.rows-disagree');
  });

  it('keeps a rate that changed within the year on the lines that bear it (CGI art. 269: the day of supply)', () => {
    const [invoice] = read(`${HEAD}
F-1;05/01/2014;Alpha;;Livraison de décembre;1;100;19,6;100;239,60
F-1;05/01/2014;Alpha;;Livraison de janvier;1;100;20;100;239,60`);
    expect(said([invoice!])).toEqual([]);
    expect(invoice!.document?.lines).toMatchObject([{ vat: { rate: '19.6' } }, { vat: { rate: '20' } }]);
  });

  it('written negative is a credit note of positive lines', () => {
    const [note] = read(`${HEAD}
A-1;05/10/2026;Alpha;;Retour chaise;-2;100;20;-200;-240
A-1;05/10/2026;Alpha;;Remarque : carton abîmé;;;;;-240`);
    expect(note!.document).toMatchObject({ kind: 'credit_note', totalMinor: 24_000n, openMinor: -24_000n });
    expect(note!.document?.lines).toMatchObject([{ quantity: '2' }, { type: 'comment' }]);
  });

  it('is known as a credit note by its kind, whatever its signs', () => {
    const [note] = read(`Type;${HEAD}
Avoir;A-1;05/10/2026;Alpha;;Retour chaise;2;100;20;200;240`);
    expect(note!.document).toMatchObject({ kind: 'credit_note', openMinor: -24_000n });
  });
});

describe('totals against the lines', () => {
  it.each([
    ['2;100;20;210;', '2 error takeover.line-differs'],
    ['2;100;20;200;250', '2 error takeover.total-differs'],
    ['2;100;20;200;240,01', '2 warning takeover.total-rounded'],
    ['3;3,33;20;10,00;12', '2 warning takeover.line-rounded'],
    ['1;;20;;12', '2 error takeover.price-missing'],
    ['1;10;;10;12', '2 error takeover.rate-missing'],
    ['1;10;vingt;10;12', '2 error takeover.rate-unreadable'],
    ['0;;20;10;12', '2 error takeover.quantity-zero'],
    ['un;10;20;10;12', '2 error money.not-a-number'],
  ])('%s: %s', (cells, finding) => {
    expect(said(read(`${HEAD}\nF-1;05/10/2026;Alpha;04/11/2026;Chaise;${cells}`))).toContain(finding);
  });

  it('a price printed with too few decimals gives way to the amount: 3 × 3.333333 is 10.00', () => {
    const [invoice] = read(`${HEAD}\nF-1;05/10/2026;Alpha;04/11/2026;Chaise;3;3,33;20;10,00;12,00`);
    expect(invoice!.document?.lines).toMatchObject([{ unitPrice: '3.333333' }]);
    expect(said([invoice!])).toEqual(['2 warning takeover.line-rounded']);
  });

  it('an invoice without lines is taken with its total, and is no draft', () => {
    const text = `${HEAD}\nF-1;05/10/2026;Alpha;04/11/2026;;;;;;120`;
    expect(said(read(text))).toEqual(['2 warning takeover.no-invoice-lines']);
    expect(said(read(text, { kind: 'drafts' }))).toContain('2 error takeover.no-invoice-lines');
  });
});

describe('whatever is in the cells', () => {
  it('keeps emoji and every script, leaves out what controls, cuts no character in two', () => {
    const name = `فاتورة 🛋️ ${'x'.repeat(288)}😀😀`;
    const [invoice] = read(`${HEAD}\nF-1;05/10/2026;Al\u0000pha\u202e SA;;${name}\u0007;1;10;20;10;12`);
    expect(invoice!.customer?.name).toBe('Alpha SA');
    const [line] = invoice!.document!.lines!;
    expect(line).toMatchObject({ type: 'item', description: name });
    const kept = line?.type === 'item' ? line.name : '';
    expect(name.startsWith(kept)).toBe(true);
    expect(kept.isWellFormed()).toBe(true);
  });

  it('a word of 300 characters is a name, one of 301 stands below it too', () => {
    const [whole] = read(`${HEAD}\nF-1;05/10/2026;Alpha;;${'m'.repeat(300)};1;10;20;10;12`);
    expect(whole!.document?.lines).toMatchObject([{ name: 'm'.repeat(300), description: '' }]);
    const [long] = read(`${HEAD}\nF-1;05/10/2026;Alpha;;${'m'.repeat(301)};1;10;20;10;12`);
    expect(long!.document?.lines).toMatchObject([{ name: 'm'.repeat(300), description: 'm'.repeat(301) }]);
  });

  it('an invoice of 1,000 lines is one invoice', () => {
    const rows = Array.from(
      { length: 1000 },
      (_, at) => `F-1;05/10/2026;Alpha;;Vis ${at};1;0,10;20;0,10;120`,
    );
    const readings = read(`${HEAD}\n${rows.join('\n')}`);
    expect(said(readings)).toEqual([]);
    expect(readings[0]!.document).toMatchObject({ totalMinor: 12_000n });
  });

  it('never throws, and takes no document that has an error', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 12, unit: 'binary' }),
      fc.constantFrom(
        'F-1',
        'F-2',
        '',
        '05/10/2026',
        'Alpha',
        '1',
        '-2',
        '10,5',
        '20',
        '99999999999999',
        '#N/A',
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 10 }), { maxLength: 12 }), (rows) => {
        const { mapping } = recogniseColumns(HEAD.split(';'), [], fieldsOf('invoices'));
        const reader = createInvoiceReader(columnsOf(mapping), options);
        rows.forEach((cells, index) => reader.add({ line: index + 2 }, cells));
        const intake = createIntake(createRegistry([]));
        for (const reading of reader.end()) {
          const taken = intake.take(reading);
          const isBad = taken.findings.some(({ severity }) => severity === 'error');
          expect(taken.outcome === 'take' && isBad).toBe(false);
          // All rows of the document, and none of another.
          expect(reading.rows!.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe('two tables', () => {
  it('lines name their invoice by its number; a line of none is refused by itself', () => {
    const columns = columnsOf([
      'number',
      'issuedOn',
      'name',
      'lineOf',
      'lineName',
      'quantity',
      'unitPrice',
      'vatRate',
    ]);
    const reader = createInvoiceReader(columns, options);
    reader.add({ line: 2 }, ['F-1', '05/10/2026', 'Alpha']);
    reader.add({ line: 3 }, ['F-2', '05/10/2026', 'Beta']);
    reader.add({ line: 2, part: 2 }, ['', '', '', 'F-2', 'Lampe', '1', '10', '20']);
    reader.add({ line: 3, part: 2 }, ['', '', '', 'F-1', 'Chaise', '1', 'cher', '20']);
    reader.add({ line: 4, part: 2 }, ['', '', '', 'F-9', 'Rien', '1', '10', '20']);
    const [first, second, third] = reader.end();
    expect(first!.findings).toMatchObject([
      { line: 3, part: 2, path: 'unitPrice', code: 'money.not-a-number' },
    ]);
    expect(second!.document).toMatchObject({ totalMinor: 1200n });
    expect(third!.findings).toMatchObject([{ line: 4, part: 2, code: 'takeover.line-without-invoice' }]);
  });
});
