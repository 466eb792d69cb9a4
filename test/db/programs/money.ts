import fc from 'fast-check';
import { sql } from 'kysely';
import { createDraft, editDraft } from '../../../src/app/entries/drafts.ts';
import { letterItems, readSheet, undoLettrage } from '../../../src/app/entries/lettrage.ts';
import { lockPeriod, unlockPeriod } from '../../../src/app/entries/lock-period.ts';
import { reverseWritten } from '../../../src/app/entries/reverse-written.ts';
import { validateEntry } from '../../../src/app/entries/validate-entry.ts';
import { reverseWriteOff, writeOff } from '../../../src/app/openitems/index.ts';
import { attributePayment, recordPayment, undoPayment } from '../../../src/app/payments/index.ts';
import { allocatePayment } from '../../../src/app/payments/allocate-payment.ts';
import { releaseAllocation } from '../../../src/app/payments/release-allocation.ts';
import { addDays, type PlainDate } from '../../../src/core/calendar/index.ts';
import { EUR } from '../../../src/core/money/index.ts';
import type { Context } from '../../../src/shell/http/context.ts';
import { line } from '../../kit/entries.ts';
import { paymentPorts, pick, run, type World } from './world.ts';

/** Payments beside the bank, what is written off, entries by hand, lettrage, locks of periods. Answers how to undo it. */

export type Undo = (() => Promise<unknown>) | null;

const which = fc.nat(1000);
const cents = fc.bigInt(1n, 200_000n);
const daysAgo = fc.nat(12);

export const moneyActs = [
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('pay' as const),
      which,
      cents,
      daysAgo,
      method: fc.constantFrom('transfer' as const, 'cheque' as const, 'card' as const),
      how: fc.constantFrom('oldest-first' as const, 'none' as const, 'part' as const, 'exact' as const),
      known: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('allocate' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('attribute' as const), which }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('release' as const), which }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('reverse' as const), which }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('write-off' as const),
      which,
      cents,
      kind: fc.constantFrom('rounding' as const, 'discount' as const, 'fee' as const, 'waiver' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('ask-again' as const), which }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('write' as const), which, cents, daysAgo }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('extourne' as const), which, daysAgo }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('letter' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('unletter' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('lock' as const), which, daysAgo }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unlock' as const), which }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 30 }) }),
  },
];
export type MoneyAct = (typeof moneyActs)[number]['arbitrary'] extends fc.Arbitrary<infer T> ? T : never;

type Item = { id: string; party_id: string; amount_minor: bigint; open_minor: bigint };
const openOf = async ({ tx }: Context): Promise<Item[]> =>
  (
    await sql<Item>`
      select id, party_id, amount_minor, open_minor from open_item where open_minor <> 0
      order by issued_on, number, line_no, id`.execute(tx)
  ).rows;

const idsOf = async ({ tx }: Context, query: string): Promise<string[]> =>
  (await sql<{ id: string }>`${sql.raw(query)}`.execute(tx)).rows.map((row) => row.id);

