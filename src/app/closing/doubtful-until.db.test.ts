import { afterAll, beforeAll, expect, it } from 'vitest';
import { createClosingCompany, DOUBT, type ClosingCompany } from '../../../test/kit/closing.ts';
import { bookDoubtful } from './doubtful.ts';
import { markDoubtful } from './mark-doubtful.ts';
import { undoRun } from './runs.ts';

/** Claims that go to 416 in the middle of a year and stay there until a day that was chosen. */

let company: ClosingCompany;
let item: string;
let runId: string;
beforeAll(async () => {
  company = await createClosingCompany('2027-01-20T08:00:00Z');
  item = await company.invoice('FA-20', '2026-06-01', 100_000n);
  await company.run((context) => markDoubtful(context, { itemIds: [item], reason: 'insolvency', note: '' }));
});
afterAll(() => company.close());

const book = (closingOn: string, reversesOn?: string) =>
  company.run((context) =>
    bookDoubtful(context, {
      closingOn,
      ...(reversesOn !== undefined && { reversesOn }),
      items: [{ itemId: item, percent: '50' }],
    }),
  );
const on416 = async (...days: string[]): Promise<bigint[]> => {
  const found: bigint[] = [];
  for (const day of days) found.push((await company.balances(day, DOUBT))['416']!);
  return found;
};

it('stand on 416 from any day until the one that was chosen (PCG art. 944-41)', async () => {
  const { run } = await book('2026-11-10', '2027-03-01');
  expect(run).toMatchObject({ closingOn: '2026-11-10', reversesOn: '2027-03-01', isPending: true });
  runId = run.id;
  expect(await on416('2026-11-09', '2026-11-10', '2027-02-28', '2027-03-01')).toEqual([
    0n,
    120_000n,
    120_000n,
    0n,
  ]);
  // The invoice is followed on 411 all the same, item by item.
  const open = await company.run(({ tx }) =>
    tx.selectFrom('open_item').select('open_minor').where('id', '=', item).executeTakeFirstOrThrow(),
  );
  expect(open.open_minor).toBe(120_000n);
  await company.sound();
});

it('are not taken there twice by the closing in between', async () => {
  const { run } = await book('2026-12-31');
  expect(await on416('2026-12-31', '2027-01-01', '2027-03-01')).toEqual([120_000n, 120_000n, 0n]);
  expect(run.reversesOn).toBeNull();
  await company.sound();
  expect(await company.codeOf((context) => undoRun(context, runId))).toBe('closing.later-run');
  await company.run((context) => undoRun(context, run.id));
});

it('come back whole when it is undone, on every day', async () => {
  await company.run((context) => undoRun(context, runId));
  expect(await on416('2026-11-10', '2026-12-31', '2027-02-28', '2027-03-01')).toEqual([0n, 0n, 0n, 0n]);
  await company.sound();
});

it('never come back before they went', async () => {
  expect(
    await company.codeOf((context) =>
      bookDoubtful(context, { closingOn: '2026-11-10', reversesOn: '2026-11-10', items: [] }),
    ),
  ).toBe('closing.reversal-before');
});
