import { words } from './text.ts';
import type { FindingTexts } from './text.ts';

const { day } = words('fr');

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
} satisfies FindingTexts;
