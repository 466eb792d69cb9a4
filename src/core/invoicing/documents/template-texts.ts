import type { Finding } from '../../finding.ts';
import type { DocumentKind } from '../model.ts';
import { fillPlaceholders } from '../placeholders.ts';

/** Places of a page where a company may have words of its own, from top to bottom. */
export const textPlaces = ['intro', 'beforeTotals', 'payment', 'closing', 'footer'] as const;
export type TextPlace = (typeof textPlaces)[number];

/** What a text is written for; 'all' is every document that has none of its own at that place. */
export const textScopes = [
  'all',
  'quote',
  'order_confirmation',
  'pro_forma',
  'invoice',
  'deposit',
  'credit_note',
] as const;
export type TextScope = (typeof textScopes)[number];

/** The languages documents are written in: those a customer may have. */
export const documentLanguages = ['fr', 'en'] as const;
export type DocumentLanguage = (typeof documentLanguages)[number];

/** By language, kind and place, with placeholders. What is not there is not printed; '' under a kind silences 'all'. */
export type TemplateTexts = Readonly<
  Partial<
    Record<
      DocumentLanguage,
      Readonly<Partial<Record<TextScope, Readonly<Partial<Record<TextPlace, string>>>>>>
    >
  >
>;

/** At the foot of every page there is room for a line or two. */
export const MAX_TEXT: Record<TextPlace, number> = {
  intro: 2000,
  beforeTotals: 2000,
  payment: 1000,
  closing: 2000,
  footer: 300,
};

/** Progress, final and corrective invoices read as invoices do. */
export function scopeOf(kind: DocumentKind): TextScope {
  return textScopes.find((scope) => scope === kind) ?? 'invoice';
}

/** The words of one document: its kind's own, place by place, else those of all. */
export function textsFor(
  texts: TemplateTexts,
  kind: DocumentKind,
  language: DocumentLanguage,
): Partial<Record<TextPlace, string>> {
  const own = texts[language];
  const chosen = { ...own?.all, ...own?.[scopeOf(kind)] };
  return Object.fromEntries(Object.entries(chosen).filter(([, text]) => text.trim() !== ''));
}

/** As it was kept, by whatever release: only what fits, in one order, so that equal sets look equal. */
export function readTexts(kept: unknown): TemplateTexts {
  return eachText((language, scope, place) => {
    const text = memberOf(memberOf(memberOf(kept, language), scope), place);
    return typeof text === 'string' ? text : undefined;
  });
}

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;

/** With one text written anew; undefined takes it away. */
export function withText(
  texts: TemplateTexts,
  at: { language: DocumentLanguage; scope: TextScope; place: TextPlace },
  text: string | undefined,
): TemplateTexts {
  return eachText((language, scope, place) =>
    language === at.language && scope === at.scope && place === at.place
      ? text
      : texts[language]?.[scope]?.[place],
  );
}

function eachText(
  read: (language: DocumentLanguage, scope: TextScope, place: TextPlace) => string | undefined,
): TemplateTexts {
  const given = <K extends string, V>(keys: readonly K[], make: (key: K) => V | undefined) => {
    const entries = keys.flatMap((key) => {
      const value = make(key);
      return value === undefined ? [] : [[key, value] as const];
    });
    return entries.length === 0 ? undefined : (Object.fromEntries(entries) as Partial<Record<K, V>>);
  };
  return (
    given(documentLanguages, (language) =>
      given(textScopes, (scope) => given(textPlaces, (place) => read(language, scope, place))),
    ) ?? {}
  );
}

/** Every placeholder exists, and every brace is closed. `path`: 'texts.fr.quote.intro'. */
export function checkTemplateTexts(texts: TemplateTexts, known: readonly string[]): Finding[] {
  const values = Object.fromEntries(known.map((name) => [name, 1]));
  return documentLanguages.flatMap((language) =>
    textScopes.flatMap((scope) =>
      textPlaces.flatMap((place) =>
        fillPlaceholders(texts[language]?.[scope]?.[place] ?? '', values).findings.map((finding) => ({
          ...finding,
          path: `texts.${language}.${scope}.${place}`,
        })),
      ),
    ),
  );
}
