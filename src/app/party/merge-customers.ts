import { sql } from 'kysely';
import { Problem } from '../../contract/problem.ts';
import type { Finding } from '../../core/finding.ts';
import { mergeObstacles, type MergeCandidate } from '../../core/party/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { audit } from '../organization/index.ts';
import { keepForUndo, readKept } from './merge-kept.ts';

/** What another room knows against a merge: a draft that is being written… Wired in compose. */
export type MergeGuard = (
  context: Context,
  merge: { survivorId: string; duplicateId: string },
) => Promise<Finding[]>;

/** Locked in one order, so that two merges wait for each other instead of meeting head on. */
export const lockBoth = async (
  context: Context,
  ids: readonly string[],
): Promise<Map<string, MergeCandidate>> => {
  const { rows } = await sql<MergeCandidate>`
    select p.id, p.kind, p.name, p.siren, p.siret, p.vat_number as "vatNumber", c.currency,
      p.merged_into is not null as "isMerged"
    from party p join customer c on c.org_id = p.org_id and c.party_id = p.id
    where p.org_id = ${context.org} and p.id = any(${ids}::uuid[])
    order by p.id for update of p, c`.execute(context.tx);
  return new Map(rows.map((row) => [row.id, row]));
};

/**
 * One customer kept twice becomes one. Contacts, addresses, IBANs and tags move, blanks of the survivor are filled; open
 * items, invoices and postings never change hands (they say whom they were issued to): they stay under the duplicate,
 * which is put away and points at the survivor. What moved is kept, so that it can be undone (undo-merge.ts).
 */
export const mergeCustomers = async (
  context: Context,
  { id, duplicateId }: { id: string; duplicateId: string },
  guards: readonly MergeGuard[] = [],
): Promise<void> => {
  const locked = await lockBoth(context, [id, duplicateId]);
  const survivor = locked.get(id);
  const duplicate = locked.get(duplicateId);
  if (survivor === undefined || duplicate === undefined) throw new Problem('record.not-found');
  const findings = mergeObstacles(survivor, duplicate);
  for (const guard of guards) {
    findings.push(...(await guard(context, { survivorId: id, duplicateId })));
  }
  if (findings.length > 0) throw new Problem('record.refused', {}, findings);
  const mergeId = newId();
  const kept = await readKept(context, id, duplicateId);
  await moveContacts(context, id, duplicateId);
  await moveIbans(context, id, duplicateId);
  await moveAliases(context, id, duplicateId);
  await context.tx
    .updateTable('party_address')
    .set({ party_id: id })
    .where('org_id', '=', context.org)
    .where('party_id', '=', duplicateId)
    .where('archived_at', 'is', null)
    .execute();
  await fillBlanks(context, id, duplicateId);
  await putAway(context, id, duplicateId);
  await keepForUndo(context, { id: mergeId, survivorId: id, duplicateId, kept });
  await audit(context, 'customer.merged', { kind: 'party', id }, { duplicate: duplicateId });
  await audit(context, 'customer.merged-into', { kind: 'party', id: duplicateId }, { survivor: id });
};

/** Somebody the survivor knows already, by address, is put away instead of being written to twice. */
const moveContacts = async (context: Context, id: string, duplicateId: string): Promise<void> => {
  await sql`
    update contact k set
      archived_at = case when k.email <> '' and exists (
        select 1 from contact o where o.org_id = k.org_id and o.party_id = ${id} and o.archived_at is null
          and lower(o.email) = lower(k.email)) then ${context.now}::timestamptz else k.archived_at end,
      party_id = ${id}, version = k.version + 1
    where k.org_id = ${context.org} and k.party_id = ${duplicateId} and k.archived_at is null`.execute(
    context.tx,
  );
};

const moveIbans = async (context: Context, id: string, duplicateId: string): Promise<void> => {
  await sql`
    insert into party_iban (org_id, party_id, iban, origin)
    select org_id, ${id}, iban, origin from party_iban where org_id = ${context.org} and party_id = ${duplicateId}
    on conflict do nothing`.execute(context.tx);
  await context.tx
    .deleteFrom('party_iban')
    .where('org_id', '=', context.org)
    .where('party_id', '=', duplicateId)
    .execute();
};

/** Names that paid for the duplicate pay for the survivor. */
const moveAliases = async (context: Context, id: string, duplicateId: string): Promise<void> => {
  await context.tx
    .updateTable('payer_alias')
    .set({ party_id: id })
    .where('org_id', '=', context.org)
    .where('party_id', '=', duplicateId)
    .execute();
};

const fillBlanks = async (context: Context, id: string, duplicateId: string): Promise<void> => {
  await sql`
    update party s set
      siren = case when s.siren = '' then d.siren else s.siren end,
      siret = case when s.siret = '' then d.siret else s.siret end,
      vat_number = case when s.vat_number = '' then d.vat_number else s.vat_number end,
      e_address = case when s.e_address = '' then d.e_address else s.e_address end,
      e_address_scheme = case when s.e_address = '' then d.e_address_scheme else s.e_address_scheme end,
      address_lines = case when s.city = '' then d.address_lines else s.address_lines end,
      postal_code = case when s.city = '' then d.postal_code else s.postal_code end,
      country = case when s.city = '' then d.country else s.country end,
      city = case when s.city = '' then d.city else s.city end,
      tags = array(select distinct unnest(s.tags || d.tags) order by 1),
      custom = d.custom || s.custom,
      version = s.version + 1
    from party d
    where s.org_id = ${context.org} and s.id = ${id} and d.org_id = s.org_id and d.id = ${duplicateId}`.execute(
    context.tx,
  );
};

const putAway = async (context: Context, id: string, duplicateId: string): Promise<void> => {
  await sql`
    update party set merged_into = ${id}, merged_at = coalesce(merged_at, ${context.now}::timestamptz), version = version + 1
    where org_id = ${context.org} and (id = ${duplicateId} or merged_into = ${duplicateId})`.execute(
    context.tx,
  );
  await context.tx
    .updateTable('customer')
    .set({ archived_at: context.now })
    .where('org_id', '=', context.org)
    .where('party_id', '=', duplicateId)
    .execute();
};
