import { sql } from 'kysely';
import type { PlainDate } from '../../../core/calendar/index.ts';
import type { CustomerHistory, PolicyVersion, Settlement } from '../../../core/dunning/index.ts';
import { CUSTOMERS } from '../../../core/ledger/index.ts';
import type { Currency } from '../../../core/money/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { groupBy, readFacts, readPolicies } from '../../dunning/index.ts';

export type Span = { readonly from: PlainDate; readonly to: PlainDate };

/** Customers of whom something was owed within the span, in a fixed order. */
export const partiesWithin = async (context: Context, { from, to }: Span): Promise<string[]> => {
  const { rows } = await sql<{ party_id: string }>`
    select distinct i.party_id from open_item i
    where i.org_id = ${context.org} and i.account = ${CUSTOMERS} and i.amount_minor > 0 and i.kind <> 'valuation'
      and i.issued_on <= ${to}::date and (i.settled_on is null or i.settled_on >= ${from}::date)
    order by i.party_id`.execute(context.tx);
  return rows.map((row) => row.party_id);
};

type ItemRow = {
  id: string;
  party_id: string;
  currency: string;
  number: string;
  issued_on: PlainDate;
  due_on: PlainDate;
  amount_minor: bigint;
  reference: string;
  deposited_on: PlainDate | null;
};
type SettlementRow = { item_id: string; on: PlainDate; minor: bigint };

/**
 * What these customers were invoiced and paid, those alone that follow the policy. Contacts, blocks and insolvency are
 * today's; holds, promises and disputes of the past are left out: they answered to the reminders of then.
 */
export const readHistories = async (
  context: Context,
  partyIds: readonly string[],
  policyId: string,
  { from, to }: Span,
): Promise<CustomerHistory[]> => {
  const policies = await readPolicies(context);
  const cases = (await readFacts(context, policies, { partyIds })).filter(
    ({ kept }) => kept.policyId === policyId,
  );
  const ids = cases.map(({ facts }) => facts.customerId);
  if (ids.length === 0) return [];
  const items = await sql<ItemRow>`
    select i.id, i.party_id, i.currency, i.number, i.issued_on, i.due_on, i.amount_minor,
      i.reference, dep.deposited_on
    from open_item i left join item_deposit dep on dep.org_id = i.org_id and dep.item_id = i.id
    where i.org_id = ${context.org} and i.account = ${CUSTOMERS} and i.party_id = any(${ids}::uuid[])
      and i.kind <> 'valuation' and i.issued_on <= ${to}::date
      and (i.settled_on is null or i.settled_on >= ${from}::date)
    order by i.party_id, i.due_on, i.id`.execute(context.tx);
  const itemIds = items.rows.map((row) => row.id);
  const settlements = await readSettlements(context, itemIds, to);
  const done = await sql<{ item_id: string; step_code: string; done_on: PlainDate }>`
    select s.item_id, s.step_code, max(s.done_on) as done_on from reminder_step_done s
    where s.org_id = ${context.org} and s.item_id = any(${itemIds}::uuid[]) and s.done_on < ${from}::date
    group by s.item_id, s.step_code`.execute(context.tx);
  const doneOf = groupBy(done.rows, (row) => row.item_id);
  const itemsOf = groupBy(items.rows, (row) => row.party_id);
  return cases.map(({ facts }): CustomerHistory => {
    const own = itemsOf.get(facts.customerId) ?? [];
    return {
      customer: {
        ...facts,
        holds: [],
        suspense: [],
        lastMessageOn: null,
        contactedOn: [],
        unreadReply: null,
        items: [],
        credits: [],
      },
      items: own
        .filter((row) => row.amount_minor > 0n)
        .map((row) => ({
          item: {
            itemId: row.id,
            number: row.number,
            currency: row.currency as Currency,
            issuedOn: row.issued_on,
            dueOn: row.due_on,
            amountMinor: row.amount_minor,
            openMinor: row.amount_minor,
            completed: (doneOf.get(row.id) ?? []).map((step) => ({
              stepCode: step.step_code,
              level: null,
              doneOn: step.done_on,
            })),
            holds: [],
            promises: [],
            disputes: [],
            paymentPending: false,
            mayRemind: true,
            lapsesOn: null,
            askedAnyway: false,
            takenOverLate: false,
            startLevel: null,
            orderRef: row.reference,
            depositedOn: row.deposited_on,
            awaitsProofSince: null,
          },
          knownOn: row.issued_on,
          settlements: settlements.get(row.id) ?? [],
        })),
      credits: own
        .filter((row) => row.amount_minor < 0n)
        .map((row) => ({
          credit: {
            itemId: row.id,
            number: row.number,
            currency: row.currency as Currency,
            openMinor: -row.amount_minor,
          },
          knownOn: row.issued_on,
          settlements: settlements.get(row.id) ?? [],
        })),
    };
  });
};

/** By the day they count; what was undone since counts as if it had never been (its mirror has the same day). */
const readSettlements = async (
  context: Context,
  itemIds: readonly string[],
  to: PlainDate,
): Promise<ReadonlyMap<string, Settlement[]>> => {
  if (itemIds.length === 0) return new Map();
  const { rows } = await sql<SettlementRow>`
    select item_id, effective_on as "on", sum(amount_minor)::bigint as minor from (
      select a.debit_item_id as item_id, a.effective_on, a.amount_minor from allocation a
      where a.org_id = ${context.org} and a.debit_item_id = any(${[...itemIds]}::uuid[])
      union all
      select a.credit_item_id, a.effective_on, a.amount_minor from allocation a
      where a.org_id = ${context.org} and a.credit_item_id = any(${[...itemIds]}::uuid[])) x
    where effective_on <= ${to}::date + 30
    group by item_id, effective_on having sum(amount_minor) <> 0
    order by item_id, effective_on`.execute(context.tx);
  const found = new Map<string, Settlement[]>();
  for (const { item_id: itemId, on, minor } of rows) {
    const list = found.get(itemId) ?? [];
    list.push({ on, minor });
    found.set(itemId, list);
  }
  return found;
};

/** The policy that the editor started from. */
export const newestPolicy = async (context: Context, policyId: string): Promise<PolicyVersion> =>
  (await readPolicies(context)).newest(policyId).policy;
