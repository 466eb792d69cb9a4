import { sql } from 'kysely';
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

/** The one customer that a contact of this address belongs to; where several do, a person says which. */
export const findByAddress = async (context: Context, sender: string): Promise<string | null> => {
  if (sender === '') return null;
  const { rows } = await sql<{ party_id: string }>`
    select distinct k.party_id from contact k
    join customer c on c.org_id = k.org_id and c.party_id = k.party_id
    where k.org_id = ${context.org} and lower(k.email) = ${sender} and k.archived_at is null limit 2`.execute(
    context.tx,
  );
  return rows.length === 1 ? rows[0]!.party_id : null;
};
