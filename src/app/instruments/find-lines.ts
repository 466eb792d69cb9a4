import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { toWire } from '../../contract/wire.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { readRemittance } from './remittances.ts';
import type { instrumentsContract } from './contract.ts';
import { readFacts } from './facts.ts';

type Contract = typeof instrumentsContract;

const MOST = 20;

/** Waiting lines of the same account and side that may be meant, the nearest amount first. */
export const findLines = async (
  context: Context,
  input: InputOf<Contract['lines']>,
): Promise<OutputOf<Contract['lines']>> => {
  const wanted = await wantedOf(context, input);
  if (wanted === null) return { expectedMinor: '0', lines: [] };
  const { rows } = await sql<{ id: string; booked_on: PlainDate; amount_minor: bigint; text: string }>`
    select l.id, l.booked_on, l.amount_minor, coalesce(nullif(l.text, ''), l.counterparty_name) as text
    from statement_line l
    where l.org_id = ${context.org} and l.account_id = ${wanted.bankAccountId} and l.state in ('unmatched', 'proposed')
      and sign(l.amount_minor) = sign(${wanted.minor}::bigint) and l.booked_on >= ${wanted.since}::date
      -- The bank keeps something of a credit, and takes more than it had credited.
      and l.amount_minor <= ${wanted.minor}::bigint
    order by ${wanted.minor}::bigint - l.amount_minor, l.booked_on, l.id limit ${MOST}`.execute(context.tx);
  return {
    expectedMinor: toWire(wanted.minor),
    lines: rows.map((row) => ({
      id: row.id,
      bookedOn: row.booked_on,
      amountMinor: toWire(row.amount_minor),
      text: row.text,
      differenceMinor: toWire(row.amount_minor - wanted.minor),
    })),
  };
};

const wantedOf = async (
  context: Context,
  input: InputOf<Contract['lines']>,
): Promise<{ bankAccountId: string; minor: bigint; since: string } | null> => {
  if (input.remittanceId !== undefined) {
    const remittance = await readRemittance(context, input.remittanceId);
    const { bank_account_id: bankAccountId, total_minor: minor, remitted_on: since } = remittance;
    return { bankAccountId, minor, since };
  }
  if (input.instrumentId === undefined) return null;
  const [facts] = await readFacts(context, [input.instrumentId]);
  if (facts?.remittance_id == null || facts.state !== 'unpaid') return null;
  const { bank_account_id: bankAccountId } = await readRemittance(context, facts.remittance_id);
  return { bankAccountId, minor: -facts.amount_minor, since: facts.remitted_on! };
};
