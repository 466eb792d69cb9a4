import { plainDate } from '../../calendar/index.ts';
import type { PlainDate } from '../../calendar/index.ts';
import type { Decimal } from '../../money/index.ts';

/** Where French VAT has its own rates. In Guyane and Mayotte there is none (CGI art. 294, 1). */
export type VatTerritory = 'metropole' | 'corse' | 'dom' | 'without-vat';

export type VatRate = {
  readonly rate: Decimal;
  readonly territories: readonly VatTerritory[];
  /** First and last day; null is before, or after, all that is invoiced here. */
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
};

const rate = (
  value: Decimal,
  territories: readonly VatTerritory[],
  from: string | null = null,
  to: string | null = null,
): VatRate => ({
  rate: value,
  territories,
  from: from === null ? null : plainDate(from),
  to: to === null ? null : plainDate(to),
});

const FRANCE = ['metropole', 'corse'] as const;

/**
 * CGI art. 278 to 281 nonies, 296 (overseas), 297 (Corsica). The rates in force agree with what the French platforms
 * admit (BR-FR-16); the days of past changes are general knowledge (lois de finances).
 */
export const VAT_RATES: readonly VatRate[] = [
  rate('20.6', FRANCE, '1995-08-01', '2000-03-31'),
  rate('19.6', FRANCE, '2000-04-01', '2013-12-31'),
  rate('20', FRANCE, '2014-01-01'),
  rate('7', FRANCE, '2012-01-01', '2013-12-31'),
  rate('10', FRANCE, '2014-01-01'),
  rate('5.5', FRANCE),
  rate('2.1', ['metropole', 'corse', 'dom']),
  rate('13', ['corse'], '2014-01-01'),
  rate('0.9', ['corse']),
  rate('8.5', ['dom']),
  rate('1.75', ['dom']),
  rate('1.05', ['dom']),
];
