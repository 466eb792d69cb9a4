import { sql } from 'kysely';
import { addDays, type PlainDate } from '../../core/calendar/index.ts';
import {
  amountsOf,
  closePeriod,
  closingContent,
  duePeriods,
  parseClosing,
  type Closing,
  type ClosingPeriod,
  type DuePeriod,
  type SealedAmounts,
} from '../../core/seal/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Tick } from '../../shell/jobs/define-job.ts';
import type { SecretBox } from '../../shell/secrets.ts';
import { appendLink, DOCUMENTS, lockHead, type Head } from './append-link.ts';
import { closingId, lastClosing } from './closings.ts';
import type { ContentReader } from './ports.ts';
import { sealingTick } from './sealing-tick.ts';
import { signerOf, type Sign } from './signing-key.ts';

/** After a long stop, so many closings per transaction: whoever issues meanwhile waits for one such batch at most. */
const BATCH = 60;
const PAGE = 1000;

type Ports = { readonly secrets: SecretBox; readonly readInvoices: ContentReader };

/**
 * Closes the days, months and years that are over, each as a link of the chain (CGI art. 286, I-3° bis). Returns how
 * many it closed; call again until none. Two programs at once: the second waits for the head, and finds nothing left.
 */
export const closePeriods = async (context: Context, ports: Ports): Promise<number> => {
  if (!(await isDue(context))) return 0;
  const sign = await signerOf(context, ports.secrets);
  let head = await lockHead(context);
  const since = await firstDay(context);
  if (since === null) return 0;
  const last = {
    day: await lastClosing(context, 'day'),
    month: await lastClosing(context, 'month'),
    year: await lastClosing(context, 'year'),
  };
  const closedTo = {
    day: last.day?.to ?? null,
    month: last.month?.to ?? null,
    year: last.year?.to ?? null,
  };
  const due = duePeriods(since, closedTo, context.today).slice(0, BATCH);
  for (const period of due) {
    const documents = await documentsOf(context, ports, period, last[period.period], head);
    const closing = closePeriod({ ...period, previous: last[period.period], documents, head });
    head = await keepClosing(context, closing, head, sign);
    last[period.period] = closing;
  }
  return due.length;
};

/** Asked every minute of every company: one look, no lock. */
const isDue = async (context: Context): Promise<boolean> => {
  const { rows } = await sql<{ sealed: boolean; closed: PlainDate | null }>`
    select exists (select from seal_head where org_id = ${context.org} and chain = ${DOCUMENTS} and sequence > 0) as sealed,
      (select max(to_on) from closing where org_id = ${context.org} and period = 'day') as closed`.execute(
    context.tx,
  );
  const { sealed, closed } = rows[0]!;
  return sealed && (closed === null || addDays(closed, 1) < context.today);
};

/** The business day on which the chain began. */
const firstDay = async ({ tx, org }: Context): Promise<PlainDate | null> => {
  const { rows } = await sql<{ on: PlainDate }>`
    select (l.recorded_at at time zone o.time_zone)::date as "on"
    from seal_link l join organization o on o.org_id = l.org_id
    where l.org_id = ${org} and l.chain = ${DOCUMENTS} and l.sequence = 1`.execute(tx);
  return rows[0]?.on ?? null;
};

/** A day sums its documents; a month and a year sum their days, which were closed just before. */
const documentsOf = async (
  context: Context,
  ports: Ports,
  { period }: DuePeriod,
  previous: Closing | null,
  head: Head,
): Promise<SealedAmounts[]> => {
  const after = previous?.lastSequence ?? 0;
  if (period !== 'day') return daysAfter(context, after);
  const found: SealedAmounts[] = [];
  for (let last = after; ;) {
    const { rows } = await sql<{ sequence: bigint; id: string }>`
      select sequence, subject_id as id from seal_link
      where org_id = ${context.org} and chain = ${DOCUMENTS} and subject_kind = 'invoice'
        and sequence > ${last} and sequence <= ${head.sequence}
      order by sequence limit ${PAGE}`.execute(context.tx);
    if (rows.length === 0) return found;
    const contents = await ports.readInvoices(
      context,
      rows.map((row) => row.id),
    );
    found.push(...rows.map((row) => amountsOf(Number(row.sequence), contents.get(row.id) ?? '')));
    last = Number(rows.at(-1)!.sequence);
  }
};

const daysAfter = async ({ tx, org }: Context, after: number): Promise<SealedAmounts[]> => {
  const { rows } = await sql<{ content: string }>`
    select content from closing where org_id = ${org} and period = 'day' and sequence > ${after}
    order by sequence`.execute(tx);
  return rows
    .map((row) => parseClosing(row.content))
    .map(({ lastSequence, count, vat }) => ({ sequence: lastSequence, count, vat }));
};

const keepClosing = async (context: Context, closing: Closing, head: Head, sign: Sign): Promise<Head> => {
  const { period, from, to } = closing;
  const content = closingContent(closing);
  const link = await appendLink(
    context,
    head,
    { kind: 'closing', id: closingId(period, from), content },
    sign,
  );
  await context.tx
    .insertInto('closing')
    .values({
      org_id: context.org,
      period,
      from_on: from,
      to_on: to,
      content,
      sequence: BigInt(link.sequence),
      recorded_at: context.now,
    })
    .execute();
  return link;
};

/** From the first minute of the next business day on; days missed while nothing ran are caught up, each once. */
export const createClosingTick = (ports: Ports): Tick =>
  sealingTick('seal.close-periods', 60, (context) => closePeriods(context, ports));

export type { ClosingPeriod };
