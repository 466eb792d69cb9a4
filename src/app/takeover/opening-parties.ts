import { normalizeName } from '../../core/party/index.ts';
import type { OpeningPiece } from '../../core/takeover/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';

/**
 * Whose each piece is: the customer of that code, else who alone has that name here, else a new party (a supplier, a
 * debtor). In doubt nobody is merged.
 */
export const findOpeningParties = async (
  context: Context,
  pieces: readonly OpeningPiece[],
): Promise<ReadonlyMap<OpeningPiece, string>> => {
  const found = new Map<OpeningPiece, string>();
  if (pieces.length === 0) return found;
  const parties = await context.tx
    .selectFrom('party as p')
    .leftJoin('customer as c', (join) =>
      join.onRef('c.org_id', '=', 'p.org_id').onRef('c.party_id', '=', 'p.id'),
    )
    .select(['p.id', 'p.search_name', 'c.code'])
    .where('p.org_id', '=', context.org)
    .execute();
  const byCode = new Map(parties.flatMap((one) => (one.code === null ? [] : [[one.code, one.id] as const])));
  const byName = new Map<string, string[]>();
  for (const one of parties) byName.set(one.search_name, [...(byName.get(one.search_name) ?? []), one.id]);
  const added = new Map<string, { id: string; name: string }>();
  for (const piece of pieces) {
    const key = normalizeName(piece.name);
    const [alone, another] = byName.get(key) ?? [];
    const known = byCode.get(piece.code) ?? (another === undefined ? alone : undefined);
    const fresh = added.get(piece.code) ?? { id: newId(), name: piece.name };
    if (known === undefined) added.set(piece.code, fresh);
    found.set(piece, known ?? fresh.id);
  }
  if (added.size > 0) {
    await context.tx
      .insertInto('party')
      .values(
        [...added.values()].map(({ id, name }) => ({
          org_id: context.org,
          id,
          name: name.slice(0, 200),
          search_name: normalizeName(name),
        })),
      )
      .execute();
  }
  return found;
};
