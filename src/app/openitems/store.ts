import type { PlainDate } from '../../core/calendar/index.ts';
import type { Currency } from '../../core/money/index.ts';
import type { OpenItem } from '../../core/openitems/index.ts';
import type { Context } from '../../shell/http/context.ts';

type Scope = Pick<Context, 'tx' | 'org'>;

/** Open items by id, locked in the order of their ids so that two commands cannot wait for each other. */
export const lockItems = async (context: Scope, ids: readonly string[]): Promise<Map<string, OpenItem>> => {
  if (ids.length === 0) return new Map();
  const rows = await context.tx
    .selectFrom('open_item')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('id', 'in', [...new Set(ids)])
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.id, toOpenItem(row)]));
};

/** The debts of a party that still wait, oldest due first. */
export const debtsOf = async (
  context: Scope,
  partyId: string,
  currency: string,
  account = '411',
): Promise<OpenItem[]> => {
  const rows = await context.tx
    .selectFrom('open_item')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('party_id', '=', partyId)
    .where('account', '=', account)
    .where('currency', '=', currency)
    .where('settled_on', 'is', null)
    .where('amount_minor', '>', 0n)
    .orderBy('due_on')
    .orderBy('id')
    .execute();
  return rows.map(toOpenItem);
};

type Row = {
  id: string;
  account: string;
  party_id: string;
  currency: string;
  amount_minor: bigint;
  open_minor: bigint;
  issued_on: string;
  due_on: string;
  number: string;
};

export const toOpenItem = (row: Row): OpenItem => ({
  id: row.id,
  account: row.account,
  partyId: row.party_id,
  currency: row.currency as Currency,
  amountMinor: row.amount_minor,
  openMinor: row.open_minor,
  issuedOn: row.issued_on as PlainDate,
  dueOn: row.due_on as PlainDate,
  number: row.number,
});
