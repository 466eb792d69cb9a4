import type { ContactFacts, CustomerFacts } from './facts.ts';
import { audienceOf, fallbackOf, writesLetter, writesMail } from './step.ts';
import type { Audience, Channel, ContactRole, Step, StepChannel } from './step.ts';

/** Why a channel other than the one of the step is used. */
export type Fallback = 'no-email' | 'no-address' | 'bounced' | 'address-returned' | 'not-offered' | null;

export type Route = {
  channel: Channel;
  fallback: Fallback;
  recipient: string | null;
  cc: readonly string[];
};

/** Why nobody can be written to: no way at all, mails or letters came back, or none that the step allows. */
export type Unreachable = 'no-contact' | 'bounced' | 'address-returned' | 'no-channel';

/** The channel of the step and whom it reaches, or what the step says instead. */
export function route(
  step: Pick<Step, 'channel' | 'fallback' | 'audience'>,
  customer: Pick<CustomerFacts, 'contacts' | 'hasPostalAddress' | 'addressReturned'>,
): Route | Unreachable {
  if (step.channel === 'call') return { channel: 'call', fallback: null, recipient: null, cc: [] };
  const mail = recipients(audienceOf(step), customer.contacts);
  const hasBounced = mail === null && customer.contacts.some((one) => one.email !== '' && one.hasBounced);
  const isPosted = customer.hasPostalAddress && !customer.addressReturned;
  const hasReturned = customer.hasPostalAddress && customer.addressReturned;
  const reaches = (channel: StepChannel): channel is Channel =>
    channel !== 'sms' && (!writesMail(channel) || mail !== null) && (!writesLetter(channel) || isPosted);
  const by = (channel: Channel, fallback: Fallback): Route => ({
    channel,
    fallback,
    recipient: writesMail(channel) ? (mail?.to ?? null) : null,
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

/** A postbox that many senders fill is read by nobody. */
const MOST_COPIES = 5;

/** The first role that somebody holds is written to; without any of them, whoever can be. Mails that came back stop there. */
function recipients(
  audience: Audience,
  contacts: readonly ContactFacts[],
): { to: string; cc: string[] } | null {
  const usable = contacts.filter((one) => one.email !== '' && !one.hasBounced);
  const holding = (role: ContactRole): ContactFacts[] => usable.filter((one) => one.roles.includes(role));
  const first = audience.to.map((role) => holding(role)[0]).find((one) => one !== undefined) ?? usable[0];
  if (first === undefined) return null;
  const copied = audience.cc.flatMap((role) => holding(role)).map((one) => one.email);
  const cc = [...new Set(copied)].filter((email) => email !== first.email);
  return { to: first.email, cc: cc.slice(0, MOST_COPIES) };
}
