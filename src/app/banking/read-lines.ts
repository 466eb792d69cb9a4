import { sql, type RawBuilder } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { toWire } from '../../contract/wire.ts';
import type { Context } from '../../shell/http/context.ts';
import type { bankingContract } from './contract.ts';
import { detailed, joinDetails } from './line-details.ts';
import { matchesOf, toAllocation, type AllocationRow } from './read-matches.ts';
import { offersOf } from './read-offers.ts';

export type Line = OutputOf<typeof bankingContract.lines>['lines'][number];
type View = InputOf<typeof bankingContract.lines>['view'];
type Reasons = Line['vetoes'];

const PAGE = 50;

const VIEWS: Readonly<Record<View, RawBuilder<unknown>>> = {
  'to-see': sql`l.state in ('unmatched', 'proposed') and l.amount_minor > 0`,
  posted: sql`l.state = 'posted'`,
  ignored: sql`l.state = 'ignored'`,
  debits: sql`l.state in ('unmatched', 'proposed') and l.amount_minor < 0`,
};

type Row = {
  id: string;
  account_id: string;
  booked_on: string;
  value_on: string;
  amount_minor: bigint;
  currency: string;
  counterparty_name: string;
  counterparty_iban: string;
  text: string;
  is_reversal: boolean;
  end_to_end_id: string;
  state: string;
  ignored_reason: string;
  ignored_by: string;
  vetoes: Reasons;
};

const LINE = sql`l.id, l.account_id, l.booked_on, l.value_on, l.amount_minor, l.currency,
  ${detailed.name} as counterparty_name, ${detailed.iban} as counterparty_iban, ${detailed.text} as text,
  ${detailed.endToEndId} as end_to_end_id, l.is_reversal, l.state, l.ignored_reason, l.ignored_by, l.vetoes`;

export const readLines = async (
  context: Context,
  input: InputOf<typeof bankingContract.lines>,
): Promise<OutputOf<typeof bankingContract.lines>> => {
  const after =
    input.after === undefined
      ? sql``
      : sql`and (l.booked_on, l.id) < (select c.booked_on, c.id from statement_line c
          where c.org_id = ${context.org} and c.id = ${input.after}::uuid)`;
  const rows = await sql<Row>`
    select ${LINE} from statement_line l ${joinDetails}
    where l.org_id = ${context.org} and l.account_id = ${input.accountId} and ${VIEWS[input.view]} ${after}
    order by l.booked_on desc, l.id desc limit ${PAGE + 1}`.execute(context.tx);
  const page = rows.rows.slice(0, PAGE);
  return {
    lines: await withDecisions(context, page),
    next: rows.rows.length > PAGE ? page.at(-1)!.id : null,
  };
};

export const readLine = async (context: Context, id: string): Promise<{ line: Line }> => {
  const rows = await sql<Row>`
    select ${LINE} from statement_line l ${joinDetails}
    where l.org_id = ${context.org} and l.id = ${id} and l.state <> 'withdrawn'`.execute(context.tx);
  const [line] = await withDecisions(context, rows.rows);
  if (line === undefined) throw new Problem('record.not-found');
  return { line };
};

const withDecisions = async (context: Context, rows: readonly Row[]): Promise<Line[]> => {
  const waiting = rows.filter((row) => row.state === 'proposed').map((row) => row.id);
  const posted = rows.filter((row) => row.state === 'posted').map((row) => row.id);
  const proposals = await proposalsOf(context, waiting);
  const matches = await matchesOf(context, posted);
  const offers = await offersOf(context, rows);
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    bookedOn: row.booked_on,
    valueOn: row.value_on,
    amountMinor: toWire(row.amount_minor),
    currency: row.currency,
    counterpartyName: row.counterparty_name,
    counterpartyIban: row.counterparty_iban,
    text: row.text,
    isReversal: row.is_reversal,
    state: row.state as Line['state'],
    ignoredReason: row.ignored_reason,
    ignoredBy: row.ignored_by,
    vetoes: row.vetoes,
    proposals: proposals.get(row.id) ?? [],
    match: matches.get(row.id) ?? null,
    ...(offers.get(row.id) ?? { returns: [], rule: null, batches: [], recorded: [] }),
  }));
};

const size = (minor: bigint): bigint => (minor < 0n ? -minor : minor);

/** Proposals as they hold now: those whose items were paid meanwhile are left out. */
const proposalsOf = async (
  context: Context,
  lineIds: readonly string[],
): Promise<Map<string, Line['proposals']>> => {
  const found = new Map<string, Line['proposals']>();
  if (lineIds.length === 0) return found;
  const rows = await sql<{
    line_id: string;
    rank: number;
    party_id: string;
    party_name: string;
    score: number;
    reasons: Reasons;
    allocations: { itemId: string; amountMinor: string }[];
    residual_kind: Line['proposals'][number]['residualKind'];
    residual_minor: bigint;
  }>`
    select p.line_id, p.rank, p.party_id, party.name as party_name, p.score, p.reasons, p.allocations, p.residual_kind,
      p.residual_minor
    from match_proposal p join party on party.org_id = p.org_id and party.id = p.party_id
    where p.org_id = ${context.org} and p.line_id = any(${[...lineIds]}::uuid[]) order by p.line_id, p.rank`.execute(
    context.tx,
  );
  const itemIds = [...new Set(rows.rows.flatMap((row) => row.allocations.map((one) => one.itemId)))];
  const items = await sql<Omit<AllocationRow, 'amount_minor'>>`
    select i.id as item_id, i.number, i.kind, i.party_id, party.name as party_name, i.due_on, i.currency,
      i.open_minor
    from open_item i join party on party.org_id = i.org_id and party.id = i.party_id
    where i.org_id = ${context.org} and i.id = any(${itemIds}::uuid[])`.execute(context.tx);
  const byId = new Map(items.rows.map((item) => [item.item_id, item]));
  for (const row of rows.rows) {
    const allocations = row.allocations.flatMap((one) => {
      const item = byId.get(one.itemId);
      const amount = BigInt(one.amountMinor);
      return item === undefined || size(amount) > size(item.open_minor)
        ? []
        : [toAllocation({ ...item, amount_minor: amount })];
    });
    if (allocations.length < row.allocations.length) continue;
    const list = found.get(row.line_id) ?? [];
    list.push({
      rank: row.rank,
      partyId: row.party_id,
      partyName: row.party_name,
      score: row.score,
      reasons: row.reasons,
      allocations,
      residualKind: row.residual_kind,
      residualMinor: toWire(row.residual_minor),
    });
    found.set(row.line_id, list);
  }
  return found;
};
