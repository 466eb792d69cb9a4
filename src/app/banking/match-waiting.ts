import { sql } from 'kysely';
import { Problem } from '../../contract/problem.ts';
import {
  applyAllocations,
  buildBatches,
  claimItems,
  compactNumber,
  freshState,
  matchLine,
  readEvidence,
  settleBatch,
  type BatchHypothesis,
  type Hypothesis,
  type MatchDecision,
  type MatchLine,
  type MatchState,
  type Reason,
} from '../../core/banking/matching/index.ts';
import { isSurelyRecorded } from '../../core/banking/index.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import type { Currency } from '../../core/money/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { defineJob } from '../../shell/jobs/define-job.ts';
import { knownBatches } from '../payments/index.ts';
import { recordedOf, type Proofs } from './find-recorded.ts';
import { detailed, joinDetails } from './line-details.ts';
import { countOpenItems, findSettled, loadIndex, type SettledItem } from './match-index.ts';
import { decisionBar } from './policy.ts';
import { lockWaitingLine, postLine, type OpenLine } from './post-line.ts';
import { provePayment } from './prove-payment.ts';
import { receiveBatch } from './receive-batch.ts';
import { runRules } from './rules.ts';
import { saveProposals } from './save-proposals.ts';

type WaitingLine = MatchLine & { readonly id: string; readonly wasUndone: boolean };
/** Recorded before: what the line proves. */
type Proof = { kind: 'recorded'; paymentId: string; allocations: readonly [] };
type Best = Hypothesis | BatchHypothesis | Proof;
type Auto = { line: WaitingLine; best: Best; decision: MatchDecision };
type Rest = { line: WaitingLine; decision: MatchDecision };
type Plan = { autos: Auto[]; rest: Rest[] };

const IN_REQUEST_LINES = 200;
const IN_REQUEST_ITEMS = 20_000;
const AUTOS_PER_TRANSACTION = 40;

/** Money in that waits for a decision, oldest first. A line somebody took back is never posted by itself again. */
const waitingLines = async (
  context: Context,
  accountIds: readonly string[],
  lineIds?: readonly string[],
): Promise<WaitingLine[]> => {
  const rows = await sql<{
    id: string;
    amount_minor: bigint;
    currency: string;
    counterparty_name: string;
    counterparty_iban: string;
    text: string;
    end_to_end_id: string;
    booked_on: string;
    was_undone: boolean;
  }>`
    select l.id, l.booked_on, l.amount_minor, l.currency, ${detailed.name} as counterparty_name,
      ${detailed.iban} as counterparty_iban, ${detailed.text} as text, ${detailed.endToEndId} as end_to_end_id,
      exists (select 1 from match m where m.org_id = l.org_id and m.line_id = l.id) as was_undone
    from statement_line l ${joinDetails}
    where l.org_id = ${context.org} and l.account_id = any(${[...accountIds]}::uuid[])
      and l.state in ('unmatched', 'proposed') and l.amount_minor > 0
      ${lineIds === undefined ? sql`` : sql`and l.id = any(${[...lineIds]}::uuid[])`}
    order by l.booked_on, l.id`.execute(context.tx);
  return rows.rows.map((row) => ({
    id: row.id,
    amountMinor: row.amount_minor,
    currency: row.currency as Currency,
    counterpartyName: row.counterparty_name,
    counterpartyIban: row.counterparty_iban,
    text: row.text,
    endToEndId: row.end_to_end_id,
    bookedOn: row.booked_on as PlainDate,
    wasUndone: row.was_undone,
  }));
};

/** Sure ones first, each seeing what the one before took; then proposals for the others among what is left. */
const planMatches = async (context: Context, lines: readonly WaitingLine[]): Promise<Plan> => {
  if (lines.length === 0) return { autos: [], rest: [] };
  const { index, masks } = await loadIndex(context);
  const written = await findSettled(context, lines, index, masks);
  const settled = new Map([...written].map(([compact, one]) => [compact, one.customerId]));
  const claims = new Map<string, 'named' | 'guessed'>();
  const batches = buildBatches(await knownBatches(context));
  const state: MatchState = {
    ...freshState(index),
    batches,
    settled,
    claims,
    ...(await decisionBar(context)),
  };
  const recorded = await recordedOf(
    context,
    lines.map((line) => line.id),
  );
  const autos: Auto[] = [];
  const others: WaitingLine[] = [];
  for (const line of lines) {
    const decision = matchLine(line, state);
    const proofs = recorded.get(line.id);
    if (proofs !== undefined) {
      // Money that was recorded before is never booked again by itself.
      const proof = line.wasUndone ? null : sureProof(proofs, state);
      if (proof !== null) autos.push({ line, best: proof, decision });
      else others.push(line);
      continue;
    }
    const [batch] = decision.batches;
    const best = batch ?? decision.hypotheses[0];
    if (decision.decision !== 'auto' || best === undefined || line.wasUndone) {
      others.push(line);
      claimItems(claims, decision);
      continue;
    }
    autos.push({ line, best, decision });
    if (batch !== undefined) settleBatch(batches, batch.batchId);
    for (const item of applyAllocations(index, best.allocations)) {
      settled.set(compactNumber(item.number), item.customerId);
      written.set(compactNumber(item.number), item);
    }
  }
  claims.clear();
  const rest = others.map((line) => {
    const decision = matchLine(line, state);
    claimItems(claims, decision);
    return {
      line,
      decision: { ...decision, vetoes: decision.vetoes.map((veto) => asWritten(veto, written)) },
    };
  });
  return { autos, rest };
};

