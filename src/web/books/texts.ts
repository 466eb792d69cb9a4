import type { booksCheck } from '../../i18n/books-check.fr.ts';
import type { bookkeeping } from '../../i18n/bookkeeping.fr.ts';
import { roomTexts } from '../kit/loaded-texts.ts';
import { useLocale } from '../kit/locale.tsx';

export type BooksTexts = typeof bookkeeping;

export const booksTexts = roomTexts<BooksTexts>({
  fr: () => import('../../i18n/bookkeeping.fr.ts').then((m) => m.bookkeeping),
  en: () => import('../../i18n/bookkeeping.en.ts').then((m) => m.bookkeeping),
});

/** Every sentence of this room in the language in use; the routes wait for them. */
export function useWords(): BooksTexts {
  return booksTexts.of(useLocale().locale);
}

export type CheckTexts = typeof booksCheck;

/** What the verification of the books says and finds. */
export const checkTexts = roomTexts<CheckTexts>({
  fr: () => import('../../i18n/books-check.fr.ts').then((m) => m.booksCheck),
  en: () => import('../../i18n/books-check.en.ts').then((m) => m.booksCheck),
});

export function useCheckWords(): CheckTexts {
  return checkTexts.of(useLocale().locale);
}
