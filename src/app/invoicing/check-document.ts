import type { DocumentContent } from '../../contract/document-shapes.ts';
import { wireCurrency } from '../../contract/wire.ts';
import { error, hasErrors, type Finding } from '../../core/finding.ts';
import {
  checkDraft,
  checkDueLimit,
  computeTotals,
  isInvoice,
  type Document,
} from '../../core/invoicing/index.ts';
import { checkCustomValues } from '../../core/party/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { readCustomFields } from '../party/index.ts';
import { checkElectronic } from './electronic.ts';

/** Stands for the number that is not given yet, where the rules look at its shape. */
const NO_NUMBER = 'BROUILLON';

/** Own fields hold what their kind says, or nothing: what is printed, filtered and exported by was checked. */
export const checkOwnFields = async (
  context: Pick<Context, 'tx' | 'org'>,
  { custom = {} }: DocumentContent,
): Promise<Finding[]> =>
  Object.values(custom).every((value) => value === '')
    ? []
    : checkCustomValues(await readCustomFields(context, 'document'), custom);

/** Everything that keeps a document from being issued today, and what is worth a warning. */
export const checkDocument = (
  context: Pick<Context, 'today'>,
  document: Document,
  baseCurrency: string,
): Finding[] => {
  const base = wireCurrency(baseCurrency);
  const findings = [...checkDraft(document, base), ...checkDueLimit(document)];
  // Numbers follow the dates: a document is issued today, or on a day since the last number, never ahead.
  if (document.issuedOn > context.today) {
    findings.push(error('invoicing.issued-in-the-future', { path: 'issuedOn' }));
  }
  if (hasErrors(findings) || !isInvoice(document.kind)) return findings;
  return [...findings, ...checkElectronic(document, computeTotals(document, base), NO_NUMBER, base)];
};
