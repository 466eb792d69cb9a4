import type { PaymentTerms } from '../../core/calendar/index.ts';
import type { Texts } from '../../i18n/catalogue.ts';

/** « 45 jours fin de mois », as core/calendar reads it back. */
export function termsText(terms: PaymentTerms, t: Texts['receivables']['terms']): string {
  if (terms.kind === 'net') return terms.days === 0 ? t.atOnce : t.net(terms.days);
  const text =
    terms.then === 'days-then-end' || terms.days === 0
      ? t.daysThenEnd(terms.days)
      : t.endThenDays(terms.days);
  return terms.day === undefined ? text : t.onDay(text, terms.day);
}
