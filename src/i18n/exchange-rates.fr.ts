import { counted } from './plural.ts';

/** Cours de change (réglages). */
export const exchangeRates = {
  title: 'Cours de change',
  text: 'Les cours de vos factures en devises et de vos clôtures. Un cours qui manque se dit\u202f; il ne s’invente pas.',
  uploadTitle: 'Cours de référence de la BCE',
  uploadText:
    'Téléchargez eurofxref sur ecb.europa.eu (du jour ou historique) et déposez-le ici. Les trois dernières années sont gardées\u202f; un cours saisi à la main reste.',
  feed: {
    title: 'Chaque jour, sans rien faire',
    text: 'Encaisse lit les cours de référence de la BCE (ecb.europa.eu) chaque soir de semaine. Un cours saisi à la main reste.',
    isOn: 'Demander les cours à la BCE',
    on: 'La BCE est interrogée chaque jour.',
    off: 'La BCE n’est plus interrogée.',
    lookedAt: (when: string) => `Dernière lecture\u00a0: ${when}.`,
    missing: (days: string, more: number) =>
      `Jours sans cours\u00a0: ${days}${more > 0 ? ` et ${String(more)} autres` : ''}. Ils sont demandés à nouveau dans l’heure.`,
    problems: {
      unavailable:
        'La BCE n’a pas répondu. Encaisse redemande dans l’heure\u202f; un fichier peut être déposé ci-dessous.',
      timeout: 'La BCE a mis trop de temps à répondre. Encaisse redemande dans l’heure.',
      'too-large': 'La réponse de la BCE est anormalement grande\u00a0: elle n’a pas été lue.',
      unreadable:
        'La réponse de la BCE n’a pas pu être lue\u00a0: rien n’en est gardé. Déposez un fichier ou saisissez le cours.',
      'rate-limited': 'La BCE demande d’attendre. Encaisse redemande dans l’heure.',
    },
  },
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
