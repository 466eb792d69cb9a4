import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import { isQuarantined } from '../../shell/directory/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { MailboxPorts } from './look-into.ts';
import { MailboxRefusal, type MailHead } from './ports.ts';
import { openedMailbox, type OpenedMailbox, type Purpose } from './settings.ts';

/** The kept settings, spoken to at once: the server's own words are the answer. Nothing is taken in. */
export const tryMailbox = async (
  context: Context,
  ports: MailboxPorts,
  purpose: Purpose,
  isMeant: (head: MailHead, known: OpenedMailbox) => boolean,
): Promise<{ messages: number }> => {
  if (context.isDemo) throw new Problem('record.refused', {}, [error('mailbox.demo')]);
  if (await isQuarantined(context.tx)) throw new Problem('organization.quarantined');
  const known = await openedMailbox(context, ports.secrets, purpose);
  if (known === null) throw new Problem('mail.not-configured');
  try {
    const mailbox = await ports.openMailbox(known.settings);
    try {
      const heads = await mailbox.look(0, known.sinceOn);
      return { messages: heads.filter((head) => isMeant(head, known)).length };
    } finally {
      await mailbox.close();
    }
  } catch (cause) {
    if (!(cause instanceof MailboxRefusal)) throw cause;
    throw new Problem('mailbox.refused', { answer: cause.message });
  }
};
