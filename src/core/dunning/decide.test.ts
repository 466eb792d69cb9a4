import { describe, expect, test } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import { EUR } from '../money/index.ts';
import type { Currency } from '../money/index.ts';
import { decide } from './decide.ts';
import type { CustomerFacts } from './facts.ts';
import { defaultPolicyFr } from './shipped-policies.ts';
import { imported, sampleCustomer, sampleItem, sampleSuspense, stepDone } from './sample-facts.ts';

const policy = defaultPolicyFr();
const run = (asOf: string, ...customers: CustomerFacts[]) => decide(plainDate(asOf), { customers }, policy);
/** 'step: items that advance (items listed)', as one reads it. */
const read = (asOf: string, ...customers: CustomerFacts[]): string[] =>
  run(asOf, ...customers).drafts.map((draft) => {
    const advancing = draft.items.filter((item) => item.advances).map((item) => item.itemId);
    const listed = draft.items.filter((item) => !item.advances).map((item) => item.itemId);
    return `${draft.stepCode}: ${advancing.join(' ')}${listed.length > 0 ? ` (${listed.join(' ')})` : ''}`;
  });
const why = (asOf: string, ...customers: CustomerFacts[]): string[] =>
  run(asOf, ...customers).exclusions.map((out) => `${out.itemId}: ${out.code} ${out.nextOn ?? '-'}`);

// 2026-10-01 is a Thursday.
describe('one invoice due on 1 October, day after day', () => {
  test.each([
    ['2026-09-23', 'nothing yet', [], ['a: not-due 2026-09-24']],
    ['2026-09-24', 'announced a week before', ['pre-due: a'], []],
    ['2026-09-30', 'the notice was missed: it may still come the day before', ['pre-due: a'], []],
    ['2026-10-01', 'on the due date nothing is late and nothing is news', [], ['a: not-due 2026-10-05']],
    ['2026-10-02', 'a day late: the days of grace run', [], ['a: waiting 2026-10-05']],
    ['2026-10-05', 'due + 3 is a Sunday: Monday', ['reminder-1: a'], []],
    ['2026-10-04', 'asked on that Sunday: prepared for Monday', ['reminder-1: a'], []],
    ['2026-12-15', 'found late: still the first reminder', ['reminder-1: a'], []],
  ])('%s — %s', (asOf, _why, drafts, exclusions) => {
    const customer = sampleCustomer([sampleItem('a', '2026-10-01')]);
    expect(read(asOf, customer)).toEqual(drafts);
    expect(why(asOf, customer)).toEqual(exclusions);
  });
});

describe('the level rule: eligible_at = max(due + offset, last done + gap)', () => {
  test.each([
    // Reminder 1 on time (5 Oct), reminder 2 at due + 10 = Sunday 11, so Monday 12.
    ['2026-10-09', [stepDone('reminder-1', '2026-10-05')], []],
    ['2026-10-12', [stepDone('reminder-1', '2026-10-05')], ['reminder-2: a']],
    // Reminder 1 late (20 Oct): due + 10 is long past, the gap of 7 days holds.
    ['2026-10-26', [stepDone('reminder-1', '2026-10-20')], []],
    ['2026-10-27', [stepDone('reminder-1', '2026-10-20')], ['reminder-2: a']],
    [
      '2026-10-27',
      [stepDone('reminder-1', '2026-10-05'), stepDone('reminder-2', '2026-10-12')],
      ['reminder-3: a'],
    ],
    // A late notice before the due date does not push the first reminder to 10 days later.
    ['2026-10-05', [stepDone('pre-due', '2026-09-30')], ['reminder-1: a']],
    // A step jumped over by a person counts as waived.
    ['2026-11-20', [stepDone('reminder-3', '2026-10-21')], ['call: a']],
    ['2026-11-20', [stepDone('call', '2026-10-28')], ['formal-notice: a']],
    ['2026-11-20', [stepDone('formal-notice', '2026-11-05')], []],
  ])('%s after %j', (asOf, completed, drafts) => {
    expect(read(asOf, sampleCustomer([sampleItem('a', '2026-10-01', { completed })]))).toEqual(drafts);
  });

  test('old invoices just imported start at the first step, or after the level they came with', () => {
    const old = sampleItem('old', '2026-04-01');
    const known = sampleItem('known', '2026-04-01', { completed: [imported(2, '2026-10-30')] });
    expect(read('2026-11-20', sampleCustomer([old]))).toEqual(['reminder-1: old']);
    expect(read('2026-11-20', sampleCustomer([known]))).toEqual(['reminder-3: known']);
    expect(read('2026-11-06', sampleCustomer([known]))).toEqual([]);
  });
});

