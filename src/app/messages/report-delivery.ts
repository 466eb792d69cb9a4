import { sql } from 'kysely';
import type { Context } from '../../shell/http/context.ts';
import { markBounced } from '../party/index.ts';
import { messageEvent } from './events.ts';
import type { MessageHooks } from './ports.ts';

/** What a mail server reports of one recipient, after it or another took the message. */
export type ReportedDelivery = {
  readonly fate: 'bounced' | 'delayed' | 'delivered';
  readonly recipient: string;
  readonly words: string;
};

/**
 * A report about a message that was taken: shown in its history. A hard bounce marks the address for repair; when it came
 * back from everybody it was written to, it reached nobody after all and whoever wrote it is told. Twice is once.
 */
export const reportDelivery = async (
  context: Context,
  hooks: MessageHooks,
  id: string,
  reported: ReportedDelivery,
): Promise<void> => {
  const row = await context.tx
    .selectFrom('outbound_message')
    .select(['id', 'kind', 'state', 'to_addresses', 'cc_addresses'])
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  const recipient = reported.recipient.toLowerCase();
  const wroteTo = (addresses: readonly string[]): boolean =>
    addresses.some((address) => address.toLowerCase() === recipient);
  if (row === undefined || !(wroteTo(row.to_addresses) || wroteTo(row.cc_addresses))) return;
  if (row.state === 'queued' || row.state === 'held' || row.state === 'cancelled') return;
  const detail = `${recipient}: ${reported.words}`.slice(0, 400);
  const known = await reportedAbout(context, id, reported.fate);
  if (known.has(recipient)) return;
  await messageEvent(context, id, reported.fate, detail);
  if (reported.fate !== 'bounced') return;
  await markBounced(context, recipient);
  const bounced = known.add(recipient);
  if (row.state === 'failed' || !row.to_addresses.every((address) => bounced.has(address.toLowerCase())))
    return;
  await sql`
    update outbound_message set state = 'failed', sent_at = null, sending_by = null, last_response = ${detail},
      version = version + 1
    where org_id = ${context.org} and id = ${id}`.execute(context.tx);
  await hooks.settled(context, row, 'bounced', detail);
};

/** Addresses that were said to have this fate since the message last tried. */
const reportedAbout = async (context: Context, id: string, fate: string): Promise<Set<string>> => {
  const { rows } = await sql<{ address: string }>`
    select split_part(e.detail, ':', 1) as address from message_event e
    where e.org_id = ${context.org} and e.message_id = ${id} and e.kind = ${fate}
      and not exists (select 1 from message_event r where r.org_id = e.org_id and r.message_id = e.message_id
        and r.kind = 'retried' and r.id > e.id)`.execute(context.tx);
  return new Set(rows.map((row) => row.address));
};
