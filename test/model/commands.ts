import fc from 'fast-check';
import { addDays } from '../../src/core/calendar/index.ts';
import {
  CUSTOMERS,
  SUSPENSE,
  VAT_COLLECTED,
  VAT_PENDING,
  reclassifyEntry,
  sides,
  signedMinor,
  writeOffEntry,
  type JournalEntryDraft,
  type WriteOffKind,
} from '../../src/core/ledger/index.ts';
import { giveFile, newLines, takeFileBack } from './bank-files.ts';
import { isLive, isReversed, moveVat, post, release, settle } from './ledger.ts';
import { openOf, pick, receive, spend, takeBack, type Undo, type World } from './world.ts';

/** What people and the bank do, on books in memory; each answers how to take it back, where there is a way. */

const which = fc.nat(1000);
const cents = fc.bigInt(1n, 200_000n);
const kind = fc.constantFrom<WriteOffKind>('rounding', 'discount', 'fee', 'irrecoverable', 'waiver');

export const commands = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('invoice' as const), which, cents, services: fc.nat(100) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('credit' as const), which }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('pay' as const),
      which,
      cents,
      exact: fc.boolean(),
      known: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('attribute' as const), which, cents }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('net' as const), which, cents }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('release' as const), which }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('write-off' as const), which, cents, kind }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('reverse' as const), which }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('import' as const),
      which,
      cents,
      lines: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('again' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo-file' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), which }) },
);
export type Command = typeof commands extends fc.Arbitrary<infer T> ? T : never;

const isSale = ({ journal }: JournalEntryDraft): boolean => journal === 'VE';

/** Goods owe their VAT at once, services as they are paid. */
const saleOf = (
  world: World,
  partyId: string,
  gross: bigint,
  servicesPercent: number,
  label: string,
): JournalEntryDraft => {
  const tax = gross / 6n;
  const waiting = (tax * BigInt(servicesPercent)) / 100n;
  const postings = [
    { account: CUSTOMERS, partyId, ...sides(gross) },
    { account: VAT_COLLECTED, label: 'TVA 20 %', ...sides(waiting - tax) },
    { account: VAT_PENDING, label: 'TVA 20 %', ...sides(-waiting) },
    { account: '706', ...sides(tax - gross) },
  ].filter((one) => one.debitMinor !== one.creditMinor);
  return { journal: 'VE', entryOn: world.today, label, piece: label, postings };
};

/** Does one thing; null also where there was nothing to do it to. */
export const perform = (world: World, command: Command): Undo => {
  const undoing = act(world, command);
  moveVat(world.books, world.today);
  return undoing;
};

const act = (world: World, command: Command): Undo => {
  const { books, today } = world;
  switch (command.do) {
    case 'invoice': {
      const partyId = pick(world.parties, command.which)!;
      const number = `FA-${books.next}`;
      post(books, saleOf(world, partyId, command.cents + 5n, command.services, number), {
        number,
        dueOn: addDays(today, 30),
      });
      return null;
    }
    case 'credit': {
      const sale = pick(
        books.entries.filter(
          ({ id, draft, reversesId }) => isSale(draft) && reversesId === null && !isReversed(books, id),
        ),
        command.which,
      );
      if (sale === undefined) return null;
      takeBack(world, sale.id);
      return null;
    }
    case 'pay': {
      const debt = pick(openOf(world, 1n), command.which);
      const minor = command.exact && debt !== undefined ? debt.openMinor : command.cents;
      const partyId = command.known ? (debt?.partyId ?? pick(world.parties, command.which)!) : null;
      const entryId = receive(world, '5112', partyId, minor);
      return () => takeBack(world, entryId);
    }
    case 'attribute': {
      const held = books.entries
        .flatMap(({ draft }) => draft.postings)
        .filter((one) => one.account === SUSPENSE);
      const left = -held.reduce((sum, one) => sum + signedMinor(one), 0n);
      if (left <= 0n) return null;
      const amountMinor = command.cents < left ? command.cents : left;
      const shares = [{ partyId: pick(world.parties, command.which)!, amountMinor }];
      const { entryId, items } = post(
        books,
        reclassifyEntry({ entryOn: today, label: 'Attribution', shares }),
        { number: 'attribution' },
      );
      spend(world, items[0]!);
      return () => takeBack(world, entryId);
    }
    case 'net': {
      const credit = pick(openOf(world, -1n), command.which);
      const debit = credit && pick(openOf(world, 1n, credit.partyId), command.which);
      if (credit === undefined || debit === undefined) return null;
      const most = debit.openMinor < -credit.openMinor ? debit.openMinor : -credit.openMinor;
      const made = settle(books, debit, credit, command.cents < most ? command.cents : most, today);
      return () => {
        release(books, made);
        moveVat(books, world.today);
      };
    }
    case 'release': {
      const isFree = ({ debitItemId, creditItemId }: { debitItemId: string; creditItemId: string }) =>
        [debitItemId, creditItemId].every((id) => {
          const { entryId } = books.items.get(id)!;
          return (
            !isReversed(books, entryId) &&
            books.entries.find((one) => one.id === entryId)!.reversesId === null
          );
        });
      const one = pick(
        books.allocations.filter((each) => isLive(books, each) && isFree(each)),
        command.which,
      );
      if (one !== undefined) release(books, one);
      return null;
    }
    case 'write-off':
      return writeOff(world, command);
    case 'reverse': {
      const payments = books.entries.filter(
        ({ id, draft, reversesId }) =>
          draft.label === 'VIR' &&
          draft.postings[0]!.account !== '512' &&
          reversesId === null &&
          !isReversed(books, id),
      );
      const one = pick(payments, command.which);
      if (one !== undefined) takeBack(world, one.id);
      return null;
    }
    case 'import':
      return giveFile(world, command);
    case 'again': {
      const file = pick(world.files, command.which);
      if (file !== undefined && newLines(world, file.given).some((key) => file.keys.has(key)))
        throw new Error('a file given twice has new lines');
      return null;
    }
    case 'undo-file': {
      const file = world.files.at(-1);
      if (file !== undefined) takeFileBack(world, file);
      return null;
    }
    case 'wait':
      world.today = addDays(today, 1 + (command.which % 20));
      return null;
  }
};

const writeOff = (
  world: World,
  { which: at, cents: given, kind: how }: { which: number; cents: bigint; kind: WriteOffKind },
): Undo => {
  const { books, today } = world;
  const item = pick(openOf(world, 1n), at);
  const entry = item && books.entries.find((one) => one.id === item.entryId)!;
  if (item === undefined || entry === undefined) return null;
  const least = how === 'rounding' ? 1n + (given % 100n) : given;
  const minor = least < item.openMinor ? least : item.openMinor;
  const vat = entry.draft.postings
    .filter((one) => one.account === VAT_COLLECTED || one.account === VAT_PENDING)
    .map((one) => ({ account: one.account, label: one.label ?? '', minor: -signedMinor(one) }));
  const draft = writeOffEntry({
    kind: how,
    entryOn: today,
    label: 'Écart',
    partyId: item.partyId,
    account: CUSTOMERS,
    baseMinor: minor,
    invoiced: vat.length > 0 && isSale(entry.draft) ? { grossMinor: item.amountMinor, vat } : null,
  });
  const { entryId, items } = post(books, draft, { number: 'write-off' });
  settle(books, item, items[0]!, minor, today);
  return () => takeBack(world, entryId);
};
