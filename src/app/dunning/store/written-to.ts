import { sql, type RawBuilder } from 'kysely';

/**
 * Who of a party `p` is written to about its account: the contact for invoices, else the accounting department, else anybody.
 * Contacts of a merged customer went with the merge. (CASE, not coalesce: row security would not let it use the index.)
 */
export const writtenTo: RawBuilder<string | null> = sql`(
  select k.email from contact k where k.org_id = p.org_id
    and k.party_id = (case when p.merged_into is null then p.id else p.merged_into end) and k.email <> ''
    and k.archived_at is null and k.bounced_at is null
  order by 'billing' = any(k.roles) desc, 'accounting' = any(k.roles) desc, k.id limit 1)`;
