import { sql } from 'kysely';
import { isQuarantined } from '../../shell/directory/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { SecretBox } from '../../shell/secrets.ts';
import { readFile } from '../files/index.ts';
import { openAccount, type OpenedAccount } from './account.ts';
import { messageEvent } from './events.ts';
import { mayTakeOne } from './pace.ts';
import type { MailToSend, MessageHooks } from './ports.ts';

export type Claimed = {
  readonly id: string;
  readonly kind: string;
  readonly tries: number;
  readonly account: OpenedAccount;
  readonly mail: MailToSend;
};

type Row = {
  id: string;
  kind: string;
  to_addresses: string[];
  cc_addresses: string[];
  subject: string;
  body_text: string;
  body_html: string;
  attachments: { sha256: string; name: string; cid?: string }[];
  message_id: string;
  reference_ids: string[];
  tries: number;
};

/**
 * Takes the next message that is due and writes `sending` before the mail server is spoken to: a process that dies
 * after this leaves a row that says so. `skipped`: it was due, but its facts are gone. null: nothing to do now.
 */
export const claimMessage = async (
  context: Context,
  options: { secrets: SecretBox; hooks: MessageHooks; process: string },
): Promise<Claimed | 'skipped' | null> => {
  if (context.isDemo || (await isQuarantined(context.tx))) return null;
  const account = await openAccount(context, options.secrets);
  if (account === null) return null;
  if (!(await mayTakeOne(context, account.limits))) return null;

  const due = await sql<Row>`
    select id, kind, to_addresses, cc_addresses, subject, body_text, body_html, attachments, message_id, reference_ids, tries
    from outbound_message
    where org_id = ${context.org} and state = 'queued' and not_before <= ${context.now}::timestamptz
      and not exists (select 1 from mail_account a where a.org_id = ${context.org} and a.retry_at > ${context.now}::timestamptz)
    order by not_before, id limit 1 for update skip locked`.execute(context.tx);
  const row = due.rows[0];
  if (row === undefined) return null;

  const verdict = await options.hooks.mayLeave(context, row);
  if (verdict !== true) {
    await sql`
      update outbound_message set state = 'cancelled', last_response = ${verdict}, version = version + 1
      where org_id = ${context.org} and id = ${row.id}`.execute(context.tx);
    await messageEvent(context, row.id, 'cancelled', verdict);
    await options.hooks.settled(context, row, 'cancelled', verdict);
    return 'skipped';
  }
  await sql`
    update outbound_message set state = 'sending', sending_by = ${options.process}, sending_since = clock_timestamp(),
      tries = tries + 1, version = version + 1
    where org_id = ${context.org} and id = ${row.id}`.execute(context.tx);
  await messageEvent(context, row.id, 'sending');
  const attachments = [];
  for (const { sha256, ...named } of row.attachments) {
    const file = await readFile(context, sha256);
    attachments.push({ ...named, mediaType: file.mediaType, bytes: file.bytes });
  }
  return {
    id: row.id,
    kind: row.kind,
    tries: row.tries + 1,
    account,
    mail: {
      messageId: row.message_id,
      references: row.reference_ids,
      from: account.from,
      replyTo: account.replyTo,
      to: row.to_addresses,
      cc: row.cc_addresses,
      subject: row.subject,
      text: row.body_text,
      html: row.body_html,
      attachments,
    },
  };
};
