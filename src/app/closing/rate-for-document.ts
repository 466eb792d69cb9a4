import type { DocumentContent } from '../../contract/document-shapes.ts';
import { addDays, plainDate } from '../../core/calendar/index.ts';
import { documentLines } from '../../i18n/document-lines.ts';
import type { Locale } from '../../i18n/locales.ts';
import type { Context } from '../../shell/http/context.ts';
import { readRateOn } from './read-rates.ts';

/** Rates come out on business days; the longest rest of the year is shorter. */
const OLDEST_DAYS = 7;

/**
 * What a document that nobody writes is converted at: the rate kept for today, or the last one before it (directive
 * 2006/112/CE art. 91, 2: the latest one recorded when the tax becomes chargeable). Null: none is kept that is fresh enough.
 */
export const rateForDocument = async (
  context: Context,
  currency: string,
  language: Locale,
): Promise<DocumentContent['exchange']> => {
  const { rate, before, perUnit } = await readRateOn(context, { currency, on: context.today });
  const used = rate ?? before;
  if (used === null || perUnit === null) return null;
  if (plainDate(used.on) < addDays(plainDate(context.today), -OLDEST_DAYS)) return null;
  return { rate: perUnit, on: used.on, source: documentLines(language).rateSource[used.source] };
};
