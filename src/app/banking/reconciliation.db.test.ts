import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { addDays, plainDate } from '../../core/calendar/index.ts';
import { sides } from '../../core/ledger/index.ts';
import { postEntry, reverseEntry, type ReportScope } from '../ledger/index.ts';
import { readBankReconciliation } from '../ledger/reports/bank-reconciliation.ts';
import { bookOnAccount } from './book-account.ts';
import { ignoreLine, importStatement, putInSuspense, readAccounts, undoLine } from './index.ts';

/** Lines decided in every way and undone, entries by hand on 512: on any day the bank explains the books to the cent. */

const FIRST = plainDate('2026-10-01');
let company: TestCompany;
beforeAll(async () => {
  company = await createTestCompany({ now: '2026-10-01T08:00:00Z' });
});
afterAll(() => company.close());

const french = (minor: number): string =>
  `${minor < 0 ? '-' : ''}${String(Math.trunc(Math.abs(minor) / 100))},${String(Math.abs(minor) % 100).padStart(2, '0')}`;

type Sold = { day: number; minor: number };
const statement = (lines: readonly Sold[]): string => {
  let balance = 100_000;
  const rows = lines.map(({ day, minor }, index) => {
    balance += minor;
    const on = addDays(FIRST, day).split('-').toReversed().join('/');
    return `${on};MOUVEMENT ${String(index)};${french(minor)};${french(balance)}`;
  });
  return ['Date;Libellé;Montant;Solde', ...rows].join('\n');
};

const account = { ledgerAccount: '627', vatAccount: '', vatRate: 0 };

it('512 less the statement is what both lists name, on any day, whatever was decided and undone', async () => {
  const line = fc.record({
    day: fc.nat(30),
    minor: fc.integer({ min: -50_000, max: 50_000 }).filter((n) => n !== 0),
  });
  const step = fc.record({
    do: fc.constantFrom('account', 'suspense', 'ignore', 'undo', 'by-hand', 'reverse'),
    at: fc.nat(1_000),
    later: fc.nat(3),
  });
  const kept = new Error('not kept');
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: 1, maxLength: 7 }),
      fc.array(step, { minLength: 1, maxLength: 14 }),
      async (given, steps) => {
        const lines = given.toSorted((a, b) => a.day - b.day);
        let day = addDays(FIRST, 31);
        company.clock.set(`${day}T08:00:00Z`);
        await company
          .run(async (context) => {
            const bytes = Buffer.from(statement(lines));
            const file = { name: 'releve.csv', mediaType: 'text/csv', bytes };
            await importStatement(context, { newAccountName: 'Courant' }, file);
            const { accounts } = await readAccounts(context);
            const { ledgerAccount } = accounts[0]!;
            const found = await context.tx
              .selectFrom('statement_line')
              .select(['id', 'amount_minor'])
              .where('org_id', '=', context.org)
              .orderBy('booked_on')
              .orderBy('id')
              .execute();
            const byHand: string[] = [];
            let written = 0;
            const stateOf = async (id: string) =>
              (
                await context.tx
                  .selectFrom('statement_line')
                  .select('state')
                  .where('org_id', '=', context.org)
                  .where('id', '=', id)
                  .executeTakeFirstOrThrow()
              ).state;
            for (const { do: what, at, later } of steps) {
              day = addDays(day, later);
              const now = { ...context, today: day, now: `${day}T09:00:00Z` };
              const { id, amount_minor: minor } = found[at % found.length]!;
              const isDecided = ['posted', 'ignored'].includes(await stateOf(id));
              if (what === 'by-hand') {
                const amount = BigInt(at + 1) * (at % 2 === 0 ? 1n : -1n);
                const { entryId } = await postEntry(
                  now,
                  {
                    journal: 'OD',
                    entryOn: addDays(FIRST, at % 45),
                    label: 'Saisie',
                    postings: [
                      { account: ledgerAccount, ...sides(amount) },
                      { account: '580', ...sides(-amount) },
                    ],
                  },
                  { kind: 'manual', id: null },
                );
                byHand.push(entryId);
                written += 1;
              } else if (what === 'reverse') {
                const entryId = byHand.pop();
                if (entryId !== undefined)
                  await reverseEntry(now, entryId, day, 'Extourne', { kind: 'manual', id: null });
              } else if (what === 'undo') {
                if (isDecided) await undoLine(now, id);
              } else if (!isDecided) {
                if (what === 'ignore') await ignoreLine(now, id, 'hors sujet');
                else if (what === 'suspense' && minor > 0n) await putInSuspense(now, id, null);
                else await bookOnAccount(now, id, account, { decidedBy: 'person', ruleId: null });
              }
            }
            for (const on of [
              ...lines.map((one) => addDays(FIRST, one.day)),
              addDays(FIRST, 20),
              addDays(FIRST, 44),
              day,
            ]) {
              const { bank, booksMinor } = await reconciled(context, on);
              if (bank === null) continue;
              expect(bank.unexplainedMinor, on).toBe('0');
              const named =
                BigInt(bank.closingMinor) + BigInt(bank.startingMinor) + BigInt(bank.inTransit.sumMinor);
              expect(named - BigInt(bank.notBooked.sumMinor), on).toBe(BigInt(booksMinor));
            }
            // Today no decided line is waited for, on either side.
            const { bank } = await reconciled(context, addDays(day, 60));
            const states = await Promise.all(found.map((one) => stateOf(one.id)));
            expect(bank!.notBooked.count).toBe(states.filter((state) => state !== 'posted').length);
            expect(bank!.inTransit.count).toBeLessThanOrEqual(written);
            throw kept;
          })
          .catch((cause: unknown) => {
            if (cause !== kept) throw cause;
          });
      },
    ),
    { numRuns: 25 },
  );
});

const reconciled = async (scope: ReportScope, on: string) =>
  (await readBankReconciliation(scope, { on })).accounts[0]!;
