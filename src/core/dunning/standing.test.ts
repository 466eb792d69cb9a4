import { describe, expect, test } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import { decide } from './decide.ts';
import type { CustomerFacts } from './facts.ts';
import { defaultPolicyFr } from './shipped-policies.ts';
import { sampleCustomer, sampleItem, stepDone } from './sample-facts.ts';
import { standings } from './standing.ts';

const policy = defaultPolicyFr();
const read = (asOf: string, customer: CustomerFacts): string[] => {
  const day = plainDate(asOf);
  const decision = decide(day, { customers: [customer] }, policy);
  return [...standings(day, [customer], policy, decision).values()].map((one) =>
    [one.itemId, one.outlook, one.exclusion?.code ?? '-', one.stepCode ?? '-', one.on ?? '-'].join(' '),
  );
};

describe('where an item stands', () => {
  // 2026-10-05 is a Monday, the first business day on or after due + 3.
  test.each([
    ['it leaves today', sampleItem('a', '2026-10-01'), '2026-10-05', 'a leaves - reminder-1 2026-10-05'],
    [
      'it waits for its day',
      sampleItem('a', '2026-10-01', { completed: [stepDone('reminder-1', '2026-10-05')] }),
      '2026-10-06',
      'a waits waiting reminder-2 2026-10-12',
    ],
    [
      'a hold with an end resumes by itself, on the next business day',
      sampleItem('a', '2026-10-01', { holds: [{ reason: 'x', until: plainDate('2026-10-09') }] }),
      '2026-10-06',
      'a waits hold reminder-1 2026-10-12',
    ],
    [
      'a hold without an end waits for a person',
      sampleItem('a', '2026-10-01', { holds: [{ reason: 'x', until: null }] }),
      '2026-10-06',
      'a stopped hold reminder-1 -',
    ],
    [
      'after the last step nothing comes by itself',
      sampleItem('a', '2026-10-01', { completed: [stepDone('formal-notice', '2026-11-05')] }),
      '2026-12-01',
      'a stopped all-steps-done - -',
    ],
  ])('%s', (_what, item, asOf, expected) => {
    expect(read(asOf, sampleCustomer([item]))).toEqual([expected]);
  });

  test('a younger item is named in the message of an older one and keeps its own day', () => {
    const customer = sampleCustomer([sampleItem('a', '2026-10-01'), sampleItem('b', '2026-10-04')]);
    expect(read('2026-10-05', customer)).toEqual([
      'a leaves - reminder-1 2026-10-05',
      'b listed - reminder-1 2026-10-07',
    ]);
  });
});
