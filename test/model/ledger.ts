import type { PlainDate } from '../../src/core/calendar/index.ts';
import {
  CUSTOMERS,
  VAT_PENDING,
  checkEntry,
  isItemised,
  receiptsEntry,
  reverseEntry,
  signedMinor,
  vatDueMinor,
  type JournalEntryDraft,
  type PostingDraft,
} from '../../src/core/ledger/index.ts';
import { EUR } from '../../src/core/money/index.ts';
import {
  allocate,
  reverseAllocation,
  type Allocation,
  type OpenItem,
} from '../../src/core/openitems/index.ts';

/**
 * Books in memory: what the application keeps in its database, made of nothing but `core`. Entries are frozen once posted,
 * undoing adds; VAT on receipts follows whatever is settled, as `app/openitems/move-vat.ts` has it.
 */

export type Posted = {
  readonly id: string;
  readonly draft: JournalEntryDraft;
  readonly reversesId: string | null;
};
export type Item = OpenItem & { readonly entryId: string };
export type Kept = Allocation & { readonly id: string; readonly reversesId: string | null };

export type Books = {
  readonly entries: Posted[];
  readonly items: Map<string, Item>;
  readonly allocations: Kept[];
  /** VAT moved to 44571, by entry and line. */
  readonly moved: Map<string, bigint>;
  /** Settled since VAT was last moved. */
  readonly touched: Set<string>;
  next: number;
};

export const openBooks = (): Books => ({
  entries: [],
  items: new Map(),
  allocations: [],
  moved: new Map(),
  touched: new Set(),
  next: 1,
});

const idIn = (books: Books): string => {
  books.next += 1;
  return `n${String(books.next).padStart(6, '0')}`;
};

/** Posts an entry and opens what it leaves on accounts that are settled item by item. */
export const post = (
  books: Books,
  draft: JournalEntryDraft,
  {
    number,
    dueOn = draft.entryOn,
    reversesId = null,
  }: { number: string; dueOn?: PlainDate; reversesId?: string | null },
): { entryId: string; items: Item[] } => {
  const findings = checkEntry(draft);
  if (findings.length > 0) throw new Error(`core made an unsound entry: ${JSON.stringify(findings)}`);
  const id = idIn(books);
  draft.postings.forEach((posting) => Object.freeze(posting));
  Object.freeze(draft.postings);
  books.entries.push(Object.freeze({ id, draft: Object.freeze(draft), reversesId }));
  const items = draft.postings
    .filter((posting) => isItemised(posting.account))
    .map((posting): Item => {
      const minor = signedMinor(posting);
      const item = {
        id: idIn(books),
        account: posting.account,
        partyId: posting.partyId!,
        currency: EUR,
        amountMinor: minor,
        openMinor: minor,
        issuedOn: draft.entryOn,
        dueOn,
        number,
        entryId: id,
      };
      books.items.set(item.id, item);
      return item;
    });
  return { entryId: id, items };
};

/** Settles a debit with a credit; what `core` refuses is a fault of the program. */
export const settle = (books: Books, debit: Item, credit: Item, minor: bigint, on: PlainDate): Kept => {
  const result = allocate(debit, credit, minor, on);
  if (!result.ok) throw new Error(`core refused: ${result.findings.map((one) => one.code).join()}`);
  return keep(books, { ...result.value, id: idIn(books), reversesId: null });
};

const keep = (books: Books, allocation: Kept): Kept => {
  const debit = books.items.get(allocation.debitItemId)!;
  const credit = books.items.get(allocation.creditItemId)!;
  debit.openMinor -= allocation.amountMinor;
  credit.openMinor += allocation.amountMinor;
  books.allocations.push(Object.freeze(allocation));
  books.touched.add(debit.entryId).add(credit.entryId);
  return allocation;
};

export const isLive = ({ allocations }: Books, one: Kept): boolean =>
  one.reversesId === null && allocations.every((other) => other.reversesId !== one.id);

export const release = (books: Books, one: Kept): void => {
  keep(books, { ...reverseAllocation(one), id: idIn(books), reversesId: one.id });
};

export const isReversed = ({ entries }: Books, entryId: string): boolean =>
  entries.some((one) => one.reversesId === entryId);

/** Undoes an entry: what its items had settled is released, and its mirror settles them. */
export const undo = (books: Books, entryId: string, on: PlainDate): void => {
  const { draft } = books.entries.find((one) => one.id === entryId)!;
  const own = [...books.items.values()].filter((item) => item.entryId === entryId);
  const ids = new Set(own.map((item) => item.id));
  // Chosen first: releasing adds to the list.
  const standing = books.allocations.filter(
    (one) => (ids.has(one.debitItemId) || ids.has(one.creditItemId)) && isLive(books, one),
  );
  for (const one of standing) release(books, one);
  const mirror = post(books, reverseEntry(draft, on, `Annulation ${draft.label}`), {
    number: 'mirror',
    reversesId: entryId,
  });
  own.forEach((item, at) => {
    const other = mirror.items[at]!;
    const [debit, credit] = item.amountMinor > 0n ? [item, other] : [other, item];
    settle(books, debit, credit, debit.amountMinor, on);
  });
};

export type Waiting = { readonly key: string; readonly label: string; readonly minor: bigint };

/** What an entry put on 44574, by line. */
export const waitingOf = ({ id, draft }: Posted): Waiting[] =>
  draft.postings.flatMap(({ account, label = '', ...posting }: PostingDraft, at) =>
    account === VAT_PENDING ? [{ key: `${id} ${at}`, label, minor: -signedMinor({ ...posting }) }] : [],
  );

export const settledOf = (books: Books, entryId: string): { settled: bigint; total: bigint } => {
  let [settled, total] = [0n, 0n];
  for (const item of books.items.values()) {
    if (item.entryId !== entryId || item.account !== CUSTOMERS) continue;
    settled += item.amountMinor - item.openMinor;
    total += item.amountMinor;
  }
  return { settled, total };
};

/** VAT on receipts as what is settled makes it (CGI art. 269, 2-c), once after each command. */
export const moveVat = (books: Books, on: PlainDate): void => {
  const moves = [...books.touched].flatMap((entryId) => {
    const entry = books.entries.find((one) => one.id === entryId)!;
    const { settled, total } = settledOf(books, entryId);
    return total === 0n
      ? []
      : waitingOf(entry).map((one) => ({ ...one, due: vatDueMinor(one.minor, settled, total) }));
  });
  books.touched.clear();
  const changed = moves.flatMap(({ key, label, due }) => {
    const minor = due - (books.moved.get(key) ?? 0n);
    books.moved.set(key, due);
    return minor === 0n ? [] : [{ label, minor }];
  });
  const draft = receiptsEntry(changed, { entryOn: on, label: 'TVA sur encaissement' });
  if (draft !== null) post(books, draft, { number: 'vat' });
};

/** Every balance by account and party. */
export const balances = ({ entries }: Books): Map<string, bigint> => {
  const sums = new Map<string, bigint>();
  for (const { draft } of entries)
    for (const posting of draft.postings) {
      const key = `${posting.account} ${posting.partyId ?? ''}`;
      sums.set(key, (sums.get(key) ?? 0n) + signedMinor(posting));
    }
  return new Map([...sums].filter(([, minor]) => minor !== 0n).toSorted(([a], [b]) => (a < b ? -1 : 1)));
};
