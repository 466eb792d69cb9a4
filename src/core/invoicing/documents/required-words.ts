import type { CommercialDocument } from './commercial-document.ts';

/**
 * What a page must say, whoever laid it out: the seller and the buyer, number and dates, each line with its amount, the
 * VAT, the totals and every mention (CGI ann. II art. 242 nonies A; C. com. L441-9, R123-237 and R123-238). In the order
 * of the page.
 */
export function requiredWords(data: CommercialDocument): string[] {
  const { letterhead, address, facts, parties, correction, lines, options, vat, totals, payment, schedule } =
    data;
  return [
    data.title,
    data.number,
    data.specimen,
    letterhead.name,
    letterhead.address,
    ...letterhead.legal,
    ...address,
    ...facts.map((fact) => fact.value),
    ...parties.flatMap((party) => party.lines),
    ...(correction === null ? [] : [correction.text, correction.reason]),
    data.subject,
    ...lines.rows.flatMap((row) =>
      row.kind === 'item'
        ? [
            row.cells.description ?? '',
            row.cells.quantity ?? '',
            row.cells.unitPrice ?? '',
            row.cells.net ?? '',
            ...row.notes,
          ]
        : [],
    ),
    ...(options === null
      ? []
      : options.rows.flatMap((row) => [row.name, ...row.details, row.net, row.gross])),
    ...(vat === null ? [] : [...vat.rows.flat(), vat.note]),
    ...totals.rows.map((row) => row.amount),
    totals.due.amount,
    ...(payment === null ? [] : [payment.holder, ...payment.terms.lines]),
    ...(schedule === null ? [] : schedule.rows.flatMap((row) => [row.dueOn, row.amount])),
    ...data.mentions,
  ].filter((text) => text.trim() !== '');
}

/** Those that do not stand on the pages: whatever the case, the spaces and where lines break. Each once. */
export function missingWords(data: CommercialDocument, pages: string): string[] {
  const printed = squeezed(pages);
  return [...new Set(requiredWords(data))].filter((text) => !stands(text, printed));
}

/** Whole; or, of a sentence that a page break cuts in two, each of its words. */
function stands(text: string, printed: string): boolean {
  if (printed.includes(squeezed(text))) return true;
  const words = text
    .split(/\s+/)
    .map(squeezed)
    .filter((word) => word !== '');
  return words.length > 3 && words.every((word) => printed.includes(word));
}

/** Letters and digits alone: neither hyphens nor the breaks that layouts put into long words. */
const squeezed = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
