import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  documents,
  reverseCharge,
  sampleInvoice,
  sampleItem,
  vat10,
  vat20,
  vat55,
} from '../../../test/kit/invoices.ts';
import { EUR, convertMinor, currencyDecimals, percentOf } from '../money/index.ts';
import type { Currency } from '../money/index.ts';
import { lineAmount } from './line-amount.ts';
import type { ItemLine } from './model.ts';
import { computeTotals, vatKey } from './totals.ts';

const net = (over: Partial<ItemLine>, decimals = 2): bigint =>
  lineAmount(sampleItem(over), decimals).netMinor;
/** What a reader of the VAT summary sees: '20 % on 100.00: 20.00'. */
const summary = (...lines: ItemLine[]): string[] =>
  computeTotals(sampleInvoice({ lines })).vat.map(
    ({ vat, baseMinor, taxMinor }) => `${vat.category} ${vat.rate} on ${baseMinor}: ${taxMinor}`,
  );
const sum = (list: readonly bigint[]): bigint => list.reduce((total, minor) => total + minor, 0n);

describe('the amount of a line', () => {
  it.each<[string, Partial<ItemLine>, bigint]>([
    ['3 × 19.99', { quantity: '3', unitPrice: '19.99' }, 5997n],
    ['half a cent goes up', { quantity: '1', unitPrice: '0.125' }, 13n],
    ['and down when taken back', { quantity: '-1', unitPrice: '0.125' }, -13n],
    ['a price of six decimals', { quantity: '1000', unitPrice: '0.123456' }, 12346n],
    ['a quantity of four', { quantity: '2.3333', unitPrice: '45' }, 10500n],
    ['10 % off', { quantity: '2', unitPrice: '50', discount: { kind: 'percent', percent: '10' } }, 9000n],
    ['30.00 off', { quantity: '2', unitPrice: '100', discount: { kind: 'amount', minor: 3000n } }, 17000n],
    [
      '30.00 off, taken back',
      { quantity: '-2', unitPrice: '100', discount: { kind: 'amount', minor: 3000n } },
      -17000n,
    ],
    [
      'the contribution is not rebated',
      {
        quantity: '4',
        unitPrice: '10',
        discount: { kind: 'percent', percent: '50' },
        contribution: { label: 'Éco-participation', perUnit: '0.12' },
      },
      2048n,
    ],
  ])('%s', (_, line, minor) => {
    expect(net(line)).toBe(minor);
  });

  it('has no cents in yen and millimes in dinars', () => {
    expect(net({ quantity: '3', unitPrice: '33.5' }, 0)).toBe(101n);
    expect(net({ quantity: '3', unitPrice: '33.3335' }, 3)).toBe(100001n);
  });
});

describe('the VAT summary', () => {
  it('computes VAT on the sum, not line by line', () => {
    // Three times 0.33 × 20 % would be 3 × 0.07 = 0.21; on the sum it is 0.20.
    const line = { quantity: '1', unitPrice: '0.33' };
    expect(summary(sampleItem(line), sampleItem(line), sampleItem(line))).toEqual(['S 20 on 99: 20']);
  });

  it('groups by rate however it is written, highest first', () => {
    const lines = [
      sampleItem({ vat: vat55, unitPrice: '10' }),
      sampleItem({ vat: { category: 'S', rate: '20.00' } }),
      sampleItem({ vat: vat20 }),
      sampleItem({ vat: reverseCharge, unitPrice: '7' }),
    ];
    expect(summary(...lines)).toEqual(['S 20 on 20000: 4000', 'S 5.5 on 1000: 55', 'AE 0 on 700: 0']);
  });

  it('charges nothing outside category S, whatever rate was left there', () => {
    expect(summary(sampleItem({ vat: { ...reverseCharge, rate: '20' } }))).toEqual(['AE 0 on 10000: 0']);
  });
});

