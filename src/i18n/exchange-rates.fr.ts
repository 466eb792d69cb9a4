import { counted } from './plural.ts';

/** Cours de change (réglages). */
export const exchangeRates = {
  title: 'Cours de change',
  text: 'Les cours de vos factures en devises et de vos clôtures. Un cours qui manque se dit\u202f; il ne s’invente pas.',
  uploadTitle: 'Cours de référence de la BCE',
  uploadText:
    'Téléchargez eurofxref sur ecb.europa.eu (du jour ou historique) et déposez-le ici. Les trois dernières années sont gardées\u202f; un cours saisi à la main reste.',
  uploadLabel: 'Fichier eurofxref',
  uploaded: (kept: number, from: string, until: string) =>
    `${counted('fr', kept, { one: 'cours est gardé', other: 'cours sont gardés' })}, du ${from} au ${until}.`,
  nothingRecent: 'Ce fichier n’a que des cours de plus de trois ans\u00a0: rien n’est gardé.',
  handTitle: 'Saisir un cours',
  currency: 'Devise',
  on: 'Jour',
  rate: (base: string) => `Pour 1 ${base}`,
  rateUnread: 'Écrivez un nombre, comme 1,0543.',
  save: 'Garder ce cours',
  saved: 'Le cours est gardé.',
  latest: 'Derniers cours connus',
  none: 'Aucun cours. Déposez un fichier de la BCE ou saisissez-en un.',
  count: (count: number, until: string) =>
    `${counted('fr', count, { one: 'cours gardé', other: 'cours gardés' })}, le dernier du ${until}.`,
  stale: (days: number) => `il y a ${counted('fr', days, { one: 'jour', other: 'jours' })}`,
  sources: { ecb: 'BCE', hand: 'À la main' },
  quote: (base: string, rate: string, currency: string) => `1 ${base} = ${rate} ${currency}`,
  drop: (currency: string, day: string) => `Supprimer le cours ${currency} du ${day}`,
  dropped: 'Le cours est supprimé.',
};
