import { automaticMail as en } from './automatic-mail.en.ts';
import { automaticMail as fr, type AutomaticMailWords } from './automatic-mail.fr.ts';
import type { Locale } from './locales.ts';

export type { AutomaticMailWords } from './automatic-mail.fr.ts';

/** The mail to the person responsible, and the page its links open. Days, hours and amounts come written. */
export const automaticMailWords = (locale: Locale): AutomaticMailWords => (locale === 'fr' ? fr : en);
