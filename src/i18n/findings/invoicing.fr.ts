import type { FindingTexts } from './text.ts';

export const invoicing = {
  'invoicing.total-not-positive': 'Indiquez un total supérieur à zéro.',
  'invoicing.due-before-issue': 'L’échéance précède la date de la facture. Corrigez l’une des deux.',
  'invoicing.issued-in-the-future': 'Cette facture est datée de l’avenir. Corrigez sa date.',
  'invoicing.foreign-currency': (p) =>
    `Les factures se saisissent en ${p['currency'] ?? ''}. Convertissez le total.`,
  'invoicing.number-taken': 'Ce numéro de facture est déjà enregistré. Vérifiez-le.',
  'invoicing.not-a-pdf': (p) =>
    `«\u00a0${p['name'] ?? ''}\u00a0» n’est pas un PDF. Choisissez le PDF de la facture.`,
  'invoicing.pdf-already-attached': 'Cette facture a déjà son PDF. Le document reçu ne se remplace pas.',
} satisfies FindingTexts;
