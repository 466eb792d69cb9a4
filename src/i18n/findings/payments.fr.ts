import { words } from './text.ts';
import type { FindingTexts } from './text.ts';

const { amount } = words('fr');

export const payments = {
  'payments.amount-not-positive': 'Indiquez un montant supérieur à zéro.',
  'payments.euro-worth-missing':
    'Indiquez ce que valent ces espèces en euros\u00a0: la loi limite les espèces en euros.',
  'payments.cash-limit': (p) =>
    `La loi interdit de recevoir plus de ${amount(p, 'limitMinor')} en espèces pour une même dette (${p['article'] ?? ''}). Demandez un virement, une carte ou un chèque.`,
  'payments.in-the-future': 'Ce paiement est daté de l’avenir. Indiquez le jour où il a été reçu.',
  'payments.foreign-currency': (p) =>
    `Les paiements se saisissent en ${p['currency'] ?? ''}. Convertissez le montant.`,
  'payments.shares-above-amount': 'La somme des parts dépasse le paiement. Réduisez une part.',
  'payments.rest-without-payer':
    'Il reste de l’argent après ces factures de plusieurs clients. Indiquez qui a payé : le reste ira sur son compte.',
  'payments.not-an-exchange':
    'Ces factures sont dans la devise de la ligne, ou moins est dû. Choisissez-les avec leurs montants.',
  'payments.cheque-deposited': (p) =>
    `Le chèque ${p['number'] ?? ''} est remis en banque, ou revenu impayé. Annulez d’abord cette étape, dans Banque, Chèques.`,
} satisfies FindingTexts;