describe('rebates and charges on the document', () => {
  it('shares 10.00 out over the rates without losing a cent', () => {
    const lines = [vat20, vat10, vat55].map((vat) => sampleItem({ vat, unitPrice: '33' }));
    const adjustments = [
      { id: 'a', isCharge: false, label: 'Geste', value: { kind: 'amount' as const, minor: 1000n } },
    ];
    const totals = computeTotals(sampleInvoice({ lines, adjustments }));
    expect(totals.adjustments[0]?.shares.map((share) => share.minor)).toEqual([334n, 333n, 333n]);
    expect(totals.netMinor).toBe(8900n);
  });

  it('takes a percentage of what is sold, not of eco-contributions or deposits', () => {
    const lines = [
      sampleItem({ unitPrice: '200', contribution: { label: 'Éco', perUnit: '5' } }),
      sampleItem({
        quantity: '-1',
        unitPrice: '50',
        account: '4191',
        deposit: { invoiceId: 'i0', number: 'AC-1' },
      }),
    ];
    const adjustments = [
      { id: 'a', isCharge: false, label: 'Remise', value: { kind: 'percent' as const, percent: '10' } },
    ];
    const totals = computeTotals(sampleInvoice({ lines, adjustments }));
    expect(totals.allowancesMinor).toBe(2000n);
    expect(totals.netMinor).toBe(20500n - 5000n - 2000n);
  });

  it('puts a charge under the rate it names, even when no line has it', () => {
    const adjustments = [
      {
        id: 'a',
        isCharge: true,
        label: 'Port',
        value: { kind: 'amount' as const, minor: 1000n },
        vat: vat10,
      },
    ];
    const totals = computeTotals(sampleInvoice({ adjustments }));
    expect(totals.vat.map(({ vat, taxMinor }) => [vat.rate, taxMinor])).toEqual([
      ['20', 2000n],
      ['10', 100n],
    ]);
    expect(totals).toMatchObject({ linesMinor: 10000n, chargesMinor: 1000n, grossMinor: 13100n });
  });

  it('is nothing while there is no line', () => {
    const adjustments = [
      { id: 'a', isCharge: true, label: 'Port', value: { kind: 'amount' as const, minor: 1000n } },
    ];
    expect(computeTotals(sampleInvoice({ lines: [], adjustments })).grossMinor).toBe(0n);
  });
});

describe('what is due', () => {
  it('takes off what was paid', () => {
    const totals = computeTotals(sampleInvoice({ paidMinor: 5000n }));
    expect(totals).toMatchObject({ grossMinor: 12000n, prepaidMinor: 5000n, dueMinor: 7000n });
  });

  it('says the VAT in euros when the invoice is in dollars', () => {
    const exchange = { rate: '0.92153', on: sampleInvoice().issuedOn, source: 'BCE' };
    const totals = computeTotals(sampleInvoice({ currency: 'USD' as Currency, exchange }));
    expect(totals.inBase).toMatchObject({
      currency: EUR,
      netMinor: 9215n,
      taxMinor: 1843n,
      grossMinor: 11058n,
    });
  });

  it('takes 1,000 lines', () => {
    const lines = Array.from({ length: 1000 }, (_, index) =>
      sampleItem({ id: `l${index}`, unitPrice: '0.01' }),
    );
    expect(computeTotals(sampleInvoice({ lines })).grossMinor).toBe(1200n);
  });
});

describe('for any document', () => {
  it('EN 16931 BR-CO-10 to BR-CO-17 hold without deviation', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const totals = computeTotals(document);
        const shares = totals.adjustments.flatMap((one) =>
          one.shares.map((share) => ({ ...share, signed: one.isCharge ? share.minor : -share.minor })),
        );
        expect(totals.linesMinor).toBe(sum(totals.lines.map((line) => line.netMinor)));
        expect(totals.netMinor).toBe(totals.linesMinor - totals.allowancesMinor + totals.chargesMinor);
        expect(totals.netMinor).toBe(sum(totals.vat.map((one) => one.baseMinor)));
        expect(totals.taxMinor).toBe(sum(totals.vat.map((one) => one.taxMinor)));
        expect(totals.grossMinor).toBe(totals.netMinor + totals.taxMinor);
        expect(totals.dueMinor).toBe(totals.grossMinor - document.paidMinor);
        const items = document.lines.filter((line) => line.type === 'item');
        for (const { vat, baseMinor, taxMinor } of totals.vat) {
          const lines = items.map((line, index) =>
            vatKey(line.vat) === vatKey(vat) ? totals.lines[index]!.netMinor : 0n,
          );
          const adjusted = shares.filter((share) => vatKey(share.vat) === vatKey(vat));
          expect(baseMinor).toBe(sum(lines) + sum(adjusted.map((share) => share.signed)));
          expect(taxMinor).toBe(percentOf(baseMinor, vat.rate));
        }
        expect(new Set(totals.vat.map(({ vat }) => vatKey(vat))).size).toBe(totals.vat.length);
      }),
    );
  });

  it('an adjustment is shared out exactly', () => {
    fc.assert(
      fc.property(documents, (document) => {
        for (const one of computeTotals(document).adjustments) {
          expect(sum(one.shares.map((share) => share.minor))).toBe(one.minor);
        }
      }),
    );
  });

  it('the VAT in euros is the VAT at the fixed rate, each rate within half a cent', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const totals = computeTotals(document);
        expect(totals.inBase === undefined).toBe(document.exchange === undefined);
        totals.inBase?.vat.forEach(({ taxMinor }, index) => {
          const decimals = currencyDecimals(document.currency);
          const { rate } = document.exchange!;
          expect(taxMinor).toBe(convertMinor(totals.vat[index]!.taxMinor, decimals, rate, 2));
        });
      }),
    );
  });
});
