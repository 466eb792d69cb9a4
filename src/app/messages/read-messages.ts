import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import type { Context } from '../../shell/http/context.ts';
import { messageStates, type messagesContract } from './contract.ts';
import { readSendingState } from './sending-state.ts';

type Contract = typeof messagesContract;
type Listed = OutputOf<Contract['list']>;
type MessageRow = Listed['messages'][number];

const PAGE = 100;

type Row = {
  id: string;
  kind: string;
  state: string;
  held_reason: string | null;
  party_id: string | null;
  party_name: string | null;
  to_addresses: string[];
  cc_addresses: string[];
  subject: string;
  attachment_count: number;
  recorded_at: string;
  recorded_by: string;
  not_before: string;
  sent_at: string | null;
  tries: number;
  last_response: string;
  version: number;
};

const columns = sql`m.id, m.kind, m.state, m.held_reason, m.party_id, p.name as party_name, m.to_addresses, m.cc_addresses,
  m.subject, jsonb_array_length(jsonb_path_query_array(m.attachments, '$[*] ? (!exists (@.cid))')) as attachment_count, m.recorded_at, m.recorded_by, m.not_before, m.sent_at,
  m.tries, m.last_response, m.version`;

export const listMessages = async (context: Context, input: InputOf<Contract['list']>): Promise<Listed> => {
  const { org } = context;
  const filters = [
    sql`m.org_id = ${org}`,
    ...(input.state === undefined ? [] : [sql`m.state = ${input.state}`]),
    ...(input.partyId === undefined ? [] : [sql`m.party_id = ${input.partyId}`]),
    ...(input.text === undefined || input.text === ''
      ? []
      : [
          sql`(strpos(lower(m.subject), lower(${input.text})) > 0 or strpos(lower(coalesce(p.name, '')), lower(${input.text})) > 0
            or strpos(lower(array_to_string(m.to_addresses, ' ')), lower(${input.text})) > 0)`,
        ]),
  ];
  const where = sql.join(filters, sql` and `);
  const from = sql`outbound_message m left join party p on p.org_id = m.org_id and p.id = m.party_id where ${where}`;
  const page = await sql<Row>`
    select ${columns} from ${from} order by m.id desc limit ${PAGE} offset ${input.offset ?? 0}`.execute(
    context.tx,
  );
  const total = await sql<{ count: number }>`select count(*)::int as count from ${from}`.execute(context.tx);
  const counts = await sql<{ state: string; count: number }>`
    select state, count(*)::int as count from outbound_message where org_id = ${org} group by state`.execute(
    context.tx,
  );
  return {
    messages: page.rows.map(toMessage),
    total: total.rows[0]?.count ?? 0,
    counts: Object.fromEntries(
      messageStates.map((state) => [state, counts.rows.find((row) => row.state === state)?.count ?? 0]),
    ) as Listed['counts'],
    sending: await readSendingState(context),
  };
};

type FullRow = Row & {
  message_id: string;
  body_text: string;
  body_html: string;
  attachments: { sha256: string; name: string; cid?: string }[];
};

export const readMessage = async (context: Context, id: string): Promise<OutputOf<Contract['read']>> => {
  const found = await sql<FullRow>`
    select ${columns}, m.message_id, m.body_text, m.body_html, m.attachments
    from outbound_message m left join party p on p.org_id = m.org_id and p.id = m.party_id
    where m.org_id = ${context.org} and m.id = ${id}`.execute(context.tx);
  const row = found.rows[0];
  if (row === undefined) throw new Problem('record.not-found');
  const files = await sql<{ sha256: string; media_type: string; size: bigint }>`
    select sha256, media_type, size from file
    where org_id = ${context.org} and sha256 = any(${row.attachments.map((file) => file.sha256)}::text[])`.execute(
    context.tx,
  );
  const events = await context.tx
    .selectFrom('message_event')
    .select(['id', 'recorded_at', 'kind', 'detail', 'recorded_by'])
    .where('org_id', '=', context.org)
    .where('message_id', '=', id)
    .orderBy('id')
    .execute();
  return {
    message: {
      ...toMessage(row),
      messageId: row.message_id,
      text: shown(row.kind, row.body_text),
      html: shown(row.kind, row.body_html),
      pictures: row.attachments.flatMap(({ sha256, cid }) => (cid === undefined ? [] : [{ cid, sha256 }])),
      attachments: row.attachments.flatMap(({ sha256, name, cid }) => {
        if (cid !== undefined) return [];
        const file = files.rows.find((one) => one.sha256 === sha256);
        return [{ sha256, name, mediaType: file?.media_type ?? '', size: Number(file?.size ?? 0n) }];
      }),
    },
    events: events.map((event) => ({
      id: event.id,
      at: event.recorded_at,
      kind: event.kind as OutputOf<Contract['read']>['events'][number]['kind'],
      detail: event.detail,
      by: event.recorded_by,
    })),
  };
};

/** Whoever reads a code here could use it in the place of who it was sent to. */
const shown = (kind: string, body: string): string =>
  kind === 'code' ? body.replaceAll(/(?<!#)\b\d{6}\b/g, '••••••') : body;

const toMessage = (row: Row): MessageRow => ({
  id: row.id,
  kind: row.kind as MessageRow['kind'],
  state: row.state as MessageRow['state'],
  heldReason: row.held_reason as MessageRow['heldReason'],
  partyId: row.party_id,
  partyName: row.party_name ?? '',
  to: row.to_addresses,
  cc: row.cc_addresses,
  subject: row.subject,
  attachmentCount: row.attachment_count,
  createdAt: row.recorded_at,
  createdBy: row.recorded_by,
  notBefore: row.not_before,
  sentAt: row.sent_at,
  tries: row.tries,
  lastResponse: row.last_response,
  version: row.version,
});
