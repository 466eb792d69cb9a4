import { sql } from 'kysely';
import { Problem } from '../../contract/problem.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { nextLettrageCode } from '../../core/ledger/index.ts';
import { allocate as join, type OpenItem } from '../../core/openitems/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { baseOfPart, baseValues } from './base-open.ts';
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
 * Settles debits with credits, each pair for an amount, and letters what it joins: one lettrage per account and party,
 * in capitals when everything it touches is settled. What is open follows by trigger, VAT on receipts by `moveVat`.
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
  const groups = new Map<
    string,
    { lettrageId: string; account: string; partyId: string; on: PlainDate; items: Set<string> }
  >();
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
  const lettrages = await letter(context, [...groups.values()], items);
  await insertAllocations(context, joined);
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
  return { allocationIds: joined.map((one) => one.id), lettrageIds: lettrages };
};

type Group = { lettrageId: string; account: string; partyId: string; on: PlainDate; items: Set<string> };

const letter = async (
  context: Context,
  groups: readonly Group[],
  items: Map<string, OpenItem>,
): Promise<string[]> => {
  const parties = [...new Set(groups.map((group) => group.partyId))];
  const last = await sql<{ account: string; party_id: string; code: string }>`
    select distinct on (account, party_id) account, party_id, code from lettrage
    where org_id = ${context.org} and party_id = any(${parties}::uuid[])
    order by account, party_id, length(code) desc, upper(code) collate "C" desc`.execute(context.tx);
  const codes = new Map(last.rows.map((row) => [`${row.account} ${row.party_id}`, row.code]));
  const rows = groups.map((group) => {
    const partial = [...group.items].some((id) => items.get(id)!.openMinor !== 0n);
    const book = `${group.account} ${group.partyId}`;
    const code = nextLettrageCode(codes.get(book) ?? null, partial ? 'partial' : 'total');
    codes.set(book, code);
    return {
      id: group.lettrageId,
      account: group.account,
      party_id: group.partyId,
      code,
      lettered_on: group.on,
      partial,
    };
  });
  await sql`
    insert into lettrage (org_id, id, account, party_id, code, lettered_on, partial, recorded_by)
    select ${context.org}::uuid, r.id, r.account, r.party_id, r.code, r.lettered_on, r.partial, ${context.actor.name}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, account text, party_id uuid, code text, lettered_on date, partial boolean)`.execute(
    context.tx,
  );
  return rows.map((row) => row.id);
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
