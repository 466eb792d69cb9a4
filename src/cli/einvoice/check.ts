import {
  checkInvoice,
  isFrench,
  isOutsidePlatforms,
  profileOf,
  type EInvoice,
} from '../../core/einvoice/index.ts';
import { hasErrors, type Finding } from '../../core/finding.ts';
import { findingText } from '../../i18n/findings.ts';
import { answer, answerJson, EXIT, type Locale } from '../command.ts';
import { listFiles } from './list-files.ts';
import { readEInvoiceFile } from '../../app/takeover/index.ts';

export type CheckFlags = {
  readonly json: boolean;
  /** The French rules as platforms hold to them, whatever the invoice says of itself; without, those that it owes. */
  readonly fr: boolean;
  readonly peppol: boolean;
  readonly xrechnung: boolean;
  /** As before issuing: no rounding is let pass. */
  readonly strict: boolean;
};

const findingsOf = (invoice: EInvoice, { fr, peppol, xrechnung, strict }: CheckFlags): Finding[] =>
  checkInvoice(invoice, {
    fr: fr || isFrench(invoice),
    outside: !fr && isOutsidePlatforms(invoice),
    peppol,
    xrechnung,
    received: !strict,
  });

/** `./encaisse einvoice check`: what the rules find in each file. */
export async function check(paths: readonly string[], flags: CheckFlags, locale: Locale): Promise<number> {
  const told: Record<string, unknown> = {};
  let code: number = EXIT.done;
  for (const path of await listFiles(paths)) {
    const read = await readEInvoiceFile(path);
    const invoice = read.ok && read.value.kind === 'invoice' ? read.value.invoice : null;
    const findings = [...read.findings, ...(invoice === null ? [] : findingsOf(invoice, flags))];
    const isValid = read.ok && !hasErrors(findings);
    if (!isValid) code = EXIT.no;
    const sentences = findings.map((finding) => ({ ...finding, message: findingText(locale, finding) }));
    told[path] = {
      valid: isValid,
      ...(read.ok && { syntax: read.value.syntax }),
      ...(invoice !== null && { profile: profileOf(invoice.guideline) }),
      findings: sentences,
    };
    if (flags.json) continue;
    answer(`${isValid ? '✓' : '✗'} ${path}`);
    for (const { severity, message } of sentences) answer(`  ${severity === 'error' ? '✗' : '!'} ${message}`);
  }
  if (flags.json) answerJson(told);
  return code;
}
