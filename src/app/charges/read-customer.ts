import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { addDays, type PlainDate } from '../../core/calendar/index.ts';
import type { ClaimKind, ClaimSum } from '../../core/payments/index.ts';
import { startOfSemester } from '../../core/payments/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit } from '../organization/index.ts';
import type { chargesContract } from './contract.ts';
import { readItemCharges, type ItemCharges } from './item-charges.ts';
import { companyMention, mentionStanding, readRateTable } from './rates.ts';
import { wireSlices } from './store/claims.ts';

type Shown = OutputOf<typeof chargesContract.customer>;
type ShownItem = Shown['items'][number];

export const readCustomerCharges = async (context: Context, partyId: string): Promise<Shown> => {
  const customer = await context.tx
    .selectFrom('customer as c')
    .innerJoin('party as p', (join) =>
      join.onRef('p.org_id', '=', 'c.org_id').onRef('p.id', '=', 'c.party_id'),
    )
    .select(['p.kind', 'c.late_rate', 'c.insolvent_since'])
    .where('c.org_id', '=', context.org)
    .where('c.party_id', '=', partyId)
    .executeTakeFirst();
  if (customer === undefined) throw new Problem('record.not-found');
  const items = await readItemCharges(context, { partyId }, context.today);
  const [events, booked, exemption, table] = [
    await readEvents(context, partyId),
    await readBooked(context, partyId),
    await readExemption(context, partyId),
    await readRateTable(context),
  ];
  const mention = customer.late_rate === '' ? await companyMention(context) : customer.late_rate;
  return {
    asOf: context.today,
    isConsumer: customer.kind === 'individual',
    mention: mentionStanding(mention, table, context.today),
    lateRate: customer.late_rate,
    insolventSince: customer.insolvent_since,
    exemption,
    items: items.map((item) => shown(item, booked, events)),
  };
};

type EventRow = ShownItem['events'][number] & { itemId: string };
type BookedRow = ShownItem['booked'][number] & { ofItemId: string };

const shown = (item: ItemCharges, booked: readonly BookedRow[], events: readonly EventRow[]): ShownItem => {
  const { interest } = item.charges;
  return {
    itemId: item.itemId,
    number: item.number,
    dueOn: item.dueOn,
    paidOn: item.paidOn,
    openMinor: item.openMinor.toString(),
    contestedMinor: item.contestedMinor.toString(),
    currency: item.currency,
    interest: wireSum(item, 'interest'),
    indemnity: wireSum(item, 'indemnity'),
    slices: wireSlices(interest.slices),
    missing: interest.missing,
    countedTo: interest.missing === null ? null : addDays(startOfSemester(interest.missing), -1),
    unreadRate: item.unreadRate,
    exemption: item.exemption,
    booked: booked.filter((one) => one.ofItemId === item.itemId).map(({ ofItemId: _of, ...one }) => one),
    events: events.filter((one) => one.itemId === item.itemId).map(({ itemId: _item, ...one }) => one),
  };
};

/** Of an exempt item, what nobody wrote down is given up too. */
const wireSum = (item: ItemCharges, kind: ClaimKind): ShownItem['interest'] => {
  const sum: ClaimSum = item.sums[kind];
  const left = sum.computedMinor - sum.bookedMinor - sum.waivedMinor;
  const open = left > 0n ? left : 0n;
  const isExempt = item.exemption !== null;
  return {
    computedMinor: sum.computedMinor.toString(),
    announcedMinor: sum.announcedMinor.toString(),
    bookedMinor: sum.bookedMinor.toString(),
    waivedMinor: (isExempt ? sum.waivedMinor + open : sum.waivedMinor).toString(),
    claimableMinor: (isExempt ? 0n : open).toString(),
  };
};

const readEvents = async (context: Context, partyId: string): Promise<EventRow[]> =>
  (
    await sql<EventRow>`
      select c.item_id as "itemId", c.kind, e.state, c.amount_minor::text as "amountMinor", c.currency, e.on_day as "on",
        e.recorded_by as by, e.reason, c.up_to as "upTo"
      from late_claim c
      join open_item i on i.org_id = c.org_id and i.id = c.item_id
      join late_claim_event e on e.org_id = c.org_id and e.claim_id = c.id
      where c.org_id = ${context.org} and i.party_id = ${partyId} order by e.id`.execute(context.tx)
  ).rows;

const readBooked = async (context: Context, partyId: string): Promise<BookedRow[]> =>
  (
    await sql<BookedRow>`
      select distinct c.item_id as "ofItemId", o.id as "itemId", o.number, o.amount_minor::text as "amountMinor", o.currency,
        o.open_minor::text as "openMinor"
      from late_claim c
      join open_item i on i.org_id = c.org_id and i.id = c.item_id
      join open_item o on o.org_id = c.org_id and o.id = c.own_item_id
      where c.org_id = ${context.org} and i.party_id = ${partyId} order by o.id`.execute(context.tx)
  ).rows;

const readExemption = async (context: Context, partyId: string): Promise<Shown['exemption']> =>
  (
    await sql<{ id: string; reason: string; on: PlainDate; by: string }>`
      select id, reason, from_on as "on", recorded_by as by from late_exemption
      where org_id = ${context.org} and party_id = ${partyId} and item_id is null and lifted_on is null
      order by id limit 1`.execute(context.tx)
  ).rows[0] ?? null;

export const editTerms = async (
  context: Context,
  edit: { id: string; lateRate: string; insolventSince: string | null },
): Promise<Shown> => {
  const result = await context.tx
    .updateTable('customer')
    .set({ late_rate: edit.lateRate, insolvent_since: edit.insolventSince })
    .where('org_id', '=', context.org)
    .where('party_id', '=', edit.id)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) throw new Problem('record.not-found');
  await audit(
    context,
    'customer.late-terms-edited',
    { kind: 'customer', id: edit.id },
    { lateRate: edit.lateRate, insolventSince: edit.insolventSince },
  );
  return readCustomerCharges(context, edit.id);
};
