import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import type { Context } from '../../shell/http/context.ts';
import type { dunningContract } from './contract.ts';
import { decideFacts } from './decide-facts.ts';
import { prepareRun } from './prepare-run.ts';
import { readDrafts } from './store/drafts.ts';
import { readFacts } from './store/facts.ts';
import { readPolicies } from './store/policies.ts';

type Reminded = OutputOf<(typeof dunningContract)['remind']>;

/**
 * « Relancer » on an invoice, a customer or a selection: decided by the same rule as a run, and put beside what waits
 * for review. What may not be asked for today is not forced: it is said why, and when it comes by itself.
 */
export const remind = async (
  context: Context,
  input: InputOf<(typeof dunningContract)['remind']>,
): Promise<Reminded> => {
  const asked = await itemsOf(context, input);
  const partyIds = [...new Set([...(input.partyIds ?? []), ...(asked?.values() ?? [])])];
  if (partyIds.length === 0) return { drafts: [], leftOut: [] };
  const cases = await readFacts(context, await readPolicies(context), { partyIds });
  const decided = decideFacts(context.today, cases);
  if (decided.drafts.length > 0)
    await prepareRun(context, context.today, { selection: { partyIds }, adding: true });
  const drafts = await readDrafts(
    context,
    sql`d.party_id = any(${partyIds}::uuid[]) and d.state in ('proposed', 'removed', 'approved')`,
  );
  const names = await namesOf(context, partyIds);
  const items = new Map(cases.flatMap((one) => one.facts.items.map((item) => [item.itemId, item] as const)));
  return {
    drafts: drafts.map((kept) => ({
      id: kept.id,
      partyId: kept.draft.customerId,
      customerName: kept.customerName,
      state: kept.state,
    })),
    leftOut: decided.exclusions
      .filter((out) => asked === null || asked.has(out.itemId))
      .map((out) => ({
        partyId: out.customerId,
        customerName: names.get(out.customerId) ?? '',
        itemId: out.itemId,
        number: items.get(out.itemId)?.number ?? '',
        currency: out.currency,
        code: out.code,
        params: { ...out.params },
        nextOn: out.nextOn,
      })),
  };
};

/** The open items that were named, whichever way; null: all of the customers. */
const itemsOf = async (
  context: Context,
  { itemIds, documentIds }: InputOf<(typeof dunningContract)['remind']>,
): Promise<ReadonlyMap<string, string> | null> => {
  if (itemIds === undefined && documentIds === undefined) return null;
  const { rows } = await sql<{ id: string; party_id: string }>`
    select id, party_id from open_item where org_id = ${context.org} and id = any(${itemIds ?? []}::uuid[])
    union select i.id, i.party_id from sales_document d
      join open_item i on i.org_id = d.org_id and i.invoice_id = d.invoice_id
      where d.org_id = ${context.org} and d.id = any(${documentIds ?? []}::uuid[])`.execute(context.tx);
  return new Map(rows.map((row) => [row.id, row.party_id]));
};

const namesOf = async (context: Context, ids: readonly string[]): Promise<Map<string, string>> => {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from party where org_id = ${context.org} and id = any(${ids}::uuid[])`.execute(
    context.tx,
  );
  return new Map(rows.map((row) => [row.id, row.name]));
};
