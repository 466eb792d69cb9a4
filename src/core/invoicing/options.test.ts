import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleInvoice, sampleItem, vat10, vat20 } from '../../../test/kit/invoices.ts';
import { checkDraft } from './check-draft.ts';
import { fromQuote } from './convert.ts';
import type { Document, ItemLine, Line } from './model.ts';
import { optionIds, optionsOf, withOptions } from './options.ts';
import { computeTotals, isItem } from './totals.ts';

const item = (id: string, unitPrice: string, change: Partial<ItemLine> = {}): ItemLine =>
  sampleItem({ id, name: id, unitPrice, vat: vat20, ...change });

/** A kitchen at 1 000.00, a lamp for 120.00 more, a worktop of stone with its fitting for 830.00 more. */
const lines: Line[] = [
  { type: 'section', id: 's1', title: 'Cuisine' },
  item('kitchen', '1000'),
  item('lamp', '120', { optional: true }),
  { type: 'section', id: 's2', title: 'Plan en pierre', optional: true },
  item('stone', '700'),
  { type: 'comment', id: 'c1', text: 'Granit poli' },
  item('fitting', '130', { vat: vat10 }),
  { type: 'section', id: 's3', title: 'Pose' },
  item('work', '400', { vat: vat10 }),
];
const quote: Document = sampleInvoice({ kind: 'quote', lines });
const net = (document: Document): bigint => computeTotals(document).netMinor;

describe('the options of a quote', () => {
  it('are lines by themselves, and sections with all that stands below', () => {
    expect(optionsOf(quote).map(({ id, name, lines: of }) => [id, name, of.map((one) => one.id)])).toEqual([
      ['lamp', 'lamp', ['lamp']],
      ['s2', 'Plan en pierre', ['stone', 'fitting']],
    ]);
    expect(optionIds(lines)).toEqual([null, null, 'lamp', 's2', 's2', 's2', 's2', null, null]);
  });

  it('are in no total, and have their own price', () => {
    const totals = computeTotals(quote);
    expect(totals.netMinor).toBe(140_000n);
    expect(totals.taxMinor).toBe(20_000n + 4_000n);
    expect(totals.lines.map((one) => one.netMinor)).toEqual([100_000n, 12_000n, 70_000n, 13_000n, 40_000n]);
    expect(checkDraft(quote)).toEqual([]);
  });

  it('become lines like others once they are chosen; the others are gone with their comments', () => {
    expect(net(withOptions(quote, ['lamp']))).toBe(152_000n);
    const stone = withOptions(quote, ['s2']);
    expect(net(stone)).toBe(223_000n);
    expect(stone.lines.map((line) => line.id)).toEqual([
      's1',
      'kitchen',
      's2',
      'stone',
      'c1',
      'fitting',
      's3',
      'work',
    ]);
    expect(optionsOf(stone)).toEqual([]);
    expect(withOptions(quote, []).lines.map((line) => line.id)).toEqual(['s1', 'kitchen', 's3', 'work']);
  });

  it('are left open by quotes only', () => {
    const order = fromQuote(quote, 'invoice', { on: quote.issuedOn, number: 'D-1' });
    expect(checkDraft(order).map((one) => [one.code, one.path])).toEqual([
      ['invoicing.option-outside-quote', 'lines.2'],
      ['invoicing.option-outside-quote', 'lines.3'],
    ]);
    const chosen = fromQuote(withOptions(quote, ['lamp']), 'invoice', { on: quote.issuedOn, number: 'D-1' });
    expect(checkDraft(chosen)).toEqual([]);
  });
});

const anyLine = (index: number): fc.Arbitrary<Line> =>
  fc.oneof(
    fc
      .record({
        optional: fc.boolean(),
        cents: fc.integer({ min: -90_000, max: 90_000 }),
        reduced: fc.boolean(),
      })
      .map(({ optional, cents, reduced }) =>
        item(`l${index}`, String(Math.abs(cents) / 100), {
          quantity: cents < 0 ? '-1' : '1',
          vat: reduced ? vat10 : vat20,
          ...(optional && { optional: true }),
        }),
      ),
    fc.boolean().map((optional): Line => ({
      type: 'section',
      id: `l${index}`,
      title: `T${index}`,
      ...(optional && { optional: true }),
    })),
    fc.constant<Line>({ type: 'comment', id: `l${index}`, text: 'x' }),
  );
const anyQuote = fc
  .integer({ min: 1, max: 14 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => anyLine(index))))
  .map((list) => sampleInvoice({ kind: 'quote', lines: list }));

describe('whatever is offered and chosen', () => {
  it('the total is what is certain and the price of each option chosen', () => {
    fc.assert(
      fc.property(anyQuote, fc.array(fc.nat(20)), (any, picks) => {
        const options = optionsOf(any);
        const chosen = options.filter((_, index) => picks.includes(index));
        const prices = new Map(computeTotals(any).lines.map((one) => [one.id, one.netMinor]));
        const sum = chosen
          .flatMap((one) => one.lines)
          .reduce((total, line) => total + prices.get(line.id)!, net(any));
        const taken = withOptions(
          any,
          chosen.map((one) => one.id),
        );
        expect(net(taken)).toBe(sum);
        expect(optionsOf(taken)).toEqual([]);
        expect(withOptions(taken, ['l1'])).toEqual(taken);
      }),
    );
  });

  it('all options chosen make the quote as if nothing had been an option; none leave what is certain', () => {
    fc.assert(
      fc.property(anyQuote, (any) => {
        const all = withOptions(
          any,
          any.lines.map((line) => line.id),
        );
        expect(all.lines.map((line) => line.id)).toEqual(any.lines.map((line) => line.id));
        expect(computeTotals(all).lines).toEqual(computeTotals(any).lines);
        const { lines: _, ...offered } = computeTotals(any);
        const { lines: __, ...certain } = computeTotals(withOptions(any, []));
        expect(certain).toEqual(offered);
        expect(withOptions(any, []).lines.filter(isItem)).toHaveLength(
          any.lines.filter(isItem).length - optionsOf(any).flatMap((one) => one.lines).length,
        );
      }),
    );
  });
});
