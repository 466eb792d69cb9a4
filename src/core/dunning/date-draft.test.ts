import { describe, expect, test } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import { datedFor, seenOn } from './date-draft.ts';
import { decide } from './decide.ts';
import type { DunningDraft } from './draft.ts';
import type { ItemFacts } from './facts.ts';
import { defaultPolicyFr } from './shipped-policies.ts';
import { sampleCustomer, sampleItem, stepDone } from './sample-facts.ts';

const policy = defaultPolicyFr();
const decided = (asOf: string, ...items: ItemFacts[]): DunningDraft => {
  const [draft] = decide(plainDate(asOf), { customers: [sampleCustomer(items)] }, policy).drafts;
  if (draft === undefined) throw new Error('no draft');
  return draft;
};
const delays = (draft: DunningDraft) => draft.items.map((item) => item.daysLate);

// Friday 27 November 2026; Monday is the 30th.
describe('two invoices due on Monday 16 and Friday 27 November, reminders prepared on Saturday 28', () => {
  const old = sampleItem('old', '2026-11-16', { completed: [stepDone('reminder-1', '2026-11-19')] });
  const recent = sampleItem('recent', '2026-11-27');
  const draft = decided('2026-11-28', old, recent);

  test('the message is decided for Monday 30 and counts its days there: 14 and 3', () => {
    expect(draft).toMatchObject({ sendOn: '2026-11-30', stepCode: 'reminder-2', daysLate: 14 });
    expect(delays(draft)).toEqual([14, 3]);
    expect(draft.reason.params).toMatchObject({ daysLate: 14, lastDays: 11 });
  });

  test('on Saturday the reviewer sees 12 and 1, as the list of invoices does, and for which day the reason holds', () => {
    const seen = seenOn(draft, plainDate('2026-11-28'));
    expect(delays(seen)).toEqual([12, 1]);
    expect(seen.daysLate).toBe(12);
    expect(seen.reason.params).toMatchObject({ daysLate: 14, lastDays: 9, on: '2026-11-30' });
    expect(seen).toMatchObject({ sendOn: draft.sendOn, deadlineOn: draft.deadlineOn, totalMinor: 200_000n });
  });

  test.each([
    ['2026-11-29', [13, 2]],
    ['2026-11-30', [14, 3]],
    // Looked up later: what the message said on the day it left.
    ['2026-12-04', [14, 3]],
  ])('seen on %s: %j', (today, expected) => {
    expect(delays(seenOn(draft, plainDate(today)))).toEqual(expected);
  });

  test('left waiting until Wednesday, the message counts Wednesday’s days and asks for a later deadline', () => {
    const later = datedFor(draft, plainDate('2026-12-02'), policy);
    expect(delays(later)).toEqual([16, 5]);
    expect(later).toMatchObject({ sendOn: '2026-12-02', daysLate: 16, deadlineOn: '2026-12-10' });
    expect(draft.deadlineOn).toBe('2026-12-08');
    expect(later.reason.params).toMatchObject({ daysLate: 16, lastDays: 13 });
    // The same as had it been decided on that day.
    expect(later.items).toEqual(decided('2026-12-02', old, recent).items);
  });
});

test('a notice on Saturday 28 for the 5th: a week to go for the reader of today, five days for the customer on Monday', () => {
  const draft = decided('2026-11-28', sampleItem('a', '2026-12-05'));
  expect(draft).toMatchObject({ kind: 'pre-due', sendOn: '2026-11-30', daysLate: -5 });
  const seen = seenOn(draft, plainDate('2026-11-28'));
  expect(seen.reason.params).toMatchObject({ days: 7 });
  expect(delays(seen)).toEqual([-7]);
});

test('due on Friday 25 December, a holiday: not late yet that day, three days late when its reminder leaves on Monday', () => {
  const draft = decided('2026-12-25', sampleItem('a', '2026-12-25'));
  expect(draft).toMatchObject({ stepCode: 'reminder-1', sendOn: '2026-12-28', daysLate: 3 });
  expect(delays(seenOn(draft, plainDate('2026-12-25')))).toEqual([0]);
});
