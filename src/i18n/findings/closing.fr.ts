import { words } from './text.ts';
import type { FindingTexts } from './text.ts';

const { day } = words('fr');

export const closing = {
  'closing.rates-unread':
    'Ce fichier n’est pas celui des cours de la BCE. Téléchargez eurofxref (CSV, XML ou ZIP) sur ecb.europa.eu.',
  'closing.rates-in-euro': (p) =>
    `La BCE cote contre l’euro\u00a0; vos comptes sont en ${p['currency'] ?? ''}. Saisissez vos cours à la main.`,
  'closing.rate-of-base': (p) =>
    `${p['currency'] ?? ''} est la devise de vos comptes, ou n’en est pas une. Choisissez une autre devise.`,
  'closing.rate-positive': 'Un cours est plus grand que zéro.',
  'closing.rate-in-future': 'Ce jour n’est pas encore venu. Donnez le cours d’un jour passé.',
  'closing.rate-missing': (p) =>
    `Il n’y a pas de cours ${p['currency'] ?? ''} au ${day(p, 'on')}. Choisissez un jour voisin ou saisissez-le dans les réglages.`,
  'closing.in-future': 'Cette clôture est à venir. Choisissez aujourd’hui au plus tard.',
  'closing.reversal-before': 'Le retour au 411 suit le passage au 416. Choisissez un jour plus tardif.',
  'closing.later-run': (p) =>
    `Une clôture du ${day(p, 'on')} est déjà passée. Annulez-la d’abord, puis refaites-la.`,
  'closing.undone-already': 'Cette clôture est déjà annulée ou remplacée.',
  'closing.nothing-to-revalue': 'Rien ne change à ces cours\u00a0: il n’y a pas d’écriture à passer.',
  'closing.nothing-doubtful': 'Aucune créance n’est marquée douteuse.',
  'closing.nothing-owed': (p) =>
    `Rien n’est dû sur ${p['number'] ?? ''}\u00a0: il n’y a pas de doute à noter.`,
  'closing.percent-missing': (p) => `Donnez le taux de dépréciation de ${p['number'] ?? ''}.`,
  'closing.percent': (p) => `Le taux de ${p['number'] ?? ''} va de 0 à 100\u202f%.`,
  'closing.scale-twice': 'Deux paliers commencent le même jour. Gardez-en un.',
  'closing.scale-percent': 'Un taux va de 0 à 100\u202f%.',
  'closing.copy-without-pdf': (p) =>
    `La facture ${p['number'] ?? ''} n’a pas de PDF. Joignez-le d’abord à la facture.`,
} satisfies FindingTexts;
