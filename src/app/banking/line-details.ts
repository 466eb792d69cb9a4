import { sql } from 'kysely';
import { naturalKeys, type Statement } from '../../core/banking/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import type { BankAccount } from './accounts.ts';

/**
 * A notification (camt.054) explains the line of the same bank reference, whichever of the two came first; it never is
 * a movement. What cannot be tied to a line (no reference) is not kept: the answer tells how many were.
 */
export const storeDetails = async (
  context: Context,
  given: { importId: string; account: BankAccount; statement: Statement; ranks: Map<string, number> },
): Promise<number> => {
  const entries = given.statement.entries.filter((entry) => entry.bankReference !== '' && entry.booked);
  const keys = naturalKeys(entries, given.account.id, given.ranks);
  const rows = entries.map((entry, at) => ({
    id: newId(),
    k: keys[at]!,
    r: entry.bankReference.slice(0, 100),
    b: entry.bookedOn,
    a: entry.amountMinor.toString(),
    n: entry.counterpartyName.slice(0, 200),
    i: entry.counterpartyIban.replaceAll(' ', '').slice(0, 42),
    t: entry.text.slice(0, 1000),
    e: entry.endToEndId.slice(0, 100),
  }));
  const stored = await sql`
    insert into statement_detail (org_id, id, account_id, import_id, natural_key, bank_reference, booked_on, amount_minor,
      counterparty_name, counterparty_iban, text, end_to_end_id)
    select ${context.org}::uuid, r.id, ${given.account.id}::uuid, ${given.importId}::uuid, r.k, r.r, r.b, r.a, r.n, r.i,
      r.t, r.e
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, k text, r text, b date, a bigint, n text, i text, t text, e text)
    on conflict do nothing`.execute(context.tx);
  return Number(stored.numAffectedRows ?? 0n);
};

/**
 * Beside a line `l`: what notifications add to it. Who paid only when it was one payment; of several, all their words.
 */
export const joinDetails = sql`left join lateral (
    select case when count(*) = 1 then min(d.counterparty_name) else '' end as name,
      case when count(*) = 1 then min(d.counterparty_iban) else '' end as iban,
      case when count(*) = 1 then min(d.end_to_end_id) else '' end as end_to_end_id,
      left(string_agg(case when count_of.many then concat_ws(' ', nullif(d.counterparty_name, ''), d.text) else d.text end,
        ' · ' order by d.natural_key) filter (where d.text <> '' and position(d.text in l.text) = 0), 1000) as words
    from (select count(*) > 1 as many from statement_detail c where c.org_id = l.org_id and c.account_id = l.account_id
      and c.bank_reference = l.bank_reference) count_of,
      statement_detail d
    where d.org_id = l.org_id and d.account_id = l.account_id and d.bank_reference = l.bank_reference
  ) told on l.bank_reference <> ''`;

export const detailed = {
  name: sql<string>`coalesce(nullif(l.counterparty_name, ''), told.name, '')`,
  iban: sql<string>`coalesce(nullif(l.counterparty_iban, ''), told.iban, '')`,
  endToEndId: sql<string>`coalesce(nullif(l.end_to_end_id, ''), told.end_to_end_id, '')`,
  text: sql<string>`concat_ws(' · ', nullif(l.text, ''), told.words)`,
};
