import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import { EUR } from '../money/index.ts';
import {
  columnsOf,
  countTaken,
  createIntake,
  createRegistry,
  emptySummary,
  guessKind,
  guessWriting,
  matchFileName,
  bareNumber,
  numberCandidates,
  plainHeader,
  readRow,
  recogniseColumns,
  type Field,
  type KnownCustomer,
  type ReadOptions,
} from './index.ts';

const options: ReadOptions = {
  kind: 'open_items',
  baseCurrency: EUR,
  currency: EUR,
  dateOrder: 'dmy',
  decimal: 'auto',
  serialDays: false,
  today: plainDate('2026-11-22'),
  cutoverOn: plainDate('2026-10-31'),
};

const fieldsIn = (headers: string[], rows: string[][] = []) => recogniseColumns(headers, rows).mapping;

describe('columns', () => {
  it.each<[string, (Field | null)[]]>([
    [
      'Code client;Raison sociale;N° facture;Date facture;Échéance;Montant TTC;Reste dû',
      ['code', 'name', 'number', 'issuedOn', 'dueOn', 'total', 'open'],
    ],
    [
      'Customer;Invoice number;Invoice date;Due date;Total;Open amount;Currency',
      ['name', 'number', 'issuedOn', 'dueOn', 'total', 'open', 'currency'],
    ],
    [
      'Compte;Intitulé;Date;N° de pièce;Libellé;Échéance;Débit;Crédit',
      ['code', 'name', 'issuedOn', 'number', 'reference', 'dueOn', 'debit', 'credit'],
    ],
    ['invoice_id;customer_name;amount_due;dueDate;PaidOn', ['number', 'name', 'open', 'dueOn', 'paidOn']],
    [
      'NOM;TÉL.;C.P.;VILLE;TVA Intracom.;SIRET;Couleur préférée',
      ['name', 'phone', null, 'city', 'vatNumber', 'siret', null],
    ],
    [
      'Tiers;Nom;Date;Montant (EUR);Solde (EUR);Pièce',
      ['code', 'name', 'issuedOn', 'total', 'open', 'number'],
    ],
  ])('%s', (headers, mapping) => {
    expect(fieldsIn(headers.split(';'))).toEqual(mapping);
  });

  it('is told by what stands below when the title hesitates', () => {
    expect(fieldsIn(['Relance', 'Facture'], [['12/10/2026', 'F1']])[1]).toBe('number');
    expect(fieldsIn(['Solde'], [['Dupont']])).toEqual([null]);
  });

  it('does not care for accents, case and punctuation, and gives no field twice', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(['N° FACTURE', 'date d’échéance', 'Reste Dû !', 'client', 'E-MAIL']),
        (headers) => {
          const mapping = fieldsIn(headers);
          expect(mapping).toEqual(fieldsIn(headers.map((header) => plainHeader(header).toUpperCase())));
          expect(new Set(mapping).size).toBe(headers.length);
        },
      ),
    );
  });

  it('guesses what the file is, and how it is written', () => {
    expect(guessKind('csv', ['name', 'email'])).toBe('customers');
    expect(guessKind('csv', ['number', 'issuedOn', 'total', 'paidOn'])).toBe('paid_history');
    expect(guessKind('xlsx', ['number', 'open', 'paidOn'])).toBe('open_items');
    expect(guessKind('fec', [])).toBe('fec');
    expect(
      guessWriting(
        ['open', 'issuedOn'],
        [
          ['1,234', '01/02/2026'],
          ['12,50', '25/12/2026'],
        ],
      ),
    ).toEqual({ decimal: ',', dateOrder: 'dmy' });
    expect(guessWriting(['open', 'issuedOn'], [['1,234.00', '12/25/2026']])).toEqual({
      decimal: '.',
      dateOrder: 'mdy',
    });
  });
});

