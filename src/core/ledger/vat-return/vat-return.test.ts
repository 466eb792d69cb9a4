import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../../calendar/index.ts';
import {
  bareFacts,
  boxOf,
  checkEntry,
  drawReturn,
  issuedLines,
  neighbourPeriod,
  nextVatPeriod,
  releasedLine,
  returnEntry,
  signedMinor,
  toWholeUnits,
  vatDueMinor,
  vatPeriod,
  type VatAmounts,
  type VatFacts,
} from '../index.ts';

const lyon = { country: 'FR', postalCode: '69005' };
const bastia = { country: 'FR', postalCode: '20200' };
const saintDenis = { country: 'FR', postalCode: '97400' };
const berlin = { country: 'DE', postalCode: '10115' };
const at = (seller: typeof lyon, buyer = seller) => ({ seller, buyer });
const standard = (rate: string) => ({ category: 'S' as const, rate });

describe('the line of form 3310-CA3 that a sale stands on', () => {
  it.each([
    ['08', '20', at(lyon)],
    ['09', '5.5', at(lyon)],
    ['9B', '10', at(lyon)],
    ['T6', '2.1', at(lyon)],
    ['08', '20', at(bastia)],
    ['T3', '10', at(bastia)],
    ['T4', '2.1', at(bastia)],
    ['T5', '0.9', at(bastia)],
    ['P2', '13', at(bastia)],
    ['10', '8.5', at(saintDenis)],
    ['11', '2.1', at(saintDenis)],
    ['T1', '1.75', at(saintDenis)],
    ['T2', '1.05', at(saintDenis)],
    // The rate is that of the buyer's place: goods sold from Lyon and taxed in La Réunion.
    ['10', '8.5', at(lyon, saintDenis)],
    ['13', '19.6', at(lyon)],
  ])('%s: %s %%', (box, rate, places) => {
    expect(boxOf(standard(rate), places)).toBe(box);
  });

  it.each([
    ['E1', 'G', 'export', 'CGI art. 262, I'],
    ['F2', 'K', 'eu-goods', 'CGI art. 262 ter, I'],
    ['E2', 'AE', 'eu-services', 'CGI art. 259, 1°'],
    ['E2', 'AE', 'construction-subcontracting', 'CGI art. 283-2 nonies: the subcontractor declares no tax'],
    ['E2', 'O', 'non-eu-services', 'CGI art. 259, 1°'],
    ['E2', 'E', 'training', 'CGI art. 261, 4-4°'],
    [null, 'O', 'out-of-scope', 'CGI art. 256: no operation of the return'],
    [null, 'E', 'credit-without-vat', 'CGI art. 272, 1: the VAT invoiced stays'],
    [null, 'E', 'margin-art', 'CGI art. 297 E: on the margin, which no invoice says'],
  ] as const)('%s: category %s, %s (%s)', (box, category, exemption, _article) => {
    expect(boxOf({ category, rate: '0', exemption }, at(lyon, berlin))).toBe(box);
  });
});

/** 1 000,00 € of goods and 500,00 € of services at 20 %, 100,00 € of services at 10 %, 80,00 € exported. */
const facts: VatFacts = {
  places: at(lyon),
  vat: [
    { vat: standard('20'), baseMinor: 150_000n, taxMinor: 30_000n },
    { vat: standard('10'), baseMinor: 10_000n, taxMinor: 1_000n },
    { vat: { category: 'G', rate: '0', exemption: 'export' }, baseMinor: 8_000n, taxMinor: 0n },
  ],
};
const posted = [
  { account: '44571', label: 'TVA 20 %', minor: 20_000n },
  { account: '44574', label: 'TVA 20 %', minor: 10_000n },
  { account: '44574', label: 'TVA 10 %', minor: 1_000n },
];

