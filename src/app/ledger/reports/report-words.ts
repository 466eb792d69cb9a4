import { bookkeeping as english } from '../../../i18n/bookkeeping.en.ts';
import { bookkeeping as french } from '../../../i18n/bookkeeping.fr.ts';

export type ReportWords = typeof french;

export const reportWords = (locale: 'fr' | 'en'): ReportWords => (locale === 'fr' ? french : english);
