import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spoiled, type Draft } from '../../../test/kit/einvoice.ts';
import { checkInvoice } from '../../core/einvoice/checks/check-invoice.ts';
import { exact, minus, plus, printExact } from '../../core/money/index.ts';
import { frenchDraft, linesOf, standard } from './draft.ts';
import { createDraw } from './random.ts';
import { sampleInvoices, writeSample, type Sample } from './sample-invoices.ts';
import { shareOf, totalled } from './total.ts';

const samples = sampleInvoices(1);
const findingsOf = ({ invoice, folder }: Pick<Sample, 'invoice' | 'folder'>): string[] =>
  checkInvoice(invoice, { fr: folder === 'fr' }).map(({ params, path }) => `${params?.['rule']} ${path}`);
const values = (of: (sample: Sample) => readonly (string | undefined)[]): Set<string | undefined> =>
  new Set(samples.flatMap(of));

describe('the samples', () => {
  it('are many, each with its own name and number', () => {
    expect(samples.length).toBeGreaterThan(300);
    expect(new Set(samples.map(({ folder, name }) => `${folder}/${name}`)).size).toBe(samples.length);
    expect(new Set(samples.map(({ invoice }) => invoice.number)).size).toBe(samples.length);
  });

  it('have every kind of document, category and rate, format and number of lines', () => {
    const types = '380 381 384 386 389 393 396 261 262 471 472 473 500 501 502 503'.split(' ');
    expect(values(({ invoice }) => [invoice.type])).toEqual(new Set(types));
    expect(values(({ invoice }) => invoice.vat.map(({ category }) => category))).toEqual(
      new Set(['S', 'E', 'AE', 'O', 'K', 'G', 'Z']),
    );
    const rates = values(({ invoice }) => invoice.vat.map(({ rate }) => rate));
    for (const rate of '20 10 5.5 2.1 8.5 13 0.9 1.05 1.75 0 19 7'.split(' ')) expect(rates).toContain(rate);
    expect(values(({ format }) => [`${format.syntax} ${format.profile}`]).size).toBe(12);
    const counts = samples.map(({ invoice }) => invoice.lines.length);
    expect([Math.min(...counts), Math.max(...counts)]).toEqual([1, 300]);
  });

  it('are the same for the same seed, and others for another', () => {
    const texts = (seed: number): string[] => sampleInvoices(seed).map(writeSample);
    expect(texts(1)).toEqual(samples.map(writeSample));
    expect(texts(2)).not.toEqual(samples.map(writeSample));
  });

  it.each([1, 2, 3, 20_260_915])('keep every rule of ours (seed %i)', (seed) => {
    const wrong = sampleInvoices(seed).filter((sample) => findingsOf(sample).length > 0);
    expect(wrong.map((sample) => [sample.name, findingsOf(sample)])).toEqual([]);
  });
});

