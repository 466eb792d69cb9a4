import type { Context } from '../../shell/http/context.ts';
import type { Share } from '../payments/index.ts';

type Stored = { itemId: string; amountMinor: string };

const keyOf = (shares: readonly { itemId: string; amountMinor: bigint | string }[]): string =>
  shares
    .map((share) => `${share.itemId} ${String(share.amountMinor)}`)
    .toSorted()
    .join();

/** A doubt about the money's size says nothing against its explanation. */
const KEEPS_ITS_WORTH = 'match.veto.above-limit';

/**
 * A person decides a line: was the best explanation right? Only lines that no doubt held back count, since the threshold
 * (core/banking/matching/calibrate.ts) only ever speaks of those. Asked before the proposals are gone.
 */
export const judge = async (context: Context, lineId: string, chosen: readonly Share[]): Promise<void> => {
  const best = await context.tx
    .selectFrom('match_proposal as p')
    .innerJoin('statement_line as l', (join) =>
      join.onRef('l.org_id', '=', 'p.org_id').onRef('l.id', '=', 'p.line_id'),
    )
    .select(['p.points', 'p.allocations', 'l.vetoes'])
    .where('p.org_id', '=', context.org)
    .where('p.line_id', '=', lineId)
    .where('p.rank', '=', 1)
    .executeTakeFirst();
  if (best === undefined) return;
  if ((best.vetoes as { key: string }[]).some((veto) => veto.key !== KEEPS_ITS_WORTH)) return;
  await keep(context, lineId, best.points, keyOf(best.allocations as Stored[]) === keyOf(chosen));
};

/** Somebody took back what was posted without a person: it was wrong. */
export const judgeUndone = (context: Context, lineId: string, points: number): Promise<void> =>
  keep(context, lineId, points, false);

const keep = async (context: Context, lineId: string, points: number, isRight: boolean): Promise<void> => {
  const said = { points, is_right: isRight, judged_by: context.actor.name, judged_at: context.now };
  await context.tx
    .insertInto('match_judgement')
    .values({ org_id: context.org, line_id: lineId, ...said })
    .onConflict((conflict) => conflict.columns(['org_id', 'line_id']).doUpdateSet(said))
    .execute();
};

/** Decisions are taken back, and what they said of the explanations with them. */
export const forgetJudgements = async (context: Context, lineIds: readonly string[]): Promise<void> => {
  if (lineIds.length === 0) return;
  await context.tx
    .deleteFrom('match_judgement')
    .where('org_id', '=', context.org)
    .where('line_id', 'in', [...lineIds])
    .execute();
};
