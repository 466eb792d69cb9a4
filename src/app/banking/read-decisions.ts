import { sql, type RawBuilder } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { toWire } from '../../contract/wire.ts';
import { groupOf, ruleOf, type DecisionGroup } from '../../core/banking/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { bankingContract } from './contract.ts';
import { recordedOf } from './find-recorded.ts';
import { findReturns } from './find-returns.ts';
import { acceptedRules, type Rule } from './rules.ts';

type Decisions = OutputOf<typeof bankingContract.decisions>;
type Group = Decisions['groups'][number];

/** More than anybody decides in a sitting; what is older shows when these are done. */
const MOST = 1_000;
const SHOWN = 200;
const ORDER: readonly DecisionGroup[] = ['sure', 'return', 'rule', 'duplicate', 'look', 'not-ours'];

type Waiting = {
  id: string;
  amount_minor: bigint;
  booked_on: string;
  text: string;
  counterparty_name: string;
  end_to_end_id: string;
  is_reversal: boolean;
  vetoes: { key: string }[];
  score: number | null;
  is_whole: boolean;
  was_undone: boolean;
};

/** Lines that wait, as they stand now; `only` narrows `l`, the line. */
const waitingLines = async (context: Context, only: RawBuilder<unknown>): Promise<Waiting[]> => {
  const { rows } = await sql<Waiting>`
    select l.id, l.amount_minor, l.booked_on, l.text, l.counterparty_name, l.end_to_end_id, l.is_reversal, l.vetoes, p.score,
      p.residual_minor is not distinct from 0 and not exists (
        select 1 from jsonb_to_recordset(p.allocations) as a("itemId" uuid, "amountMinor" bigint)
        left join open_item i on i.org_id = l.org_id and i.id = a."itemId"
        where i.open_minor is distinct from a."amountMinor") as is_whole,
      exists (select 1 from match m where m.org_id = l.org_id and m.line_id = l.id) as was_undone
    from statement_line l
    left join match_proposal p on p.org_id = l.org_id and p.line_id = l.id and p.rank = 1
    where l.org_id = ${context.org} and ${only} and l.state in ('unmatched', 'proposed')
    order by l.booked_on desc, l.id desc limit ${MOST}`.execute(context.tx);
  return rows;
};

type Known = { readonly rules: readonly Rule[]; readonly recorded: ReadonlyMap<string, unknown> };

const knownOf = async (context: Context, rows: readonly Waiting[]): Promise<Known> => ({
  rules: await acceptedRules(context),
  recorded: await recordedOf(
    context,
    rows.map((row) => row.id),
  ),
});

/** The question a line asks, and the rule that speaks of it. */
const judge = async (
  context: Context,
  row: Waiting,
  { rules, recorded }: Known,
): Promise<{ kind: DecisionGroup; rule: Rule | null }> => {
  const line = {
    amountMinor: row.amount_minor,
    bookedOn: row.booked_on,
    text: row.text,
    counterpartyName: row.counterparty_name,
    endToEndId: row.end_to_end_id,
    isReversal: row.is_reversal,
  };
  const rule = ruleOf(rules, line);
  const kind = groupOf({
    amountMinor: row.amount_minor,
    score: row.score,
    isWhole: row.is_whole,
    vetoes: row.vetoes.map((veto) => veto.key),
    wasUndone: row.was_undone,
    hasReturn: (await findReturns(context, line)).length > 0,
    hasRecorded: recorded.has(row.id),
    hasRule: rule !== null,
  });
  return { kind, rule };
};

/** « 48 lines in 5 decisions »: what waits, money in and out, by the question it asks. */
export const readDecisions = async (context: Context, accountId: string): Promise<Decisions> => {
  const rows = await waitingLines(context, sql`l.account_id = ${accountId}`);
  const known = await knownOf(context, rows);
  const groups = new Map<string, { group: Group; total: bigint }>();
  for (const row of rows) {
    const { kind, rule } = await judge(context, row, known);
    add(groups, kind, kind === 'rule' ? rule : null, row);
  }
  const found = [...groups.values()].map(({ group, total }) => ({ ...group, totalMinor: toWire(total) }));
  return { groups: found.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind)) };
};

/** Of these lines those that are sure now, whatever they were when somebody saw them. */
export const stillSure = async (context: Context, lineIds: readonly string[]): Promise<Set<string>> => {
  const rows = await waitingLines(context, sql`l.id = any(${[...lineIds]}::uuid[])`);
  const known = await knownOf(context, rows);
  const sure = new Set<string>();
  for (const row of rows) if ((await judge(context, row, known)).kind === 'sure') sure.add(row.id);
  return sure;
};

const add = (
  groups: Map<string, { group: Group; total: bigint }>,
  kind: DecisionGroup,
  rule: Rule | null,
  line: { id: string; amount_minor: bigint },
): void => {
  const key = `${kind} ${rule?.id ?? ''}`;
  const known = groups.get(key) ?? {
    group: {
      kind,
      ruleId: rule?.id ?? null,
      ledgerAccount: rule?.ledgerAccount ?? '',
      pattern: rule?.pattern ?? '',
      count: 0,
      totalMinor: '0',
      lineIds: [],
    },
    total: 0n,
  };
  known.group.count += 1;
  known.total += line.amount_minor;
  if (known.group.lineIds.length < SHOWN) known.group.lineIds.push(line.id);
  groups.set(key, known);
};