describe('one message per customer and currency', () => {
  const a = sampleItem('a', '2026-10-01', {
    completed: [stepDone('reminder-1', '2026-10-05'), stepDone('reminder-2', '2026-10-12')],
  });
  const b = sampleItem('b', '2026-10-14', { completed: [stepDone('reminder-1', '2026-10-19')] });
  const c = sampleItem('c', '2026-10-16');
  const d = sampleItem('d', '2026-10-28');

  test('it carries the highest step, the others keep their own level, what is not due stays out', () => {
    const [draft] = run('2026-10-22', sampleCustomer([a, b, c, d], { lastMessageOn: null })).drafts;
    expect(draft).toMatchObject({
      stepCode: 'reminder-3',
      level: 3,
      kind: 'reminder',
      totalMinor: 300_000n,
      daysLate: 21,
      sendOn: '2026-10-22',
      deadlineOn: '2026-10-30',
      reason: { key: 'again', params: { level: 3, daysLate: 21, lastDays: 10 } },
      nextStep: { stepCode: 'call', on: '2026-10-27' },
    });
    expect(draft?.items.map((item) => [item.itemId, item.stepCode, item.advances])).toEqual([
      ['a', 'reminder-3', true],
      ['b', 'reminder-1', false],
      ['c', 'reminder-1', true],
    ]);
    // The notice about d waits: one message at a time.
    expect(why('2026-10-22', sampleCustomer([a, b, c, d]))).toEqual(['d: reminder-first 2026-10-27']);
  });

  test('currencies do not mix', () => {
    const usd = { ...c, itemId: 'usd', currency: 'USD' as Currency };
    expect(read('2026-10-22', sampleCustomer([c, usd]))).toEqual(['reminder-1: c', 'reminder-1: usd']);
  });

  test('a call stands beside the message', () => {
    const forCall = sampleItem('x', '2026-09-20', { completed: [stepDone('reminder-3', '2026-10-12')] });
    expect(read('2026-10-22', sampleCustomer([forCall, c]))).toEqual(['reminder-1: c (x)', 'call: x (c)']);
  });

  test('after a message the customer is left in peace for five days', () => {
    const customer = sampleCustomer([c], { lastMessageOn: plainDate('2026-10-20') });
    expect(why('2026-10-22', customer)).toEqual(['c: contact-gap 2026-10-26']);
  });
});

describe('nobody is reminded of money that we owe', () => {
  const item = sampleItem('a', '2026-10-01');
  const credit = (minor: bigint) => [{ itemId: 'avoir', number: 'AV-1', currency: EUR, openMinor: minor }];

  test('a credit is shown and deducted', () => {
    const [draft] = run('2026-10-05', sampleCustomer([item], { credits: credit(30_000n) })).drafts;
    expect(draft).toMatchObject({ itemsMinor: 100_000n, creditsMinor: 30_000n, totalMinor: 70_000n });
  });
  test.each([
    [100_000n, 'credit-covers'],
    [150_000n, 'credit-covers'],
    [99_950n, 'below-minimum'],
  ])('credit of %s', (minor, code) => {
    const customer = sampleCustomer([item], { credits: credit(minor) });
    expect(read('2026-10-05', customer)).toEqual([]);
    expect(why('2026-10-05', customer)).toEqual([`a: ${code} -`]);
  });
  test('a credit pays what is overdue before what falls due later', () => {
    const later = sampleItem('later', '2026-10-09');
    const held = { ...item, holds: [{ reason: 'agreement', until: null }] };
    const customer = sampleCustomer([held, later], { credits: credit(120_000n) });
    expect(run('2026-10-05', customer).drafts).toMatchObject([
      { stepCode: 'pre-due', creditsMinor: 20_000n },
    ]);
  });
});

