import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, plainDate } from '../calendar/index.ts';
import { defaultPolicyFr } from './shipped-policies.ts';
import { addReplays, medianFirstDelay, noReplay, replay, type CustomerHistory } from './replay.ts';
import { sampleCustomer, sampleItem } from './sample-facts.ts';

const policy = defaultPolicyFr();
const from = plainDate('2025-11-25');
const to = plainDate('2026-11-24');
const history = (...items: [due: string, paid: string | null][]): CustomerHistory => ({
  customer: sampleCustomer([]),
  items: items.map(([due, paid], index) => ({
    item: sampleItem(`i${index}`, due),
    knownOn: addDays(plainDate(due), -30),
    settlements: paid === null ? [] : [{ on: plainDate(paid), minor: 100_000n }],
  })),
  credits: [],
});

describe('one invoice due on 1 October 2026', () => {
  test.each([
    ['paid on its day: the notice only', '2026-10-01', { 'pre-due': 1 }, 0],
    // A notice of 24 September, paid on the 25th: it reminded of nothing late.
    ['paid the day after the notice', '2026-09-25', { 'pre-due': 1 }, 0],
    // Reminded on Monday 5, paid on Wednesday 7.
    ['paid two days after the first reminder', '2026-10-07', { 'pre-due': 1, 'reminder-1': 1 }, 1],
    ['paid five days after it', '2026-10-10', { 'pre-due': 1, 'reminder-1': 1 }, 0],
    ['paid on the morning of the second', '2026-10-12', { 'pre-due': 1, 'reminder-1': 1 }, 0],
  ])('%s', (_what, paid, steps, nearlyPaid) => {
    const sums = replay(history(['2026-10-01', paid]), policy, from, to);
    expect(Object.fromEntries(Object.entries(sums.byStep).map(([code, { count }]) => [code, count]))).toEqual(
      steps,
    );
    expect(sums.nearlyPaid).toBe(nearlyPaid);
  });

  test('never paid: every step, the formal notice as a letter too, first reminded four days late', () => {
    const sums = replay(history(['2026-10-01', null]), policy, from, to);
    expect(sums).toMatchObject({ messages: 5, calls: 1, letters: 1, customers: 1, items: 1 });
    expect(sums.byChannel).toEqual({ email: 4, call: 1, 'email+letter': 1 });
    expect(sums.firstDelays).toEqual({ 4: 1 });
  });

  test('a policy that waits ten days more writes less to who pays in between', () => {
    const later = {
      ...policy,
      steps: policy.steps.map((step) => (step.code === 'reminder-1' ? { ...step, offsetDays: 9 } : step)),
    };
    const paid = history(['2026-10-01', '2026-10-08']);
    expect(replay(paid, policy, from, to).byStep['reminder-1']).toEqual({ kind: 'reminder', count: 1 });
    expect(replay(paid, later, from, to).byStep['reminder-1']).toBeUndefined();
  });
});

test('a part paid is deducted, a credit note covers', () => {
  const part = history(['2026-10-01', null]);
  const withCredit: CustomerHistory = {
    ...part,
    credits: [
      {
        credit: { itemId: 'c', number: 'AV', currency: part.items[0]!.item.currency, openMinor: 100_000n },
        knownOn: plainDate('2026-10-02'),
        settlements: [],
      },
    ],
  };
  expect(Object.keys(replay(withCredit, policy, from, to).byStep)).toEqual(['pre-due']);
});

test('sums of customers add up, in any order', () => {
  const paidArb = fc.option(fc.integer({ min: -5, max: 60 }));
  const oneArb = fc.tuple(fc.integer({ min: 0, max: 300 }), paidArb).map(([due, paid]) => {
    const dueOn = addDays(from, due);
    return replay(history([dueOn, paid === null ? null : addDays(dueOn, paid)]), policy, from, to);
  });
  fc.assert(
    fc.property(fc.array(oneArb, { maxLength: 5 }), (all) => {
      const sum = all.reduce(addReplays, noReplay());
      expect(all.toReversed().reduce(addReplays, noReplay())).toEqual(sum);
      expect(sum.messages + sum.calls).toBe(
        Object.values(sum.byStep).reduce((total, { count }) => total + count, 0),
      );
      expect(Object.values(sum.byChannel).reduce((total, count) => total + count, 0)).toBe(
        sum.messages + sum.calls,
      );
    }),
    { numRuns: 60 },
  );
});

test.each([
  [{}, null],
  [{ 4: 1 }, 4],
  [{ 3: 2, 10: 1, 40: 1 }, 3],
  [{ 3: 1, 10: 1, 40: 1 }, 10],
])('median of %o is %s', (firstDelays, expected) => {
  expect(medianFirstDelay({ firstDelays })).toBe(expected);
});
