import type { Context } from '../../shell/http/context.ts';

/** Taken in before, or a copy of what we sent. */
export const isKnown = async (context: Context, messageId: string): Promise<boolean> => {
  const inbound = await context.tx
    .selectFrom('inbound_message')
    .select('id')
    .where('org_id', '=', context.org)
    .where('message_id', '=', messageId)
    .executeTakeFirst();
  if (inbound !== undefined) return true;
  const own = await context.tx
    .selectFrom('outbound_message')
    .select('id')
    .where('org_id', '=', context.org)
    .where('message_id', '=', messageId)
    .executeTakeFirst();
  return own !== undefined;
};
