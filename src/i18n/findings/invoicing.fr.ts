import { words } from './text.ts';
import type { FindingTexts, Params } from './text.ts';

const { amount, day } = words('fr');

/** With the article that asks for it. */
const cited =
  (sentence: string) =>
  (p: Params): string =>
    `${sentence} (${p['article'] ?? ''})`;

export const invoicing = {
  'invoicing.only-lines-are-credited':
    'Les lignes de cette facture ne sont pas ici. Écrivez l’avoir à la main, en nommant la facture.',
  'invoicing.bulk-busy': 'Un traitement groupé est déjà en cours. Attendez sa fin, ou arrêtez-le.',
  'invoicing.bulk-nothing': 'Aucun document n’est concerné. Changez la sélection.',
  'invoicing.bulk-failed':
    'Ce document n’a pas pu être traité. Ouvrez-le et réessayez, le journal en garde la cause.',
  'invoicing.mailed-before':
    'Cette facture a déjà été envoyée par e-mail. Ouvrez-la pour l’envoyer de nouveau.',
  'invoicing.no-email': 'Ce client n’a pas d’adresse e-mail de facturation. Ajoutez-la à un de ses contacts.',
  'invoicing.said-in-the-future': 'Cette date est à venir. Indiquez le jour où le client l’a dit.',
  'invoicing.total-not-positive': 'Indiquez un total supérieur à zéro.',
  'invoicing.due-before-issue': 'L’échéance précède la date de la facture. Corrigez l’une des deux.',
  'invoicing.issued-in-the-future': 'Cette facture est datée de l’avenir. Corrigez sa date.',
  'invoicing.foreign-currency': (p) =>
    `Les factures se saisissent en ${p['currency'] ?? ''}. Convertissez le total.`,
  'invoicing.number-taken': 'Ce numéro de facture est déjà enregistré. Vérifiez-le.',
  'invoicing.not-a-pdf': (p) =>
    `«\u00a0${p['name'] ?? ''}\u00a0» n’est pas un PDF. Choisissez le PDF de la facture.`,
  'invoicing.pdf-already-attached': 'Cette facture a déjà son PDF. Le document reçu ne se remplace pas.',
  'invoicing.series-counter':
    'Le format de numéro compte un compteur, et un seul. Écrivez par exemple FA-{YYYY}-{0000}.',
  'invoicing.series-characters':
    'Un numéro s’écrit en lettres sans accent, en chiffres et avec + - _ /. Retirez les autres signes du format.',
  'invoicing.series-year':
    'Un compteur remis à 1 chaque année répéterait ses numéros. Ajoutez {YYYY} au format, ou comptez sans remise à 1.',
  'invoicing.series-month':
    'Un compteur remis à 1 chaque mois répéterait ses numéros. Ajoutez {YYYY} et {MM} au format.',
  'invoicing.series-start': 'Le premier numéro est un nombre entier à partir de 1.',
  'invoicing.number-too-long': (p) =>
    `Ce numéro aurait ${p['length'] ?? ''} caractères, et ${p['max'] ?? ''} sont admis. Raccourcissez le format.`,
  'invoicing.number-before-last': (p) =>
    `Le dernier numéro (${p['number'] ?? ''}) porte la date du ${day(p, 'last')}\u00a0: les numéros suivent les dates. Datez ce document de ce jour ou d’après, et vérifiez l’horloge.`,
  'invoicing.number-not-of-series': (p) =>
    `Le dernier numéro (${p['number'] ?? ''}) ne suit pas le format ${p['format'] ?? ''}. Ouvrez une nouvelle série pour changer de format.`,
  'invoicing.seller-name-missing': cited('Le nom de votre société manque. Complétez-le dans Réglages.'),
  'invoicing.seller-address-missing': cited(
    'L’adresse de votre société est incomplète. Complétez-la dans Réglages.',
  ),
  'invoicing.seller-siren-missing': cited(
    'Le SIREN de votre société manque ou n’est pas valable. Corrigez-le dans Réglages.',
  ),
  'invoicing.legal-form-missing': cited(
    'La forme juridique de votre société manque. Complétez-la dans Réglages.',
  ),
  'invoicing.capital-missing': cited('Le capital de votre société manque. Complétez-le dans Réglages.'),
  'invoicing.register-missing': cited(
    'Le registre de votre société manque («\u00a0RCS Lyon\u00a0», par exemple). Complétez-le dans Réglages.',
  ),
  'invoicing.seller-vat-missing': cited(
    'Le numéro de TVA de votre société manque ou n’est pas valable. Corrigez-le dans Réglages.',
  ),
  'invoicing.late-rate-missing': cited('Le taux des pénalités de retard manque. Indiquez-le dans Réglages.'),
  'invoicing.buyer-name-missing': cited('Le nom du client manque. Complétez sa fiche.'),
  'invoicing.buyer-address-missing': cited('L’adresse du client est incomplète. Complétez sa fiche.'),
  'invoicing.delivery-address-missing': cited(
    'L’adresse de livraison est incomplète. Complétez-la, ou retirez-la si elle est celle du client.',
  ),
  'invoicing.buyer-siren-missing': cited(
    'Le SIREN du client manque ou n’est pas valable. Corrigez sa fiche.',
  ),
  'invoicing.buyer-vat-missing': cited(
    'Le numéro de TVA du client manque ou n’est pas valable\u00a0: sans lui, cette vente porte la TVA. Corrigez sa fiche.',
  ),
  'invoicing.line-name-missing': cited(
    'Cette ligne ne dit pas ce qui est vendu. Donnez-lui une désignation précise.',
  ),
  'invoicing.exemption-missing': cited('Cette ligne ne porte pas de TVA\u00a0: indiquez pourquoi.'),
  'invoicing.credit-without-invoice': cited(
    'Un avoir dit ce qu’il corrige. Indiquez la facture, ou le contrat et la période.',
  ),
  'invoicing.credit-reason-missing': cited(
    'Un avoir dit pourquoi. Indiquez le motif\u00a0: retour, remise, erreur de prix…',
  ),
  'invoicing.corrects-one-invoice': cited(
    'Une facture rectificative corrige une facture et une seule. Indiquez laquelle.',
  ),
  'invoicing.holder-incomplete': cited(
    'Cette créance est cédée\u00a0: indiquez la mention et l’IBAN du cessionnaire.',
  ),
  'invoicing.exchange-missing': cited(
    'Ce document est en devise\u00a0: indiquez le cours, son jour et sa source.',
  ),
  'invoicing.no-lines': 'Ce document n’a pas de ligne. Ajoutez ce qui est vendu.',
  'invoicing.not-a-number': (p) => `«\u00a0${p['text'] ?? ''}\u00a0» n’est pas un nombre. Corrigez-le.`,
  'invoicing.number-too-large': 'Ce nombre est trop grand pour une facture. Vérifiez-le.',
  'invoicing.quantity-decimals': (p) => `Une quantité a au plus ${p['max'] ?? ''} décimales. Arrondissez-la.`,
  'invoicing.price-decimals': (p) =>
    `Un prix unitaire a au plus ${p['max'] ?? ''} décimales. Arrondissez-le.`,
  'invoicing.rate-decimals': (p) => `Un taux de TVA a au plus ${p['max'] ?? ''} décimales. Corrigez-le.`,
  'invoicing.percent-decimals': (p) =>
    `Un pourcentage a au plus ${p['max'] ?? ''} décimales. Arrondissez-le.`,
  'invoicing.percent-range': 'Un pourcentage va de 0 à 100. Corrigez-le.',
  'invoicing.price-negative': 'Un prix n’est jamais négatif. Mettez le signe moins à la quantité.',
  'invoicing.amount-negative': 'Une remise ou un supplément s’écrit positif. Retirez le signe moins.',
  'invoicing.discount-exceeds': 'La remise dépasse le montant de la ligne. Réduisez-la.',
  'invoicing.unknown-unit': (p) =>
    `L’unité «\u00a0${p['unit'] ?? ''}\u00a0» n’est pas connue. Choisissez-en une dans la liste.`,
  'invoicing.product-code-taken': (p) =>
    `Le code «\u00a0${p['code'] ?? ''}\u00a0» est déjà celui d’un article. Choisissez-en un autre.`,
  'invoicing.unknown-currency': (p) =>
    `La devise «\u00a0${p['currency'] ?? ''}\u00a0» n’est pas connue. Choisissez-en une dans la liste.`,
  'invoicing.price-twice': (p) =>
    p['group'] === ''
      ? `Deux prix sont donnés en ${p['currency'] ?? ''}. Gardez-en un.`
      : `Deux prix sont donnés au groupe «\u00a0${p['group'] ?? ''}\u00a0» en ${p['currency'] ?? ''}. Gardez-en un.`,
  'invoicing.price-is-own': (p) =>
    `Le prix de tous en ${p['currency'] ?? ''} est celui de l’article. Indiquez un groupe de clients, ou retirez cette ligne.`,
  'invoicing.merge-while-writing': (p) =>
    `Le doublon a des documents en cours (${p['names'] === '' ? String(p['count'] ?? '') : (p['names'] ?? '')}). Terminez-les ou changez leur client, puis fusionnez.`,
  'invoicing.theme-colour': 'Cette couleur est illisible. Écrivez # et six chiffres\u00a0: #1b5e44.',
  'invoicing.logo-format': (p) =>
    `«\u00a0${p['name'] ?? ''}\u00a0» n’est pas une image PNG ou JPEG. Enregistrez-le dans l’un de ces formats.`,
  'invoicing.logo-inks': 'Ce JPEG est préparé pour l’imprimerie (CMJN). Enregistrez-le en RVB, ou en PNG.',
  'invoicing.logo-size': (p) =>
    `Ce logo mesure ${p['width'] ?? ''} × ${p['height'] ?? ''} pixels, et ${p['max'] ?? ''} sont admis. Réduisez-le.`,
  'invoicing.period-reversed': 'Cette période finit avant de commencer. Corrigez l’une de ses dates.',
  'invoicing.text-too-long': (p) =>
    `Ce texte compte ${p['length'] ?? ''} caractères, et ${p['max'] ?? ''} sont admis. Raccourcissez-le.`,
  'invoicing.control-character':
    'Ce texte contient un caractère invisible qu’aucune facture électronique n’admet. Ressaisissez-le.',
  'invoicing.year-range': 'Une facture porte une date entre 2000 et 2099. Corrigez sa date.',
  'invoicing.terms-days': (p) =>
    `Le délai de paiement est un nombre de jours entre 0 et ${p['max'] ?? ''}. Corrigez-le.`,
  'invoicing.validity-before-issue': 'L’offre expire avant sa date. Corrigez l’une des deux.',
  'invoicing.schedule-total': (p) =>
    `Les échéances font ${p['percent'] ?? ''}\u00a0% du total. Complétez-les à 100\u00a0%.`,
  'invoicing.retention-limit':
    'La retenue de garantie ne dépasse pas 5\u00a0% (loi 71-584, art. 1). Réduisez-la.',
  'invoicing.exchange-needless': (p) =>
    `Ce document est déjà en ${p['currency'] ?? ''}. Retirez le cours de change.`,
  'invoicing.exchange-rate': 'Le cours de change est un nombre supérieur à zéro. Corrigez-le.',
  'invoicing.franchise-charges-vat':
    'Votre société est en franchise\u00a0: elle ne facture pas de TVA (CGI art. 293 B), et devrait celle qu’elle indique (art. 283-3). Choisissez «\u00a0franchise\u00a0».',
  'invoicing.vat-rate-not-in-force': (p) =>
    `Le taux de ${p['rate'] ?? ''}\u00a0% n’est pas en vigueur ici le ${day(p, 'on')}. Choisissez un taux de la liste.`,
  'invoicing.vat-rate-changes': (p) =>
    `Le taux de ${p['rate'] ?? ''}\u00a0% change entre le ${day(p, 'from')} et le ${day(p, 'to')}. Coupez la ligne en deux, une par taux.`,
  'invoicing.eu-goods-destination': (p) =>
    `Une livraison intracommunautaire part vers un autre pays de l’Union, et l’adresse de livraison est en ${p['country'] ?? ''}. Corrigez l’adresse ou la TVA.`,
  'invoicing.export-destination': (p) =>
    `L’adresse de livraison est dans l’Union (${p['country'] ?? ''}). Gardez la preuve de l’exportation, ou corrigez la TVA.`,
  'invoicing.out-of-scope-mixed':
    'Ce qui est hors du champ de la TVA se facture à part (EN 16931, BR-O-11). Faites deux documents.',
  'invoicing.total-negative':
    'Le total est négatif. Établissez un avoir\u00a0: indiquez la facture qu’il corrige, ou le contrat et la période.',
  'invoicing.credit-negative': 'Les montants d’un avoir s’écrivent positifs. Changez le signe des quantités.',
  'invoicing.nothing-invoiced': 'Ce document ne facture rien. Indiquez une quantité et un prix.',
  'invoicing.paid-exceeds': 'Le montant déjà payé dépasse le total. Corrigez-le.',
  'invoicing.iban-missing': 'Ce document se règle par virement\u00a0: indiquez votre IBAN dans Réglages.',
  'invoicing.currency-not-electronic': (p) =>
    `Une facture électronique n’a que deux décimales\u00a0: en ${p['currency'] ?? ''}, ce document ne partira qu’en PDF.`,
  'invoicing.too-small-in-base': (p) =>
    `À ce cours, une échéance ne vaudrait rien en ${p['currency'] ?? ''}. Vérifiez le cours.`,
  'invoicing.credits-too-many': (p) =>
    `Il ne reste que ${p['left'] ?? ''} à créditer sur «\u00a0${p['name'] ?? ''}\u00a0». Réduisez la quantité.`,
  'invoicing.credit-exceeds': (p) =>
    `Il ne reste que ${amount(p, 'leftMinor')} TTC à créditer au taux de ${p['rate'] ?? ''}\u00a0%. Réduisez l’avoir.`,
  'invoicing.due-beyond-limit': (p) =>
    `L’échéance du ${day(p, 'dueOn')} dépasse le maximum légal (${p['article'] ?? ''})\u00a0: au plus tard le ${day(p, 'lastDay')}. Raccourcissez le délai.`,
  'invoicing.due-needs-end-of-month': (p) =>
    `Au-delà de 60\u00a0jours, seul un délai de 45\u00a0jours fin de mois prévu au contrat est admis (${p['article'] ?? ''}). Vérifiez le contrat.`,
  'invoicing.undo-merge-written': (p) =>
    `Des documents ont été écrits depuis pour la fiche conservée (${p['names'] === '' ? String(p['count'] ?? '') : (p['names'] ?? '')})\u00a0: la fusion reste.`,
  'invoicing.e-address-of-another':
    'Cette adresse électronique commence par un autre SIREN que celui de votre société. Corrigez-la, ou le SIREN dans Réglages › Société.',
  'invoicing.no-retention':
    'Cette facture ne retient plus rien\u00a0: sa retenue est déjà libérée ou rendue. Rechargez la page.',
  'invoicing.retention-reason': 'Indiquez pourquoi, en quelques mots.',
  'invoicing.retention-until': 'Cette date est passée. Choisissez un jour à venir, ou libérez maintenant.',
  'invoicing.retention-settled':
    'La retenue libérée est déjà payée, en tout ou partie. Annulez d’abord ce règlement.',
} satisfies FindingTexts;
