import type { Locale } from './locales.ts';
import { counted } from './plural.ts';

const fr = {
  file: 'lettres',
  registeredFile: 'recommandes',
  addresses: 'adresses',
  title: 'Lettres à poster',
  part: (from: number, to: number, total: number): string =>
    from === 1 && to === total
      ? counted('fr', total, { one: 'lettre', other: 'lettres' })
      : `${from} à ${to} sur ${total} lettres`,
  head: ['N°', 'Étape', 'Destinataire', 'Pages'],
  csv: ['numero', 'client', 'nom'],
  addressLine: 'adresse',
  tracking: 'numero_recommande',
};

const en: typeof fr = {
  file: 'letters',
  registeredFile: 'registered',
  addresses: 'addresses',
  title: 'Letters to post',
  part: (from, to, total) =>
    from === 1 && to === total
      ? counted('en', total, { one: 'letter', other: 'letters' })
      : `${from} to ${to} of ${total} letters`,
  head: ['No.', 'Step', 'Addressee', 'Pages'],
  csv: ['number', 'customer', 'name'],
  addressLine: 'address',
  tracking: 'tracking_number',
};

/** The cover of a batch of letters and the file of their addresses. */
export const letterBatch = (locale: Locale): typeof fr => (locale === 'en' ? en : fr);
