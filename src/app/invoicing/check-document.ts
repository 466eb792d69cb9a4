import { wireCurrency } from '../../contract/wire.ts';
import { error, type Finding } from '../../core/finding.ts';
import { checkDraft, type Document } from '../../core/invoicing/index.ts';
import type { Context } from '../../shell/http/context.ts';

/** Everything that keeps a document from being issued today, and what is worth a warning. */
export const checkDocument = (
  context: Pick<Context, 'today'>,
  document: Document,
  baseCurrency: string,
): Finding[] => {
  const findings = checkDraft(document, wireCurrency(baseCurrency));
  // Numbers follow the dates: a document is issued today, or on a day since the last number, never ahead.
  if (document.issuedOn > context.today) {
    findings.push(error('invoicing.issued-in-the-future', { path: 'issuedOn' }));
  }
  return findings;
};