export const handle = async (world: World, act: MoneyAct): Promise<Undo> => {
  const here = <T>(body: (context: Context) => Promise<T>): Promise<T> => run(world, body);
  switch (act.do) {
    case 'pay': {
      const paymentId = await here(async (context) => {
        const debts = (await openOf(context)).filter((item) => item.open_minor > 0n);
        const chosen = pick(debts, act.which);
        const amountMinor = act.how === 'exact' && chosen !== undefined ? chosen.open_minor : act.cents;
        const isShared = (act.how === 'part' || act.how === 'exact') && chosen !== undefined;
        const part = isShared && chosen.open_minor < amountMinor ? chosen.open_minor : amountMinor;
        const word = act.how === 'oldest-first' ? act.how : 'none';
        const payment = await recordPayment(context, {
          method: act.method,
          partyId: act.known ? (chosen?.party_id ?? pick(world.parties, act.which)!) : null,
          receivedOn: addDays(context.today, -act.daysAgo),
          currency: EUR,
          amountMinor,
          reference: `VIR ${act.which}`,
          note: '',
          shares: isShared ? [{ itemId: chosen.id, amountMinor: part }] : word,
        });
        return payment.paymentId;
      });
      return () => here((context) => undoPayment(context, { id: paymentId, reason: 'erreur' }, paymentPorts));
    }
    case 'allocate':
      await here(async (context) => {
        const id = pick(
          await idsOf(context, 'select id from payment order by received_on, reference, id'),
          act.which,
        );
        if (id !== undefined) await allocatePayment(context, id, 'oldest-first');
      });
      return null;
    case 'attribute':
      await here(async (context) => {
        const query =
          'select id from payment where party_id is null and reversal_entry_id is null order by received_on, id';
        const id = pick(await idsOf(context, query), act.which);
        if (id !== undefined)
          await attributePayment(context, id, pick(world.parties, act.which)!, 'oldest-first');
      });
      return null;
    case 'release':
      await here(async (context) => {
        const query = `select a.id from allocation a where a.reverses_id is null
          and not exists (select from allocation r where r.reverses_id = a.id) order by a.effective_on, a.amount_minor, a.id`;
        const id = pick(await idsOf(context, query), act.which);
        if (id !== undefined) await releaseAllocation(context, id);
      });
      return null;
    case 'reverse':
      await here(async (context) => {
        const query =
          'select id from payment where reversal_entry_id is null order by received_on, reference, id';
        const id = pick(await idsOf(context, query), act.which);
        if (id !== undefined) await undoPayment(context, { id, reason: 'impayé' }, paymentPorts);
      });
      return null;
    case 'write-off': {
      const id = await here(async (context) => {
        const item = pick(await openOf(context), act.which);
        if (item === undefined) return null;
        const size = item.open_minor < 0n ? -item.open_minor : item.open_minor;
        const part = act.kind === 'rounding' ? 1n + (act.cents % 100n) : act.cents;
        const least = part < size ? part : size;
        const amountMinor = item.open_minor < 0n ? -least : least;
        const given = { itemId: item.id, kind: act.kind, amountMinor, reason: 'convenu' };
        return (await writeOff(context, given)).writeOffId;
      });
      return id === null ? null : () => here((context) => reverseWriteOff(context, id));
    }
    case 'ask-again':
      await here(async (context) => {
        const query =
          'select id from write_off where reverses_id is null order by written_on, amount_minor, id';
        const id = pick(await idsOf(context, query), act.which);
        if (id !== undefined) await reverseWriteOff(context, id);
      });
      return null;
    case 'write':
      return writeEntry(world, act);
    case 'extourne':
      await here(async (context) => {
        const query = "select id from journal_entry where source_kind = 'manual' order by entry_on, entry_no";
        const id = pick(await idsOf(context, query), act.which);
        const on = addDays(context.today, -act.daysAgo);
        if (id !== undefined) await reverseWritten(context, { id, on, label: 'Extourne' });
      });
      return null;
    case 'letter': {
      const partyId = pick(world.parties, act.which)!;
      const { groups } = await here((context) => readSheet(context, partyId));
      const items = groups[0]?.items ?? [];
      const itemIds = items.slice(act.which % 4, (act.which % 4) + 4).map((one) => one.id);
      if (itemIds.length < 2) return null;
      await here((context) => letterItems(context, { partyId, itemIds }));
      const [last] = (await here((context) => readSheet(context, partyId))).lettrages;
      return () => here((context) => undoLettrage(context, { partyId, lettrageId: last!.id }));
    }
    case 'unletter': {
      const partyId = pick(world.parties, act.which)!;
      const { lettrages } = await here((context) => readSheet(context, partyId));
      const one = pick(lettrages, act.which);
      if (one !== undefined) await here((context) => undoLettrage(context, { partyId, lettrageId: one.id }));
      return null;
    }
    case 'lock':
      await here((context) =>
        lockPeriod(context, {
          kind: 'soft',
          journal: act.which % 2 === 0 ? '' : 'OD',
          untilOn: addDays(context.today, -1 - act.daysAgo),
          reason: '',
        }),
      );
      return null;
    case 'unlock':
      await here((context) =>
        unlockPeriod(context, { journal: act.which % 2 === 0 ? '' : 'OD', reason: 'essai' }),
      );
      return null;
    case 'wait':
      world.today = addDays(world.today, act.days);
      world.company.clock.set(`${world.today}T08:00:00Z`);
      return null;
  }
};

const writeEntry = async (
  world: World,
  act: { which: number; cents: bigint; daysAgo: number },
): Promise<Undo> => {
  const party = pick(world.parties, act.which)!;
  const minor = act.which % 3 === 0 ? -act.cents : act.cents;
  const entry = await run(world, async (context) => {
    const draft = await createDraft(context, {});
    const { id, version } = await editDraft(context, {
      id: draft.id,
      version: draft.version,
      journal: 'OD',
      entryOn: addDays(context.today, -act.daysAgo),
      label: `Régularisation ${act.which}`,
      piece: '',
      lines: [line('411', minor, party), line('758', -minor)],
    });
    const { entryId } = await validateEntry(context, { id, version });
    return { id: entryId, on: addDays(context.today, -act.daysAgo) as PlainDate };
  });
  return () => run(world, (context) => reverseWritten(context, { ...entry, label: 'Extourne' }));
};
