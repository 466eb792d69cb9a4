import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import { isQuarantined } from '../../shell/directory/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import type { SecretBox } from '../../shell/secrets.ts';
import { audit } from '../organization/index.ts';
import { openAccount } from './account.ts';
import type { OpenTransport } from './ports.ts';

const words = {
  fr: {
    subject: 'Essai d’envoi depuis Encaisse',
    text: 'Cet e-mail prouve que votre compte d’envoi fonctionne. Vous n’avez rien à faire.\n',
  },
  en: {
    subject: 'Test mail from Encaisse',
    text: 'This mail proves that your mail account works. There is nothing to do.\n',
  },
};

/** A real mail to the person who asks, spoken at once and not through the outbox: the server's own words are the answer. */
export const testAccount = async (
  context: Context,
  ports: { secrets: SecretBox; openTransport: OpenTransport },
  to: string,
): Promise<{ response: string }> => {
  if (context.isDemo) throw new Problem('record.refused', {}, [error('messages.demo-sends-nothing')]);
  if (await isQuarantined(context.tx)) throw new Problem('organization.quarantined');
  const account = await openAccount(context, ports.secrets);
  if (account === null) throw new Problem('mail.not-configured');
  const { subject, text } = words[context.locale];
  const transport = ports.openTransport(account.settings);
  try {
    const outcome = await transport.send({
      messageId: `<${newId()}@${account.from.address.split('@')[1] ?? 'encaisse.invalid'}>`,
      references: [],
      from: account.from,
      replyTo: account.replyTo,
      to: [to],
      cc: [],
      subject,
      text,
      html: `<!doctype html><html lang="${context.locale}"><body><p>${text}</p></body></html>`,
      attachments: [],
    });
    if (outcome.outcome !== 'accepted') {
      const answer = outcome.outcome === 'refused' ? outcome.response : outcome.reason;
      throw new Problem('mail.refused', { answer });
    }
    await context.tx
      .updateTable('mail_account')
      .set({ problem: '', failures: 0, retry_at: null })
      .where('org_id', '=', context.org)
      .execute();
    await audit(context, 'mail-account.tested', { kind: 'organization', id: context.org }, { to });
    return { response: outcome.response };
  } finally {
    transport.close();
  }
};
