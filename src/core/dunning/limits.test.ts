import { describe, expect, test } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import { EUR } from '../money/index.ts';
import { exceeded, roomOn } from './contact-budget.ts';
import { decide } from './decide.ts';
import type { DunningDraft } from './draft.ts';
import type { CustomerFacts, ItemFacts } from './facts.ts';
import { freshUntil, mayLeaveByItself } from './freshness.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import type { Limits } from './limits.ts';
import { defaultPolicyFr } from './shipped-policies.ts';
import { recheck } from './recheck.ts';
import { sampleCustomer, sampleItem, sampleSuspense, stepDone } from './sample-facts.ts';
import { departure, hoursAreRight } from './sending-hours.ts';

const policy = defaultPolicyFr();
const withLimits = (limits: Partial<Limits>) => ({ ...policy, limits: { ...DEFAULT_LIMITS, ...limits } });
const days = (...list: string[]): PlainDate[] => list.map((day) => plainDate(day));
const run = (asOf: string, customer: CustomerFacts, limits: Partial<Limits> = {}) =>
  decide(plainDate(asOf), { customers: [customer] }, withLimits(limits));
const why = (asOf: string, customer: CustomerFacts, limits: Partial<Limits> = {}): string[] => {
  const { drafts, exclusions } = run(asOf, customer, limits);
  return [
    ...drafts.map((draft) => draft.stepCode),
    ...exclusions.map((out) => `${out.itemId}: ${out.code} ${out.nextOn ?? '-'}`),
  ];
};
const item = (more: Partial<ItemFacts> = {}): ItemFacts => sampleItem('a', '2026-10-01', more);

// 2026-10-22 is a Thursday.
describe('nothing is sent over a reply that nobody has read', () => {
  const asked = (since: string, automatic = false) =>
    sampleCustomer([item()], { unreadReply: { since: plainDate(since), automatic } });
  test.each([
    [
      'it came yesterday: until it becomes a task',
      '2026-10-22',
      asked('2026-10-21'),
      ['a: unread-reply 2026-10-28'],
    ],
    ['an automatic answer says nothing', '2026-10-22', asked('2026-10-21', true), ['reminder-1']],
    [
      'five business days later it is a task, asked again every day',
      '2026-10-29',
      asked('2026-10-21'),
      ['a: unread-reply 2026-10-30'],
    ],
    ['a month later still: never over it', '2026-11-23', asked('2026-10-21'), ['a: unread-reply 2026-11-24']],
  ])('%s', (_name, asOf, customer, expected) => {
    expect(why(asOf, customer)).toEqual(expected);
  });
  test('the task is told apart', () => {
    const codes = (asOf: string) => run(asOf, asked('2026-10-21')).exclusions[0]?.params;
    expect(codes('2026-10-27')).toEqual({ since: '2026-10-21' });
    expect(codes('2026-10-28')).toEqual({ since: '2026-10-21', task: '2026-10-28' });
  });
  test('one that arrives between approval and hand-over stops the message; once read it goes', () => {
    const customer = sampleCustomer([item()]);
    const [draft] = run('2026-10-22', customer).drafts;
    const now = plainDate('2026-10-22');
    expect(recheck(draft as DunningDraft, asked('2026-10-22'), policy, now)).toMatchObject({
      outcome: 'withdrawn',
      dropped: [{ itemId: 'a', code: 'unread-reply' }],
    });
    expect(recheck(draft as DunningDraft, customer, policy, now).outcome).toBe('same');
  });
});