describe('what an invoice puts on the return', () => {
  it('goods on its day (CGI art. 269, 2-a), services as they are paid (269, 2-c)', () => {
    expect(issuedLines(facts, posted, 1n)).toEqual([
      { box: '08', label: 'TVA 20 %', baseMinor: 100_000n, taxMinor: 20_000n },
      { box: 'E1', label: 'TVA 0 %', baseMinor: 8_000n, taxMinor: 0n },
    ]);
    const half = { label: 'TVA 20 %', pendingMinor: 10_000n, beforeMinor: 0n, movedMinor: 5_000n };
    expect(releasedLine(facts, half)).toEqual({
      box: '08',
      label: 'TVA 20 %',
      baseMinor: 25_000n,
      taxMinor: 5_000n,
    });
  });

  it('a credit note takes the same off', () => {
    const back = posted.map((one) => ({ ...one, minor: -one.minor }));
    expect(issuedLines(facts, back, -1n).map((one) => [one.baseMinor, one.taxMinor])).toEqual([
      [-100_000n, -20_000n],
      [-8_000n, 0n],
    ]);
  });

  it('a deposit, goods too, counts when it is received (CGI art. 269, 2-a, since 1 January 2023)', () => {
    // 240,00 € asked: nothing on the day of the invoice, all of it on the day of the payment.
    const deposit: VatFacts = {
      places: at(lyon),
      vat: [{ vat: standard('20'), baseMinor: 20_000n, taxMinor: 4_000n }],
    };
    expect(issuedLines(deposit, [{ account: '44574', label: 'TVA 20 %', minor: 4_000n }], 1n)).toEqual([]);
    const all = { label: 'TVA 20 %', pendingMinor: 4_000n, beforeMinor: 0n, movedMinor: 4_000n };
    expect(releasedLine(deposit, all)).toMatchObject({ box: '08', baseMinor: 20_000n, taxMinor: 4_000n });
  });

  it('gives base and tax back to the cent, whatever the payments and their undoing', () => {
    const amount = fc.bigInt({ min: 1n, max: 10n ** 9n });
    fc.assert(
      fc.property(
        amount,
        amount,
        fc.array(fc.bigInt({ min: 0n, max: 1000n }), { maxLength: 12 }),
        (base, tax, stops) => {
          const one: VatFacts = {
            places: at(lyon),
            vat: [{ vat: standard('20'), baseMinor: base, taxMinor: tax }],
          };
          let before = 0n;
          let sum = 0n;
          for (const stop of [...stops, 1000n]) {
            const due = vatDueMinor(tax, stop, 1000n);
            const line = releasedLine(one, {
              label: 'TVA 20 %',
              pendingMinor: tax,
              beforeMinor: before,
              movedMinor: due - before,
            })!;
            sum += line.baseMinor;
            before = due;
          }
          expect([sum, before]).toEqual([base, tax]);
        },
      ),
    );
  });
});

describe('an entry without a document', () => {
  const rates = ['20', '10', '5.5', '2.1'];
  it('stands on the line of the rate that its tax is of what it sells, two cents off at most', () => {
    const of = (baseMinor: bigint, taxMinor: bigint) =>
      bareFacts({ baseMinor, taxMinor }, rates, lyon)?.vat[0]?.vat.rate;
    expect(of(1_000n, 200n)).toBe('20');
    expect(of(33_333n, 3_335n)).toBe('10');
    expect(of(-1_000n, -55n)).toBe('5.5');
    // 12 % is no rate; 0,01 € may be of any; a settlement of VAT sells nothing.
    expect(of(1_000n, 120n)).toBeUndefined();
    expect(of(5n, 1n)).toBeUndefined();
    expect(of(0n, -20_000n)).toBeUndefined();
  });
});

const line = (box: VatAmounts['box'], baseMinor: bigint, taxMinor: bigint): VatAmounts => ({
  box,
  label: '',
  baseMinor,
  taxMinor,
});

