import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyIssued } from '../../src/app/invoicing/index.ts';
import { verifyBooks } from '../../src/app/ledger/index.ts';
import { verifyPayments } from '../../src/app/payments/index.ts';
import { Problem } from '../../src/contract/problem.ts';
import { createTestCompany, type TestCompany } from '../kit/company.ts';
import { bank, bankActs, type BankAct } from './programs/bank.ts';
import { handle, moneyActs, type MoneyAct, type Undo } from './programs/money.ts';
import { salesActs, sell, type SalesAct } from './programs/sales.ts';
import { createWorld, run, standing, type World } from './programs/world.ts';

/**
 * Random programs on the real database: sales, payments, the bank, entries, lettrage, locked periods, in any order.
 * Whatever was accepted or refused, every proof of `./encaisse verify` holds, undoing what was just done restores every
 * balance, and a file given twice changes nothing. ENCAISSE_PROGRAMS: how many; ENCAISSE_PROGRAMS_MINUTES: or as many as
 * fit, whose number is then said; ENCAISSE_PROGRAMS_SEED: which (docs/operating/README.md).
 */

const MINUTES = Number(process.env['ENCAISSE_PROGRAMS_MINUTES'] ?? 0);
const PROGRAMS = Number(process.env['ENCAISSE_PROGRAMS'] ?? (MINUTES > 0 ? 1_000_000 : 40));
const SEED = process.env['ENCAISSE_PROGRAMS_SEED'];

type Act = SalesAct | MoneyAct | BankAct;
const acts: fc.WeightedArbitrary<Act>[] = [...salesActs, ...moneyActs, ...bankActs];
const step = fc.record({
  act: fc.oneof(...acts),
  /** Undone at once, where there is a way back. */
  takesBack: fc.boolean(),
});

const SALES = new Set<string>(['issue', 'credit', 'deposit', 'final']);
const BANK = new Set<string>(['import', 'again', 'decide', 'undo-line', 'undo-import']);

const perform = async (world: World, act: Act): Promise<Undo> => {
  if (SALES.has(act.do)) return sell(world, act as SalesAct).then(() => null);
  return BANK.has(act.do) ? bank(world, act as BankAct) : handle(world, act as MoneyAct);
};

const prove = (world: World): Promise<void> =>
  run(world, async (context) => {
    const read = <T>(body: (scope: typeof context) => Promise<T>): Promise<T> => body(context);
    const found = [
      ...(await verifyBooks(context)).findings,
      ...(await verifyIssued(read, context.today)).findings,
      ...(await verifyPayments(read)),
    ];
    expect(found).toEqual([]);
  });

describe('any program', () => {
  let company: TestCompany;
  beforeAll(async () => {
    company = await createTestCompany();
  });
  afterAll(() => company.close());

  it('leaves sound books', async () => {
    const told = { programs: 0, accepted: 0, refused: 0, undone: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (program) => {
        const world = await createWorld(company);
        for (const { act, takesBack } of program) {
          const before = takesBack ? await run(world, standing) : null;
          let undo: Undo;
          try {
            undo = await perform(world, act);
            told.accepted += 1;
          } catch (error) {
            // An expected refusal leaves nothing behind; anything else is a fault.
            if (!(error instanceof Problem)) throw error;
            told.refused += 1;
            continue;
          }
          if (before === null || undo === null) continue;
          await undo();
          told.undone += 1;
          expect(await run(world, standing)).toEqual(before);
        }
        await prove(world);
        told.programs += 1;
      }),
      {
        numRuns: PROGRAMS,
        ...(MINUTES > 0 && { interruptAfterTimeLimit: MINUTES * 60_000 }),
        ...(SEED !== undefined && { seed: Number(SEED) }),
      },
    );
    if (MINUTES > 0) process.stderr.write(`${JSON.stringify(told)}\n`);
    else expect(told.programs).toBe(PROGRAMS);
    expect(told.accepted).toBeGreaterThan(told.refused);
    expect(told.undone).toBeGreaterThan(0);
  }, 36_000_000);
});
