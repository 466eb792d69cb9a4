import { sql } from 'kysely';
import type { PaymentTerms } from '../../core/calendar/index.ts';
import { createRegistry, pieceKey, type Registry, type Taken } from '../../core/takeover/index.ts';
import type { Context } from '../../shell/http/context.ts';

type Scope = Pick<Context, 'tx' | 'org'>;

/** Every customer there is, as the registry wants to know them. */
export const openRegistry = async (context: Scope): Promise<Registry> => {
  const rows = await context.tx
    .selectFrom('customer as c')
    .innerJoin('party as p', (join) =>
      join.onRef('p.org_id', '=', 'c.org_id').onRef('p.id', '=', 'c.party_id'),
    )
    .select(['p.id', 'c.code', 'p.name', 'p.siren', 'p.postal_code', 'c.payment_terms'])
    .where('c.org_id', '=', context.org)
    .execute();
  return createRegistry(
    rows.map((row) => ({
      id: row.id,
      code: row.code,
      name: row.name,
      siren: row.siren,
      postalCode: row.postal_code,
      terms: row.payment_terms as unknown as PaymentTerms,
    })),
  );
};

export const draftKey = (number: string): string => `draft:${number.toUpperCase()}`;
export const paymentKey = (partyId: string, number: string): string => `payment:${partyId}:${number}`;

/** Keys (customer and number) of the pieces of these lines that stood in the books before this import. */
export const findKnownPieces = async (
  context: Scope,
  taken: readonly Taken[],
): Promise<ReadonlySet<string>> => {
  const asked = new Map<string, { r: string; p: string | null; n: string; k: string }>();
  for (const { entry, document } of taken) {
    if (entry === null || document === null) continue;
    const key = pieceKey(entry.ref, document.number);
    // A draft is known by its number whoever its customer is: one renamed since would bring it twice.
    if (document.isDraft)
      asked.set(key, { r: entry.ref, p: null, n: document.number, k: draftKey(document.number) });
    else if (!entry.isNew)
      asked.set(key, {
        r: entry.ref,
        p: entry.ref,
        n: document.number,
        k: document.kind === 'payment' ? paymentKey(entry.ref, document.number) : '',
      });
  }
  if (asked.size === 0) return new Set();
  const found = await sql<{ r: string; n: string }>`
    with r as (select * from jsonb_to_recordset(${JSON.stringify([...asked.values()])}::jsonb) as r(r text, p uuid, n text, k text))
    select r.r, r.n from r join invoice i on i.org_id = ${context.org} and i.number = r.n and i.party_id = r.p
    union
    select r.r, r.n from r join import_key k on k.org_id = ${context.org} and k.natural_key = r.k and r.k <> ''`.execute(
    context.tx,
  );
  return new Set(found.rows.map((row) => pieceKey(row.r, row.n)));
};