describe('left out, each with its reason and the day it comes back', () => {
  const on = '2026-10-22';
  const due = '2026-10-01';
  test.each<[string, ReturnType<typeof sampleItem>, Partial<CustomerFacts>, string[]]>([
    ['paid', sampleItem('a', due, { openMinor: 0n }), {}, ['a: paid -']],
    ['sold to a factor', sampleItem('a', due, { mayRemind: false }), {}, ['a: assigned -']],
    ['direct debit under way', sampleItem('a', due, { paymentPending: true }), {}, ['a: payment-pending -']],
    ['customer never reminded', sampleItem('a', due), { blocked: true }, ['a: customer-blocked -']],
    ['insolvent', sampleItem('a', due), { insolventSince: plainDate(due) }, ['a: insolvency -']],
    [
      'held until Friday 30: Monday',
      sampleItem('a', due, { holds: [{ reason: 'x', until: plainDate('2026-10-30') }] }),
      {},
      ['a: hold 2026-11-02'],
    ],
    [
      'customer held without an end',
      sampleItem('a', due),
      { holds: [{ reason: 'x', until: null }] },
      ['a: hold -'],
    ],
    ['contested', sampleItem('a', due, { disputes: [{ amountMinor: null }] }), {}, ['a: dispute -']],
    [
      'promised for the 28th, three days of grace, a weekend',
      sampleItem('a', due, { promises: [{ promisedOn: plainDate('2026-10-28'), amountMinor: null }] }),
      {},
      ['a: promise 2026-11-02'],
    ],
    [
      'half of it may have come in already: matched first',
      sampleItem('a', due),
      { suspense: [sampleSuspense('p', 50_000n)] },
      ['a: money-in-suspense -'],
    ],
    [
      'nobody to write to',
      sampleItem('a', due),
      { contacts: [], hasPostalAddress: false },
      ['a: no-contact -'],
    ],
    [
      'every step done',
      sampleItem('a', due, { completed: [stepDone('formal-notice', due)] }),
      {},
      ['a: all-steps-done -'],
    ],
  ])('%s', (_name, item, customer, expected) => {
    expect(read(on, sampleCustomer([item], customer))).toEqual([]);
    expect(why(on, sampleCustomer([item], customer))).toEqual(expected);
  });

  test('an expired hold and a broken promise stop protecting', () => {
    const item = sampleItem('a', due, {
      holds: [{ reason: 'x', until: plainDate('2026-10-21') }],
      promises: [{ promisedOn: plainDate('2026-10-19'), amountMinor: null }],
    });
    expect(read(on, sampleCustomer([item]))).toEqual(['reminder-1: a']);
  });

  test('only the contested and the promised part is spared', () => {
    const item = sampleItem('a', due, {
      disputes: [{ amountMinor: 25_000n }],
      promises: [{ promisedOn: plainDate('2026-10-28'), amountMinor: 40_000n }],
    });
    expect(run(on, sampleCustomer([item])).drafts[0]?.totalMinor).toBe(35_000n);
  });

  test('without an e-mail address the reminder becomes a letter', () => {
    const [draft] = run(on, sampleCustomer([sampleItem('a', due)], { email: null })).drafts;
    expect(draft).toMatchObject({ channel: 'letter', fallback: 'no-email', recipient: null });
  });
});
