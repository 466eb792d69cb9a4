import { error, hasErrors, warning } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { EUR, convertMinor, currencyDecimals } from '../money/index.ts';
import type { Currency } from '../money/index.ts';
import { checkLines } from './check-lines.ts';
import { checkTerms } from './check-terms.ts';
import { checkTexts } from './check-text.ts';
import { checkVat } from './check-vat.ts';
import { instalments } from './instalments.ts';
import { isInvoice } from './kinds.ts';
import { missingMentions } from './missing-mentions.ts';
import type { Document, ItemLine } from './model.ts';
import { computeTotals, isItem } from './totals.ts';

/**
 * Everything that keeps a document from being issued, and what is only worth a warning, while it is typed and again
 * before it gets its number. Amounts are judged once all numbers can be read. Never throws, whatever was typed.
 */
export function checkDraft(document: Document, base: Currency = EUR): Finding[] {
  const numbers = [...checkLines(document), ...checkTerms(document, base)];
  const findings = [
    ...numbers,
    ...checkOptions(document),
    ...checkTexts(document),
    ...missingMentions(document, base),
  ];
  if (hasErrors(numbers)) return findings;
  return [...findings, ...checkVat(document), ...checkAmounts(document, base)];
}

/** Only a quote leaves a choice. */
function checkOptions({ kind, lines }: Document): Finding[] {
  if (kind === 'quote') return [];
  return lines.flatMap((line, index) =>
    line.type !== 'comment' && line.optional === true
      ? [error('invoicing.option-outside-quote', { path: `lines.${index}` })]
      : [],
  );
}

function checkAmounts(document: Document, base: Currency): Finding[] {
  const totals = computeTotals(document, base);
  const findings = [
    ...checkDiscounts(
      document,
      totals.lines.map((line) => line.grossMinor),
    ),
  ];
  if (totals.grossMinor < 0n) {
    // A negative invoice is a credit note that does not say what it corrects.
    const code = document.kind === 'credit_note' ? 'invoicing.credit-negative' : 'invoicing.total-negative';
    findings.push(error(code, { path: 'lines' }));
  }
  if (!isInvoice(document.kind)) return findings;
  const deducts = document.lines.some((line) => isItem(line) && line.deposit !== undefined);
  if (totals.vat.every((one) => one.baseMinor === 0n) && document.lines.some(isItem) && !deducts) {
    findings.push(error('invoicing.nothing-invoiced', { path: 'lines' }));
  }
  if (document.paidMinor < 0n || document.paidMinor > (totals.grossMinor < 0n ? 0n : totals.grossMinor)) {
    findings.push(error('invoicing.paid-exceeds', { path: 'paidMinor' }));
  }
  const toReceive = totals.dueMinor > 0n && document.kind !== 'credit_note';
  // EN 16931 BR-61: a transfer says where to.
  if (document.means === 'transfer' && toReceive && !document.holder && document.seller.iban.trim() === '') {
    findings.push(error('invoicing.iban-missing', { path: 'seller.iban' }));
  }
  return hasErrors(findings) ? findings : [...findings, ...checkCurrency(document, base)];
}

/** A discount never turns a line round. */
function checkDiscounts(document: Document, gross: readonly bigint[]): Finding[] {
  const items = document.lines.flatMap((line, index) => (isItem(line) ? [{ line, index }] : []));
  return items.flatMap(({ line, index }, at) => {
    const worth = gross[at] ?? 0n;
    return exceeds(line, worth < 0n ? -worth : worth)
      ? [error('invoicing.discount-exceeds', { path: `lines.${index}.discount` })]
      : [];
  });
}

const exceeds = ({ discount }: ItemLine, worth: bigint): boolean =>
  discount?.kind === 'amount' && discount.minor > worth;

function checkCurrency(document: Document, base: Currency): Finding[] {
  const decimals = currencyDecimals(document.currency);
  const findings: Finding[] = [];
  // EN 16931 BR-DEC: two decimals at most.
  if (decimals > 2) {
    const params = { currency: document.currency };
    findings.push(warning('invoicing.currency-not-electronic', { path: 'currency', params }));
  }
  const { exchange } = document;
  if (exchange && isInvoice(document.kind)) {
    const parts = instalments(document, computeTotals(document, base));
    const to = currencyDecimals(base);
    // Nothing would be left of it in the books.
    if (parts.some((part) => convertMinor(part.minor, decimals, exchange.rate, to) === 0n)) {
      findings.push(
        error('invoicing.too-small-in-base', { path: 'exchange.rate', params: { currency: base } }),
      );
    }
  }
  return findings;
}
