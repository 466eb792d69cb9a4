import { sql } from 'kysely';
import type { MatchDecision } from '../../core/banking/matching/index.ts';
import type { Context } from '../../shell/http/context.ts';

type Decided = { readonly line: { readonly id: string }; readonly decision: MatchDecision };

/** What was found for lines that wait, in the place of what was found before. */
export const saveProposals = async (context: Context, rest: readonly Decided[]): Promise<void> => {
  const ids = rest.map((one) => one.line.id);
  await sql`
    delete from batch_proposal where org_id = ${context.org} and line_id = any(${ids}::uuid[])`.execute(
    context.tx,
  );
  await sql`
    delete from match_proposal where org_id = ${context.org} and line_id = any(${ids}::uuid[])`.execute(
    context.tx,
  );
  const proposals = rest.flatMap(({ line, decision }) =>
    decision.hypotheses.map((hypothesis, i) => ({
      l: line.id,
      k: i + 1,
      p: hypothesis.customerId,
      s: hypothesis.score,
      o: hypothesis.points,
      r: hypothesis.reasons,
      a: hypothesis.allocations.map((one) => ({
        itemId: one.itemId,
        amountMinor: one.amountMinor.toString(),
      })),
      m: hypothesis.residualMinor.toString(),
      d: hypothesis.residualKind,
    })),
  );
  await sql`
    insert into match_proposal (org_id, line_id, rank, party_id, score, points, reasons, allocations, residual_minor,
      residual_kind)
    select ${context.org}::uuid, r.l, r.k, r.p, r.s, r.o, r.r, r.a, r.m, r.d
    from jsonb_to_recordset(${JSON.stringify(proposals)}::jsonb)
      as r(l uuid, k smallint, p uuid, s smallint, o smallint, r jsonb, a jsonb, m bigint, d text)
    join statement_line l on l.org_id = ${context.org}::uuid and l.id = r.l and l.state in ('unmatched', 'proposed')
    `.execute(context.tx);
  await saveBatchProposals(context, rest);
  const states = rest.map(({ line, decision }) => ({
    l: line.id,
    s: decision.hypotheses.length + decision.batches.length > 0 ? 'proposed' : 'unmatched',
    v: decision.vetoes,
  }));
  await sql`
    update statement_line l set state = r.s, vetoes = r.v
    from jsonb_to_recordset(${JSON.stringify(states)}::jsonb) as r(l uuid, s text, v jsonb)
    where l.org_id = ${context.org} and l.id = r.l and l.state in ('unmatched', 'proposed')`.execute(
    context.tx,
  );
};

const saveBatchProposals = async (context: Context, rest: readonly Decided[]): Promise<void> => {
  const proposals = rest.flatMap(({ line, decision }) =>
    decision.batches.map((batch, i) => ({
      l: line.id,
      k: i + 1,
      b: batch.batchId,
      s: batch.score,
      o: batch.points,
      r: batch.reasons,
      a: batch.allocations.map((one) => ({ itemId: one.itemId, amountMinor: one.amountMinor.toString() })),
    })),
  );
  if (proposals.length === 0) return;
  await sql`
    insert into batch_proposal (org_id, line_id, rank, batch_id, score, points, reasons, allocations)
    select ${context.org}::uuid, r.l, r.k, r.b, r.s, r.o, r.r, r.a
    from jsonb_to_recordset(${JSON.stringify(proposals)}::jsonb)
      as r(l uuid, k smallint, b uuid, s smallint, o smallint, r jsonb, a jsonb)
    join statement_line l on l.org_id = ${context.org}::uuid and l.id = r.l and l.state in ('unmatched', 'proposed')
    `.execute(context.tx);
};
