import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import { parseAmount, parseCurrency } from '../../core/money/index.ts';
import { normalizeName } from '../../core/party/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { bankingContract } from './contract.ts';

const LIMIT = 30;

const likePart = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;

/**
 * What is open, by a part of its number, by its customer, or by its amount; what is nearest to the line's amount first.
 * Credit notes are found too: they may have been taken off by the payer.
 */
export const searchItems = async (
  context: Context,
  input: InputOf<typeof bankingContract.searchItems>,
): Promise<OutputOf<typeof bankingContract.searchItems>> => {
  const currency = parseCurrency(input.currency);
  const text = input.text.trim();
  const amount = currency === null || text === '' ? null : parseAmount(text, currency);
  const name = normalizeName(text);
  const near = input.nearMinor === undefined ? null : BigInt(input.nearMinor);
  const words = [
    sql`upper(i.number) like ${likePart(text.toUpperCase())}`,
    sql`upper(i.reference) like ${likePart(text.toUpperCase())}`,
    ...(amount?.ok ? [sql`i.open_minor = ${amount.minor}`, sql`i.amount_minor = ${amount.minor}`] : []),
    ...(name === '' ? [] : [sql`party.search_name like ${likePart(name)}`]),
  ];
  const rows = await sql<{
    id: string;
    number: string;
    kind: string;
    party_id: string;
    party_name: string;
    issued_on: string;
    due_on: string;
    open_minor: bigint;
  }>`
    select i.id, i.number, i.kind, i.party_id, party.name as party_name, i.issued_on, i.due_on, i.open_minor
    from open_item i join party on party.org_id = i.org_id and party.id = i.party_id
    where i.org_id = ${context.org} and i.account = ${CUSTOMERS} and i.currency = ${input.currency}
      and i.settled_on is null and i.kind not in ('payment', 'write_off')
      ${text === '' ? sql`` : sql`and (${sql.join(words, sql` or `)})`}
    order by ${near === null ? sql`` : sql`abs(i.open_minor - ${near}::bigint), `} i.due_on, i.id
    limit ${LIMIT}`.execute(context.tx);
  return {
    items: rows.rows.map((row) => ({
      id: row.id,
      number: row.number,
      kind: row.kind,
      partyId: row.party_id,
      partyName: row.party_name,
      issuedOn: row.issued_on,
      dueOn: row.due_on,
      openMinor: row.open_minor.toString(),
    })),
  };
};
