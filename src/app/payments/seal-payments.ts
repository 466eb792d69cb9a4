import { sql } from 'kysely';
import { canonicalJson } from '../../core/seal/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Tick } from '../../shell/jobs/define-job.ts';
import type { SecretBox } from '../../shell/secrets.ts';
import {
  appendLink,
  lockHead,
  sealingTick,
  signerOf,
  type ContentReader,
  type ContentReaders,
} from '../seal/index.ts';

/** Whoever issues an invoice waits for one such batch at most. */
const BATCH = 200;

type Row = {
  id: string;
  direction: string;
  method: string;
  received_on: string;
  booked_on: string;
  currency: string;
  amount_minor: bigint;
  reference: string;
  note: string;
  entry_id: string;
  reversal_entry_id: string | null;
  recorded_by: string;
};

/** The facts that never change; whom a payment belongs to may be found out later. */
const paymentContent = (row: Row): string =>
  canonicalJson({
    format: 1,
    id: row.id,
    direction: row.direction,
    method: row.method,
    receivedOn: row.received_on,
    bookedOn: row.booked_on,
    currency: row.currency,
    amountMinor: row.amount_minor,
    reference: row.reference.toWellFormed(),
    note: row.note.toWellFormed(),
    entry: row.entry_id,
    recordedBy: row.recorded_by.toWellFormed(),
  });

const reversalContent = (row: Row): string | undefined =>
  row.reversal_entry_id === null
    ? undefined
    : canonicalJson({ format: 1, payment: row.id, entry: row.reversal_entry_id });

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const reader =
  (contentOf: (row: Row) => string | undefined): ContentReader =>
  async ({ tx, org }, ids) => {
    const { rows } = await sql<Row>`
      select id::text as id, direction, method, received_on, booked_on, currency, amount_minor, reference, note,
        entry_id::text as entry_id, reversal_entry_id::text as reversal_entry_id, recorded_by
      from payment where org_id = ${org} and id = any(${ids.filter((id) => UUID.test(id))}::uuid[])`.execute(
      tx,
    );
    return new Map(
      rows.flatMap((row) => {
        const content = contentOf(row);
        return content === undefined ? [] : [[row.id, content] as const];
      }),
    );
  };

/** What this room puts under seal: payments recorded here, and that one was undone. */
export const sealedPayments = {
  payment: reader(paymentContent),
  reversal: reader(reversalContent),
} satisfies ContentReaders;

type Waiting = { kind: keyof typeof sealedPayments; id: string };

/** Seals what waits, oldest first; answers how many. Two programs at once: the second waits for the head. */
export const sealPayments = async (context: Context, secrets: SecretBox): Promise<number> => {
  if (!(await isWaiting(context))) return 0;
  const sign = await signerOf(context, secrets);
  let head = await lockHead(context);
  const { rows } = await sql<Waiting>`
    select subject_kind as kind, subject_id::text as id from seal_waiting where org_id = ${context.org}
    order by place limit ${BATCH}`.execute(context.tx);
  const contents = new Map<string, ReadonlyMap<string, string>>();
  for (const kind of new Set(rows.map((row) => row.kind))) {
    const ids = rows.filter((row) => row.kind === kind).map((row) => row.id);
    contents.set(kind, await sealedPayments[kind](context, ids));
  }
  for (const { kind, id } of rows) {
    const content = contents.get(kind)?.get(id);
    if (content === undefined) throw new Error(`${kind} ${id} waits for its seal and is gone`);
    head = await appendLink(context, head, { kind, id, content }, sign);
  }
  await sql`
    delete from seal_waiting where org_id = ${context.org} and (subject_kind, subject_id) in
      (select * from unnest(${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.id)}::uuid[]))`.execute(
    context.tx,
  );
  return rows.length;
};

const isWaiting = async ({ tx, org }: Context): Promise<boolean> => {
  const { rows } = await sql`select from seal_waiting where org_id = ${org} limit 1`.execute(tx);
  return rows.length > 0;
};

export const createPaymentSealer = (secrets: SecretBox): Tick =>
  sealingTick('payments.seal', 5, (context) => sealPayments(context, secrets));
