import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, plainDate } from '../calendar/index.ts';
import { prescription, prescriptionRule } from './prescription.ts';
import type { Interruption, PrescriptionFacts, PrescriptionRule } from './prescription.ts';

const facts = (
  rule: PrescriptionRule,
  interruptions: [string, Interruption['kind']][] = [],
  days: [performed: string | null, issued: string, due: string] = ['2021-03-01', '2021-03-15', '2021-04-14'],
): PrescriptionFacts => ({
  rule,
  performedOn: days[0] === null ? null : plainDate(days[0]),
  issuedOn: plainDate(days[1]),
  dueOn: plainDate(days[2]),
  interruptions: interruptions.map(([on, kind]) => ({ on: plainDate(on), kind })),
});

describe('work completed on 1 March 2021, invoiced on the 15th, due on 14 April', () => {
  test.each<[string, PrescriptionFacts, string, string]>([
    ['C. com. L110-4: five years from the completion', facts('business'), 'start', '2026-03-01'],
    ['C. conso. L218-2: two years against a consumer', facts('consumer'), 'start', '2023-03-01'],
    ['C. com. L133-6: one year for carriage', facts('transport'), 'start', '2022-03-01'],
    [
      'loi 68-1250 art. 1: four years from 1 January after the year of the right',
      facts('public'),
      'start',
      '2025-12-31',
    ],
    [
      'C. civ. 2240: an acknowledgement makes the same term run anew',
      facts('consumer', [['2022-06-10', 'acknowledgement']]),
      'acknowledgement',
      '2024-06-10',
    ],
    [
      'Cass.: so does a payment of part, for the whole debt',
      facts('consumer', [['2023-03-01', 'part-payment']]),
      'part-payment',
      '2025-03-01',
    ],
    [
      'C. civ. 2241: so does an action',
      facts('business', [['2025-12-31', 'action']]),
      'action',
      '2030-12-31',
    ],
    [
      'Cass. 1re civ. 19 May 2021, 19-26.253: what comes after the last day revives nothing',
      facts('consumer', [['2023-03-02', 'part-payment']]),
      'start',
      '2023-03-01',
    ],
    [
      'a registered formal notice interrupts nothing between private persons',
      facts('business', [['2025-01-10', 'written-demand']]),
      'start',
      '2026-03-01',
    ],
    [
      'loi 68-1250 art. 2: against a public body any written demand does, from 1 January after',
      facts('public', [['2024-05-02', 'written-demand']]),
      'written-demand',
      '2028-12-31',
    ],
    [
      'each within the term that the one before began',
      facts('transport', [
        ['2022-02-01', 'part-payment'],
        ['2023-01-31', 'acknowledgement'],
      ]),
      'acknowledgement',
      '2024-01-31',
    ],
    [
      'performance not known: the day of the invoice',
      facts('business', [], [null, '2021-03-15', '2021-04-14']),
      'start',
      '2026-03-15',
    ],
    [
      'an invoice paid in advance counts from its due date',
      facts('business', [], ['2021-06-01', '2021-05-02', '2021-05-01']),
      'start',
      '2026-05-01',
    ],
    [
      '29 February ends on the 28th',
      facts('consumer', [], ['2024-02-29', '2024-03-01', '2024-03-31']),
      'start',
      '2026-02-28',
    ],
  ])('%s', (_name, given, because, lastDay) => {
    expect(prescription(given)).toMatchObject({ because, lastDay });
  });
});

test.each([
  ['company', false, 'business'],
  ['individual', false, 'consumer'],
  ['public_body', false, 'public'],
  ['company', true, 'transport'],
  ['individual', true, 'transport'],
] as const)('%s, carriage %s: %s', (debtor, isTransport, rule) => {
  expect(prescriptionRule(debtor, isTransport)).toBe(rule);
});

const eventArb = fc.record({
  on: fc.integer({ min: -400, max: 4000 }).map((n) => addDays(plainDate('2021-03-01'), n)),
  kind: fc.constantFrom<Interruption['kind']>('acknowledgement', 'part-payment', 'written-demand', 'action'),
});
const ruleArb = fc.constantFrom<PrescriptionRule>('business', 'consumer', 'transport', 'public');

test('one more event never makes a claim lapse earlier, and none after the last day counts', () => {
  fc.assert(
    fc.property(ruleArb, fc.array(eventArb, { maxLength: 5 }), eventArb, (rule, events, more) => {
      const before = prescription({ ...facts(rule), interruptions: events });
      const after = prescription({ ...facts(rule), interruptions: [...events, more] });
      expect(after.lastDay >= before.lastDay).toBe(true);
      if (more.on > before.lastDay) expect(after).toEqual(before);
    }),
  );
});

test('the order in which events became known does not matter', () => {
  fc.assert(
    fc.property(ruleArb, fc.array(eventArb, { maxLength: 5 }), (rule, events) => {
      const turned = [...events].reverse();
      const lastDay = (interruptions: readonly Interruption[]) =>
        prescription({ ...facts(rule), interruptions }).lastDay;
      expect(lastDay(turned)).toBe(lastDay(events));
    }),
  );
});
