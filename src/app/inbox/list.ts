import { sql, type RawBuilder } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import type { ReplyKind } from '../../core/replies/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit } from '../organization/index.ts';
import { answersFor } from '../party/index.ts';
import type { inboxContract } from './contract.ts';

export type InboundRow = OutputOf<typeof inboxContract.list>['messages'][number];

const MOST = 200;
const EXCERPT = 160;

type Row = {
  id: string;
  kind: InboundRow['kind'];
  state: InboundRow['state'];
  sender: string;
  sender_name: string;
  subject: string;
  excerpt: string;
  sent_at: string;
  party_id: string | null;
  party_name: string | null;
  proposed: ReplyKind[];
  read_by: string;
  read_at: string | null;
  version: number;
};

const columns = sql`m.id, m.kind, m.state, m.sender, m.sender_name, m.subject, left(m.body_text, ${EXCERPT}) as excerpt, m.sent_at, m.party_id,
  p.name as party_name, array(select distinct q->>'kind' from jsonb_array_elements(m.proposals) q) as proposed,
  m.read_by, m.read_at, m.version`;

const shown = (row: Row): InboundRow => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  sender: row.sender,
  senderName: row.sender_name,
  subject: row.subject,
  excerpt: row.excerpt,
  at: row.sent_at,
  partyId: row.party_id,
  partyName: row.party_name ?? '',
  proposed: row.proposed,
  readBy: row.read_by,
  readAt: row.read_at,
  version: row.version,
});

/** Of customers that the asker answers for; nobody knows whose it is: of one that may have written it. */
const isMine = (context: Context): RawBuilder<unknown> =>
  sql`(${answersFor(context, sql`m.party_id`)} or (m.party_id is null and exists (select from contact k
    where k.org_id = m.org_id and lower(k.email) = m.sender and k.archived_at is null
      and ${answersFor(context, sql`k.party_id`)})))`;

/** Unread first, the oldest of them first: they wait. Then what was read, the latest first. */
export const listInbox = async (
  context: Context,
  { mine = false }: { mine?: boolean } = {},
): Promise<OutputOf<typeof inboxContract.list>> => {
  const asked = mine ? isMine(context) : sql`true`;
  const waiting = sql`m.org_id = ${context.org} and m.read_at is null and m.state <> 'discarded' and ${asked}`;
  const unread = await sql<Row & { total: number }>`
    select ${columns}, (count(*) over ())::int as total from inbound_message m
    left join party p on p.org_id = m.org_id and p.id = m.party_id
    where ${waiting} order by m.sent_at, m.id limit ${MOST}`.execute(context.tx);
  const read = await sql<Row>`
    select ${columns} from inbound_message m left join party p on p.org_id = m.org_id and p.id = m.party_id
    where m.org_id = ${context.org} and m.read_at is not null and m.state <> 'discarded' and ${asked}
    order by m.read_at desc, m.id desc limit ${MOST}`.execute(context.tx);
  const mailbox = await context.tx
    .selectFrom('mailbox')
    .select(['problem', 'looked_at'])
    .where('org_id', '=', context.org)
    .where('purpose', '=', 'replies')
    .where('is_on', '=', true)
    .executeTakeFirst();
  return {
    unread: unread.rows[0]?.total ?? 0,
    messages: [...unread.rows, ...read.rows].map(shown),
    mailbox: mailbox === undefined ? null : { problem: mailbox.problem, lookedAt: mailbox.looked_at },
  };
};

export const readRow = async (context: Context, id: string): Promise<InboundRow> => {
  const { rows } = await sql<Row>`
    select ${columns} from inbound_message m left join party p on p.org_id = m.org_id and p.id = m.party_id
    where m.org_id = ${context.org} and m.id = ${id}`.execute(context.tx);
  if (rows[0] === undefined) throw new Problem('record.not-found');
  return shown(rows[0]);
};

/** Twice is once: the first reader is kept. What has no customer yet is sorted or discarded instead. */
export const markInboundRead = async (context: Context, id: string): Promise<void> => {
  const row = await readRow(context, id);
  const read = await context.tx
    .updateTable('inbound_message')
    .set((eb) => ({ read_by: context.actor.name, read_at: context.now, version: eb('version', '+', 1) }))
    .where('org_id', '=', context.org)
    .where('id', '=', row.id)
    .where('read_at', 'is', null)
    .executeTakeFirst();
  if (read.numUpdatedRows === 1n) await audit(context, 'inbox.read', { kind: 'inbound-message', id }, {});
};
