import { sql } from 'kysely';
import { pieceKey, type Taken } from '../../core/takeover/index.ts';
import type { Context } from '../../shell/http/context.ts';

/** Invoices of these pieces that are here already, by customer and number: an opening that was undone has left them. */
export const knownInvoices = async (
  context: Pick<Context, 'tx' | 'org'>,
  taken: readonly Taken[],
): Promise<ReadonlyMap<string, string>> => {
  const asked = taken.flatMap(({ entry, document }) =>
    entry === null || entry.isNew || document === null ? [] : [{ p: entry.ref, n: document.number }],
  );
  if (asked.length === 0) return new Map();
  const { rows } = await sql<{ id: string; party_id: string; number: string }>`
    select i.id, i.party_id, i.number from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as r(p uuid, n text)
    join invoice i on i.org_id = ${context.org} and i.party_id = r.p and i.number = r.n`.execute(context.tx);
  return new Map(rows.map((row) => [pieceKey(row.party_id, row.number), row.id]));
};
