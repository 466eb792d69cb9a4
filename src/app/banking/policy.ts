import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { fromWire, toWire } from '../../contract/wire.ts';
import {
  calibrate,
  STRICT_THRESHOLD,
  type Judged,
  type MatchState,
} from '../../core/banking/matching/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit } from '../organization/index.ts';
import type { bankingContract } from './contract.ts';

type Policy = OutputOf<typeof bankingContract.policy>;

/** The last decisions are what a company is like now. */
const HISTORY = 5_000;

const history = async (context: Context): Promise<Judged[]> => {
  const rows = await context.tx
    .selectFrom('match_judgement')
    .select(['points', 'is_right'])
    .where('org_id', '=', context.org)
    .orderBy('judged_at', 'desc')
    .orderBy('line_id', 'desc')
    .limit(HISTORY)
    .execute();
  return rows.map((row) => ({ points: row.points, isRight: row.is_right }));
};

const chosen = async (context: Context): Promise<{ mode: Policy['mode']; limitMinor: bigint | null }> => {
  const row = await context.tx
    .selectFrom('match_policy')
    .select(['mode', 'limit_minor'])
    .where('org_id', '=', context.org)
    .executeTakeFirst();
  return { mode: (row?.mode ?? 'calibrated') as Policy['mode'], limitMinor: row?.limit_minor ?? null };
};

/** From how many points, and up to which amount, a line is posted without a person. */
export const decisionBar = async (
  context: Context,
): Promise<Pick<MatchState, 'threshold' | 'limitMinor'>> => {
  const { mode, limitMinor } = await chosen(context);
  if (mode === 'never') return { threshold: Number.POSITIVE_INFINITY, limitMinor };
  return { threshold: mode === 'strict' ? STRICT_THRESHOLD : calibrate(await history(context)), limitMinor };
};

export const readPolicy = async (context: Context): Promise<Policy> => {
  const { mode, limitMinor } = await chosen(context);
  const judged = await history(context);
  return {
    mode,
    limitMinor: limitMinor === null ? null : toWire(limitMinor),
    strictThreshold: STRICT_THRESHOLD,
    calibratedThreshold: calibrate(judged),
    decisions: judged.length,
    errors: judged.filter((one) => !one.isRight).length,
  };
};

export const setPolicy = async (
  context: Context,
  input: InputOf<typeof bankingContract.setPolicy>,
): Promise<void> => {
  const said = {
    mode: input.mode,
    limit_minor: input.limitMinor === null ? null : fromWire(input.limitMinor),
    changed_by: context.actor.name,
    changed_at: context.now,
  };
  await context.tx
    .insertInto('match_policy')
    .values({ org_id: context.org, ...said })
    .onConflict((conflict) => conflict.column('org_id').doUpdateSet(said))
    .execute();
  await audit(
    context,
    'bank-policy.changed',
    { kind: 'match_policy', id: context.org },
    {
      mode: input.mode,
      limitMinor: input.limitMinor ?? '',
    },
  );
};
