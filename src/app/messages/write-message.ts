import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import { headerText } from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { readAccountRow } from './account.ts';
import { messageEvent } from './events.ts';

export type NewMessage = {
  /** `notice`: told by itself (a receipt, thanks); `code`: opens something once, and is shown to nobody here. */
  readonly kind: 'reminder' | 'document' | 'test' | 'notice' | 'code' | 'announcement';
  readonly partyId: string | null;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly {
    readonly sha256: string;
    readonly name: string;
    /** A picture inside the HTML, which calls it `cid:` and this name. */
    readonly cid?: string;
  }[];
  /** Message-IDs of the earlier messages of the same matter, oldest first. */
  readonly references: readonly string[];
  /** ISO instant: not before, so that it can be taken back. */
  readonly notBefore: string;
};

/** Raw sizes; base64 adds 37 %, and 25 MB is a common limit. */
const MAX_ATTACHMENT_BYTES = 18n * 1024n * 1024n;

/** Puts a message into the outbox, for good: what it says never changes. In a company of examples it stays there. */
export const writeMessage = async (context: Context, message: NewMessage): Promise<string> => {
  await refuseTooLarge(context, message);
  const id = newId();
  const account = await readAccountRow(context);
  const domain = account?.from_address.split('@')[1] ?? 'encaisse.invalid';
  const state = context.isDemo ? 'held' : 'queued';
  await context.tx
    .insertInto('outbound_message')
    .values({
      org_id: context.org,
      id,
      kind: message.kind,
      party_id: message.partyId,
      to_addresses: [...message.to],
      cc_addresses: [...message.cc],
      subject: headerText(message.subject),
      body_text: message.text,
      body_html: message.html,
      attachments: JSON.stringify(message.attachments),
      message_id: `<${id}@${domain}>`,
      reference_ids: [...message.references],
      not_before: message.notBefore,
      state,
      held_reason: context.isDemo ? 'demo' : null,
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute();
  await messageEvent(context, id, state);
  return id;
};

const refuseTooLarge = async (context: Context, message: NewMessage): Promise<void> => {
  if (message.attachments.length === 0) return;
  const files = await context.tx
    .selectFrom('file')
    .select(({ fn }) => fn.sum<string>('size').as('size'))
    .where('org_id', '=', context.org)
    .where(
      'sha256',
      'in',
      message.attachments.map((file) => file.sha256),
    )
    .executeTakeFirstOrThrow();
  if (BigInt(files.size ?? 0) > MAX_ATTACHMENT_BYTES) {
    throw new Problem('record.refused', {}, [error('messages.attachments-too-large')]);
  }
};
