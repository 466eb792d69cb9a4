import { sql, type Selectable } from 'kysely';
import type { Party } from '../../shell/db/types.gen.ts';
import type { Context } from '../../shell/http/context.ts';

/** The survivor's columns a merge may fill. */
export const FILLED = [
  'siren',
  'siret',
  'vat_number',
  'e_address',
  'e_address_scheme',
  'address_lines',
  'postal_code',
  'city',
  'country',
  'tags',
  'custom',
] as const;

/** What a merge moves, by table, and what it writes over: enough to put everything back. */
export type MergeKept = {
  readonly contacts: readonly string[];
  readonly addresses: readonly string[];
  readonly ibans: readonly { readonly iban: string; readonly origin: string }[];
  /** Bank lines that taught a name of the duplicate; missing in merges of before. */
  readonly aliasLines?: readonly string[];
  /** Those of the duplicate that the survivor had as well: they stay when the others go back. */
  readonly sharedIbans: readonly string[];
  /** Records that were merged into the duplicate before, and follow it. */
  readonly chained: readonly string[];
  readonly survivor: Pick<Selectable<Party>, (typeof FILLED)[number]>;
  /** Both records right before: earlier merges into them can be undone once this one is, if they could be then. */
  readonly before: { readonly survivor: Picture; readonly duplicate: Picture };
  /** How the survivor is reached right after: another picture means that somebody has written since. */
  readonly reach: string;
};

/** A record as of a moment: its version, and its contacts, addresses and IBANs in one line. */
export type Picture = { readonly version: number; readonly reach: string };

/** Before anything moves. */
export const readKept = async (
  context: Context,
  id: string,
  duplicateId: string,
): Promise<Omit<MergeKept, 'reach'>> => {
  const live = (table: 'contact' | 'party_address') =>
    context.tx
      .selectFrom(table)
      .select('id')
      .where('org_id', '=', context.org)
      .where('party_id', '=', duplicateId)
      .where('archived_at', 'is', null)
      .orderBy('id')
      .execute();
  const ibansOf = (partyId: string) =>
    context.tx
      .selectFrom('party_iban')
      .select(['iban', 'origin'])
      .where('org_id', '=', context.org)
      .where('party_id', '=', partyId)
      .orderBy('iban')
      .execute();
  const survivor = await context.tx
    .selectFrom('party')
    .select([...FILLED])
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const chained = await context.tx
    .selectFrom('party')
    .select('id')
    .where('org_id', '=', context.org)
    .where('merged_into', '=', duplicateId)
    .execute();
  const aliases = await context.tx
    .selectFrom('payer_alias')
    .select('line_id')
    .where('org_id', '=', context.org)
    .where('party_id', '=', duplicateId)
    .orderBy('line_id')
    .execute();
  const ibans = await ibansOf(duplicateId);
  const own = new Set((await ibansOf(id)).map((one) => one.iban));
  return {
    contacts: (await live('contact')).map((row) => row.id),
    addresses: (await live('party_address')).map((row) => row.id),
    ibans,
    aliasLines: aliases.map((row) => row.line_id),
    sharedIbans: ibans.map((one) => one.iban).filter((iban) => own.has(iban)),
    chained: chained.map((row) => row.id),
    survivor,
    before: { survivor: await pictureOf(context, id), duplicate: await pictureOf(context, duplicateId) },
  };
};

export const pictureOf = async (context: Context, partyId: string): Promise<Picture> => {
  const { version } = await context.tx
    .selectFrom('party')
    .select('version')
    .where('org_id', '=', context.org)
    .where('id', '=', partyId)
    .executeTakeFirstOrThrow();
  return { version, reach: await reachOf(context, partyId) };
};

/** One line of text that changes whenever a contact, an address or an IBAN is added, edited or put away. */
const reachOf = async (context: Context, partyId: string): Promise<string> => {
  const { rows } = await sql<{ reach: string }>`
    select md5(coalesce(string_agg(line, ',' order by line), '')) as reach from (
      select id || ' ' || version || ' ' || coalesce(archived_at::text, '') as line from contact
        where org_id = ${context.org} and party_id = ${partyId}
      union all select id || ' ' || version || ' ' || coalesce(archived_at::text, '') from party_address
        where org_id = ${context.org} and party_id = ${partyId}
      union all select iban from party_iban where org_id = ${context.org} and party_id = ${partyId}) lines`.execute(
    context.tx,
  );
  return rows[0]!.reach;
};

type Done = { id: string; survivorId: string; duplicateId: string; kept: Omit<MergeKept, 'reach'> };

/** After everything has moved. */
export const keepForUndo = async (
  context: Context,
  { id, survivorId, duplicateId, kept }: Done,
): Promise<void> => {
  const { version, reach } = await pictureOf(context, survivorId);
  const whole: MergeKept = { ...kept, reach };
  await context.tx
    .insertInto('customer_merge')
    .values({
      org_id: context.org,
      id,
      survivor_id: survivorId,
      duplicate_id: duplicateId,
      kept: JSON.stringify(whole),
      survivor_version: version,
      merged_by: context.actor.name,
      merged_at: context.now,
    })
    .execute();
};
