import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { addDays, plainDate } from '../../core/calendar/index.ts';
import { sides } from '../../core/ledger/index.ts';
import { postEntry, readTrialBalance } from '../ledger/index.ts';
import { readOverview } from '../ledger/reports/overview.ts';
import { wireStatements } from '../ledger/reports/statements.ts';
import { readPeriods } from './read-periods.ts';
import { closeYear, openYear } from './years.ts';

/** A first year of eighteen months, then from July to June (C. com. L123-12): reports follow the years of the company. */

const START = plainDate('2024-01-01');
const ACCOUNTS = ['512', '706', '627', '101', '44571'];
let company: TestCompany;
let entries: { days: number; minor: bigint; debit: string; credit: string }[];

beforeAll(async () => {
  company = await createTestCompany({ now: '2026-11-22T08:00:00Z' });
  const account = fc.constantFrom(...ACCOUNTS);
  const entry = fc.record({
    days: fc.nat(1_040),
    minor: fc.bigInt({ min: 1n, max: 10n ** 8n }),
    debit: account,
    credit: account,
  });
  [entries] = fc.sample(fc.array(entry, { minLength: 150, maxLength: 150 }), { numRuns: 1, seed: 11 }) as [
    typeof entries,
  ];
  await company.run(async (context) => {
    await sql`insert into account (org_id, code, name) values (${context.org}, '101', 'Capital')`.execute(
      context.tx,
    );
    await openYear(context, { startsOn: '2024-01-01', endsOn: '2025-06-30' });
    await openYear(context, { endsOn: '2026-06-30' });
    for (const one of entries) {
      await postEntry(
        context,
        {
          journal: 'OD',
          entryOn: addDays(START, one.days),
          label: 'Essai',
          postings: [
            { account: one.debit, ...sides(one.minor) },
            { account: one.credit, ...sides(-one.minor) },
          ],
        },
        { kind: 'test', id: null },
      );
    }
  });
});
afterAll(() => company.close());

/** From the entries alone: what an account moved by from one day to another, debit positive. */
const moved = (account: string, from: string, to: string): bigint =>
  entries
    .filter((one) => addDays(START, one.days) >= from && addDays(START, one.days) <= to)
    .reduce(
      (sum, one) =>
        sum + (one.debit === account ? one.minor : 0n) - (one.credit === account ? one.minor : 0n),
      0n,
    );
const earned = (from: string, to: string): bigint => -moved('706', from, to) - moved('627', from, to);

it('charges and income begin at nothing on 1 July, the result of the eighteen months stands on 120 or 129', async () => {
  const { rows, total } = await company.run((context) =>
    readTrialBalance(context, { from: '2025-07-01', to: '2025-12-31' }),
  );
  const of = (account: string) => BigInt(rows.find((row) => row.account === account)?.openingMinor ?? '0');
  expect([of('706'), of('627')]).toEqual([0n, 0n]);
  expect(of('512')).toBe(moved('512', '2024-01-01', '2025-06-30'));
  expect(of('120') + of('129')).toBe(-earned('2024-01-01', '2025-06-30'));
  expect(total.openingMinor).toBe('0');
  // In the middle of a year they stand at what the year has brought so far, across the first of January.
  const middle = await company.run((context) =>
    readTrialBalance(context, { from: '2026-02-01', to: '2026-02-28' }),
  );
  const opening = middle.rows.find((row) => row.account === '706')?.openingMinor;
  expect(opening).toBe(moved('706', '2025-07-01', '2026-01-31').toString());
});

it.each([
  ['2025-06-30', '2024-01-01'],
  ['2026-03-31', '2025-07-01'],
  // Not opened: twelve months after the last one.
  ['2026-11-01', '2026-07-01'],
])('the balance sheet of %s has the result since %s, and balances', async (on, from) => {
  const drawn = await company.run((context) => wireStatements(context, { on }));
  expect(drawn.from).toBe(from);
  expect(drawn.resultMinor).toBe(earned(from, on).toString());
  expect(drawn.assetsMinor).toBe(drawn.liabilitiesMinor);
});

it('the years of the FEC and of the presets are those of the company', async () => {
  const overview = await company.run((context) => readOverview(context));
  expect(overview.year).toEqual({ from: '2026-07-01', to: '2027-06-30' });
  expect(overview.lastYear).toEqual({ from: '2025-07-01', to: '2026-06-30' });
  expect(overview.years).toEqual([
    { year: 2027, from: '2026-07-01', to: '2027-06-30' },
    { year: 2026, from: '2025-07-01', to: '2026-06-30' },
    { year: 2025, from: '2024-01-01', to: '2025-06-30' },
  ]);
});

it('what a closed year carries is what the next one opens with (C. com. L123-19)', async () => {
  for (const startsOn of ['2024-01-01', '2025-07-01']) {
    await company.run((context) => closeYear(context, { startsOn }));
    const { years } = await company.run((context) => readPeriods(context));
    const closed = years.find((one) => one.startsOn === startsOn)!;
    const next = addDays(plainDate(closed.endsOn), 1);
    const { rows } = await company.run((context) => readTrialBalance(context, { from: next, to: next }));
    const opened = rows
      .filter((row) => row.openingMinor !== '0')
      .map((row) => ({ account: row.account, balanceMinor: row.openingMinor }));
    expect(closed.carried.map(({ account, balanceMinor }) => ({ account, balanceMinor }))).toEqual(opened);
    expect(closed.resultMinor).toBe(earned(startsOn, closed.endsOn).toString());
  }
});