/** A paid number is told as it stands on the invoice, not in the compact form in which numbers are compared. */
const asWritten = (veto: Reason, written: ReadonlyMap<string, SettledItem>): Reason => {
  const number = written.get(String(veto.params['number'] ?? ''))?.number;
  return number === undefined ? veto : { ...veto, params: { ...veto.params, number } };
};

/** The one payment that the line proves without a person. */
const sureProof = ({ line, found }: Proofs, state: MatchState): Proof | null => {
  const [only, another] = found;
  if (only === undefined || another !== undefined) return null;
  const evidence = readEvidence(line, state.index, state.settled);
  return isSurelyRecorded(line, only, evidence, state)
    ? { kind: 'recorded', paymentId: only.payment.paymentId, allocations: [] }
    : null;
};

/** Posts what is sure. What the books refuse (a day to come, another currency) is left to a person, as a proposal. */
const postAutos = async (context: Context, autos: readonly Auto[]): Promise<{ refused: Rest[] }> => {
  const refused: Rest[] = [];
  // Somebody may have recorded its payment since the plan was made.
  const recorded = await recordedOf(
    context,
    autos.map(({ line }) => line.id),
  );
  for (const { line, best, decision } of autos) {
    if (recorded.has(line.id) && !isProof(best)) {
      refused.push({ line, decision });
      continue;
    }
    await sql`savepoint auto_match`.execute(context.tx);
    try {
      await postAuto(context, await lockWaitingLine(context, line.id), best);
      await sql`release savepoint auto_match`.execute(context.tx);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await sql`rollback to savepoint auto_match`.execute(context.tx);
      if (error.code !== 'bank.line-decided') refused.push({ line, decision });
    }
  }
  return { refused };
};

const isProof = (best: Best): best is Proof => 'kind' in best && best.kind === 'recorded';

const postAuto = (context: Context, line: OpenLine, best: Best): Promise<void> => {
  if (isProof(best)) return provePayment(context, line, best.paymentId, 'auto');
  const { score, points, reasons, allocations: shares } = best;
  const decidedBy = 'auto' as const;
  if ('kind' in best)
    return receiveBatch(context, line, { batchId: best.batchId, decidedBy, score, points, reasons, shares });
  const { residualKind, customerId: partyId } = best;
  return postLine(context, line, {
    kind: 'items',
    decidedBy,
    score,
    points,
    reasons,
    shares,
    residualKind,
    partyId,
  });
};

/** Files whose lines were all looked at, with how many were posted by themselves. */
const finishImports = async (context: Context, accountIds: readonly string[]): Promise<void> => {
  await sql`
    update bank_import i set state = 'done', auto_lines = (
      select count(*)::int from match m
      join statement_line l on l.org_id = m.org_id and l.id = m.line_id
      where l.org_id = i.org_id and l.import_id = i.id and m.decided_by = 'auto' and m.undone_at is null)
    where i.org_id = ${context.org} and i.state = 'matching' and exists (
      select 1 from statement s where s.org_id = i.org_id and s.import_id = i.id
        and s.account_id = any(${[...accountIds]}::uuid[]))`.execute(context.tx);
};

/** The comparison of long files, in steps that each stand by themselves; run again, it goes on with what still waits. */
export const matchWaitingJob = defineJob<{ accountIds: string[] }>(
  'bank-match',
  'long',
  async (work, data) => {
    const plan = await work.inTenant(async (context) =>
      planMatches(context, await waitingLines(context, data.accountIds)),
    );
    const rest = [...plan.rest];
    for (let from = 0; from < plan.autos.length; from += AUTOS_PER_TRANSACTION) {
      if (work.signal.aborted) throw new Error('stopping: the comparison goes on at the next start');
      const some = plan.autos.slice(from, from + AUTOS_PER_TRANSACTION);
      const { refused } = await work.inTenant((context) => postAutos(context, some));
      rest.push(...refused);
    }
    await work.inTenant(async (context) => {
      await saveProposals(context, rest);
      await runRules(context, data.accountIds);
      await finishImports(context, data.accountIds);
    });
  },
);

/** Compares the waiting lines of these accounts at once when they are few, else in the background. */
export const startMatching = async (
  context: Context,
  accountIds: readonly string[],
): Promise<{ autoLines: number; isMatching: boolean }> => {
  const lines = await waitingLines(context, accountIds);
  if (lines.length > IN_REQUEST_LINES || (await countOpenItems(context)) > IN_REQUEST_ITEMS) {
    await context.enqueue(matchWaitingJob, { accountIds: [...accountIds] });
    return { autoLines: 0, isMatching: true };
  }
  const plan = await planMatches(context, lines);
  const { refused } = await postAutos(context, plan.autos);
  await saveProposals(context, [...plan.rest, ...refused]);
  const byRule = await runRules(context, accountIds);
  await finishImports(context, accountIds);
  return { autoLines: plan.autos.length - refused.length + byRule, isMatching: false };
};

/** Proposals for lines that came back; never posted by themselves. */
export const proposeAgain = async (context: Context, lineIds: readonly string[]): Promise<void> => {
  const accounts = await context.tx
    .selectFrom('statement_line')
    .select('account_id')
    .distinct()
    .where('org_id', '=', context.org)
    .where('id', 'in', [...lineIds])
    .execute();
  const lines = await waitingLines(
    context,
    accounts.map((row) => row.account_id),
    lineIds,
  );
  if (lines.length === 0 || (await countOpenItems(context)) > IN_REQUEST_ITEMS) return;
  const plan = await planMatches(
    context,
    lines.map((line) => ({ ...line, wasUndone: true })),
  );
  await saveProposals(context, plan.rest);
};
