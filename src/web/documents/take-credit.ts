import type { DocumentContent } from '../../contract/document-shapes.ts';

/** Nothing is written in its lines. */
export const isBlank = ({ lines }: Pick<DocumentContent, 'lines'>): boolean =>
  lines.every((line) => line.type === 'item' && line.name.trim() === '' && Number(line.unitPrice) === 0);

/**
 * What a credit note takes over of an invoice it corrects: lines, rebates, rate of exchange, the day of supply whose VAT
 * rate counts (CGI art. 269). Lines that were written stay above, those of the invoice come once.
 */
export function takeCredit(content: DocumentContent, proposed: DocumentContent): Partial<DocumentContent> {
  const known = new Set(isBlank(content) ? [] : content.lines.map((line) => line.id));
  const kept = isBlank(content) ? [] : content.lines;
  const { language, currency, exchange, suppliedOn, period, references } = proposed;
  return {
    lines: [...kept, ...proposed.lines.filter((line) => !known.has(line.id))],
    adjustments: kept.length === 0 ? proposed.adjustments : content.adjustments,
    language,
    currency,
    exchange,
    suppliedOn,
    period,
    references,
    title: content.title === '' ? proposed.title : content.title,
  };
}
