import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../../calendar/index.ts';
import {
  VAT_BOXES,
  annualLineOf,
  checkEntry,
  drawAnnualReturn,
  drawReturn,
  hasInstalments,
  isAnnualPeriod,
  returnEntry,
  signedMinor,
  vatInstalments,
  type VatAmounts,
} from '../index.ts';

const line = (box: VatAmounts['box'], baseMinor: bigint, taxMinor: bigint): VatAmounts => ({
  box,
  label: '',
  baseMinor,
  taxMinor,
});

describe('the yearly return CA12 (CGI art. 287, 3)', () => {
  it.each([
    ['02', 'E1', 'exports (CGI art. 262, I)'],
    ['03', 'E2', 'other untaxed operations'],
    ['04', 'F2', 'supplies within the Union (CGI art. 262 ter, I)'],
    ['5A', '08', '20 % (CGI art. 278)'],
    ['06', '09', '5,5 % (CGI art. 278-0 bis)'],
    ['6C', '9B', '10 % (CGI art. 279)'],
    ['07', '10', '8,5 % overseas (CGI art. 296)'],
    ['08', '11', '2,1 % overseas (CGI art. 296)'],
    ['09', 'T6', '2,1 % on the mainland (CGI art. 281 quater)'],
    ['09', 'T4', '2,1 % in Corsica (CGI art. 297)'],
    ['10', '13', 'old rates'],
  ] as const)('line %s: CA3 %s, %s', (annual, box, _article) => {
    expect(annualLineOf(box)).toBe(annual);
  });

  it('adds the year up, in whole euros, with the instalments paid (lines 16, 28, 30, 33)', () => {
    // 60 000,40 € of services at 20 %, 10 000 € of works at 10 %, 500 € at 2,1 %, 4 000 € exported; 5 500 € + 4 000 € paid.
    const drawn = drawAnnualReturn(
      [
        line('08', 6_000_040n, 1_200_008n),
        line('9B', 1_000_000n, 100_000n),
        line('T6', 50_000n, 1_050n),
        line('E1', 400_000n, 0n),
      ],
      950_000n,
    );
    expect(drawn.rows.map((one) => [one.line, one.base.roundedMinor, one.tax.roundedMinor])).toEqual([
      ['02', 400_000n, 0n],
      ['5A', 6_000_000n, 1_200_000n],
      ['6C', 1_000_000n, 100_000n],
      // 10,50 € counts for 11 € (CGI art. 1649 undecies).
      ['09', 50_000n, 1_100n],
    ]);
    expect(drawn).toMatchObject({
      grossMinor: 1_301_100n,
      deductedMinor: 0n,
      netMinor: 1_301_100n,
      paidMinor: 950_000n,
      balanceMinor: 351_100n,
      exactTaxMinor: 1_301_058n,
    });
  });

  it('has no negative line: the tax given back counts on 25 (CGI art. 272, 1)', () => {
    const drawn = drawAnnualReturn([line('08', 100_000n, 20_000n), line('9B', -30_000n, -3_000n)], 0n);
    expect(drawn).toMatchObject({ grossMinor: 20_000n, deductedMinor: 3_000n, netMinor: 17_000n });
    expect(drawn.rows.map((one) => [one.line, one.isBelow])).toEqual([
      ['5A', false],
      ['6C', true],
    ]);
  });

  it('books what is owed beyond the instalments: 44571 and 44581 to 44551', () => {
    const heading = { entryOn: plainDate('2026-12-31'), label: 'TVA du 01/01/2026 au 31/12/2026' };
    const entry = returnEntry(
      { exactTaxMinor: 1_301_058n, netMinor: 1_301_100n, paidMinor: 950_000n },
      heading,
    )!;
    expect(checkEntry(entry)).toEqual([]);
    expect(entry.postings.map((one) => [one.account, signedMinor(one)])).toEqual([
      ['44571', 1_301_058n],
      ['44581', -950_000n],
      ['44551', -351_100n],
      ['658', 42n],
    ]);
    // Paid in excess: line 34, a credit.
    const back = returnEntry({ exactTaxMinor: 100_000n, netMinor: 100_000n, paidMinor: 150_000n }, heading)!;
    expect(back.postings.map((one) => [one.account, signedMinor(one)])).toEqual([
      ['44571', 100_000n],
      ['44581', -150_000n],
      ['44567', 50_000n],
    ]);
  });

  it('declares what the CA3 lines add up to, whatever the sales', () => {
    const some = fc.record({
      box: fc.constantFrom(...VAT_BOXES),
      label: fc.constant(''),
      baseMinor: fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
      taxMinor: fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 20 }), (lines) => {
        const taxed = lines.map((one) => (/[EF]/u.test(one.box) ? { ...one, taxMinor: 0n } : one));
        const annual = drawAnnualReturn(taxed, 0n);
        expect(annual.exactTaxMinor).toBe(drawReturn(taxed).exactTaxMinor);
        expect(annual.rows.every((one) => one.isBelow || one.tax.roundedMinor >= 0n)).toBe(true);
        expect(annual.netMinor).toBe(annual.grossMinor - annual.deductedMinor);
        // Each line is off by half a euro at most.
        const off = annual.netMinor - annual.exactTaxMinor;
        const most = 50n * BigInt(annual.rows.length);
        expect(off <= most && -off <= most).toBe(true);
      }),
    );
  });
});

describe('the instalments of the next year (CGI art. 287, 3; line 57)', () => {
  it('are 55 % in July and 40 % in December of the tax of the year, purchases deducted', () => {
    // 13 011 € of tax, 5 000,40 € on purchases of goods and services: 8 011 €.
    expect(vatInstalments({ grossMinor: 1_301_100n }, 500_040n)).toEqual({
      baseMinor: 801_100n,
      julyMinor: 440_600n,
      decemberMinor: 320_400n,
    });
  });

  it('are none below 1 000 €', () => {
    expect(vatInstalments({ grossMinor: 199_900n }, 100_000n)).toBeNull();
    expect(vatInstalments({ grossMinor: 200_000n }, 100_000n)?.julyMinor).toBe(55_000n);
  });

  it('end with the yearly return, for years that begin from 1 January 2027 (loi n° 2025-127, art. 38)', () => {
    const year = (no: string) => ({ from: plainDate(`${no}-01-01`), to: plainDate(`${no}-12-31`) });
    expect(isAnnualPeriod('year', year('2026'))).toBe(true);
    expect(isAnnualPeriod('month', year('2026'))).toBe(true);
    expect(isAnnualPeriod('month', { ...year('2026'), to: plainDate('2026-01-31') })).toBe(false);
    expect(isAnnualPeriod('year', year('2027'))).toBe(false);
    expect([hasInstalments(year('2025')), hasInstalments(year('2026'))]).toEqual([true, false]);
  });
});
