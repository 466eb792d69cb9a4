import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { defaultLocale, localeOf, texts, type Locale, type Texts } from '../../i18n/catalogue.ts';
import { setClientLocale } from './client.ts';
import { readStored, writeStored } from './stored.ts';

type LocaleState = { locale: Locale; setLocale: (locale: Locale) => void };

const LocaleContext = createContext<LocaleState>({ locale: defaultLocale, setLocale: () => undefined });

/** The language of the screens: the one chosen on this device, else French. Keeps `<html lang>` true. */
export function LocaleProvider({ children }: { children: ReactNode }) {
  const [locale, setState] = useState<Locale>(() => {
    const stored = localeOf(readStored('locale'));
    setClientLocale(stored);
    return stored;
  });
  const setLocale = useCallback((next: Locale) => {
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
  return texts(use(LocaleContext).locale);
}
