import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import type { Context } from '../../shell/http/context.ts';
import type { partyContract } from './contract.ts';
import { ownedParties } from './answers-for.ts';
import { readCustomFields } from './custom-fields.ts';
import { debtorGroups, salespeople } from './debtor-groups.ts';

/** What a list of customers can be narrowed by, beside what every company has. */
export const readFacets = async (context: Context): Promise<OutputOf<typeof partyContract.facets>> => {
  const tags = await sql<{ tag: string }>`
    select distinct unnest(tags) as tag from party where org_id = ${context.org} and merged_into is null
    order by tag`.execute(context.tx);
  const fields = await readCustomFields(context, 'customer');
  return {
    fields: fields.filter((field) => !field.isArchived),
    tags: tags.rows.map((row) => row.tag),
    debtorGroups: await debtorGroups(context),
    salespeople: await salespeople(context),
    owned: (await ownedParties(context)).size,
  };
};
