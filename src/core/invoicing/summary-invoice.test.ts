import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from '../calendar/index.ts';
import type { Line } from './model.ts';
import { issueDelay } from './issue-delay.ts';
import { groupDeliveries, groupFacts, summaryDeadline, type Delivery } from './summary-invoice.ts';

const delivery = (id: string, deliveredOn: string, over: Partial<Delivery> = {}): Delivery => ({
  id,
  partyId: 'le-goff',
  currency: 'EUR',
  deliveredOn: plainDate(deliveredOn),
  reference: id,
  purchaseOrder: '',
  lines: [
    {
      type: 'item',
      id: 'l1',
      name: 'Plateau chêne',
      quantity: '1',
      unit: 'C62',
      unitPrice: '100',
      vat: { category: 'S', rate: '20' },
      account: '707',
      nature: 'goods',
    },
  ],
  ...over,
});
const ids = (groups: readonly (readonly Delivery[])[]): string[][] =>
  groups.map((one) => one.map((each) => each.id));

describe('what goes on one invoice', () => {
  const list = [
    delivery('BL-3', '2026-11-20'),
    delivery('BL-1', '2026-11-02', { purchaseOrder: 'C-7' }),
    delivery('BL-2', '2026-10-30'),
    delivery('BL-4', '2026-11-05', { partyId: 'mairie' }),
    delivery('BL-5', '2026-11-06', { currency: 'CHF' }),
  ];

  it('each delivery by itself, oldest first', () => {
    expect(ids(groupDeliveries(list, { by: 'each', byOrder: false }))).toEqual([
      ['BL-2'],
      ['BL-1'],
      ['BL-4'],
      ['BL-5'],
      ['BL-3'],
    ]);
  });

  it('a month, a customer and a currency together; an order apart where asked', () => {
    expect(ids(groupDeliveries(list, { by: 'month', byOrder: false }))).toEqual([
      ['BL-2'],
      ['BL-1', 'BL-3'],
      ['BL-4'],
      ['BL-5'],
    ]);
    expect(ids(groupDeliveries(list, { by: 'month', byOrder: true }))).toContainEqual(['BL-3']);
  });

  it('a section per delivery says its name and day', () => {
    const [, november] = groupDeliveries(list, { by: 'month', byOrder: false });
    const facts = groupFacts<Line, Delivery>(november!, (one) => `${one.reference} du ${one.deliveredOn}`);
    expect(facts.lines.map((line) => (line.type === 'section' ? line.title : line.id))).toEqual([
      'BL-1 du 2026-11-02',
      'd1-1',
      'BL-3 du 2026-11-20',
      'd2-1',
    ]);
    expect(facts).toMatchObject({
      suppliedOn: null,
      period: { from: '2026-11-02', to: '2026-11-20' },
      purchaseOrder: '',
    });
    expect(groupFacts<Line, Delivery>([november![0]!], () => '')).toMatchObject({
      suppliedOn: '2026-11-02',
      period: null,
      purchaseOrder: 'C-7',
    });
  });

  it.each([
    ['S', undefined, '2026-11-30'],
    ['AE', 'construction-subcontracting', '2026-11-30'],
    ['K', 'eu-goods', '2026-12-15'],
    ['AE', 'eu-services', '2026-12-15'],
  ])('of %s %s is issued by %s (CGI art. 289, I-3)', (category, exemption, deadline) => {
    const vat = { category: category as 'S', ...(exemption !== undefined && { exemption }) };
    const one = { ...delivery('1', plainDate('2026-11-02')), lines: [{ type: 'item', vat }] };
    expect(summaryDeadline([one])).toBe(deadline);
    expect(summaryDeadline([one, { ...one, lines: [{ type: 'item', vat: { category: 'S' } }] }])).toBe(
      '2026-11-30',
    );
  });

  it('each delivery is on exactly one invoice, and none spans two months', () => {
    const any = fc.array(
      fc
        .record({
          day: fc.integer({ min: 0, max: 200 }),
          partyId: fc.constantFrom('a', 'b', 'c'),
          currency: fc.constantFrom('EUR', 'USD'),
          purchaseOrder: fc.constantFrom('', 'X', 'Y'),
        })
        .map(({ day, ...rest }) => ({ ...rest, deliveredOn: addDays(plainDate('2026-01-01'), day) })),
    );
    fc.assert(
      fc.property(
        any,
        fc.constantFrom('each' as const, 'month' as const),
        fc.boolean(),
        (made, by, byOrder) => {
          const all = made.map((one, index) => delivery(String(index), one.deliveredOn, one));
          const groups = groupDeliveries(all, { by, byOrder });
          expect(
            groups
              .flat()
              .map((one) => one.id)
              .toSorted(),
          ).toEqual(all.map((one) => one.id).toSorted());
          for (const group of groups) {
            expect(new Set(group.map((one) => `${one.partyId} ${one.currency}`)).size).toBe(1);
            expect(new Set(group.map((one) => one.deliveredOn.slice(0, 7))).size).toBe(1);
          }
        },
      ),
    );
  });
});

describe('the delay from delivery to invoice', () => {
  const fact = (delivered: string, issued: string) => ({
    deliveredOn: plainDate(delivered),
    issuedOn: plainDate(issued),
  });

  it('is a median and a share', () => {
    const facts = [
      fact('2026-11-01', '2026-11-01'),
      fact('2026-11-01', '2026-11-03'),
      fact('2026-11-01', '2026-11-10'),
      fact('2026-11-10', '2026-11-15'),
    ];
    expect(issueDelay(facts, 5)).toEqual({ count: 4, medianDays: 3.5, shareWithin: 75 });
    expect(issueDelay([], 5)).toEqual({ count: 0, medianDays: null, shareWithin: null });
    expect(issueDelay([fact('2026-11-10', '2026-11-01')], 0)).toEqual({
      count: 1,
      medianDays: 0,
      shareWithin: 100,
    });
  });
});
