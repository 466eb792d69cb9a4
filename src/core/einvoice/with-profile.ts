import type { EInvoice } from './model.ts';
import { flattenLines } from './line-groups.ts';
import { LEVEL, profiles, type Profile } from './profiles.ts';

/**
 * The same invoice, saying that it follows this profile: its guideline (BT-24), and the business process (BT-23) where
 * the profile fixes one. Groups of lines go into notes where the profile has none: their
 * amounts would count twice. What else a smaller profile does not admit is left out by the writers, not here.
 */
export function withProfile(invoice: EInvoice, profile: Profile): EInvoice {
  const { guideline, process, level } = profiles[profile];
  const lines = level >= LEVEL.extended ? invoice.lines : flattenLines(invoice.lines);
  return { ...invoice, guideline, lines, ...(process !== undefined && { process }) };
}
