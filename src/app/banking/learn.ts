import { sql } from 'kysely';
import { nameKey } from '../../core/banking/index.ts';
import { normaliseIban } from '../../core/banking/matching/index.ts';
import { normalizeName } from '../../core/party/index.ts';
import type { Context } from '../../shell/http/context.ts';

/** Answers the IBAN when it was new. */
export const learnIban = async (context: Context, partyId: string, written: string): Promise<string> => {
  const iban = normaliseIban(written);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(iban)) return '';
  const added = await sql<{ iban: string }>`
    insert into party_iban (org_id, party_id, iban, origin) values (${context.org}, ${partyId}, ${iban}, 'confirmed_match')
    on conflict do nothing returning iban`.execute(context.tx);
  return added.rows[0]?.iban ?? '';
};

/**
 * A person said that this customer was paid under this name: remembered when it is not the customer's own. Another
 * customer of ours by that name (or IBAN) is a third party who pays for it.
 */
export const learnName = async (
  context: Context,
  partyId: string,
  line: { id: string; counterpartyName: string; counterpartyIban: string },
): Promise<void> => {
  const key = nameKey(line.counterpartyName);
  if (!key.split(' ').some((word) => word.length >= 3)) return;
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, p.name from party p
    where p.org_id = ${context.org} and (p.id = ${partyId} or exists (
      select 1 from party_iban i where i.org_id = p.org_id and i.party_id = p.id and i.iban = ${normaliseIban(line.counterpartyIban)})
      or p.search_name = ${normalizeName(line.counterpartyName)})`.execute(context.tx);
  if (rows.some((row) => row.id === partyId && nameKey(row.name) === key)) return;
  const payer = rows.find((row) => row.id !== partyId && nameKey(row.name) === key);
  await context.tx
    .insertInto('payer_alias')
    .values({
      org_id: context.org,
      line_id: line.id,
      party_id: partyId,
      name: line.counterpartyName.trim(),
      name_key: key,
      payer_id: payer?.id ?? null,
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .onConflict((conflict) => conflict.columns(['org_id', 'line_id']).doNothing())
    .execute();
};

/** One row per decision: what the others said of the same name stays. */
export const forgetNames = async (context: Context, lineIds: readonly string[]): Promise<void> => {
  await context.tx
    .deleteFrom('payer_alias')
    .where('org_id', '=', context.org)
    .where('line_id', 'in', [...lineIds])
    .execute();
};

/** The lesson goes with the decision, unless another decision that stands says the same. */
export const forgetIban = async (context: Context, partyId: string, iban: string): Promise<void> => {
  await sql`
    delete from party_iban where org_id = ${context.org} and party_id = ${partyId} and iban = ${iban}
      and origin = 'confirmed_match'
      and not exists (
        select 1 from match m
        join statement_line l on l.org_id = m.org_id and l.id = m.line_id
        join payment p on p.org_id = m.org_id and p.id = m.payment_id
        where m.org_id = ${context.org} and m.undone_at is null and m.decided_by = 'person'
          and p.party_id = ${partyId} and l.counterparty_iban = ${iban})`.execute(context.tx);
};
