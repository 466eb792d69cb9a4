import { roundDiv } from '../money/index.ts';
import { occurrenceLines, type Indexation } from './indexation.ts';
import type { Adjustment, Document, DocumentAdjustment, Line } from './model.ts';
import { fillPeriod, type PeriodWords } from './period-text.ts';
import type { Occurrence, ScheduleRule } from './schedule.ts';

type Template = Omit<Document, 'seller' | 'buyer'>;

export type OccurrenceTerms = {
  readonly indexation: Indexation;
  readonly startsOn: ScheduleRule['startsOn'];
};

/** As the language of the document says them. */
export type OccurrenceWords = PeriodWords & {
  /** « Prorata : 12 jours sur 31 »; null where the period is charged whole. */
  readonly part: string | null;
};

/**
 * The invoice of one period of a subscription: everything its template says, with the prices of that day, the period in
 * its texts, and of a period cut short the part that is charged, of amounts on the whole document too. A template says
 * no day of its own but those: days of supply and of instalments that once stood in it would be wrong in every period, and
 * so would the rate of exchange of one day: VAT is due at the one of each invoice (CGI art. 266, 1 bis).
 */
export function occurrenceDocument(
  template: Template,
  occurrence: Occurrence,
  terms: OccurrenceTerms,
  words: OccurrenceWords,
): Template {
  const fill = (text: string): string => fillPeriod(text, words);
  const { suppliedOn: _supplied, exchange: _ofOneDay, ...rest } = template;
  const priced = occurrenceLines(template.lines, occurrence, { ...terms, currency: template.currency });
  const lines: Line[] = priced.map((line) => fillLine(line, fill));
  if (words.part !== null) lines.push({ type: 'comment', id: 'part', text: words.part });
  return {
    ...rest,
    kind: 'invoice',
    title: fill(template.title),
    period: { from: occurrence.from, to: occurrence.to },
    schedule: [],
    lines,
    adjustments: template.adjustments.map((one) => partOfAdjustment(one, occurrence.part, fill)),
    intro: fill(template.intro),
    closing: fill(template.closing),
  };
}

function fillLine(line: Line, fill: (text: string) => string): Line {
  if (line.type === 'section') return { ...line, title: fill(line.title) };
  if (line.type === 'comment') return { ...line, text: fill(line.text) };
  const { period: _fixed, description, ...rest } = line;
  return {
    ...rest,
    name: fill(line.name),
    ...(description === undefined ? {} : { description: fill(description) }),
  };
}

function partOfAdjustment(
  one: DocumentAdjustment,
  part: Occurrence['part'],
  fill: (text: string) => string,
): DocumentAdjustment {
  return { ...one, label: fill(one.label), value: partOfValue(one.value, part) };
}

const partOfValue = (value: Adjustment, part: Occurrence['part']): Adjustment =>
  value.kind === 'percent' || part === null
    ? value
    : { kind: 'amount', minor: roundDiv(value.minor * BigInt(part.days), BigInt(part.of)) };
