import {
  checkTexts,
  TEXT_CODES,
  TEXT_LANGUAGES,
  type MessageText,
  type OwnTexts,
  type TextCode,
  type TextField,
  type TextLanguage,
} from '../../core/dunning/index.ts';
import type { Finding } from '../../core/finding.ts';
import { shippedText, textOf } from '../../i18n/dunning-templates.ts';

export type TextPart = 'mail' | 'letter';

/** Which text is on the screen. */
export type TextPlace = { code: TextCode; language: TextLanguage; part: TextPart };

/** A mail has a subject above its text, a letter a title. */
export const fieldsOf = { mail: ['subject', 'mail'], letter: ['title', 'letter'] } as const;

const ORDER = ['subject', 'mail', 'title', 'letter'] as const;

/** One order of keys and nothing empty, so that two equal sets of texts look equal. */
export function tidyTexts(texts: OwnTexts): OwnTexts {
  const ofLanguage = (language: TextLanguage): OwnTexts[TextLanguage] =>
    Object.fromEntries(
      TEXT_CODES.flatMap((code) => {
        const own = texts[language][code];
        const fields = ORDER.flatMap((field) => (own?.[field] === undefined ? [] : [[field, own[field]]]));
        return fields.length === 0 ? [] : [[code, Object.fromEntries(fields) as Partial<MessageText>]];
      }),
    );
  return { fr: ofLanguage('fr'), en: ofLanguage('en') };
}

export function shownText(texts: OwnTexts, { code, language, part }: TextPlace) {
  const text = textOf(language, code, texts);
  const [head, body] = fieldsOf[part];
  return { head: text[head], body: text[body] };
}

/** Written as supplied, it is no text of one's own: it follows when the supplied one improves. */
export function withText(
  texts: OwnTexts,
  { code, language }: TextPlace,
  field: TextField,
  value: string,
): OwnTexts {
  const isSupplied = value === shippedText(language, code)[field];
  const own = { ...texts[language][code], [field]: isSupplied ? undefined : value };
  return tidyTexts({ ...texts, [language]: { ...texts[language], [code]: own } });
}

export const withSupplied = (texts: OwnTexts, place: TextPlace): OwnTexts =>
  fieldsOf[place.part].reduce(
    (left, field) => withText(left, place, field, shippedText(place.language, place.code)[field]),
    texts,
  );

export const isOwn = (texts: OwnTexts, { code, language, part }: TextPlace): boolean =>
  fieldsOf[part].some((field) => texts[language][code]?.[field] !== undefined);

export type PlacedFinding = { place: TextPlace; field: TextField; finding: Finding };

/** The server's own check, while typing, with the text each finding is about. */
export const textFindings = (texts: OwnTexts): PlacedFinding[] =>
  TEXT_LANGUAGES.flatMap((language) =>
    TEXT_CODES.flatMap((code) =>
      (['mail', 'letter'] as const).flatMap((part) =>
        fieldsOf[part].flatMap((field) => {
          const value = texts[language][code]?.[field];
          if (value === undefined) return [];
          const only: OwnTexts = { fr: {}, en: {}, [language]: { [code]: { [field]: value } } };
          return checkTexts(only).map((finding) => ({ place: { code, language, part }, field, finding }));
        }),
      ),
    ),
  );

export const isSamePlace = (a: TextPlace, b: TextPlace): boolean =>
  a.code === b.code && a.language === b.language && a.part === b.part;
