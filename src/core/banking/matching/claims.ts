import type { MatchDecision } from './match.ts';

/** Items, or batches, that an earlier line, still waiting for a person, probably pays: it names them, or only a guess. */
export type Claims = ReadonlyMap<string, 'named' | 'guessed'>;

/** Evidence this good (weights.ts) claims. */
const CLAIMING_POINTS = 60;

/** The items of a line's best explanation are claimed for it until a person decides: its twin must not take them. */
export const claimItems = (
  claims: Map<string, 'named' | 'guessed'>,
  { batches, hypotheses }: Pick<MatchDecision, 'batches' | 'hypotheses'>,
): void => {
  const [batch] = batches;
  const best = batch ?? hypotheses[0];
  if (best === undefined || best.points < CLAIMING_POINTS) return;
  const ids = [...(batch === undefined ? [] : [batch.batchId]), ...best.allocations.map((one) => one.itemId)];
  for (const id of ids) {
    if (best.isNamed || !claims.has(id)) claims.set(id, best.isNamed ? 'named' : 'guessed');
  }
};
