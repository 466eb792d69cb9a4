import { naturalKeys, type StatementEntry } from '../../src/core/banking/index.ts';
import { sides } from '../../src/core/ledger/index.ts';
import { EUR } from '../../src/core/money/index.ts';
import { moveVat, post, undo } from './ledger.ts';
import { openOf, pick, receive, type File, type Undo, type World } from './world.ts';

/** Files of the bank: known again by the natural keys of their lines, booked whole, taken back whole. */

const lineOf = (world: World, amountMinor: bigint, text: string, record: number): StatementEntry => ({
  record,
  bookedOn: world.today,
  valueOn: world.today,
  amountMinor,
  currency: EUR,
  counterpartyName: '',
  counterpartyIban: '',
  text,
  endToEndId: '',
  bankReference: '',
  bankCode: '',
  reversal: false,
  booked: true,
});

export const newLines = ({ keys }: World, lines: readonly StatementEntry[]): string[] =>
  naturalKeys(lines, 'FR76').filter((key) => !keys.has(key));

/** A file of the bank: debts paid exactly, others by nobody known, a fee; all of it booked. */
export const giveFile = (
  world: World,
  { which: at, cents: given, lines: count }: { which: number; cents: bigint; lines: number },
): Undo => {
  const debts = openOf(world, 1n);
  const opening = world.files.at(-1)?.closing ?? 0n;
  const lines = Array.from({ length: count }, (_, n) => {
    const debt = pick(debts, at + n);
    if (n === 3) return lineOf(world, -(1n + (given % 3000n)), 'FRAIS', n);
    return debt === undefined || n === 2
      ? lineOf(world, given, 'INCONNU', n)
      : lineOf(world, debt.openMinor, `VIR ${debt.id}`, n);
  });
  const fresh = new Set(newLines(world, lines));
  const own = lines.filter((_, n) => fresh.has(naturalKeys(lines, 'FR76')[n]!));
  const closing = opening + own.reduce((sum, one) => sum + one.amountMinor, 0n);
  const entryIds = own.map((line) => {
    if (line.amountMinor < 0n) {
      const postings = [
        { account: '627', ...sides(-line.amountMinor) },
        { account: '512', ...sides(line.amountMinor) },
      ];
      return post(
        world.books,
        { journal: 'BQ', entryOn: world.today, label: 'FRAIS', postings },
        { number: 'fee' },
      ).entryId;
    }
    const debt = world.books.items.get(line.text.slice(4));
    return receive(world, '512', debt?.partyId ?? null, line.amountMinor);
  });
  for (const key of fresh) world.keys.add(key);
  const file = { given: lines, lines: own, keys: fresh, entryIds, opening, closing };
  world.files.push(file);
  return () => takeFileBack(world, file);
};

export const takeFileBack = (world: World, file: File): void => {
  for (const id of file.entryIds.toReversed()) undo(world.books, id, world.today);
  moveVat(world.books, world.today);
  for (const key of file.keys) world.keys.delete(key);
  world.files.splice(world.files.indexOf(file), 1);
};
