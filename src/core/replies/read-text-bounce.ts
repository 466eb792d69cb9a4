import type { DeliveryReport } from './read-report.ts';

/** Who alone writes such reports. */
const POSTMASTER = /^(?:mailer-daemon|postmaster|mail-daemon|microsoftexchange[0-9a-f]+)@/i;

/** How programs begin a report for people: qmail, Postfix, Exim, Exchange in French and English. */
const OPENINGS: readonly RegExp[] = [
  /^hi\. this is the qmail-send program/im,
  /^this is the mail system at host/im,
  /^i'm sorry to have to inform you that your message could not/im,
  /^this message was created automatically by mail delivery software/im,
  /^delivery has failed to these recipients or groups/im,
  /^[ée]chec de la remise pour ces destinataires/im,
  /^votre message n['’]a pas pu [êe]tre remis/im,
  /^your message (?:to .{1,100} )?(?:couldn't|could not|wasn't) be delivered/im,
];

/** RFC 3463 X.1.x and 5.2.1, or the words of servers that give no code: the address is wrong for good. */
const FOR_GOOD =
  /\b5\.(?:1\.\d{1,2}|2\.1)\b|\b55[013][ -](?!4\.)|user (?:unknown|does not exist)|no such (?:user|mailbox|recipient)|(?:mailbox|recipient|address|account)\b.{0,30}\b(?:not found|unknown|does(?:n't| not) exist|rejected|unavailable|disabled)|adresse (?:de messagerie )?(?:introuvable|inexistante|n['’]existe pas)|utilisateur inconnu|destinataire inconnu|host or domain name not found|domain .{0,60}does not exist/i;
const FOR_NOW =
  /\b4\.\d\.\d{1,2}\b|\b5\.2\.2\b|mailbox (?:is )?full|over quota|bo[îi]te (?:aux lettres )?pleine|temporar|will (?:be )?retr(?:y|ied)|delayed|retard/i;

/**
 * A report written for people only. Taken only from a postmaster, in a known form, about an address that the message of
 * ours went to: anybody may write « user unknown » into a mail.
 */
export const readTextBounce = (
  mail: { readonly sender: string; readonly text: string },
  recipients: readonly string[],
): DeliveryReport[] => {
  if (!POSTMASTER.test(mail.sender) || !OPENINGS.some((pattern) => pattern.test(mail.text))) return [];
  const text = mail.text.slice(0, 20_000);
  return recipients.flatMap((recipient): DeliveryReport[] => {
    const at = text.toLowerCase().indexOf(recipient.toLowerCase());
    if (at < 0) return [];
    const near = text.slice(at, at + 1_200);
    const fate = FOR_NOW.test(near) ? 'delayed' : FOR_GOOD.test(near) ? 'bounced' : null;
    if (fate === null) return [];
    const words = near
      .slice(recipient.length)
      .replace(/^[>:)\s]+/, '')
      .replace(/\s+/g, ' ')
      .slice(0, 200);
    return [{ fate, recipient: recipient.toLowerCase(), words }];
  });
};
