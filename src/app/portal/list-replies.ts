import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { toWire } from '../../contract/wire.ts';
import type { Context } from '../../shell/http/context.ts';
import { brokenPlans } from '../dunning/index.ts';
import { audit } from '../organization/index.ts';
import { answersFor } from '../party/index.ts';
import type { portalContract } from './contract.ts';

type Replies = OutputOf<typeof portalContract.replies>;
type Reply = Replies['replies'][number];

const MOST = 200;

type Row = {
  id: string;
  document_id: string | null;
  numbers: string[];
  party_id: string;
  party_name: string;
  kind: Reply['kind'];
  name: string;
  amount_minor: bigint | null;
  currency: string;
  on_date: string | null;
  note: string;
  email: string;
  recorded_at: string;
  read_by: string | null;
  read_at: string | null;
  outcome: Reply['outcome'];
  instalments: Reply['instalments'] | null;
  files: Reply['files'] | null;
  unread: number;
};

/** Unread first, the oldest of them first: they wait. Then what was read, the latest first. */
/** `mine`: of customers that the asker answers for. */
export const listReplies = async (
  context: Context,
  { mine = false }: { mine?: boolean } = {},
): Promise<Replies> => {
  const { rows } = await sql<Row>`
    select r.id, r.document_id, p.id as party_id, p.name as party_name, r.kind, r.name, r.amount_minor, r.currency,
      r.on_date, r.note, r.email, r.recorded_at, s.read_by, s.read_at, x.outcome,
      case when d.id is not null then array[d.number] else (select coalesce(array_agg(i.number order by i.due_on, i.id), '{}')
        from open_item i where i.org_id = r.org_id and i.id = any(r.item_ids)) end as numbers,
      case when r.kind = 'plan' then (select json_agg(json_build_object('dueOn', to_char(t.due_on, 'YYYY-MM-DD'),
          'amountMinor', t.amount_minor::text) order by t.position)
        from payment_plan_instalment t where t.org_id = r.org_id and t.plan_id = any(r.made_ids)) end as instalments,
      case when r.kind = 'dispute' then (select json_agg(json_build_object('name', f.name, 'sha256', f.sha256))
        from dispute_file f where f.org_id = r.org_id and f.dispute_id = any(r.made_ids)) end as files,
      (count(*) filter (where s.reply_id is null) over ())::int as unread
    from portal_reply r
    left join sales_document d on d.org_id = r.org_id and d.id = r.document_id
    join party p on p.org_id = r.org_id and p.id = (case when r.party_id is null then d.party_id else r.party_id end)
    left join portal_reply_read s on s.org_id = r.org_id and s.reply_id = r.id
    left join portal_reply_decision x on x.org_id = r.org_id and x.reply_id = r.id
    where r.org_id = ${context.org} and ${mine ? answersFor(context, sql`p.id`) : sql`true`}
    order by s.reply_id is not null, case when s.reply_id is null then r.id end, r.id desc
    limit ${MOST}`.execute(context.tx);
  return {
    unread: rows[0]?.unread ?? 0,
    brokenPlans: (await brokenPlans(context, { mine })).length,
    replies: rows.map((row) => ({
      id: row.id,
      documentId: row.document_id,
      numbers: row.numbers,
      partyId: row.party_id,
      partyName: row.party_name,
      kind: row.kind,
      name: row.name,
      amountMinor: row.amount_minor === null ? null : toWire(row.amount_minor),
      currency: row.currency,
      on: row.on_date,
      note: row.note,
      email: row.email,
      at: row.recorded_at,
      readBy: row.read_by ?? '',
      readAt: row.read_at,
      outcome: row.outcome,
      instalments: row.instalments ?? [],
      files: row.files ?? [],
    })),
  };
};

/** Twice is once: the first reader is kept. */
export const markReplyRead = async (context: Context, id: string): Promise<void> => {
  const reply = await context.tx
    .selectFrom('portal_reply')
    .select('id')
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .executeTakeFirst();
  if (reply === undefined) throw new Problem('record.not-found');
  const read = await context.tx
    .insertInto('portal_reply_read')
    .values({ org_id: context.org, reply_id: id, read_by: context.actor.name, read_at: context.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (read.numInsertedOrUpdatedRows === 1n)
    await audit(context, 'portal.reply-read', { kind: 'portal-reply', id }, {});
};