describe('the contact budget', () => {
  test.each([
    [
      'three in a week, the fourth waits',
      days('2026-10-16', '2026-10-19', '2026-10-21'),
      [{ days: 7, most: 3 }],
      '2026-10-23',
    ],
    ['room today', days('2026-10-15', '2026-10-19', '2026-10-21'), [{ days: 7, most: 3 }], '2026-10-22'],
    [
      'consumers: two a week and four a month',
      days('2026-09-25', '2026-10-02', '2026-10-09', '2026-10-14'),
      DEFAULT_LIMITS.budgets.consumer,
      '2026-10-25',
    ],
    ['one dated Monday counts on Saturday already', days('2026-10-26'), [{ days: 7, most: 1 }], '2026-11-02'],
  ])('%s', (_name, contacts, budgets, first) => {
    const on = plainDate('2026-10-22');
    expect(roomOn(contacts, budgets, on)).toBe(first);
    expect(exceeded(contacts, budgets, on) === null).toBe(first === on);
  });
  test('calls and messages share it, and the message comes first', () => {
    const overdue = sampleItem('x', '2026-09-20', { completed: [stepDone('reminder-3', '2026-10-12')] });
    const customer = sampleCustomer([overdue, sampleItem('c', '2026-10-16')], {
      contactedOn: days('2026-10-16', '2026-10-17'),
    });
    expect(run('2026-10-22', customer).drafts.map((draft) => draft.stepCode)).toEqual(['reminder-1']);
    expect(run('2026-10-26', { ...customer, contactedOn: [] }).drafts).toHaveLength(2);
  });
  test('currencies share it', () => {
    const usd = sampleItem('usd', '2026-10-01', { currency: 'USD' as ItemFacts['currency'] });
    const customer = sampleCustomer([item(), usd], { kind: 'individual', contactedOn: days('2026-10-16') });
    expect(why('2026-10-22', customer)).toEqual(['reminder-1', 'usd: contact-budget 2026-10-23']);
  });
  test('filled between approval and hand-over, the message waits', () => {
    const [draft] = run('2026-10-22', sampleCustomer([item()])).drafts;
    const now = sampleCustomer([item()], { contactedOn: days('2026-10-20', '2026-10-21', '2026-10-22') });
    expect(recheck(draft as DunningDraft, now, policy, plainDate('2026-10-22'))).toMatchObject({
      outcome: 'withdrawn',
      dropped: [{ code: 'contact-budget' }],
    });
  });
});

describe('messages leave on business days within the hours', () => {
  test.each([
    ['Monday 9:00 sharp', '2026-11-23', '09:00', '2026-11-23 09:00'],
    ['before opening', '2026-11-23', '07:30', '2026-11-23 09:00'],
    ['at noon the morning is over', '2026-11-23', '12:00', '2026-11-23 14:00'],
    ['17:59 is still in time', '2026-11-23', '17:59', '2026-11-23 17:59'],
    ['approved at 19:00 on a Friday: Monday at 9', '2026-11-27', '19:00', '2026-11-30 09:00'],
    ['on a Saturday noon', '2026-11-28', '12:30', '2026-11-30 09:00'],
    ['the evening before 11 November (C. trav. L3133-1)', '2026-11-10', '18:00', '2026-11-12 09:00'],
  ])('%s', (_name, date, time, expected) => {
    const at = departure({ date: plainDate(date), time }, DEFAULT_LIMITS.hours);
    expect(`${at.date} ${at.time}`).toBe(expected);
  });
  test.each([
    [[{ from: '09:00', to: '12:00' }], true],
    [[{ from: '00:00', to: '24:00' }], true],
    [[], false],
    [[{ from: '12:00', to: '09:00' }], false],
    [
      [
        { from: '09:00', to: '12:00' },
        { from: '11:00', to: '15:00' },
      ],
      false,
    ],
    [[{ from: '9', to: '12:00' }], false],
  ])('%j right: %s', (hours, right) => {
    expect(hoursAreRight(hours)).toBe(right);
  });
});

describe('a lapsed claim', () => {
  const lapsed = (kind: CustomerFacts['kind'], askedAnyway = false) =>
    sampleCustomer([item({ lapsesOn: plainDate('2026-10-21'), askedAnyway })], { kind });
  test.each([
    ['of a consumer is never asked for (C. conso. L218-2)', lapsed('individual'), ['a: lapsed-consumer -']],
    ['not even when somebody decided to', lapsed('individual', true), ['a: lapsed-consumer -']],
    ['of a company is left to a person', lapsed('company'), ['a: lapsed -']],
    ['who may decide to ask', lapsed('company', true), ['reminder-1']],
    [
      'on its last day it is a claim as any',
      sampleCustomer([item({ lapsesOn: plainDate('2026-10-22') })], { kind: 'individual' }),
      ['reminder-1'],
    ],
  ])('%s', (_name, customer, expected) => {
    expect(why('2026-10-22', customer)).toEqual(expected);
  });
});

