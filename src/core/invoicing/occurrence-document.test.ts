import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import { EUR, type Currency } from '../money/index.ts';
import type { Document, ItemLine, Line } from './model.ts';
import { occurrenceDocument } from './occurrence-document.ts';
import { fillPeriod } from './period-text.ts';
import { occurrencesUntil, type Occurrence } from './schedule.ts';
import { computeTotals } from './totals.ts';

type Template = Omit<Document, 'seller' | 'buyer'>;
const startsOn = plainDate('2026-10-20');
const words = { period: 'octobre 2026', from: '1er octobre 2026', to: '31 octobre 2026', part: null };
const whole: Occurrence = {
  on: plainDate('2026-11-01'),
  from: plainDate('2026-11-01'),
  to: plainDate('2026-11-30'),
  part: null,
};
const short: Occurrence = {
  on: startsOn,
  from: startsOn,
  to: plainDate('2026-10-31'),
  part: { days: 12, of: 31 },
};

const item = (over: Partial<ItemLine> = {}): ItemLine => ({
  type: 'item',
  id: 'l1',
  productId: '018f0000-0000-7000-8000-000000000001',
  reference: 'MAINT',
  name: 'Maintenance {période}',
  description: 'Du {début} au {fin}, {sur place}',
  quantity: '2',
  unit: 'MON',
  unitPrice: '155',
  discount: { kind: 'percent', percent: '10' },
  contribution: { label: 'Éco-contribution', perUnit: '0.5' },
  vat: { category: 'AE', rate: '0', exemption: 'reverse-charge' },
  account: '7061',
  nature: 'services',
  ...over,
});
const template = (lines: readonly Line[], over: Partial<Template> = {}): Template => ({
  kind: 'invoice',
  language: 'fr',
  currency: EUR,
  title: 'Contrat de maintenance',
  issuedOn: startsOn,
  terms: { kind: 'end-of-month', days: 45, then: 'days-then-end' },
  schedule: [],
  earlyPayment: { percent: '2', days: 8 },
  paidMinor: 0n,
  means: 'direct_debit',
  references: { purchaseOrder: 'C-7', contract: 'M-12', buyerReference: '', project: '', quote: '' },
  preceding: [],
  reason: '',
  lines,
  adjustments: [],
  intro: '',
  closing: '',
  ...over,
});
const made = (one: Template, occurrence: Occurrence, part: string | null = null): Template =>
  occurrenceDocument(one, occurrence, { indexation: { kind: 'none' }, startsOn }, { ...words, part });

describe('the invoice of a period', () => {
  it('carries everything its template says', () => {
    const lines: Line[] = [
      { type: 'section', id: 's', title: 'Atelier, {période}' },
      item(),
      { type: 'comment', id: 'c', text: 'Prochaine visite après le {fin}.' },
    ];
    const rebate = {
      id: 'a',
      isCharge: false,
      label: 'Remise {period}',
      value: { kind: 'percent', percent: '5' },
    } as const;
    const from = template(lines, { adjustments: [rebate], intro: 'Période : {période}', closing: '{ FIN }' });
    expect(made(from, whole)).toEqual({
      ...from,
      period: { from: '2026-11-01', to: '2026-11-30' },
      lines: [
        { type: 'section', id: 's', title: 'Atelier, octobre 2026' },
        item({
          name: 'Maintenance octobre 2026',
          description: 'Du 1er octobre 2026 au 31 octobre 2026, {sur place}',
        }),
        { type: 'comment', id: 'c', text: 'Prochaine visite après le 31 octobre 2026.' },
      ],
      adjustments: [{ ...rebate, label: 'Remise octobre 2026' }],
      intro: 'Période : octobre 2026',
      closing: '31 octobre 2026',
    });
  });

  it('leaves out the days of its template, which would be wrong in every period', () => {
    const period = { from: startsOn, to: startsOn };
    const stale = template([item({ period })], {
      suppliedOn: startsOn,
      schedule: [{ dueOn: startsOn, percent: '100' }],
    });
    const invoice = made(stale, whole);
    expect(invoice.lines[0]).not.toHaveProperty('period');
    expect(invoice).not.toHaveProperty('suppliedOn');
    expect(invoice.schedule).toEqual([]);
  });

  it('leaves its rate of exchange to the day of each invoice (CGI art. 266, 1 bis)', () => {
    const exchange = { rate: '0.92', on: startsOn, source: 'BCE' };
    expect(made(template([item()], { currency: 'USD' as Currency, exchange }), whole)).not.toHaveProperty(
      'exchange',
    );
  });

  it('cut short is charged by its days, amounts on the whole document too', () => {
    const fee = { id: 'f', isCharge: true, label: 'Frais', value: { kind: 'amount', minor: 3100n } } as const;
    const plain = item({ discount: { kind: 'amount', minor: 6200n }, contribution: undefined as never });
    const { contribution: _none, ...line } = plain;
    const invoice = made(template([line], { adjustments: [fee] }), short, 'Prorata : 12 jours sur 31');
    // 2 × 155 × 12/31 = 120, less 62 × 12/31 = 24, plus 31 × 12/31 = 12.
    expect(computeTotals(invoice).netMinor).toBe(10_800n);
    expect(invoice.lines.at(-1)).toEqual({ type: 'comment', id: 'part', text: 'Prorata : 12 jours sur 31' });
  });

  it('is charged whole or by days, never more than the whole', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 31 }),
        fc.nat({ max: 1_000_000 }),
        (everyMonths, anchorDay, fee) => {
          const rule = {
            everyMonths,
            anchorDay,
            timing: 'advance',
            startsOn,
            endsOn: null,
            prorate: true,
          } as const;
          const one = template([item()], {
            adjustments: [
              { id: 'f', isCharge: true, label: 'Frais', value: { kind: 'amount', minor: BigInt(fee) } },
            ],
          });
          const full = computeTotals(one).netMinor;
          for (const occurrence of occurrencesUntil(rule, null, plainDate('2032-01-01')).slice(0, 3)) {
            const net = computeTotals(made(one, occurrence)).netMinor;
            if (occurrence.part === null) expect(net).toBe(full);
            else expect(net).toBeLessThanOrEqual(full);
          }
        },
      ),
    );
  });
});

it.each([
  ['{période}', 'octobre 2026'],
  ['{pe\u0301riode}', 'octobre 2026'],
  ['{Period}, {start}–{end}', 'octobre 2026, 1er octobre 2026–31 octobre 2026'],
  ['{}, {autre}, {début', '{}, {autre}, {début'],
])('%s reads %s', (text, filled) => {
  expect(fillPeriod(text, words)).toBe(filled);
});
