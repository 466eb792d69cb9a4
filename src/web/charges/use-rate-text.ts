import { useLocale, useTexts } from '../kit/locale.tsx';
import type { Rates } from './api.ts';

/** « 12,15 % », as written: the rate is exact. */
export function usePercent(): (percent: string) => string {
  const { locale } = useLocale();
  return (percent) => (locale === 'fr' ? `${percent.replace('.', ',')}\u00a0%` : `${percent}%`);
}

/** What the printed rate is, and what it comes to: « BCE + 10 points, soit 12,15 % au 2ᵉ semestre 2026. » */
export function useRateText(): (mention: Rates['mention'], semester: string) => string {
  const words = useTexts().charges.rates;
  const percent = usePercent();
  const { locale } = useLocale();
  return (mention, semester) => {
    const figure = locale === 'fr' ? mention.figure.replace('.', ',') : mention.figure;
    const { reading } = words;
    const read =
      mention.kind === 'central-bank'
        ? reading['central-bank'](figure)
        : mention.kind === 'legal'
          ? reading.legal(figure)
          : reading[mention.kind];
    if (mention.kind === 'unread') return `«\u00a0${mention.text}\u00a0»`;
    return mention.percent === null
      ? words.nowMissing(read)
      : words.now(read, percent(mention.percent), semester);
  };
}
