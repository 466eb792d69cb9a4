import type { StatementEntry } from '../../src/core/banking/index.ts';
import { plainDate, type PlainDate } from '../../src/core/calendar/index.ts';
import { CUSTOMERS, paymentEntry } from '../../src/core/ledger/index.ts';
import { impute } from '../../src/core/openitems/index.ts';
import { moveVat, openBooks, post, settle, undo, type Books, type Item } from './ledger.ts';

/** One company in memory: its books, its customers, the files its bank gave. */

export type Undo = (() => void) | null;
export type File = {
  /** All that it holds, also what another file had brought. */
  readonly given: readonly StatementEntry[];
  /** What it brought, by its keys: of two alike the one that was not there yet. */
  readonly lines: readonly StatementEntry[];
  readonly keys: ReadonlySet<string>;
  readonly entryIds: string[];
  readonly opening: bigint;
  closing: bigint;
};
export type World = {
  readonly books: Books;
  readonly parties: readonly string[];
  readonly keys: Set<string>;
  readonly files: File[];
  today: PlainDate;
};

export const openWorld = (): World => ({
  books: openBooks(),
  parties: ['Le Goff', 'Durand'],
  keys: new Set(),
  files: [],
  today: plainDate('2026-06-15'),
});

export const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];

export const openOf = ({ books }: World, sign: 1n | -1n, partyId?: string): Item[] =>
  [...books.items.values()].filter(
    (item) =>
      item.openMinor * sign > 0n &&
      item.account === CUSTOMERS &&
      (partyId === undefined || item.partyId === partyId),
  );
export const takeBack = (world: World, entryId: string): void => {
  undo(world.books, entryId, world.today);
  moveVat(world.books, world.today);
};

/** Books money of a party and pays its oldest debts with it, as far as it goes. */
export const receive = (world: World, account: string, partyId: string | null, minor: bigint): string => {
  const shares = partyId === null ? [] : [{ partyId, amountMinor: minor }];
  const draft = paymentEntry({
    journal: 'BQ',
    entryOn: world.today,
    label: 'VIR',
    account,
    amountMinor: minor,
    shares,
  });
  const { entryId, items } = post(world.books, draft, { number: 'payment' });
  if (items[0] !== undefined) spend(world, items[0]);
  return entryId;
};

export const spend = (world: World, credit: Item): void => {
  const debts = openOf(world, 1n, credit.partyId);
  for (const { itemId, amountMinor } of impute(-credit.openMinor, debts).shares)
    settle(world.books, world.books.items.get(itemId)!, credit, amountMinor, world.today);
};
