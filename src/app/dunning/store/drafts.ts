import { sql, type RawBuilder } from 'kysely';
import type { PlainDate } from '../../../core/calendar/index.ts';
import {
  withSums,
  type Channel,
  type DraftItem,
  type Dropped,
  type DunningDraft,
  type Fallback,
  type StepKind,
} from '../../../core/dunning/index.ts';
import type { Currency } from '../../../core/money/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { SenderSignature } from '../signatures.ts';

export type DraftState =
  | 'proposed'
  | 'removed'
  | 'withdrawn'
  | 'approved'
  | 'queued'
  | 'sent'
  | 'failed'
  | 'ambiguous';

export type RemovalReason = 'agreement' | 'postponed' | 'handled' | 'other';

/** A draft as kept: what core decided, and what people made of it. */
export type KeptDraft = {
  readonly id: string;
  readonly runId: string;
  readonly policyId: string;
  readonly state: DraftState;
  readonly version: number;
  readonly customerCode: string;
  readonly customerName: string;
  /** Without the items left out. */
  readonly draft: DunningDraft;
  readonly droppedItems: readonly DraftItem[];
  readonly edited: boolean;
  readonly editedText: { readonly subject: string; readonly body: string } | null;
  /** Of the facts that this text was written about; null: written before that was kept. */
  readonly editedFacts: Buffer | null;
  readonly editedTo: readonly string[] | null;
  readonly editedCc: readonly string[] | null;
  readonly removal: {
    readonly reason: RemovalReason;
    readonly note: string;
    readonly until: PlainDate | null;
    readonly by: string;
    readonly holdId: string | null;
    readonly promiseId: string | null;
  } | null;
  readonly callNote: string;
  /** Of the person who approved it, as it was then; null: the company’s, or nobody approved it yet. */
  readonly signature: SenderSignature | null;
  readonly problem: string;
  readonly withdrawnCodes: readonly Dropped['code'][];
};

type Row = {
  id: string;
  run_id: string;
  policy_id: string;
  policy_code: string;
  policy_version: number;
  party_id: string;
  customer_code: string;
  customer_name: string;
  currency: string;
  step_code: string;
  kind: string;
  level: number;
  channel: string;
  fallback: string | null;
  recipient: string | null;
  also_to: string[];
  group_key: string;
  cc: string[];
  upcoming: { itemId: string; number: string; dueOn: PlainDate; openMinor: string }[];
  send_on: PlainDate;
  deadline_on: PlainDate;
  credits: { itemId: string; number: string; minor: string; receivedOn?: PlainDate }[];
  reason: DunningDraft['reason'];
  next_step: DunningDraft['nextStep'];
  state: string;
  version: number;
  edited: boolean;
  edited_subject: string | null;
  edited_body: string | null;
  edited_facts: Buffer | null;
  edited_to: string[] | null;
  edited_cc: string[] | null;
  removed_reason: string | null;
  removed_note: string;
  removed_until: PlainDate | null;
  removed_by: string;
  removed_hold_id: string | null;
  removed_promise_id: string | null;
  call_note: string;
  signature: SenderSignature | null;
  problem: string;
  withdrawn_codes: Dropped['code'][];
};

type ItemRow = {
  draft_id: string;
  item_id: string;
  number: string;
  issued_on: PlainDate;
  due_on: PlainDate;
  days_late: number;
  amount_minor: bigint;
  open_minor: bigint;
  step_code: string | null;
  last_step_code: string | null;
  advances: boolean;
  dropped: boolean;
};

/** Kept drafts by a condition on `d` (reminder_draft), `c` (customer) and `p` (party), largest sums first. */
export const readDrafts = async (
  context: Context,
  where: RawBuilder<unknown>,
  page: { limit: number; offset: number } | null = null,
): Promise<KeptDraft[]> => {
  const { rows } = await sql<Row>`
    select d.*, o.code as policy_code, c.code as customer_code, p.name as customer_name
    from reminder_draft d
    join dunning_policy o on o.org_id = d.org_id and o.id = d.policy_id
    join customer c on c.org_id = d.org_id and c.party_id = d.party_id
    join party p on p.org_id = d.org_id and p.id = d.party_id
    where d.org_id = ${context.org} and ${where}
    order by d.total_minor desc, d.id
    ${page === null ? sql`` : sql`limit ${page.limit} offset ${page.offset}`}`.execute(context.tx);
  if (rows.length === 0) return [];
  const items = await sql<ItemRow>`
    select x.draft_id, x.item_id, i.number, i.issued_on, i.due_on, x.days_late, x.amount_minor, x.open_minor, x.step_code,
      x.last_step_code, x.advances, x.dropped
    from reminder_draft_item x join open_item i on i.org_id = x.org_id and i.id = x.item_id
    where x.org_id = ${context.org} and x.draft_id = any(${rows.map((row) => row.id)}::uuid[])
    order by x.draft_id, x.position`.execute(context.tx);
  const itemsOf = new Map<string, ItemRow[]>();
  for (const item of items.rows) {
    const list = itemsOf.get(item.draft_id);
    if (list === undefined) itemsOf.set(item.draft_id, [item]);
    else list.push(item);
  }
  return rows.map((row) => toKept(row, itemsOf.get(row.id) ?? []));
};

const toKept = (row: Row, items: readonly ItemRow[]): KeptDraft => {
  const kept = items.filter((item) => !item.dropped).map(toItem);
  const credits = row.credits.map((credit) => ({ ...credit, minor: BigInt(credit.minor) }));
  return {
    id: row.id,
    runId: row.run_id,
    policyId: row.policy_id,
    state: row.state as DraftState,
    version: row.version,
    customerCode: row.customer_code,
    customerName: row.customer_name,
    draft: withSums({
      customerId: row.party_id,
      currency: row.currency as Currency,
      policyCode: row.policy_code,
      policyVersion: row.policy_version,
      stepCode: row.step_code,
      kind: row.kind as StepKind,
      level: row.level,
      channel: row.channel as Channel,
      fallback: row.fallback as Fallback,
      recipient: row.recipient,
      alsoTo: row.also_to,
      group: row.group_key,
      cc: row.cc,
      upcoming: row.upcoming.map((item) => ({ ...item, openMinor: BigInt(item.openMinor) })),
      sendOn: row.send_on,
      deadlineOn: row.deadline_on,
      items: kept,
      credits,
      reason: row.reason,
      nextStep: row.next_step,
    }),
    droppedItems: items.filter((item) => item.dropped).map(toItem),
    edited: row.edited,
    editedText:
      row.edited_subject === null || row.edited_body === null
        ? null
        : { subject: row.edited_subject, body: row.edited_body },
    editedFacts: row.edited_facts,
    editedTo: row.edited_to,
    editedCc: row.edited_cc,
    removal:
      row.removed_reason === null
        ? null
        : {
            reason: row.removed_reason as RemovalReason,
            note: row.removed_note,
            until: row.removed_until,
            by: row.removed_by,
            holdId: row.removed_hold_id,
            promiseId: row.removed_promise_id,
          },
    callNote: row.call_note,
    signature: row.signature,
    problem: row.problem,
    withdrawnCodes: row.withdrawn_codes,
  };
};

const toItem = (row: ItemRow): DraftItem => ({
  itemId: row.item_id,
  number: row.number,
  issuedOn: row.issued_on,
  dueOn: row.due_on,
  daysLate: row.days_late,
  amountMinor: row.amount_minor,
  openMinor: row.open_minor,
  stepCode: row.step_code,
  lastStepCode: row.last_step_code,
  advances: row.advances,
});
