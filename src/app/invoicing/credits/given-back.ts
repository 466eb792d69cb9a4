import { sql } from 'kysely';
import { creditLeft } from '../../../core/invoicing/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { creditScope } from './credit-scope.ts';

type Scope = Pick<Context, 'tx' | 'org'>;

/**
 * Of these invoices, those that credit notes gave back whole: what they billed or deducted is free again. Of one that was
 * replaced, what replaced it counts.
 */
export const givenBack = async (
  context: Scope,
  invoiceIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (invoiceIds.length === 0) return new Set();
  const { rows } = await sql<{ origin: string; id: string }>`
    with recursive last(origin, id) as (
      select x.id, x.id from unnest(${[...invoiceIds]}::uuid[]) as x(id)
      union
      select last.origin, r.invoice_id from last
      join invoice_reference r on r.org_id = ${context.org} and r.refers_to_id = last.id and r.relation = 'corrects')
    select origin, id from last where not exists (
      select from invoice_reference r
      where r.org_id = ${context.org} and r.refers_to_id = last.id and r.relation = 'corrects')`.execute(
    context.tx,
  );
  const scope = await creditScope(
    context,
    rows.map((row) => row.id),
  );
  const left = creditLeft(scope);
  const credited = new Set(scope.notes.flatMap((note) => note.preceding.map((one) => one.invoiceId)));
  const isBack = (id: string): boolean =>
    credited.has(id) && (left.get(id) ?? []).every((one) => one.baseMinor === 0n && one.taxMinor === 0n);
  return new Set(rows.filter((row) => isBack(row.id)).map((row) => row.origin));
};
