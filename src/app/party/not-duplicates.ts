import { sql } from 'kysely';
import type { Context } from '../../shell/http/context.ts';
import { audit } from '../organization/index.ts';

type Pair = { readonly a: string; readonly b: string };

/** Each pair once, the smaller id first; nobody is another than themselves. */
const ordered = (pairs: readonly Pair[]): Pair[] => {
  const keyed = pairs
    .filter(({ a, b }) => a !== b)
    .map(({ a, b }): [string, Pair] => (a < b ? [a + b, { a, b }] : [b + a, { a: b, b: a }]));
  return [...new Map(keyed).values()];
};

/** A person says that these look alike and are not one: they are not proposed again. */
export const dismissDuplicates = async (context: Context, said: readonly Pair[]): Promise<void> => {
  const pairs = ordered(said);
  if (pairs.length === 0) return;
  await context.tx
    .insertInto('not_duplicate')
    .values(
      pairs.map((pair) => ({
        org_id: context.org,
        ...pair,
        recorded_by: context.actor.name,
        recorded_at: context.now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  for (const { a, b } of pairs) {
    await audit(context, 'customer.not-duplicate', { kind: 'party', id: a }, { other: b });
  }
};

/** They are proposed again. */
export const restoreDuplicates = async (context: Context, said: readonly Pair[]): Promise<void> => {
  for (const { a, b } of ordered(said)) {
    const dropped = await context.tx
      .deleteFrom('not_duplicate')
      .where('org_id', '=', context.org)
      .where('a', '=', a)
      .where('b', '=', b)
      .executeTakeFirst();
    if (dropped.numDeletedRows > 0n) {
      await audit(context, 'customer.duplicate-again', { kind: 'party', id: a }, { other: b });
    }
  }
};

export type Dismissed = { a: string; b: string; by: string; at: string };

/** Pairs whose records are both in use, the latest first. */
export const readDismissed = async (context: Context): Promise<Dismissed[]> => {
  const { rows } = await sql<Dismissed>`
    select n.a, n.b, n.recorded_by as by, n.recorded_at as at from not_duplicate n
    join party p on p.org_id = n.org_id and p.id = n.a and p.merged_into is null
    join party q on q.org_id = n.org_id and q.id = n.b and q.merged_into is null
    where n.org_id = ${context.org}
    order by n.recorded_at desc, n.a, n.b`.execute(context.tx);
  return rows;
};
