import { sql } from 'kysely';
import { Problem } from '../../contract/problem.ts';
import { maxDate } from '../../core/calendar/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { reverseEntry } from '../ledger/index.ts';
import { allocate, lockItems, openItems, reverseAllocations, reverseWriteOff } from '../openitems/index.ts';
import { audit } from '../organization/index.ts';
import { setClaim } from './store/claims.ts';

/**
 * Takes a booked late charge out of the books by the mirror of its entry. Money that had paid it is free again; what had
 * been announced before stays announced, the rest was never claimed. Undone already: nothing happens.
 */
export const undoBooking = async (context: Context, ownItemId: string): Promise<void> => {
  const item = (await lockItems(context, [ownItemId])).get(ownItemId);
  const claims = await bookedClaims(context, ownItemId);
  if (item === undefined) throw new Problem('record.not-found');
  if (claims.length === 0) return;
  // What was given up of it is asked for again first, or its charge would stay as a credit of the customer.
  for (const id of await standingWriteOffs(context, ownItemId)) await reverseWriteOff(context, id);
  const { entry_id: bookedBy, base_minor: baseMinor } = await context.tx
    .selectFrom('open_item')
    .select(['entry_id', 'base_minor'])
    .where('org_id', '=', context.org)
    .where('id', '=', ownItemId)
    .executeTakeFirstOrThrow();
  await reverseAllocations(context, await liveAllocations(context, ownItemId));
  const on = maxDate(context.today, item.issuedOn);
  // Books are kept in French (C. com. L123-22).
  const { entryId, entryOn } = await reverseEntry(
    context,
    bookedBy,
    on,
    `Annulation ${item.number ?? ''}`.trim(),
    {
      kind: 'late_charge',
      id: ownItemId,
    },
  );
  const [mirrorId] = await openItems(context, [
    {
      account: item.account,
      partyId: item.partyId,
      currency: item.currency,
      kind: 'transfer',
      number: item.number ?? '',
      amountMinor: -item.amountMinor,
      baseMinor: -baseMinor,
      issuedOn: entryOn,
      dueOn: entryOn,
      entryId,
      lineNo: 1,
      originItemId: ownItemId,
    },
  ]);
  await allocate(context, [
    { debitItemId: ownItemId, creditItemId: mirrorId!, amountMinor: item.amountMinor, effectiveOn: entryOn },
  ]);
  for (const { id, was_announced: wasAnnounced } of claims)
    await setClaim(context, id, wasAnnounced ? 'announced' : 'cancelled', null, { entryId });
  await audit(context, 'late-charge.undone', { kind: 'open_item', id: ownItemId });
};

const bookedClaims = async (
  context: Context,
  ownItemId: string,
): Promise<{ id: string; was_announced: boolean }[]> =>
  (
    await sql<{ id: string; was_announced: boolean }>`
      select c.id, exists (select from late_claim_event e where e.org_id = c.org_id and e.claim_id = c.id
        and e.state = 'announced') as was_announced
      from late_claim c where c.org_id = ${context.org} and c.own_item_id = ${ownItemId} order by c.id`.execute(
      context.tx,
    )
  ).rows;

const standingWriteOffs = async (context: Context, itemId: string): Promise<string[]> =>
  (
    await sql<{ id: string }>`
      select w.id from write_off w where w.org_id = ${context.org} and w.item_id = ${itemId} and w.reverses_id is null
        and not exists (select from write_off r where r.org_id = w.org_id and r.reverses_id = w.id)
      order by w.id`.execute(context.tx)
  ).rows.map((row) => row.id);

const liveAllocations = async (context: Context, itemId: string): Promise<string[]> =>
  (
    await sql<{ id: string }>`
      select a.id from allocation a
      where a.org_id = ${context.org} and a.debit_item_id = ${itemId} and a.reverses_id is null
        and not exists (select from allocation r where r.org_id = a.org_id and r.reverses_id = a.id)`.execute(
      context.tx,
    )
  ).rows.map((row) => row.id);

/** The items that the late charges of some items are in the books with. */
export const ownItemsOf = (claims: readonly { ownItemId: string | null }[]): string[] => [
  ...new Set(claims.flatMap(({ ownItemId }) => ownItemId ?? [])),
];
