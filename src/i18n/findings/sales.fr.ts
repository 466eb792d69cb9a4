import { words } from './text.ts';
import type { FindingTexts } from './text.ts';

const { amount } = words('fr');

/** What becomes of quotes, invoices and credit notes. */
export const sales = {
  'invoicing.no-customer': 'Choisissez le client.',
  'invoicing.not-a-draft': (p) =>
    `${p['number'] ?? 'Ce document'} n’est plus un brouillon. Dupliquez-le, ou corrigez-le par un avoir.`,
  'invoicing.not-an-invoice':
    'Seules les factures et les avoirs s’émettent. Un devis s’envoie, puis se convertit.',
  'invoicing.invoices-are-issued': 'Une facture s’émet\u00a0: elle reçoit alors son numéro.',
  'invoicing.already-sent': 'Ce document est déjà envoyé. Dupliquez-le pour en faire un autre.',
  'invoicing.not-sent-yet': 'Ce document est encore un brouillon. Terminez-le d’abord.',
  'invoicing.only-quotes-are-answered': 'Seul un devis s’accepte ou se refuse.',
  'invoicing.only-orders-are-converted':
    'Partez d’un devis, d’une confirmation de commande ou d’une facture pro forma.',
  'invoicing.order-not-agreed':
    'Envoyez d’abord ce document au client\u00a0; un devis refusé ne se facture pas.',
  'invoicing.only-issued-is-credited':
    'Un avoir corrige une facture émise ici. Choisissez la facture à corriger.',
  'invoicing.only-issued-is-corrected':
    'Une facture rectificative corrige une facture émise ici. Choisissez la facture à corriger.',
  'invoicing.refers-to-other': (p) =>
    `La facture ${p['number'] ?? ''} est d’un autre client ou dans une autre devise. Choisissez-en une autre.`,
  'invoicing.already-corrected': (p) =>
    `La facture ${p['number'] ?? ''} est déjà corrigée, créditée ou déduite. Ouvrez-la pour voir par quel document.`,
  'invoicing.credits-too-much': (p) =>
    `Il reste ${amount(p, 'left')} à créditer sur la facture ${p['number'] ?? ''}. Réduisez l’avoir.`,
  'invoicing.option-outside-quote':
    'Seul un devis propose des options. Retirez la ligne, ou comprenez-la dans le total.',
  'invoicing.nothing-accepted': 'Tout est en option dans ce devis. Choisissez au moins une option.',
  'portal.consent-to-come': 'Ce jour est à venir\u00a0: indiquez celui de l’accord ou du retrait.',
  'portal.draft-has-no-link': 'Un brouillon n’a pas de lien. Envoyez ou émettez d’abord ce document.',
  'invoicing.pdf-not-ready': 'Le PDF se prépare. Réessayez dans un instant.',
  'invoicing.series-shared': (p) =>
    `Une facture et un avoir auraient un jour le même numéro (${p['format'] ?? ''}). Donnez à chaque série ses propres lettres, par exemple FA et AV.`,
  'invoicing.number-issued': (p) =>
    `Le numéro ${p['number'] ?? ''} est déjà pris par une autre facture ou un autre avoir. Changez le format de la série dans Réglages › Facturation, puis émettez.`,
  'invoicing.series-started': (p) =>
    `La série a déjà donné le numéro ${p['number'] ?? ''}\u00a0: son départ ne change plus.`,
} satisfies FindingTexts;
