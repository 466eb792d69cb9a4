import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Texts } from '../../i18n/fr.ts';
import { defaultLocale, localeOf, type Locale } from '../../i18n/locales.ts';
import { setClientLocale } from './client.ts';
import { loadTexts, textsOf } from './loaded-texts.ts';
import { reportUnreachable } from './server-reach.ts';
import { readStored, writeStored } from './stored.ts';

type LocaleState = {
  locale: Locale;
  /** Fetches the language first, so that no screen is ever half translated; ends when it is spoken. */
  setLocale: (locale: Locale) => Promise<void>;
};

const LocaleContext = createContext<LocaleState>({
  locale: defaultLocale,
  setLocale: () => Promise.resolve(),
});

/** The language that this device remembers, else French. */
export const storedLocale = (): Locale => localeOf(readStored('locale'));

/** The language of the screens, whose texts are here already (main.tsx). Keeps `<html lang>` true. */
export function LocaleProvider({ children }: { children: ReactNode }) {
  const [locale, setState] = useState<Locale>(() => {
    const stored = storedLocale();
    setClientLocale(stored);
    return stored;
  });
  const wanted = useRef(locale);
  const setLocale = useCallback(async (next: Locale) => {
    wanted.current = next;
    try {
      await loadTexts(next);
    } catch {
      // The language in use stays, under the banner that says the server does not answer.
      reportUnreachable();
      return;
    }
    if (wanted.current !== next) return;
    writeStored('locale', next);
    setClientLocale(next);
    setState(next);
  }, []);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const state = useMemo(() => ({ locale, setLocale }), [locale, setLocale]);
  return <LocaleContext value={state}>{children}</LocaleContext>;
}

export function useLocale(): LocaleState {
  return use(LocaleContext);
}

/** `const t = useTexts(); t.common.action.save` — every sentence of the language in use. */
export function useTexts(): Texts {
  return textsOf(use(LocaleContext).locale);
}
