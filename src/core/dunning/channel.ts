import type { Fallback } from './draft.ts';
import type { CustomerFacts } from './facts.ts';
import type { Channel } from './policy.ts';

export type Route = { channel: Channel; fallback: Fallback; recipient: string | null };

/** The channel of the step, or the other one when the customer cannot be reached by it; null when by none. */
export function route(wanted: Channel, customer: CustomerFacts): Route | null {
  const { email, hasPostalAddress } = customer;
  if (wanted === 'call') return { channel: 'call', fallback: null, recipient: null };
  if (wanted === 'email+letter') {
    if (email !== null && hasPostalAddress) return { channel: wanted, fallback: null, recipient: email };
    if (email !== null) return { channel: 'email', fallback: 'no-address', recipient: email };
    return hasPostalAddress ? { channel: 'letter', fallback: 'no-email', recipient: null } : null;
  }
  if (wanted === 'email') {
    if (email !== null) return { channel: 'email', fallback: null, recipient: email };
    return hasPostalAddress ? { channel: 'letter', fallback: 'no-email', recipient: null } : null;
  }
  if (hasPostalAddress) return { channel: 'letter', fallback: null, recipient: null };
  return email !== null ? { channel: 'email', fallback: 'no-address', recipient: email } : null;
}