/** What may go wrong in any invoice: each must be found in every sample that it can happen to. */
const cent = (amount: string | undefined): string => printExact(plus(exact(amount ?? '0'), exact('0.01')));
const mutations: Readonly<Record<string, (invoice: Draft) => unknown>> = {
  'total of the lines': (invoice) => (invoice.totals.lines = cent(invoice.totals.lines)),
  'total of allowances': (invoice) => (invoice.totals.allowances = cent(invoice.totals.allowances)),
  'total of charges': (invoice) => (invoice.totals.charges = cent(invoice.totals.charges)),
  'total without VAT': (invoice) => (invoice.totals.net = cent(invoice.totals.net)),
  'total VAT': (invoice) => (invoice.totals.tax = cent(invoice.totals.tax)),
  'total with VAT': (invoice) => (invoice.totals.gross = cent(invoice.totals.gross)),
  'amount paid': (invoice) => (invoice.totals.prepaid = cent(invoice.totals.prepaid)),
  'amount due': (invoice) => (invoice.totals.due = cent(invoice.totals.due)),
  'base of VAT': (invoice) => (invoice.vat[0]!.base = cent(invoice.vat[0]!.base)),
  'amount of VAT': (invoice) => (invoice.vat[0]!.tax = cent(invoice.vat[0]!.tax)),
  'VAT and total together': (invoice) => {
    invoice.vat[0]!.tax = cent(invoice.vat[0]!.tax);
    invoice.totals.tax = cent(invoice.totals.tax);
    invoice.totals.gross = cent(invoice.totals.gross);
    invoice.totals.due = cent(invoice.totals.due);
  },
  'net of a line': (invoice) => (invoice.lines.at(-1)!.net = cent(invoice.lines.at(-1)!.net)),
  'another rate on a line': (invoice) => (invoice.lines[0]!.vat = { category: 'S', rate: '14' }),
  'another rate in the breakdown': (invoice) => (invoice.vat[0]!.rate = '14'),
  'another category': (invoice) => (invoice.vat[0]!.category = invoice.vat[0]!.category === 'Z' ? 'S' : 'Z'),
  'no breakdown': (invoice) => (invoice.vat = []),
  'breakdown twice': (invoice) => invoice.vat.push(invoice.vat[0]!),
  'unknown type': (invoice) => (invoice.type = '000'),
  'unknown currency': (invoice) => (invoice.currency = 'XEU'),
  'unknown country': (invoice) => (invoice.seller.address!.country = 'UK'),
  'unknown unit': (invoice) => (invoice.lines[0]!.unit = 'PCE'),
  'unknown means of payment': (invoice) => invoice.payment.means.forEach((means) => (means.code = '999')),
  'no number': (invoice) => (invoice.number = ''),
  'no date': (invoice) => (invoice.issuedOn = ''),
  'no seller': (invoice) => delete invoice.seller.name,
  'no address of the seller': (invoice) => delete invoice.seller.address,
  'no buyer': (invoice) => delete invoice.buyer.name,
  'no lines': (invoice) => (invoice.lines = []),
  'no name of an item': (invoice) => (invoice.lines[0]!.item.name = ''),
  'no quantity': (invoice) => (invoice.lines[0]!.quantity = ''),
  'negative price': (invoice) => (invoice.lines[0]!.price.net = '-1.00'),
  'decimal comma': (invoice) => (invoice.totals.due = invoice.totals.due.replace('.', ',')),
  'three decimals': (invoice) => (invoice.totals.gross = `${invoice.totals.gross}0`),
  'two lines of one number': (invoice) => invoice.lines.push(invoice.lines[0]!),
};
const frenchMutations: Readonly<Record<string, (invoice: Draft) => unknown>> = {
  'no SIREN of the seller': (invoice) => delete invoice.seller.legalId,
  'wrong key of the SIREN': (invoice) => (invoice.seller.legalId!.value = '123456789'),
  'SIRET of another': (invoice) => (invoice.seller.ids = [{ value: '32011288100018', scheme: '0009' }]),
  'no note on recovery costs': (invoice) => drop(invoice, 'PMT'),
  'no note on penalties': (invoice) => drop(invoice, 'PMD'),
  'no note on discounts': (invoice) => drop(invoice, 'AAB'),
  'a note twice': (invoice) => invoice.notes.push(invoice.notes.find((note) => note.subject === 'PMT')!),
  'unknown treatment': (invoice) => (
    drop(invoice, 'BAR'),
    invoice.notes.push({ subject: 'BAR', text: 'B3B' })
  ),
  'no billing mode': (invoice) => delete invoice.process,
  'unknown billing mode': (invoice) => (invoice.process = 'X1'),
  'deposit in a final mode': (invoice) => Object.assign(invoice, { type: '386', process: 'M4' }),
  'paid mode, not paid': (invoice) => {
    invoice.process = 'S2';
    invoice.totals.prepaid = '0.00';
  },
  'corrective of nothing': (invoice) => {
    invoice.type = '384';
    invoice.references.preceding = [];
  },
  'credit note of nothing': (invoice) => {
    invoice.type = '381';
    invoice.references.preceding = [];
  },
  'no electronic address': (invoice) => delete invoice.buyer.endpoint,
  'space in the number': (invoice) => (invoice.number = 'F 2026 1'),
  'number too long': (invoice) => (invoice.number = '1'.repeat(36)),
  'due before its date': (invoice) =>
    Object.assign(invoice, { process: 'S1', type: '380' }) && (invoice.payment.dueOn = '2020-01-01'),
  'last century': (invoice) => (invoice.issuedOn = '1999-01-01'),
};
const drop = (invoice: Draft, subject: string): void => {
  invoice.notes = invoice.notes.filter((note) => note.subject !== subject);
};

/** Where a mutation changes nothing that the profile has a place for. */
const LINELESS = new Set(['total of the lines', 'no lines']);
const changesNothing = (name: string, { invoice, format }: Sample): boolean =>
  (name === 'unknown means of payment' && invoice.payment.means.length === 0) ||
  ((format.profile === 'minimum' || format.profile === 'basicwl') &&
    (LINELESS.has(name) || name === 'base of VAT' || name === 'another rate on a line')) ||
  (format.profile === 'minimum' &&
    [
      'total of allowances',
      'total of charges',
      'total VAT',
      'amount paid',
      'amount due',
      'no breakdown',
    ].includes(name));

describe('what goes wrong is found before it leaves', () => {
  it('is looked for in more than fifty ways', () => {
    expect(Object.keys({ ...mutations, ...frenchMutations }).length).toBeGreaterThan(50);
  });

  it.each(Object.entries({ ...mutations, ...frenchMutations }))('%s', (name, change) => {
    const missed = samples
      .filter((sample) => name in mutations || sample.folder === 'fr')
      .filter((sample) => !changesNothing(name, sample))
      .filter(
        ({ invoice, folder }) => findingsOf({ invoice: spoiled(invoice, change), folder }).length === 0,
      );
    expect(missed.map((sample) => sample.name)).toEqual([]);
  });
});

describe('totals', () => {
  const amount = fc
    .integer({ min: 1, max: 99_999_999 })
    .map((units) => printExact({ units: BigInt(units), scale: 2 }));

  it('of any lines, allowances and charges keep the rules to the cent', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 30 }), amount, amount, (seed, count, off, more) => {
        const draw = createDraw(seed, 'property');
        const invoice = totalled({
          ...frenchDraft(draw, 'F1', {
            lines: linesOf(draw, count, ['20', '10', '5.5', '2.1'].map(standard)),
          }),
          guideline: 'urn:cen.eu:en16931:2017',
          allowancesCharges: [
            { isCharge: false, amount: off, vat: standard('20'), reason: 'Remise' },
            { isCharge: true, amount: more, vat: standard('5.5'), reason: 'Port' },
            {
              isCharge: false,
              amount: shareOf(more, '3'),
              base: more,
              percent: '3',
              vat: standard('20'),
              reason: 'R',
            },
          ],
        });
        expect(findingsOf({ invoice, folder: 'fr' })).toEqual([]);
        const { totals } = invoice;
        expect(minus(exact(totals.gross), exact(totals.tax!))).toEqual(exact(totals.net));
      }),
    );
  });
});
