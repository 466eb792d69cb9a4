import { sql } from 'kysely';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';

/** A message of ours that a mail is about. */
export type Answered = {
  readonly id: string;
  readonly partyId: string | null;
  readonly recipients: readonly string[];
};

/** By the Message-IDs that it names, the nearest first. */
export const findAnswered = async (
  context: Context,
  answers: readonly string[],
): Promise<Answered | null> => {
  if (answers.length === 0) return null;
  const { rows } = await sql<{ id: string; party_id: string | null; recipients: string[] }>`
    select m.id, case when p.merged_into is null then m.party_id else p.merged_into end as party_id,
      m.to_addresses || m.cc_addresses as recipients
    from outbound_message m left join party p on p.org_id = m.org_id and p.id = m.party_id
    where m.org_id = ${context.org} and m.message_id = any(${[...answers]}::text[])
    order by array_position(${[...answers]}::text[], m.message_id) limit 1`.execute(context.tx);
  const row = rows[0];
  return row === undefined ? null : { id: row.id, partyId: row.party_id, recipients: row.recipients };
};

/**
 * The customer that a contact of this address belongs to. Where several share it (an accountant, a group), the one whose
 * number the mail names; else a person says which.
 */
export const findByAddress = async (
  context: Context,
  sender: string,
  said: string,
): Promise<string | null> => {
  if (sender === '') return null;
  const { rows } = await sql<{ party_id: string }>`
    select distinct k.party_id from contact k
    join customer c on c.org_id = k.org_id and c.party_id = k.party_id
    where k.org_id = ${context.org} and lower(k.email) = ${sender} and k.archived_at is null limit 20`.execute(
    context.tx,
  );
  if (rows.length < 2) return rows[0]?.party_id ?? null;
  const named = await findByNumbers(context, said);
  const both = named.filter((one) => rows.some((row) => row.party_id === one.id));
  return both.length === 1 ? both[0]!.id : null;
};

const MOST_NUMBERS = 50;
/** What may be a number of ours: a digit in it, as it is written and in capitals. */
const numbersIn = (said: string): string[] => {
  const tokens = (said.match(/[\p{L}\d][\p{L}\d/_.-]{1,38}[\p{L}\d]/gu) ?? []).filter((one) =>
    /\d/.test(one),
  );
  return [...new Set(tokens.flatMap((one) => [one, one.toUpperCase()]))].slice(0, MOST_NUMBERS);
};

export type NamedCustomer = { readonly id: string; readonly name: string; readonly number: string };

/**
 * Customers whose invoices a mail names. Anybody may write a number: on its own it proposes a customer to a person, and
 * attaches nothing, so that nobody holds the reminders of another.
 */
export const findByNumbers = async (context: Context, said: string): Promise<NamedCustomer[]> => {
  const numbers = numbersIn(said);
  if (numbers.length === 0) return [];
  const { rows } = await sql<NamedCustomer>`
    select i.party_id as id, p.name, min(i.number) as number from open_item i
    join customer c on c.org_id = i.org_id and c.party_id = i.party_id
    join party p on p.org_id = i.org_id and p.id = i.party_id
    where i.org_id = ${context.org} and i.number = any(${numbers}::text[])
      and left(i.account, ${CUSTOMERS.length}) = ${CUSTOMERS}
    group by i.party_id, p.name order by p.name limit 20`.execute(context.tx);
  return rows;
};
