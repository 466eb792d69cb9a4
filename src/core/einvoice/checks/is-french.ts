import { plainDate } from '../../calendar/index.ts';
import type { EInvoice } from '../model.ts';
import { profileOf } from '../profiles.ts';

/** From then on large companies issue by the French rules, and all receive (Finance Act 2024, art. 91, as amended). */
const REFORM = plainDate('2026-09-01');
const MODE = /^[BSM][1-9]$/;

/**
 * Whether an invoice is held to the French rules: it says so (profile, billing mode, note BAR), or it goes from one French
 * address to another since the reform. Peppol's and Germany's profiles have rules of their own.
 */
export function isFrench({ guideline, process, notes, seller, buyer, issuedOn }: EInvoice): boolean {
  const profile = profileOf(guideline);
  if (profile === 'peppol' || profile === 'xrechnung' || profile === 'minimum') return false;
  const saysSo =
    profile === 'extended-ctc-fr' ||
    MODE.test(process ?? '') ||
    notes.some(({ subject }) => subject === 'BAR');
  const isDomestic = seller.address?.country === 'FR' && buyer.address?.country === 'FR';
  return saysSo || (isDomestic && issuedOn >= REFORM);
}
