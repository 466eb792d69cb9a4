import type { ContactFacts, CustomerFacts } from './facts.ts';
import { answersFor, orderOf } from './order.ts';
import { audienceOf, fallbackOf, writesLetter, writesMail } from './step.ts';
import type { Audience, Channel, ContactRole, Step, StepChannel } from './step.ts';

/** Why a channel other than the one of the step is used. */
export type Fallback = 'no-email' | 'no-address' | 'bounced' | 'address-returned' | 'not-offered' | null;

export type Route = {
  channel: Channel;
  fallback: Fallback;
  recipient: string | null;
  alsoTo: readonly string[];
  cc: readonly string[];
};

/** Why nobody can be written to: no way at all, mails or letters came back, or none that the step allows. */
export type Unreachable = 'no-contact' | 'bounced' | 'address-returned' | 'no-channel';

/**
 * The channel of the step and whom it reaches, or what the step says instead. `group`: of the draft; the message about an
 * order goes to who answers for that order.
 */
export function route(
  step: Pick<Step, 'channel' | 'fallback' | 'audience'>,
  customer: Pick<CustomerFacts, 'contacts' | 'hasPostalAddress' | 'addressReturned'>,
  group = '',
): Route | Unreachable {
  if (step.channel === 'call')
    return { channel: 'call', fallback: null, recipient: null, alsoTo: [], cc: [] };
  const mail = recipients(audienceOf(step), customer.contacts, orderOf(group));
  const hasBounced = mail === null && customer.contacts.some((one) => one.email !== '' && one.hasBounced);
  const isPosted = customer.hasPostalAddress && !customer.addressReturned;
  const hasReturned = customer.hasPostalAddress && customer.addressReturned;
  const reaches = (channel: StepChannel): channel is Channel =>
    channel !== 'sms' && (!writesMail(channel) || mail !== null) && (!writesLetter(channel) || isPosted);
  const by = (channel: Channel, fallback: Fallback): Route => ({
    channel,
    fallback,
    recipient: writesMail(channel) ? (mail?.to[0] ?? null) : null,
    alsoTo: writesMail(channel) ? (mail?.to.slice(1) ?? []) : [],
    cc: writesMail(channel) ? (mail?.cc ?? []) : [],
  });
  if (reaches(step.channel)) return by(step.channel, null);
  const missing = (): Exclude<Fallback, null> => {
    if (step.channel === 'sms') return 'not-offered';
    if (writesMail(step.channel) && mail === null) return hasBounced ? 'bounced' : 'no-email';
    return hasReturned ? 'address-returned' : 'no-address';
  };
  for (const other of instead(step)) {
    if (reaches(other)) return by(other, missing());
  }
  // What a person can repair is said before what the step wants.
  if (hasReturned && writesLetter(step.channel)) return 'address-returned';
  if (fallbackOf(step) === 'none') return 'no-channel';
  return hasBounced ? 'bounced' : hasReturned ? 'address-returned' : 'no-contact';
}

/** What may take the place of the channel, best first. Half of two is better than nothing. */
function instead(step: Pick<Step, 'channel' | 'fallback'>): Channel[] {
  const chosen = fallbackOf(step);
  if (chosen === 'none') return [];
  const half: Channel[] =
    step.channel === 'email+letter'
      ? ['email', 'letter']
      : step.channel === 'email+registered'
        ? ['registered', 'email']
        : [];
  if (chosen !== 'other') return [...half, chosen];
  if (step.channel === 'sms') return ['email', 'letter'];
  return [...half, writesMail(step.channel) ? 'letter' : 'email'];
}

/** A postbox that many senders fill is read by nobody; nor does anybody answer where everybody was asked. */
export const MOST_ADDRESSED = 5;

/**
 * Everybody who holds the first role that somebody holds is written to, in one message; without any of them, the first who
 * can be. Mails that came back stop there: whoever is left gets the mail alone. About an order: those who answer for it; who
 * answers for other orders only is asked when there is nobody else.
 */
function recipients(
  audience: Audience,
  contacts: readonly ContactFacts[],
  order: string | null,
): { to: string[]; cc: string[] } | null {
  const reached = contacts.filter((one) => one.email !== '' && !one.hasBounced);
  const answering = order === null ? [] : answersFor(reached, order);
  const general = order === null ? reached : reached.filter((one) => one.orders.length === 0);
  const usable = general.length > 0 ? general : reached;
  const holding = (role: ContactRole): ContactFacts[] => usable.filter((one) => one.roles.includes(role));
  const written =
    answering.length > 0
      ? answering
      : (audience.to.map(holding).find((held) => held.length > 0) ?? usable.slice(0, 1));
  const to = addresses(written, []);
  if (to.length === 0) return null;
  return { to, cc: addresses(audience.cc.flatMap(holding), to) };
}

/** Each address once, whatever its case, and none of those written to already. */
function addresses(contacts: readonly ContactFacts[], written: readonly string[]): string[] {
  const known = new Set(written.map((email) => email.toLowerCase()));
  const found: string[] = [];
  for (const { email } of contacts) {
    if (known.has(email.toLowerCase())) continue;
    known.add(email.toLowerCase());
    found.push(email);
  }
  return found.slice(0, MOST_ADDRESSED);
}
