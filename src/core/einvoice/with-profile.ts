import type { EInvoice } from './model.ts';
import { profiles, type Profile } from './profiles.ts';

/**
 * The same invoice, saying that it follows this profile: its guideline (BT-24), and the business process (BT-23) where
 * the profile fixes one. What a smaller profile does not admit is left out by the writers, not here.
 */
export function withProfile(invoice: EInvoice, profile: Profile): EInvoice {
  const { guideline, process } = profiles[profile];
  return { ...invoice, guideline, ...(process !== undefined && { process }) };
}
