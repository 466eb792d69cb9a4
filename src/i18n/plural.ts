/** The two languages of the screens, mails and documents. French is the source. */
export type Locale = 'fr' | 'en';

const rules: Record<Locale, Intl.PluralRules> = {
  fr: new Intl.PluralRules('fr'),
  en: new Intl.PluralRules('en'),
};

/**
 * The form of a word that a count asks for: French says « 0 facture », English "0 invoices".
 * `many` is the French form above a million (« 1 000 000 de factures ») and falls back to `other`.
 */
export function plural(
  locale: Locale,
  count: number,
  forms: { one: string; other: string; many?: string },
): string {
  const category = rules[locale].select(count);
  if (category === 'one') return forms.one;
  return category === 'many' ? (forms.many ?? forms.other) : forms.other;
}

const integers: Record<Locale, Intl.NumberFormat> = {
  fr: new Intl.NumberFormat('fr-FR'),
  en: new Intl.NumberFormat('en-GB'),
};

/** « 1 524 factures »: the count in the language's own digits, then the word in the form it asks for. */
export function counted(
  locale: Locale,
  count: number,
  forms: { one: string; other: string; many?: string },
): string {
  return `${integers[locale].format(count)}\u00a0${plural(locale, count, forms)}`;
}