describe('money not matched yet and credits', () => {
  const on471 = (minor: bigint, more: Partial<CustomerFacts> = {}) =>
    sampleCustomer([item()], { suspense: [sampleSuspense('p', minor)], ...more });
  test('below the share it is deducted and shown', () => {
    const [draft] = run('2026-10-22', on471(49_999n)).drafts;
    expect(draft).toMatchObject({
      itemsMinor: 100_000n,
      creditsMinor: 49_999n,
      totalMinor: 50_001n,
      credits: [{ itemId: 'p', number: '', minor: 49_999n, receivedOn: '2026-10-20' }],
    });
  });
  test.each<[string, CustomerFacts, Partial<Limits>, string[]]>([
    ['half of it: matched first', on471(50_000n), {}, ['a: money-in-suspense -']],
    ['all of it', on471(100_000n), {}, ['a: money-in-suspense -']],
    ['a company that asks for less', on471(20_000n), { suspensePercent: 20 }, ['a: money-in-suspense -']],
    [
      'credits count with it',
      on471(20_000n, { credits: [{ itemId: 'av', number: 'AV', currency: EUR, openMinor: 30_000n }] }),
      {},
      ['a: money-in-suspense -'],
    ],
    [
      'credits alone are matched first too',
      sampleCustomer([item()], {
        credits: [{ itemId: 'av', number: 'AV', currency: EUR, openMinor: 60_000n }],
      }),
      {},
      ['a: credits-to-match -'],
    ],
    [
      'money in another currency says nothing',
      sampleCustomer([item()], {
        suspense: [{ ...sampleSuspense('p', 90_000n), currency: 'USD' as ItemFacts['currency'] }],
      }),
      {},
      ['reminder-1'],
    ],
  ])('%s', (_name, customer, limits, expected) => {
    expect(why('2026-10-22', customer, limits)).toEqual(expected);
  });
  test('money that came between approval and hand-over shrinks the message, or stops it', () => {
    const [draft] = run('2026-10-22', sampleCustomer([item()])).drafts;
    const outcome = (minor: bigint) =>
      recheck(draft as DunningDraft, on471(minor), policy, plainDate('2026-10-22'));
    expect(outcome(10_000n)).toMatchObject({ outcome: 'shrunk', draft: { totalMinor: 90_000n } });
    expect(outcome(50_000n)).toMatchObject({
      outcome: 'withdrawn',
      dropped: [{ code: 'money-in-suspense' }],
    });
  });
});

describe('bank data older than two business days', () => {
  test.each<[string, string | null, string, ReturnType<typeof mayLeaveByItself>]>([
    ['Thursday’s statement on Monday', '2026-11-19', '2026-11-23', { may: true }],
    [
      'on Tuesday it is old',
      '2026-11-19',
      '2026-11-24',
      { may: false, code: 'bank-data-old', knownUntil: plainDate('2026-11-19') },
    ],
    ['nothing is known', null, '2026-11-24', { may: false, code: 'bank-unknown', knownUntil: null }],
  ])('%s', (_name, known, asOf, expected) => {
    const facts = { knownUntil: known === null ? null : plainDate(known), asOf: plainDate(asOf) };
    expect(mayLeaveByItself(facts, DEFAULT_LIMITS)).toEqual(expected);
  });
  test('the day until which it is fresh skips Easter', () => {
    expect(freshUntil({ knownUntil: plainDate('2026-04-03') }, DEFAULT_LIMITS)).toBe('2026-04-08');
  });
});

describe('items taken over late from another system', () => {
  const old = sampleItem('old', '2026-04-01', { takenOverLate: true });
  test('start at the first step, or at the one the company chose', () => {
    expect(why('2026-10-22', sampleCustomer([old]))).toEqual(['reminder-1']);
    expect(why('2026-10-22', sampleCustomer([old]), { takenOverLevel: 3 })).toEqual(['reminder-3']);
  });
  test('never for what was issued here, nor where the other system told its level', () => {
    const known = sampleItem('known', '2026-04-01', {
      takenOverLate: true,
      completed: [stepDone('reminder-1', '2026-09-01')],
    });
    expect(
      why('2026-10-22', sampleCustomer([sampleItem('own', '2026-04-01')]), { takenOverLevel: 3 }),
    ).toEqual(['reminder-1']);
    expect(why('2026-10-22', sampleCustomer([known]), { takenOverLevel: 3 })).toEqual(['reminder-2']);
  });
});
