import { words } from './text.ts';
import type { FindingTexts } from './text.ts';

const { amount, day } = words('fr');

export const openitems = {
  'openitems.same-side': 'Ces deux éléments sont du même côté\u00a0: il faut une dette et un règlement.',
  'openitems.other-account':
    'Ces deux éléments ne sont pas sur le même compte. Choisissez-en d’un même compte.',
  'openitems.other-party':
    'Ces deux éléments ne sont pas du même client. Transférez d’abord l’un vers l’autre.',
  'openitems.other-currency': 'Ces deux éléments ne sont pas dans la même devise.',
  'openitems.amount-not-positive': 'Indiquez un montant supérieur à zéro.',
  'openitems.too-early': (p) =>
    `Cette date précède l’un des deux documents. Au plus tôt\u00a0: ${day(p, 'earliest')}.`,
  'openitems.above-open': (p) => `C’est plus que le reste dû, qui est de ${amount(p, 'openMinor')}.`,
  'openitems.hold-in-the-past': 'La date de fin est passée. Choisissez une date à venir.',
  'openitems.promise-in-the-past': 'La date promise est passée. Indiquez une date à venir.',
  'openitems.acknowledgement-changed': (p) =>
    `La reconnaissance de dette de ${p['name'] ?? ''}, le ${day(p, 'on')}, n’est plus telle qu’elle a été confirmée. Comparez-la avec le reçu envoyé.`,
  'openitems.plan-length': (p) => `Prévoyez entre un et ${p['most'] ?? ''} règlements.`,
  'openitems.plan-order': 'Rangez les règlements dans l’ordre de leurs dates, un seul par jour.',
  'openitems.plan-too-long': (p) =>
    `Le dernier règlement est trop loin. Au plus tard\u00a0: ${day(p, 'until')}.`,
  'openitems.plan-total': (p) =>
    `Les règlements doivent faire ensemble ${amount(p, 'total')}, le reste dû des factures choisies.`,
  'openitems.plan-one-currency':
    'Ces factures ne sont pas dans la même devise. Faites un échéancier par devise.',
  'openitems.plan-nothing-open': 'L’une de ces factures est déjà soldée. Retirez-la, puis recommencez.',
  'openitems.plan-twice': 'L’une de ces factures a déjà un échéancier. Terminez-le d’abord.',
  'openitems.undo-merge-items':
    'Une facture, un règlement, une promesse ou un litige est arrivé depuis sur la fiche conservée\u00a0: la fusion reste.',
  'openitems.difference-account': (p) =>
    `Le compte ${p['account'] ?? ''} ne convient pas. Choisissez un compte de charges ou de produits.`,
  'openitems.rounding-limit': (p) => `Indiquez entre zéro et ${amount(p, 'mostMinor')}.`,
  'openitems.above-rounding-limit': (p) =>
    `Un arrondi va jusqu’à ${amount(p, 'limitMinor')}. Choisissez une autre raison, ou changez la limite dans les réglages.`,
  'openitems.credit-not-written-off':
    'Ce que vous devez à un client ne se solde qu’en arrondi. Imputez-le ou remboursez-le.',
  'openitems.irrecoverable-without-reason':
    'Dites ce qui prouve que la créance est perdue\u00a0: jugement, certificat du liquidateur, poursuites sans suite.',
  'openitems.waiver-without-reason': 'Dites pourquoi vous y renoncez.',
  'openitems.written-off-later': 'Cette date est à venir. Choisissez aujourd’hui ou une date passée.',
} satisfies FindingTexts;
