import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';

/** A record that was merged is closed: what is new belongs to the one it was merged into. */
export const requireLive = async (context: Pick<Context, 'tx' | 'org'>, partyId: string): Promise<void> => {
  const party = await context.tx
    .selectFrom('party as p')
    .leftJoin('party as s', (join) =>
      join.onRef('s.org_id', '=', 'p.org_id').onRef('s.id', '=', 'p.merged_into'),
    )
    .select(['p.merged_into', 's.name'])
    .where('p.org_id', '=', context.org)
    .where('p.id', '=', partyId)
    .executeTakeFirst();
  if (party === undefined) throw new Problem('record.not-found');
  if (party.merged_into === null) return;
  throw new Problem('record.refused', {}, [
    error('party.is-merged', { params: { survivor: party.name ?? '' } }),
  ]);
};