const columns: Field[] = [
  'code',
  'name',
  'number',
  'documentKind',
  'issuedOn',
  'dueOn',
  'total',
  'open',
  'paidOn',
  'lastStep',
  'disputeReason',
];
const read = (cells: Partial<Record<Field, string>>, more: Partial<ReadOptions> = {}) =>
  readRow(
    2,
    columns.map((field) => cells[field] ?? ''),
    columnsOf(columns),
    { ...options, ...more },
  );
const line = (cells: Partial<Record<Field, string>> = {}) =>
  read({
    code: 'A',
    name: 'Aumont',
    number: 'F1',
    issuedOn: '01/09/2026',
    dueOn: '01/10/2026',
    open: '120,00',
    ...cells,
  });

describe('lines', () => {
  it.each<[string, Partial<Record<Field, string>>, object]>([
    ['an invoice', {}, { kind: 'invoice', openMinor: 12000n, totalMinor: 12000n, baseMinor: 12000n }],
    ['paid in part', { total: '300,00' }, { kind: 'invoice', openMinor: 12000n, totalMinor: 30000n }],
    ['a negative one', { open: '(50,00)' }, { kind: 'credit_note', openMinor: -5000n, totalMinor: 5000n }],
    [
      'a credit note written positive',
      { documentKind: 'Avoir' },
      { kind: 'credit_note', openMinor: -12000n },
    ],
    ['paid twice', { total: '100,00', open: '-20,00' }, { kind: 'payment', openMinor: -2000n }],
    [
      'already paid',
      { total: '99,00', open: '0,00', paidOn: '2026-10-02' },
      { openMinor: 0n, totalMinor: 9900n, paidOn: '2026-10-02' },
    ],
    ['reminded', { lastStep: 'Relance n° 2' }, { lastStep: 'reminder-2' }],
    ['contested', { disputeReason: 'oui' }, { dispute: { amountMinor: 12000n, reason: '' } }],
    ['not contested', { disputeReason: 'Non' }, { dispute: null }],
  ])('%s', (_name, cells, expected) => {
    expect(line(cells)).toMatchObject({ document: expected });
  });

  it.each<[string, Partial<Record<Field, string>>, string[]]>([
    ['a day that does not exist', { issuedOn: '31/02/2026' }, ['takeover.date-unreadable']],
    ['no number', { number: '' }, ['takeover.number-missing']],
    ['no amount', { open: '' }, ['takeover.amount-missing']],
    ['two readings', { open: '1,234' }, ['money.ambiguous']],
    ['a formula', { open: '=A1' }, ['money.not-a-number']],
    ['an error of the spreadsheet', { open: '#N/A' }, ['takeover.cell-error']],
    ['nobody', { code: '', name: '' }, ['takeover.customer-missing']],
    ['due before issue', { dueOn: '01/08/2026' }, ['takeover.due-before-issue']],
  ])('%s', (_name, cells, codes) => {
    expect(line(cells).findings.map((finding) => finding.code)).toEqual(codes);
  });

  it('passes over a line of totals', () => {
    expect(read({ name: 'Total général', open: '5 000,00' })).toMatchObject({
      customer: null,
      document: null,
    });
  });
});

const known = (id: string, more: Partial<KnownCustomer>): KnownCustomer => ({
  id,
  code: id.toUpperCase(),
  name: 'Dupont SARL',
  siren: '',
  postalCode: '',
  terms: { kind: 'net', days: 30 },
  ...more,
});

