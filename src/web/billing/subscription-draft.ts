import { contentToDocument } from '../../contract/document-shapes.ts';
import { wireCurrency, wireDate } from '../../contract/wire.ts';
import { addMonths, plainDate } from '../../core/calendar/index.ts';
import {
  computeTotals,
  occurrenceDocument,
  occurrencesUntil,
  type Indexation,
  type ScheduleRule,
} from '../../core/invoicing/index.ts';
import { occurrenceWords } from '../../i18n/occurrence-words.ts';
import type { Subscription, SubscriptionFields } from './api.ts';

const MONTHS_AHEAD = 12;

/** What would be invoiced in the next twelve months, by the very code of the server; `after`: the last day invoiced. */
export function previewOf(
  fields: SubscriptionFields,
  { today, after, base }: { today: string; after: string | null; base: string },
): Subscription['upcoming'] {
  const rule: ScheduleRule = {
    everyMonths: fields.everyMonths,
    anchorDay: fields.anchorDay,
    timing: fields.timing,
    startsOn: wireDate(fields.startsOn),
    endsOn: fields.endsOn === null ? null : wireDate(fields.endsOn),
    prorate: fields.prorate,
  };
  const from = plainDate(fields.startsOn > today ? fields.startsOn : today);
  const last = after === null ? null : wireDate(after);
  return occurrencesUntil(rule, last, addMonths(from, MONTHS_AHEAD)).map((occurrence) => {
    const document = occurrenceDocument(
      contentToDocument(fields.content, occurrence.on),
      occurrence,
      { indexation: fields.indexation as Indexation, startsOn: rule.startsOn },
      occurrenceWords(occurrence, fields.content.language),
    );
    const { netMinor, grossMinor } = computeTotals(document, wireCurrency(base));
    return { ...occurrence, netMinor: netMinor.toString(), grossMinor: grossMinor.toString() };
  });
}
