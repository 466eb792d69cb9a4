import { sql } from 'kysely';
import { isBusinessDay, type PlainDate } from '../../core/calendar/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { groupBy, unreadReplies, type UnreadReply } from '../dunning/index.ts';
import { readAccount } from '../messages/index.ts';
import { auditAll } from '../organization/index.ts';
import type { AutomaticPorts } from './ports.ts';
import { readPeople, type Person } from './responsible.ts';
import { companyTime, readSettings } from './settings.ts';
import { writeWaitingMail } from './write-waiting-mail.ts';

/** In the audit trail, of an answer: somebody was told of it by mail. That line is what keeps it from being told twice. */
const TOLD = 'reply.told';
const SUBJECT = 'reply';

/** An answer nobody has read, with the customers that may have written it. */
export type Waiting = {
  readonly replyId: string;
  readonly since: PlainDate;
  readonly isMail: boolean;
  readonly customers: readonly { readonly name: string; readonly ownerId: string | null }[];
};

/**
 * An answer that nobody has read for too long is told, once, to whoever answers for its customer; where nobody does, or
 * they have left, to those responsible for the company. At the hour of the schedule, on business days, one mail a person
 * for all that has come to wait. Where mail cannot leave or nobody can be told, it is told as soon as that has changed.
 */
export const tellOfWaiting = async (context: Context, ports: AutomaticPorts): Promise<void> => {
  const settings = await readSettings(context);
  if (!isBusinessDay(context.today) || (await companyTime(context)).hour < settings.hour) return;
  const late = (await unreadReplies(context)).filter(({ isLate }) => isLate);
  if (late.length === 0 || (await readAccount(context)) === null) return;
  // Two programs at once: the second finds what the first has told.
  await sql`select pg_advisory_xact_lock(hashtextextended('reply.told ' || ${context.org}, 0))`.execute(
    context.tx,
  );
  const waiting = await readWaiting(context, await notYetTold(context, late));
  const people = (await readPeople(context)).filter(({ permissions }) => permissions.has('customers.edit'));
  const may = new Set(people.map(({ id }) => id));
  const general = settings.responsibleIds.filter((id) => may.has(id));
  const toldOf = ({ customers }: Waiting): ReadonlySet<string> =>
    new Set(customers.flatMap(({ ownerId }) => (ownerId !== null && may.has(ownerId) ? [ownerId] : general)));
  const told = waiting.filter((one) => toldOf(one).size > 0);
  if (told.length === 0) return;
  for (const person of people) {
    const theirs = told.filter((one) => toldOf(one).has(person.id));
    if (theirs.length > 0)
      await writeWaitingMail(context, ports, { person, waiting: theirs, isOwn: isOwn(person, theirs) });
  }
  await auditAll(
    context,
    TOLD,
    told.map(({ replyId }) => ({ kind: SUBJECT, id: replyId })),
    { told: [...new Set(told.flatMap((one) => [...toldOf(one)]))] },
  );
  await context.enqueue(ports.sendJob, {});
};

/** All of customers this person answers for: its own list shows them. */
const isOwn = (person: Person, waiting: readonly Waiting[]): boolean =>
  waiting.every(({ customers }) => customers.some(({ ownerId }) => ownerId === person.id));

const notYetTold = async (context: Context, replies: readonly UnreadReply[]): Promise<UnreadReply[]> => {
  const { rows } = await sql<{ id: string }>`
    select subject_id as id from audit_event
    where org_id = ${context.org} and subject_kind = ${SUBJECT} and action = ${TOLD}
      and subject_id = any(${replies.map(({ replyId }) => replyId)}::text[])`.execute(context.tx);
  const known = new Set(rows.map((row) => row.id));
  return replies.filter(({ replyId }) => !known.has(replyId));
};

/** What a duplicate wrote is its survivor's. */
const readWaiting = async (context: Context, replies: readonly UnreadReply[]): Promise<Waiting[]> => {
  const { rows: customers } = await sql<{ id: string; name: string; owner_id: string | null }>`
    select q.id, p.name, c.owner_id from party q
    join party p on p.org_id = q.org_id and p.id = case when q.merged_into is null then q.id else q.merged_into end
    left join customer c on c.org_id = p.org_id and c.party_id = p.id
    where q.org_id = ${context.org} and q.id = any(${replies.map(({ partyId }) => partyId)}::uuid[])`.execute(
    context.tx,
  );
  const { rows: mails } = await sql<{ id: string }>`
    select id from inbound_message
    where org_id = ${context.org} and id = any(${replies.map(({ replyId }) => replyId)}::uuid[])`.execute(
    context.tx,
  );
  return [...groupBy(replies, ({ replyId }) => replyId)].map(([replyId, held]) => ({
    replyId,
    since: held[0]!.since,
    isMail: mails.some(({ id }) => id === replyId),
    customers: held.flatMap(({ partyId }) =>
      customers.filter(({ id }) => id === partyId).map(({ name, owner_id: ownerId }) => ({ name, ownerId })),
    ),
  }));
};
