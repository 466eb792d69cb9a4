import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CUSTOMERS, VAT_PENDING, checkEntry, vatDueMinor } from '../src/core/ledger/index.ts';
import { openAt } from '../src/core/openitems/index.ts';
import { commands, perform } from './model/commands.ts';
import { balances, isLive, settledOf, waitingOf } from './model/ledger.ts';
import { openWorld, type World } from './model/world.ts';

/**
 * Ten thousand random programs on books in memory, made of `core` alone: sales, credit notes, payments, suspense, what is set
 * against each other, differences, files of the bank and their undoing. The same proofs on the real database, fewer times:
 * test/db/books-programs.test.ts. ENCAISSE_MODEL_PROGRAMS: how many.
 */

const PROGRAMS = Number(process.env['ENCAISSE_MODEL_PROGRAMS'] ?? 10_000);

/** What must be as before once something was undone. */
const standing = ({ books }: World): unknown => [
  [...balances(books)],
  [...books.items.values()].filter((item) => item.openMinor !== 0n).map((item) => [item.id, item.openMinor]),
];

const prove = ({ books, files, today }: World): void => {
  // 1. Each entry adds up to nothing.
  for (const { draft } of books.entries) expect(checkEntry(draft)).toEqual([]);
  const sums = balances(books);
  const items = [...books.items.values()];
  // 2. What each party owes on 411 is what is open of its items.
  for (const party of new Set(items.map((item) => item.partyId))) {
    const open = items
      .filter((item) => item.partyId === party)
      .reduce((sum, item) => sum + item.openMinor, 0n);
    expect(sums.get(`${CUSTOMERS} ${party}`) ?? 0n).toBe(open);
  }
  // 3. What is open is the amount less what was allocated, of the same sign, and never more than it.
  for (const item of items) {
    expect(item.openMinor).toBe(openAt(item, books.allocations, today));
    const [size, open] =
      item.amountMinor < 0n ? [-item.amountMinor, -item.openMinor] : [item.amountMinor, item.openMinor];
    expect(open >= 0n && open <= size).toBe(true);
  }
  // 4, 5. Files follow each other, and the bank account of the books is the bank's.
  let balance = 0n;
  for (const file of files) {
    expect(file.opening).toBe(balance);
    balance += file.lines.reduce((sum, line) => sum + line.amountMinor, 0n);
    expect(file.closing).toBe(balance);
  }
  expect(sums.get('512 ') ?? 0n).toBe(balance);
  // 9. What is settled among itself adds up to nothing.
  for (const one of books.allocations.filter((each) => isLive(books, each))) {
    const [debit, credit] = [books.items.get(one.debitItemId)!, books.items.get(one.creditItemId)!];
    expect([debit.account, debit.partyId]).toEqual([credit.account, credit.partyId]);
  }
  // 10. VAT on receipts is due pro rata of what is settled; the rest of it is the balance of 44574.
  let waiting = 0n;
  for (const entry of books.entries) {
    const { settled, total } = settledOf(books, entry.id);
    for (const one of waitingOf(entry)) {
      if (total === 0n) continue;
      const due = vatDueMinor(one.minor, settled, total);
      expect(books.moved.get(one.key) ?? 0n).toBe(due);
      waiting += one.minor - due;
    }
  }
  expect(-(sums.get(`${VAT_PENDING} `) ?? 0n)).toBe(waiting);
};

describe('any program on books in memory', () => {
  it(`keeps them sound, ${PROGRAMS} times`, () => {
    const told = { undone: 0, entries: 0 };
    const step = fc.record({ command: commands, takesBack: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { minLength: 3, maxLength: 20 }), (program) => {
        const world = openWorld();
        for (const { command, takesBack } of program) {
          const before = takesBack ? standing(world) : null;
          const undo = perform(world, command);
          if (before === null || undo === null) continue;
          undo();
          told.undone += 1;
          // 6. As if it had not been.
          expect(standing(world)).toEqual(before);
        }
        prove(world);
        told.entries += world.books.entries.length;
      }),
      { numRuns: PROGRAMS },
    );
    expect(told.undone).toBeGreaterThan(PROGRAMS / 2);
    expect(told.entries).toBeGreaterThan(PROGRAMS * 3);
  }, 600_000);
});
