import { problemsEn } from './problems.en.ts';
import { problemsFr, type ProblemTexts } from './problems.fr.ts';

export const problemTexts = (locale: 'fr' | 'en'): ProblemTexts =>
  locale === 'en' ? problemsEn : problemsFr;