describe('the return', () => {
  it('is in whole euros, half counted for one (CGI art. 1649 undecies)', () => {
    expect([250n, 249n, 251n, -250n, 0n].map((minor) => toWholeUnits(minor))).toEqual([
      300n,
      200n,
      300n,
      -300n,
      0n,
    ]);
    // Two payments of a service: 1 234,56 € and 99,90 € without VAT.
    const drawn = drawReturn([
      line('08', 123_456n, 24_691n),
      line('08', 9_990n, 1_998n),
      line('E2', 5_049n, 0n),
    ]);
    expect(drawn.boxes).toMatchObject([
      { box: 'E2', base: { exactMinor: 5_049n, roundedMinor: 5_000n } },
      {
        box: '08',
        base: { exactMinor: 133_446n, roundedMinor: 133_400n },
        tax: { exactMinor: 26_689n, roundedMinor: 26_700n },
      },
    ]);
    expect([drawn.salesMinor, drawn.grossMinor, drawn.netMinor, drawn.exactTaxMinor]).toEqual([
      133_400n,
      26_700n,
      26_700n,
      26_689n,
    ]);
  });

  it('has no negative line: the base goes to B5, the tax to 21 (CGI art. 272, 1)', () => {
    const drawn = drawReturn([
      line('08', 100_000n, 20_000n),
      line('9B', -30_000n, -3_000n),
      line('E1', -7_000n, 0n),
    ]);
    expect(drawn).toMatchObject({
      salesMinor: 100_000n,
      taxedRegularisedMinor: 30_000n,
      untaxedRegularisedMinor: 7_000n,
      grossMinor: 20_000n,
      deductedMinor: 3_000n,
      netMinor: 17_000n,
      exactTaxMinor: 17_000n,
    });
  });

  it('books what is owed in whole euros, the cents on 658 or 758', () => {
    const heading = { entryOn: plainDate('2026-10-31'), label: 'TVA du 01/10/2026 au 31/10/2026' };
    const booked = (exactTaxMinor: bigint, netMinor: bigint) => {
      const entry = returnEntry({ exactTaxMinor, netMinor }, heading)!;
      expect(checkEntry(entry)).toEqual([]);
      return entry.postings.map((one) => [one.account, signedMinor(one)]);
    };
    expect(booked(26_689n, 26_700n)).toEqual([
      ['44571', 26_689n],
      ['44551', -26_700n],
      ['658', 11n],
    ]);
    expect(booked(26_720n, 26_700n)).toEqual([
      ['44571', 26_720n],
      ['44551', -26_700n],
      ['758', -20n],
    ]);
    expect(booked(-3_010n, -3_000n)).toEqual([
      ['44571', -3_010n],
      ['44567', 3_000n],
      ['658', 10n],
    ]);
    expect(returnEntry({ exactTaxMinor: 0n, netMinor: 0n }, heading)).toBeNull();
  });
});

describe('the period of a return', () => {
  const on = plainDate;
  it('is a calendar month, quarter or year (CGI art. 287)', () => {
    expect(vatPeriod('month', on('2028-02-10'))).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(vatPeriod('quarter', on('2026-11-25'))).toEqual({ from: '2026-10-01', to: '2026-12-31' });
    expect(vatPeriod('year', on('2026-11-25'))).toEqual({ from: '2026-01-01', to: '2026-12-31' });
    expect(neighbourPeriod('quarter', { from: on('2026-01-01') }, -1)).toEqual({
      from: '2025-10-01',
      to: '2025-12-31',
    });
  });

  it('follows the last one declared; the first is the last one over', () => {
    expect(nextVatPeriod('month', on('2026-11-25'), null)).toEqual({ from: '2026-10-01', to: '2026-10-31' });
    expect(nextVatPeriod('month', on('2026-11-25'), on('2026-07-31'))).toEqual({
      from: '2026-08-01',
      to: '2026-08-31',
    });
    // From months to quarters in the middle of one: what is left of it.
    expect(nextVatPeriod('quarter', on('2026-11-25'), on('2026-07-31'))).toEqual({
      from: '2026-08-01',
      to: '2026-09-30',
    });
  });
});
