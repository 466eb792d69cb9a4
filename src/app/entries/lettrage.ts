import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import { accountName } from '../../core/ledger/index.ts';
import { pairItems } from '../../core/openitems/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { allocate, lockItems, reverseAllocations } from '../openitems/index.ts';
import { audit } from '../organization/index.ts';
import type { lettrageContract } from './contract.ts';

type Sheet = OutputOf<typeof lettrageContract.read>;

/** Settles the debits chosen with the credits chosen, the oldest first; capitals when nothing of them stays open. */
export const letterItems = async (
  context: Context,
  { partyId, itemIds }: InputOf<typeof lettrageContract.letter>,
): Promise<void> => {
  const locked = await lockItems(context, itemIds);
  const items = [...locked.values()];
  if (items.length !== new Set(itemIds).size || items.some((item) => item.partyId !== partyId)) {
    throw new Problem('record.not-found');
  }
  const pairs = pairItems(items);
  if (!pairs.ok) throw new Problem('record.refused', {}, pairs.findings);
  const { lettrageIds } = await allocate(context, pairs.value);
  const detail = { items: items.map((item) => item.number ?? item.id) };
  for (const id of lettrageIds) await audit(context, 'lettrage.made', { kind: 'lettrage', id }, detail);
};

/**
 * What a lettrage joined is open again; the lettrage stays, cancelled. Parts that were lettered before and closed with it
 * are lettered as before, in lower case: undone like any other, next.
 */
export const undoLettrage = async (
  context: Context,
  { partyId, lettrageId }: InputOf<typeof lettrageContract.undo>,
): Promise<void> => {
  const { rows } = await sql<{ id: string; own: boolean; mirrored: boolean }>`
    select a.id, a.continues_id is null as own, d.origin_item_id is not distinct from c.id or c.origin_item_id is not distinct from d.id as mirrored
    from allocation a
    join open_item d on d.org_id = ${context.org} and d.id = a.debit_item_id
    join open_item c on c.org_id = ${context.org} and c.id = a.credit_item_id
    join lettrage l on l.org_id = ${context.org} and l.id = a.lettrage_id and l.party_id = ${partyId}
    where a.org_id = ${context.org} and a.lettrage_id = ${lettrageId} and a.reverses_id is null
      and not exists (select from allocation r where r.org_id = ${context.org} and r.reverses_id = a.id)
    order by a.id`.execute(context.tx);
  if (rows.length === 0) {
    throw new Problem('record.refused', {}, [error('entries.lettrage-undone', { path: 'lettrageId' })]);
  }
  // What was undone and its mirror belong together for good: they stay lettered, what else bears these letters is freed.
  const free = rows.filter((row) => !row.mirrored);
  if (free.length === 0) {
    throw new Problem('record.refused', {}, [error('entries.lettrage-of-reversal', { path: 'lettrageId' })]);
  }
  const own = free.filter((row) => row.own);
  await reverseAllocations(
    context,
    (own.length === 0 ? free : own).map((row) => row.id),
  );
  await audit(context, 'lettrage.undone', { kind: 'lettrage', id: lettrageId });
};

export const readSheet = async (context: Context, partyId: string): Promise<Sheet> => {
  const party = await context.tx
    .selectFrom('party')
    .select('name')
    .where('org_id', '=', context.org)
    .where('id', '=', partyId)
    .executeTakeFirst();
  if (party === undefined) throw new Problem('record.not-found');
  return {
    partyId,
    name: party.name,
    groups: await readGroups(context, partyId),
    lettrages: await readLettrages(context, partyId),
  };
};

const readGroups = async (context: Context, partyId: string): Promise<Sheet['groups']> => {
  const rows = await context.tx
    .selectFrom('open_item')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('party_id', '=', partyId)
    .where('settled_on', 'is', null)
    .orderBy('account')
    .orderBy('currency')
    .orderBy('issued_on')
    .orderBy('id')
    .limit(2000)
    .execute();
  const groups: Sheet['groups'] = [];
  for (const row of rows) {
    let group = groups.at(-1);
    if (group?.account !== row.account || group.currency !== row.currency) {
      const name = accountName(row.account) ?? '';
      group = { account: row.account, accountName: name, currency: row.currency, items: [] };
      groups.push(group);
    }
    group.items.push({
      id: row.id,
      number: row.number,
      reference: row.reference,
      kind: row.kind,
      issuedOn: row.issued_on,
      dueOn: row.due_on,
      amountMinor: row.amount_minor.toString(),
      openMinor: row.open_minor.toString(),
    });
  }
  return groups;
};

type Row = {
  id: string;
  code: string;
  account: string;
  lettered_on: string;
  recorded_by: string;
  partial: boolean;
  cancelled: boolean;
  /** All that it joined bears other letters now: it was closed with the rest. */
  goes_on: boolean;
  currency: string | null;
  amount: bigint | null;
  numbers: string[] | null;
};

const readLettrages = async (context: Context, partyId: string): Promise<Sheet['lettrages']> => {
  const { rows } = await sql<Row>`
    with latest as (
      select * from lettrage where org_id = ${context.org} and party_id = ${partyId} and cancels_id is null
      order by id desc limit 100)
    select l.id, l.code, l.account, l.lettered_on, l.recorded_by, l.partial,
      exists (select from lettrage c where c.org_id = ${context.org} and c.party_id = ${partyId} and c.cancels_id = l.id) as cancelled,
      not exists (select from allocation a where a.org_id = ${context.org} and a.lettrage_id = l.id and a.reverses_id is null
        and not exists (select from allocation n where n.org_id = ${context.org} and n.continues_id = a.id)) as goes_on,
      j.currency, j.amount, j.numbers
    from latest l
    left join lateral (
      select min(d.currency) as currency, sum(a.amount_minor)::bigint as amount,
        array_agg(distinct d.number) || array_agg(distinct c.number) as numbers
      from open_item i
      join allocation a on a.org_id = ${context.org} and a.debit_item_id = i.id and a.lettrage_id = l.id
        and a.reverses_id is null
      join open_item d on d.org_id = ${context.org} and d.id = a.debit_item_id
      join open_item c on c.org_id = ${context.org} and c.id = a.credit_item_id
      where i.org_id = ${context.org} and i.party_id = ${partyId}) j on true
    order by l.id desc`.execute(context.tx);
  return rows.flatMap((row) =>
    row.currency === null || row.goes_on
      ? []
      : [
          {
            id: row.id,
            code: row.code,
            account: row.account,
            currency: row.currency,
            on: row.lettered_on,
            by: row.recorded_by,
            isPartial: row.partial,
            isCancelled: row.cancelled,
            amountMinor: (row.amount ?? 0n).toString(),
            numbers: row.numbers ?? [],
          },
        ],
  );
};