describe('who is who', () => {
  const blank = line().customer!;
  const find = (customers: KnownCustomer[], record: object) => {
    const found = createRegistry(customers).find({ ...blank, code: '', name: '', ...record });
    return [found.entry?.ref ?? null, ...found.findings.map((finding) => finding.code)];
  };
  it.each<[string, KnownCustomer[], object, (string | null)[]]>([
    ['by code, whatever the case', [known('a', {})], { code: ' a ', name: 'Dupont' }, ['a']],
    [
      'by code with another name',
      [known('a', {})],
      { code: 'A', name: 'Durand' },
      ['a', 'takeover.code-other-name'],
    ],
    ['by SIREN', [known('a', { siren: '732829320' })], { siren: '732829320', name: 'X' }, ['a']],
    [
      'a SIREN twice',
      [known('a', { siren: '732829320' }), known('b', { siren: '732829320' })],
      { siren: '732829320' },
      [null, 'takeover.customer-ambiguous'],
    ],
    [
      'by name and postal code',
      [known('a', { postalCode: '75001' }), known('b', { postalCode: '69001' })],
      { name: 'S.A.R.L. DUPONT', postalCode: '69001' },
      ['b'],
    ],
    [
      'the same name elsewhere',
      [known('a', { postalCode: '75001' })],
      { name: 'Dupont', postalCode: '69001' },
      [null, 'takeover.same-name-elsewhere'],
    ],
    [
      'a name two have',
      [known('a', { postalCode: '75001' }), known('b', { postalCode: '69001' })],
      { name: 'Dupont' },
      [null, 'takeover.customer-ambiguous'],
    ],
  ])('%s', (_name, customers, record, expected) => {
    expect(find(customers, record)).toEqual(expected);
  });
});

describe('intake', () => {
  const row = fc.record({
    code: fc.constantFrom('A', 'B', 'C', 'D'),
    number: fc.integer({ min: 1, max: 30 }).map((no) => `F${no}`),
    cents: fc.integer({ min: -99_999, max: 999_999 }).filter((cents) => cents !== 0),
  });
  const amountText = (cents: number): string =>
    `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)},${String(Math.abs(cents) % 100).padStart(2, '0')}`;

  it('Σ of what is taken is the opening, and no piece is taken twice', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const readings = rows.map(({ code, number, cents }) =>
          line({ code, number, name: code, open: amountText(cents) }),
        );
        const intake = createIntake(createRegistry([]));
        const summary = emptySummary();
        for (const reading of [...readings, ...readings]) countTaken(summary, intake.take(reading), false);
        const first = new Map<string, number>();
        for (const one of rows) {
          const key = `${one.code} ${one.number}`;
          if (!first.has(key)) first.set(key, one.cents);
        }
        const expected = [...first.values()].reduce((sum, cents) => sum + BigInt(cents), 0n);
        expect(summary.openingMinor).toBe(expected);
        expect(summary.taken + summary.refused).toBe(rows.length * 2);
        expect(summary.newCustomers).toBe(new Set(rows.map((one) => one.code)).size);
      }),
    );
  });

  it('takes the instalments of one invoice, each with its due date', () => {
    const intake = createIntake(createRegistry([]));
    const due = ['01/10/2026', '01/11/2026', '01/10/2026'];
    expect(due.map((dueOn) => intake.take(line({ dueOn })).outcome)).toEqual(['take', 'take', 'refuse']);
  });

  it('computes a missing due date from the terms of the customer', () => {
    const customer = known('a', { code: 'A', terms: { kind: 'net', days: 45 } });
    const taken = createIntake(createRegistry([customer])).take(line({ dueOn: '', name: '' }));
    expect(taken.document?.dueOn).toBe('2026-10-16');
    expect(taken.findings.map((finding) => finding.code)).toEqual(['takeover.due-computed']);
  });
});

describe('names of PDFs', () => {
  const numbers = ['FA-2026-0012', 'FA-2026-001', '2026', 'A1'];
  const byNumber = new Map(numbers.map((number) => [bareNumber(number), [number]]));
  it.each<[string, string | null]>([
    ['Facture FA-2026-0012 Dupont.pdf', 'FA-2026-0012'],
    ['dossier/fa_2026_001.PDF', 'FA-2026-001'],
    ['Conditions 2025.pdf', null],
    ['Relevé août 2026.pdf', '2026'],
    ['a1.pdf', 'A1'],
  ])('%s → %s', (name, number) => {
    const match = matchFileName(numberCandidates(name), byNumber);
    expect(match.kind === 'one' ? match.value : null).toBe(number);
  });

  it('two invoices of one number are a doubt', () => {
    expect(matchFileName(numberCandidates('F7.pdf'), new Map([['F7', ['a', 'b']]])).kind).toBe('several');
  });
});
