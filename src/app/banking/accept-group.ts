import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import type { Context } from '../../shell/http/context.ts';
import type { bankingContract } from './contract.ts';
import { confirmProposal } from './decide.ts';
import { recordedOf } from './find-recorded.ts';
import { confirmReturn } from './return-payment.ts';
import { stillSure } from './read-decisions.ts';
import { confirmRule } from './rules.ts';

type Input = InputOf<typeof bankingContract.acceptGroup>;

/** One decision for many lines, each booked for itself: what does not hold any more stays waiting. */
export const acceptGroup = async (
  context: Context,
  input: Input,
): Promise<OutputOf<typeof bankingContract.acceptGroup>> => {
  const accepted: string[] = [];
  const lineIds = [...new Set(input.lineIds)];
  for (const lineId of await undoubted(context, input.kind, lineIds)) {
    await sql`savepoint group_line`.execute(context.tx);
    try {
      await acceptOne(context, input, lineId);
      await sql`release savepoint group_line`.execute(context.tx);
      accepted.push(lineId);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      await sql`rollback to savepoint group_line`.execute(context.tx);
    }
  }
  return { accepted, left: lineIds.length - accepted.length };
};

/** What anybody doubts since is looked at alone: a group is no way around a veto. */
const undoubted = async (
  context: Context,
  kind: Input['kind'],
  lineIds: readonly string[],
): Promise<readonly string[]> => {
  if (kind === 'return') return lineIds;
  if (kind === 'sure') {
    const sure = await stillSure(context, lineIds);
    return lineIds.filter((id) => sure.has(id));
  }
  const recorded = await recordedOf(context, lineIds);
  return lineIds.filter((id) => !recorded.has(id));
};

const acceptOne = (context: Context, { kind, ruleId }: Input, lineId: string): Promise<void> => {
  if (kind === 'sure') return confirmProposal(context, lineId, 1);
  if (kind === 'return') return confirmReturn(context, lineId, 1);
  if (ruleId === null) throw new Problem('record.not-found');
  return confirmRule(context, lineId, ruleId);
};
