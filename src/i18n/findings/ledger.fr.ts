import { words } from './text.ts';
import type { FindingTexts } from './text.ts';

const { day } = words('fr');

export const ledger = {
  'ledger.unknown-journal': (p) =>
    `Le journal «\u00a0${p['journal'] ?? ''}\u00a0» n’existe pas. Choisissez un journal ouvert.`,
  'ledger.label-missing': 'Donnez un libellé à cette écriture.',
  'ledger.too-few-lines': 'Une écriture compte au moins deux lignes. Ajoutez la contrepartie.',
  'ledger.unknown-account': (p) =>
    `Le compte ${p['account'] ?? ''} n’est pas au plan comptable. Ajoutez-le, ou choisissez-en un autre.`,
  'ledger.party-missing': (p) =>
    `Le compte ${p['account'] ?? ''} se tient par tiers. Indiquez le client ou le fournisseur.`,
  'ledger.one-side-only': 'Une ligne porte un débit ou un crédit, pas les deux, et pas zéro.',
  'ledger.currency-amount-missing': 'Indiquez aussi le montant dans la devise du document.',
  'ledger.currency-amount-sign': 'Le montant en devise doit avoir le même sens que le montant en euros.',
  'ledger.not-a-revenue-account': (p) =>
    `Le compte ${p['account'] ?? ''} n’est pas un compte de produits. Choisissez un compte de la classe 7.`,
  'ledger.account-not-in-chart': (p) =>
    `Le compte ${p['account'] ?? ''} n’est pas au plan comptable. Choisissez-en un dans la liste.`,
  'ledger.unbalanced': 'Le total des débits diffère du total des crédits. Corrigez une ligne.',
  'ledger.currency-unbalanced': (p) =>
    `L’écriture ne s’équilibre pas en ${p['currency'] ?? ''}. Corrigez une ligne.`,
  'ledger.period-locked': (p) =>
    `Le journal ${p['journal'] ?? ''} est verrouillé jusqu’au ${day(p, 'until')}. Datez l’écriture du ${day(p, 'firstOpen')} ou après.`,
} satisfies FindingTexts;
