import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';

/** One line of a message's history, in the transaction that made it true. */
export const messageEvent = async (
  context: Context,
  messageId: string,
  kind: string,
  detail = '',
): Promise<void> => {
  await context.tx
    .insertInto('message_event')
    .values({
      org_id: context.org,
      id: newId(),
      message_id: messageId,
      kind,
      detail,
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute();
};
