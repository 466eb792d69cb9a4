import { words } from './text.ts';
import type { FindingTexts } from './text.ts';

const { at, day } = words('fr');

/** Deliveries to invoice, and subscriptions. */
export const billing = {
  'billing.not-delivered-yet':
    'La date est dans l’avenir. Notez la livraison ou la prestation le jour où elle est faite.',
  'billing.negative': 'Le total est négatif. Un retour se corrige par un avoir sur la facture d’origine.',
  'billing.reference-known': (p) =>
    `La référence ${p['reference'] ?? ''} est déjà connue. Cherchez-la dans la liste, ou donnez-en une autre.`,
  'billing.not-waiting': 'Elle n’attend plus d’être facturée. Rechargez la liste.',
  'billing.billed-meanwhile': (p) =>
    `${p['reference'] === '' || p['reference'] === undefined ? 'Cette livraison' : String(p['reference'])} vient d’être facturée ou annulée par quelqu’un d’autre.`,
  'billing.fault':
    'Une panne inattendue a empêché de facturer. Encaisse réessaie de lui-même\u00a0; si cela dure, le journal du serveur en dit la cause.',
  'billing.summary-late': (p) =>
    `Cette facture récapitulative devait partir au plus tard le ${day(p, 'deadline')} (CGI art. 289, I-3). Une règle l’émet d’elle-même à la fin du mois.`,
  'billing.terms-shortened': (p) =>
    `Une facture récapitulative se paie sous ${p['days'] ?? ''} jours au plus (C. com. L441-10, I) : le délai convenu, plus long, est ramené à ce maximum.`,
  'billing.closing-in-future': 'Choisissez un jour de clôture passé, ou aujourd’hui.',
  'billing.closing-booked': 'Les produits non encore facturés de cette clôture sont déjà comptabilisés.',
  'billing.nothing-to-accrue':
    'Tout ce qui était livré à cette date était facturé\u00a0: rien à comptabiliser.',
  'billing.rate-missing': (p) =>
    `Aucun cours de ${p['currency'] ?? ''} n’est connu de ces sept derniers jours (CGI art. 266, 1 bis). Enregistrez celui du jour dans Réglages › Cours de change, puis réessayez.`,
  'billing.closing-rate-missing': (p) =>
    `Indiquez le cours de ${p['currency'] ?? ''} le jour de la clôture (PCG art. 420-5).`,
  'billing.closing-rate-positive': (p) =>
    `Le cours de ${p['currency'] ?? ''} est un nombre plus grand que zéro.`,
  'billing.too-many-lines': (p) =>
    `Le fichier a plus de ${p['max'] ?? ''} lignes. Partagez-le en plusieurs fichiers.`,
  'billing.column-customer': 'Il manque la colonne du client (code, nom ou SIREN).',
  'billing.column-reference': 'Il manque la colonne de la référence (bon de livraison, numéro).',
  'billing.column-date': 'Il manque la colonne de la date de livraison.',
  'billing.column-label': 'Il manque la colonne de la désignation.',
  'billing.column-price': 'Il manque la colonne du prix unitaire HT.',
  'billing.customer-missing': (p) => `${at(p)}indiquez le client.`,
  'billing.customer-unknown': (p) =>
    `${at(p)}aucun client ne s’appelle «\u00a0${p['name'] ?? ''}\u00a0». Créez-le, ou corrigez le fichier.`,
  'billing.customer-ambiguous': (p) =>
    `${at(p)}plusieurs clients s’appellent «\u00a0${p['name'] ?? ''}\u00a0». Indiquez leur code client.`,
  'billing.reference-missing': (p) => `${at(p)}indiquez la référence de la livraison.`,
  'billing.reference-twice': (p) =>
    `${at(p)}la référence ${p['reference'] ?? ''} est déjà à la ligne ${p['first'] ?? ''}, pour un autre client ou une autre date.`,
  'billing.date-unreadable': (p) => `${at(p)}«\u00a0${p['text'] ?? ''}\u00a0» n’est pas une date.`,
  'billing.label-missing': (p) => `${at(p)}indiquez la désignation.`,
  'billing.price-missing': (p) => `${at(p)}indiquez le prix unitaire HT.`,
  'billing.number-unreadable': (p) =>
    `${at(p)}«\u00a0${p['text'] ?? ''}\u00a0» n’est pas un nombre, ou se lit de deux façons.`,
  'billing.unit-unknown': (p) =>
    `${at(p)}l’unité «\u00a0${p['text'] ?? ''}\u00a0» est inconnue. Essayez pièce, heure, jour, kg, m, m², litre ou forfait.`,
  'billing.currency-unknown': (p) => `${at(p)}la devise «\u00a0${p['text'] ?? ''}\u00a0» est inconnue.`,
  'billing.merge-while-waiting': (p) =>
    `${p['count'] ?? ''} livraison(s) du doublon attendent leur facture. Facturez-les ou annulez-les d’abord.`,
  'billing.merge-with-rule':
    'Le doublon est facturé automatiquement. Arrêtez d’abord cette règle dans À facturer.',
  'subscriptions.merge-while-live': (p) =>
    `Le doublon a un abonnement en cours (${p['names'] ?? ''}). Terminez-le d’abord, puis créez-le pour l’autre client.`,
  'subscriptions.date-range': 'Choisissez une date entre 2000 et 2100.',
  'subscriptions.ends-before-start': 'La fin est avant le début.',
  'subscriptions.index-positive': 'Un indice est un nombre plus grand que zéro.',
  'subscriptions.dated-terms':
    'Un abonnement ne garde ni échéancier daté, ni retenue de garantie, ni somme déjà payée, ni acompte déduit\u00a0: ce serait faux à chaque période. Retirez-les.',
  'subscriptions.start-invoiced':
    'L’abonnement a déjà été facturé\u00a0: son début ne change plus. Terminez-le, puis créez-en un autre.',
  'subscriptions.customer-invoiced':
    'L’abonnement a déjà été facturé à ce client. Terminez-le, puis créez-en un autre.',
  'subscriptions.end-invoiced': (p) =>
    `L’abonnement est facturé jusqu’au ${day(p, 'last')}. Choisissez une fin plus tardive, ou faites un avoir.`,
  'subscriptions.has-run':
    'Cet abonnement a déjà été facturé\u00a0: donnez-lui une date de fin au lieu de le supprimer.',
  'subscriptions.not-failed': 'Cette échéance n’est plus en échec. Rechargez la page.',
  'billing.undo-merge-told':
    'Une livraison attend depuis d’être facturée à la fiche conservée\u00a0: la fusion reste.',
  'subscriptions.undo-merge-made': (p) =>
    `Un abonnement a été créé depuis pour la fiche conservée (${p['names'] ?? ''})\u00a0: la fusion reste.`,
} satisfies FindingTexts;
