import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit } from '../organization/index.ts';
import type { bankingContract } from './contract.ts';

type Memory = OutputOf<typeof bankingContract.memory>;

const MOST = 500;

/**
 * What was learned about who pays, with the decision it came from: of one customer, or of all, newest first. An IBAN that
 * was imported or typed has no decision behind it.
 */
export const readMemory = async (
  context: Context,
  input: InputOf<typeof bankingContract.memory>,
): Promise<Memory> => {
  const ofParty = (column: string) =>
    input.partyId === undefined ? sql`` : sql`and ${sql.ref(column)} = ${input.partyId}::uuid`;
  const { rows } = await sql<{
    kind: Memory['memories'][number]['kind'];
    value: string;
    name_key: string;
    party_id: string;
    party_name: string;
    payer_name: string | null;
    origin: string;
    said_by: string | null;
    said_at: string | null;
    line_id: string | null;
    line_on: string | null;
    line_text: string | null;
    times: number;
  }>`
    with known as (
      (select 'iban' as kind, i.iban as value, '' as name_key, i.party_id, null::uuid as payer_id, i.origin,
        m.recorded_by as said_by, m.recorded_at as said_at, m.line_id, 1 as times, i.recorded_at as known_at
      from party_iban i
      left join lateral (
        select m.recorded_by, m.recorded_at, m.line_id from statement_line l
        join match m on m.org_id = l.org_id and m.line_id = l.id and m.undone_at is null and m.decided_by = 'person'
        join payment p on p.org_id = m.org_id and p.id = m.payment_id and p.party_id = i.party_id
        where l.org_id = i.org_id and l.counterparty_iban = i.iban and i.origin = 'confirmed_match'
        order by m.id limit 1) m on true
      where i.org_id = ${context.org} ${ofParty('i.party_id')}
      order by i.recorded_at desc, i.iban limit ${MOST})
      union all
      (select case when max(a.payer_id::text) is null then 'name' else 'third-party' end, (array_agg(a.name order by a.recorded_at, a.line_id))[1],
        a.name_key, a.party_id, max(a.payer_id::text)::uuid, 'confirmed_match',
        (array_agg(a.recorded_by order by a.recorded_at, a.line_id))[1], min(a.recorded_at),
        (array_agg(a.line_id order by a.recorded_at, a.line_id))[1], count(*)::int, max(a.recorded_at)
      from payer_alias a where a.org_id = ${context.org} ${ofParty('a.party_id')}
      group by a.party_id, a.name_key order by max(a.recorded_at) desc limit ${MOST}))
    select k.kind, k.value, k.name_key, k.party_id, p.name as party_name, payer.name as payer_name, k.origin, k.said_by,
      k.said_at, k.line_id, l.booked_on as line_on, l.text as line_text, k.times
    from known k
    join party p on p.org_id = ${context.org} and p.id = k.party_id
    left join party payer on payer.org_id = ${context.org} and payer.id = k.payer_id
    left join statement_line l on l.org_id = ${context.org} and l.id = k.line_id
    order by k.known_at desc, k.value limit ${MOST}`.execute(context.tx);
  return {
    memories: rows.map((row) => ({
      kind: row.kind,
      value: row.value,
      key: row.kind === 'iban' ? row.value : row.name_key,
      partyId: row.party_id,
      partyName: row.party_name,
      payerName: row.payer_name ?? '',
      origin: row.origin,
      by: row.said_by ?? '',
      at: row.said_at,
      line:
        row.line_id === null ? null : { id: row.line_id, bookedOn: row.line_on!, text: row.line_text ?? '' },
      times: row.times,
    })),
  };
};

/** A person says that it is not so: forgotten, whatever taught it. */
export const forgetMemory = async (
  context: Context,
  input: InputOf<typeof bankingContract.forgetMemory>,
): Promise<void> => {
  const gone =
    input.kind === 'iban'
      ? await context.tx
          .deleteFrom('party_iban')
          .where('org_id', '=', context.org)
          .where('party_id', '=', input.partyId)
          .where('iban', '=', input.key)
          .executeTakeFirst()
      : await context.tx
          .deleteFrom('payer_alias')
          .where('org_id', '=', context.org)
          .where('party_id', '=', input.partyId)
          .where('name_key', '=', input.key)
          .executeTakeFirst();
  if (gone.numDeletedRows === 0n) throw new Problem('record.not-found');
  await audit(
    context,
    'bank-memory.forgotten',
    { kind: 'party', id: input.partyId },
    {
      memory: input.kind,
      value: input.key,
    },
  );
};
