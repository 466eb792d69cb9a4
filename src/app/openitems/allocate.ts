import { sql } from 'kysely';
import { Problem } from '../../contract/problem.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { allocate as join, type OpenItem } from '../../core/openitems/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { baseOfPart, baseValues } from './base-open.ts';
import { moveUnder } from './close-group.ts';
import { letter, type Group } from './letter.ts';
import { moveVat } from './move-vat.ts';
import { lockItems } from './store.ts';
import { tellSettled } from './tell-settled.ts';

export type Pair = { debitItemId: string; creditItemId: string; amountMinor: bigint; effectiveOn: PlainDate };
/** `isHistory`: it happened before Encaisse, nobody is told of it now. */
export type AllocateOptions = { readonly isHistory?: boolean };
export type Allocated = { allocationIds: string[]; lettrageIds: string[] };

type Joined = Pair & { id: string; baseMinor: bigint; lettrageId: string; group: string };

const groupOf = (item: OpenItem): string => `${item.account} ${item.partyId}`;

/**
 * Settles debits with credits, each pair for an amount, and letters what it joins (`letter.ts`): one lettrage per account
 * and party. What is open follows by trigger, VAT on receipts by `moveVat`.
 */
export const allocate = async (
  context: Context,
  pairs: readonly Pair[],
  { isHistory = false }: AllocateOptions = {},
): Promise<Allocated> => {
  if (pairs.length === 0) return { allocationIds: [], lettrageIds: [] };
  const items = await lockItems(
    context,
    pairs.flatMap((pair) => [pair.debitItemId, pair.creditItemId]),
  );
  const bases = await baseValues(context, [...items.keys()]);
  const used = new Set(
    [...items.values()].flatMap((one) => (one.openMinor === one.amountMinor ? [] : one.id)),
  );
  const groups = new Map<string, Group>();
  const joined: Joined[] = [];
  for (const pair of pairs) {
    const debit = items.get(pair.debitItemId);
    const credit = items.get(pair.creditItemId);
    if (debit === undefined || credit === undefined) throw new Problem('record.not-found');
    const result = join(debit, credit, pair.amountMinor, pair.effectiveOn);
    if (!result.ok) throw new Problem('record.refused', {}, result.findings);
    debit.openMinor -= pair.amountMinor;
    credit.openMinor += pair.amountMinor;
    const key = groupOf(debit);
    const group = groups.get(key) ?? {
      lettrageId: newId(),
      account: debit.account,
      partyId: debit.partyId,
      on: pair.effectiveOn,
      items: new Set<string>(),
    };
    group.items.add(debit.id).add(credit.id);
    if (pair.effectiveOn > group.on) group.on = pair.effectiveOn;
    groups.set(key, group);
    const base = bases.get(debit.id)!;
    const baseMinor = baseOfPart(pair.amountMinor, base);
    base.openMinor -= pair.amountMinor;
    base.openBaseMinor -= baseMinor;
    joined.push({ ...pair, id: newId(), baseMinor, lettrageId: group.lettrageId, group: key });
  }
  const lettered = await letter(context, [...groups.values()], { items, used });
  await insertAllocations(context, joined);
  for (const { id, earlier } of lettered) if (earlier !== null) await moveUnder(context, earlier, id);
  if (!isHistory) {
    await moveVat(
      context,
      joined.flatMap(({ debitItemId, creditItemId, effectiveOn: on, amountMinor }) => [
        { itemId: debitItemId, on, byMinor: amountMinor },
        { itemId: creditItemId, on, byMinor: -amountMinor },
      ]),
    );
    const settled = [...items.values()].filter((item) => item.openMinor === 0n);
    await tellSettled(
      context,
      settled.map((item) => item.id),
    );
  }
  return { allocationIds: joined.map((one) => one.id), lettrageIds: lettered.map((one) => one.id) };
};

const insertAllocations = async (context: Context, joined: readonly Joined[]): Promise<void> => {
  const rows = joined.map((one) => ({
    id: one.id,
    d: one.debitItemId,
    c: one.creditItemId,
    a: one.amountMinor.toString(),
    b: one.baseMinor.toString(),
    e: one.effectiveOn,
    l: one.lettrageId,
  }));
  await sql`
    insert into allocation (org_id, id, debit_item_id, credit_item_id, amount_minor, base_minor, effective_on, known_at,
      lettrage_id, recorded_by)
    select ${context.org}::uuid, r.id, r.d, r.c, r.a, r.b, r.e, ${context.now}::timestamptz, r.l, ${context.actor.name}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, d uuid, c uuid, a bigint, b bigint, e date, l uuid)`.execute(context.tx);
};
