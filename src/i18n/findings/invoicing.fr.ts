import { words } from './text.ts';
import type { FindingTexts, Params } from './text.ts';

const { day } = words('fr');

/** With the article that asks for it. */
const cited =
  (sentence: string) =>
  (p: Params): string =>
    `${sentence} (${p['article'] ?? ''})`;

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
  'invoicing.corrects-one-invoice': cited(
    'Une facture rectificative corrige une facture et une seule. Indiquez laquelle.',
  ),
  'invoicing.holder-incomplete': cited(
    'Cette créance est cédée\u00a0: indiquez la mention et l’IBAN du cessionnaire.',
  ),
  'invoicing.exchange-missing': cited(
    'Ce document est en devise\u00a0: indiquez le cours, son jour et sa source.',
  ),
} satisfies FindingTexts;
