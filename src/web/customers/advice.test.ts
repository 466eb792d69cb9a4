import { describe, expect, it } from 'vitest';
import { actFor, lateCount, pressing, talkTo, type Account } from './advice.ts';

const asOf = '2026-11-24';
const bucket = (index: number, count: number) => ({ index, count, sumMinor: String(count * 100) });
const owing = (late: number, toCome = 0): Pick<Account, 'currencies'>['currencies'] => [
  {
    currency: 'EUR',
    buckets: [bucket(0, toCome), bucket(1, late)],
    credits: { count: 0, sumMinor: '0' },
    owedMinor: String((late + toCome) * 100),
    overdueMinor: String(late * 100),
    outstandingMinor: String((late + toCome) * 100),
  },
];
const account = (over: Partial<Account> = {}): Account => ({
  id: '01a215ae-9afe-7002-86da-46b1cd32ddf3',
  code: 'C0001',
  name: 'Clinique des Hauts-Vallons',
  asOf,
  baseCurrency: 'EUR',
  buckets: [],
  currencies: owing(2),
  oldestDueOn: '2026-06-30',
  averageDelayDays: null,
  collected: [],
  lastReminder: null,
  nextReminder: null,
  holds: [],
  promises: [],
  disputes: [],
  ...over,
});
const promise = (dueOn: string, state: 'open' | 'broken' = 'open'): Account['promises'][number] => ({
  id: 'p',
  itemIds: [],
  currency: 'EUR',
  amountMinor: '100',
  promisedOn: '2026-11-01',
  dueOn,
  state,
  note: '',
  source: 'hand',
});
const someone = [{}];

describe('what presses with a customer', () => {
  it.each([
    ['late', account(), someone],
    ['no-contact', account(), []],
    ['fine', account({ currencies: owing(0, 3) }), []],
    ['nothing', account({ currencies: owing(0) }), someone],
    ['promised', account({ promises: [promise(asOf)] }), someone],
    ['broken', account({ promises: [promise('2026-11-23')] }), someone],
    ['broken', account({ promises: [promise('2026-12-01', 'broken')] }), someone],
  ] as const)('%s', (step, of, contacts) => {
    expect(pressing(of, contacts)).toBe(step);
  });

  it('a dispute stands before a promise, a promise before a hold of the whole customer', () => {
    const hold = {
      id: 'h',
      itemId: null,
      amountMinor: null,
      currency: null,
      reason: 'avoir attendu',
      fromOn: asOf,
      untilOn: null,
    };
    const dispute = {
      id: 'd',
      itemId: 'i',
      itemNumber: 'FA-1',
      currency: 'EUR',
      amountMinor: '100',
      reason: 'trop livré',
      category: 'quantity' as const,
      ownerId: null,
      ownerName: '',
      openedOn: asOf,
    };
    const held = { holds: [hold], promises: [promise(asOf)] };
    expect(pressing(account({ ...held, disputes: [dispute] }), someone)).toBe('disputed');
    expect(pressing(account(held), someone)).toBe('promised');
    expect(pressing(account({ holds: [hold] }), someone)).toBe('held');
    expect(pressing(account({ holds: [{ ...hold, itemId: 'i' }] }), someone)).toBe('late');
  });

  it('counts what is late, not what is to come', () => {
    expect(lateCount({ currencies: [...owing(2, 5), ...owing(1)] })).toBe(3);
  });
});

it.each([
  [
    'a call where a promise was broken and a number is known',
    'broken',
    '2026-11-24',
    '04 99 95 90 75',
    'call',
  ],
  ['a reminder where none is known', 'broken', '2026-11-24', '', 'remind'],
  ['a reminder whose day has come', 'late', '2026-11-24', '04 99 95 90 75', 'remind'],
  ['the money that is awaited before that day', 'late', '2026-11-25', '04 99 95 90 75', 'pay'],
  ['a call once every step is done', 'late', null, '04 99 95 90 75', 'call'],
  ['the money that is awaited, promised', 'promised', '2026-11-24', '', 'pay'],
  ['an address to write to', 'no-contact', null, '', 'contact'],
  ['a new invoice where nothing is owed', 'nothing', null, '', 'record'],
] as const)('has one button: %s', (_why, step, on, phone, act) => {
  const nextReminder = on === null ? null : { step: 'reminder-2', on };
  expect(actFor(step, { nextReminder, asOf }, phone)).toBe(act);
});

it('talks to the first with a telephone', () => {
  const anne = { name: 'Anne', phone: '' };
  const luc = { name: 'Luc', phone: '01 84 00 00 00' };
  expect(talkTo([anne, luc])).toBe(luc);
  expect(talkTo([anne])).toBe(anne);
  expect(talkTo([])).toBeUndefined();
});
