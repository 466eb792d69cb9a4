import type { Context } from '../../shell/http/context.ts';
import { audit } from '../organization/index.ts';
import { sendAtOnce, type AtOncePorts } from './send-at-once.ts';

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

/** A real mail to the person who asks; the server's own words are the answer. */
export const testAccount = async (
  context: Context,
  ports: AtOncePorts,
  to: string,
): Promise<{ response: string }> => {
  const { subject, text } = words[context.locale];
  const html = `<!doctype html><html lang="${context.locale}"><body><p>${text}</p></body></html>`;
  const answer = await sendAtOnce(context, ports, { to: [to], subject, text, html, attachments: [] });
  await context.tx
    .updateTable('mail_account')
    .set({ problem: '', failures: 0, retry_at: null })
    .where('org_id', '=', context.org)
    .execute();
  await audit(context, 'mail-account.tested', { kind: 'organization', id: context.org }, { to });
  return answer;
};
