import type { Finding } from '../../finding.ts';
import type { EInvoice } from '../model.ts';
import { LEVEL, profileOf } from '../profiles.ts';
import { codeRules } from './codes.ts';
import { consistencyRules } from './consistency.ts';
import { decimalRules } from './decimals.ts';
import { frenchRules } from './french.ts';
import { groupRules } from './groups.ts';
import { peppolRules } from './peppol.ts';
import { levelOf, presenceRules } from './presence.ts';
import { runRules, type Rule } from './rule.ts';
import { totalRules } from './totals.ts';
import { vatRules } from './vat.ts';
import { xrechnungRules } from './xrechnung.ts';

export type CheckOptions = {
  /** The French rules too (BR-FR-*). */
  readonly fr?: boolean;
  /** Peppol's; also when the invoice says it follows Peppol BIS Billing. */
  readonly peppol?: boolean;
  /** XRechnung's; also when the invoice says it follows XRechnung. */
  readonly xrechnung?: boolean;
  /** It reaches its customer by another way than platforms: no electronic address is asked for (BR-FR-12). */
  readonly outside?: boolean;
  /** Someone else's invoice: roundings that the published rules let pass are warned of only. Ours are exact. */
  readonly received?: boolean;
};

/** EN 16931-1, whatever the country. */
export const coreRules: readonly Rule[] = [
  ...presenceRules,
  ...totalRules,
  ...vatRules,
  ...consistencyRules,
  ...decimalRules,
  ...codeRules,
  ...groupRules,
];

/**
 * What is wrong with an invoice, by the rules of EN 16931 and those asked for: a finding per fault, its rule under
 * `params.rule`, its place under `path`. An invoice that gives no error here passes the published rules of its profile.
 * MINIMUM and BASIC WL are held to what they have a place for; French rules are not for MINIMUM, which is no invoice there.
 */
export function checkInvoice(invoice: EInvoice, options: CheckOptions = {}): Finding[] {
  const profile = profileOf(invoice.guideline);
  const context = { profile, isReceived: options.received ?? false, isOutside: options.outside ?? false };
  const findings = runRules(
    [
      ...coreRules,
      ...(options.fr === true && levelOf(profile) > LEVEL.minimum ? frenchRules : []),
      ...(options.peppol === true || profile === 'peppol' ? peppolRules : []),
      ...(options.xrechnung === true || profile === 'xrechnung' ? xrechnungRules : []),
    ],
    invoice,
    context,
  );
  // EN 16931 does not have Peppol's rules: a stranger who does not follow Peppol did nothing wrong.
  const owesPeppol = options.received !== true || profile === 'peppol' || profile === 'xrechnung';
  return owesPeppol
    ? findings
    : findings.map((finding) =>
        String(finding.params?.['rule']).startsWith('PEPPOL') ? { ...finding, severity: 'warning' } : finding,
      );
}
