import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import { isQuarantined } from '../../shell/directory/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import type { SecretBox } from '../../shell/secrets.ts';
import { openAccount } from './account.ts';
import type { MailToSend, OpenTransport } from './ports.ts';

export type AtOncePorts = { readonly secrets: SecretBox; readonly openTransport: OpenTransport };

/**
 * Spoken to the mail server at once and not through the outbox: nothing is kept of it, and the server's own words are the
 * answer. For mails to ourselves alone.
 */
export const sendAtOnce = async (
  context: Context,
  ports: AtOncePorts,
  mail: Pick<MailToSend, 'to' | 'subject' | 'text' | 'html' | 'attachments'>,
): Promise<{ response: string }> => {
  if (context.isDemo) throw new Problem('record.refused', {}, [error('messages.demo-sends-nothing')]);
  if (await isQuarantined(context.tx)) throw new Problem('organization.quarantined');
  const account = await openAccount(context, ports.secrets);
  if (account === null) throw new Problem('mail.not-configured');
  const transport = ports.openTransport(account.settings);
  try {
    const outcome = await transport.send({
      messageId: `<${newId()}@${account.from.address.split('@')[1] ?? 'encaisse.invalid'}>`,
      references: [],
      from: account.from,
      replyTo: account.replyTo,
      cc: [],
      ...mail,
    });
    if (outcome.outcome === 'accepted') return { response: outcome.response };
    throw new Problem('mail.refused', {
      answer: outcome.outcome === 'refused' ? outcome.response : outcome.reason,
    });
  } finally {
    transport.close();
  }
};
