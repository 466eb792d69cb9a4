import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import { checkEntry } from '../ledger/index.ts';
import {
  doubtfulEntry,
  impairmentEntry,
  impairmentOf,
  isPercent,
  netOfTax,
  proposedPercent,
  unpaidMention,
} from './index.ts';

const closing = plainDate('2026-12-31');
const item = { itemId: 'i', account: '411', partyId: 'p', number: 'FA-7', openMinor: 120_000n };
const lines = (entry: ReturnType<typeof doubtfulEntry>) =>
  entry?.postings.map((one) => [one.account, one.debitMinor, one.creditMinor]);

describe('doubtful customers (PCG art. 944-41)', () => {
  it('leave 411 for 416 with their tax', () => {
    expect(lines(doubtfulEntry([item], closing))).toEqual([
      ['416', 120_000n, 0n],
      ['411', 0n, 120_000n],
    ]);
  });

  it('are left where they are once nothing is open, or when they stand on 416 already', () => {
    expect(doubtfulEntry([{ ...item, openMinor: 0n }], closing)).toBeNull();
    expect(doubtfulEntry([{ ...item, account: '416' }], closing)).toBeNull();
  });
});

describe('impairment (PCG art. 214-25, 944-49)', () => {
  it('counts without the tax, which the State gives back (CGI art. 272)', () => {
    const net = netOfTax(120_000n, { grossMinor: 120_000n, taxMinor: 20_000n });
    expect(net).toBe(100_000n);
    expect(impairmentOf(net, '60')).toBe(60_000n);
  });

  it('counts the open part in proportion, and all of what says no tax', () => {
    expect(netOfTax(30_000n, { grossMinor: 120_000n, taxMinor: 20_000n })).toBe(25_000n);
    expect(netOfTax(30_000n, null)).toBe(30_000n);
  });

  it('is completed on 6817 and released on 7817, item by item', () => {
    const entry = impairmentEntry(
      [
        { number: 'FA-7', changeMinor: 60_000n },
        { number: 'FA-8', changeMinor: -25_000n },
        { number: 'FA-9', changeMinor: 0n },
      ],
      closing,
    );
    expect(lines(entry)).toEqual([
      ['6817', 60_000n, 0n],
      ['491', 0n, 60_000n],
      ['7817', 0n, 25_000n],
      ['491', 25_000n, 0n],
    ]);
  });

  it('always balances, never exceeds the claim, and grows with the percentage', () => {
    const minor = fc.bigInt({ min: 1n, max: 1_000_000_000n });
    const percent = fc.nat({ max: 100 });
    fc.assert(
      fc.property(minor, minor, percent, percent, (gross, part, one, two) => {
        const open = part > gross ? gross : part;
        const net = netOfTax(open, { grossMinor: gross, taxMinor: gross / 6n });
        expect(net >= 0n && net <= open).toBe(true);
        const [less, more] = [Math.min(one, two), Math.max(one, two)].map((of) =>
          impairmentOf(net, String(of)),
        );
        expect(less! <= more! && more! <= net).toBe(true);
        const entry = impairmentEntry([{ number: 'x', changeMinor: more! - less! }], closing);
        expect(entry === null ? [] : checkEntry(entry)).toEqual([]);
      }),
    );
  });
});

describe('the scale by age', () => {
  const scale = [
    { fromDays: 90, percent: '25' },
    { fromDays: 180, percent: '50' },
    { fromDays: 365, percent: '100' },
  ];

  it.each([
    ['2026-12-01', null],
    ['2026-10-02', '25'],
    ['2026-07-04', '50'],
    ['2025-12-31', '100'],
  ])('proposes for what was due on %s: %s', (dueOn, percent) => {
    expect(proposedPercent(scale, plainDate(dueOn), closing)).toBe(percent);
  });

  it('proposes nothing while it is empty', () => {
    expect(proposedPercent([], plainDate('2020-01-01'), closing)).toBeNull();
  });

  it('knows what a percentage is', () => {
    expect(['0', '33.33', '100'].every(isPercent)).toBe(true);
    expect(isPercent('100.01')).toBe(false);
  });
});

describe('the copy of an unpaid invoice (CGI art. 272, 1; BOI-TVA-DED-40-10-20)', () => {
  it('says net price, tax, and that it cannot be deducted', () => {
    expect(unpaidMention('1 000,00 €', '200,00 €')).toBe(
      'Facture demeurée impayée pour la somme de 1 000,00 € (prix net) et pour la somme de 200,00 € ' +
        '(taxe correspondante) qui ne peut faire l’objet d’une déduction (CGI, art. 272)',
    );
  });
});
