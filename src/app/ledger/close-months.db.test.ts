import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { addDays, plainDate, type PlainDate } from '../../core/calendar/index.ts';
import { sides } from '../../core/ledger/index.ts';
import { closeMonths, postEntry, readTrialBalance, verifyBooks } from './index.ts';

/** Sums of months are kept beside the postings: a balance says the same with them and without, whatever is posted since. */

const START = plainDate('2024-05-13');
let company: TestCompany;
beforeAll(async () => {
  company = await createTestCompany();
  await post(Array.from({ length: 120 }, (_, i) => [(i * 37) % 900, i]));
});
afterAll(() => company.close());

const ACCOUNTS = ['512', '706', '44571', '627'];
const post = (entries: readonly (readonly [day: number, kind: number])[]): Promise<void> =>
  company.run(async (context) => {
    for (const [day, kind] of entries) {
      const minor = BigInt(kind + 1) * 101n;
      await postEntry(
        context,
        {
          journal: kind % 2 === 0 ? 'OD' : 'BQ',
          entryOn: addDays(START, day),
          label: 'Essai',
          postings: [
            { account: ACCOUNTS[kind % 4]!, ...sides(minor) },
            { account: ACCOUNTS[(kind + 1) % 4]!, ...sides(-minor) },
          ],
        },
        { kind: 'test', id: null },
      );
    }
  });

const close = () => closeMonths((body) => company.run(body));
const kept = async (): Promise<number> => {
  const { rows } = await company.test.adminPool.query('select distinct month from encaisse.account_month');
  return rows.length;
};
const forget = () => company.test.adminPool.query('delete from encaisse.account_month');
const balance = (from: PlainDate, to: PlainDate) =>
  company.run((context) => readTrialBalance(context, { from, to }));
const isSound = async (): Promise<void> => {
  const { findings } = await company.run((context) => verifyBooks(context));
  expect(findings).toEqual([]);
};

it('a balance says the same with sums of months and without, for any days', async () => {
  const day = fc.integer({ min: -40, max: 1_000 }).map((days) => addDays(START, days));
  await forget();
  const [asked] = fc.sample(fc.array(fc.tuple(day, day), { minLength: 40, maxLength: 40 }), {
    numRuns: 1,
    seed: 3,
  });
  const spans = asked!.map(([a, b]) => (a < b ? ([a, b] as const) : ([b, a] as const)));
  spans.push(
    ['2025-01-01', '2025-12-31'].map(plainDate) as never,
    ['2026-11-01', '2026-11-30'].map(plainDate) as never,
  );
  const before = [];
  for (const [from, to] of spans) before.push(await balance(from, to));
  expect(await close()).toBe(30);
  expect(await kept()).toBe(30);
  expect(await close()).toBe(0);
  for (const [at, [from, to]] of spans.entries()) expect(await balance(from, to)).toEqual(before[at]);
  await isSound();
});

it('a month that somebody posts into is forgotten, and summed anew', async () => {
  await close();
  const before = await kept();
  await post([[200, 3]]);
  expect(await kept()).toBe(before - 1);
  const live = await balance(plainDate('2024-12-01'), plainDate('2025-03-31'));
  expect(await close()).toBe(1);
  expect(await balance(plainDate('2024-12-01'), plainDate('2025-03-31'))).toEqual(live);
  await isSound();
});

it('misses nothing that is posted while it sums', async () => {
  await forget();
  const posting = async (worker: number): Promise<void> => {
    for (let i = 0; i < 25; i += 1) await post([[(worker * 53 + i * 41) % 850, i]]);
  };
  const summing = async (): Promise<void> => {
    for (let i = 0; i < 6; i += 1) await close();
  };
  await Promise.all([posting(1), posting(2), summing(), summing()]);
  await isSound();
  await close();
  await isSound();
});

it('a sum that is wrong is found', async () => {
  await close();
  await company.test.adminPool.query(
    "update encaisse.account_month set debit_minor = debit_minor + 1 where account = '512' and month = '2025-01-01'",
  );
  const { findings } = await company.run((context) => verifyBooks(context));
  expect(findings.map((one) => one.code)).toEqual(['books.account-month']);
  await forget();
});
