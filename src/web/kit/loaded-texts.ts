import { sayFinding, type FindingTexts, type Told } from '../../i18n/findings/text.ts';
import type { FirstTexts, Texts } from '../../i18n/fr.ts';
import type { LaterTexts } from '../../i18n/later.fr.ts';
import type { Locale } from '../../i18n/locales.ts';

type Language = { texts: FirstTexts; findings: FindingTexts };

const sources: Record<Locale, () => Promise<Language>> = {
  fr: () => import('../../i18n/fr.ts'),
  en: () => import('../../i18n/en.ts'),
};
const loaded = new Map<Locale, Language>();

/** Rooms whose words came with their screens. */
const rooms = new Set<(locale: Locale) => Promise<void>>();

/** Fetches one language. main.tsx waits for it before anything is drawn, LocaleProvider before it switches. */
export async function loadTexts(locale: Locale): Promise<void> {
  await Promise.all([...rooms].map((room) => room(locale)));
  if (!loaded.has(locale)) loaded.set(locale, await sources[locale]());
}

export type RoomTexts<T> = {
  /** Awaited by the routes of the room, beside their screens: in every language that is here. */
  load: () => Promise<void>;
  of: (locale: Locale) => T;
  /** Null while they are not here. */
  known: (locale: Locale) => T | null;
};

/** The words of a room with many screens, so that the first screen need not carry them. */
export function roomTexts<T>(of: Record<Locale, () => Promise<T>>): RoomTexts<T> {
  const known = new Map<Locale, T>();
  const fetch = async (locale: Locale): Promise<void> => {
    if (!known.has(locale)) known.set(locale, await of[locale]());
  };
  return {
    load: async () => {
      rooms.add(fetch);
      await Promise.all([...loaded.keys()].map(fetch));
    },
    of: (locale) => {
      const words = known.get(locale);
      if (words === undefined) throw new Error(`the texts of a room in ${locale} were not awaited`);
      return words;
    },
    known: (locale) => known.get(locale) ?? null,
  };
}

/** The sentences that only the rooms behind the first screen have to say, with those rooms or with a refusal. */
const laterFindings = roomTexts<FindingTexts>({
  fr: () => import('../../i18n/findings/later.fr.ts').then((m) => m.laterFindings),
  en: () => import('../../i18n/findings/later.en.ts').then((m) => m.laterFindings),
});
export const loadLaterFindings = laterFindings.load;

/** The words of the rooms behind the first screen: their routes wait for them. */
const laterTexts = roomTexts<LaterTexts>({
  fr: () => import('../../i18n/later.fr.ts').then((m) => m.laterTexts),
  en: () => import('../../i18n/later.en.ts').then((m) => m.laterTexts),
});
export const loadLaterTexts = laterTexts.load;

/** Both together, one object for each language. */
const whole = new Map<Locale, Texts>();

function languageOf(locale: Locale): Language {
  const language = loaded.get(locale);
  if (language === undefined) throw new Error(`the texts of ${locale} were not awaited`);
  return language;
}

/** Every sentence of a language that is here. */
export function textsOf(locale: Locale): Texts {
  const first = languageOf(locale).texts;
  const later = laterTexts.known(locale);
  // The first screen asks for nothing else.
  if (later === null) return first as Texts;
  const known = whole.get(locale) ?? { ...first, ...later };
  whole.set(locale, known);
  return known;
}

/** The sentence of one finding; the bare code when nobody wrote one. */
export function findingText(locale: Locale, finding: Told): string {
  const { findings } = languageOf(locale);
  return sayFinding(finding.code in findings ? findings : laterFindings.of(locale), finding);
}
