import { termName } from './einvoice-terms.ts';
import { words, type FindingTexts, type Params } from './text.ts';

const { day } = words('fr');

const line = (p: Params): string => (p['line'] === undefined ? '' : `Ligne ${p['line']}\u00a0: `);
const term = (p: Params): string => termName(String(p['term']), 'fr');
const terms = (p: Params): string =>
  String(p['terms'])
    .split(' ')
    .map((one) => termName(one, 'fr'))
    .join(', ou ');
/** The term and the rule, for whoever looks them up. */
const ref = (p: Params): string => [p['term'], p['rule']].filter((one) => one !== undefined).join(', ');
const quoted = (p: Params, key = 'value'): string => `«\u00a0${p[key] ?? ''}\u00a0»`;
const number = (value: string | number | undefined): string => String(value ?? '').replace('.', ',');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const category = (p: Params): string =>
  p['rate'] === undefined || p['rate'] === ''
    ? `${p['category']}`
    : `${p['category']} à ${number(p['rate'])}\u00a0%`;

const NOTES: Readonly<Record<string, string>> = {
  PMT: 'l’indemnité forfaitaire de 40\u00a0€ pour frais de recouvrement',
  PMD: 'les pénalités de retard',
  AAB: 'l’escompte, ou son absence',
  TXD: 'MEMBRE_ASSUJETTI_UNIQUE',
  BAR: 'le traitement (B2B, B2C…)',
};
const note = (p: Params): string => NOTES[String(p['subject'])] ?? '';

const WANTED: Readonly<Record<string, string>> = {
  positive: 'un taux supérieur à zéro',
  zero: 'le taux 0',
  none: 'aucun taux',
  'not-negative': 'un taux',
};

export const einvoiceChecks = {
  'einvoice.missing': (p) => `${line(p)}Indiquez ${term(p)} (${ref(p)}).`,
  'einvoice.missing-all': (p) => `${line(p)}Indiquez ${terms(p)} (${p['rule']}).`,
  'einvoice.unwanted': (p) => `${line(p)}Retirez ${term(p)} (${ref(p)}).`,
  'einvoice.unknown-code': (p) =>
    `${line(p)}${quoted(p)} n’est pas admis pour ${term(p)}. Choisissez un code de la liste (${ref(p)}).`,
  'einvoice.amount': (p) =>
    `${line(p)}${capital(term(p))} vaut ${number(p['found'])}\u202f; le calcul donne ${number(p['expected'])}. Recalculez (${ref(p)}).`,
  'einvoice.not-a-number': (p) =>
    `${line(p)}${quoted(p)} n’est pas un nombre. Corrigez ${term(p)} (${ref(p)}).`,
  'einvoice.decimals': (p) =>
    `${line(p)}${capital(term(p))} compte plus de ${p['max']} décimales (${number(p['value'])}). Arrondissez (${ref(p)}).`,
  'einvoice.too-long': (p) =>
    `${line(p)}${capital(term(p))} dépasse ${p['max']} caractères. Raccourcissez (${ref(p)}).`,
  'einvoice.negative': (p) =>
    `${line(p)}${capital(term(p))} est négatif. Mettez le signe sur la quantité (${ref(p)}).`,
  'einvoice.not-positive': (p) => `${line(p)}${capital(term(p))} doit dépasser zéro. Corrigez (${ref(p)}).`,
  'einvoice.sign': (p) =>
    `${capital(term(p))} n’a pas le signe de sa base. Vérifiez les montants (${ref(p)}).`,
  'einvoice.date-order': (p) =>
    `${line(p)}${capital(term(p))} (${day(p, 'date')}) précède le ${day(p, 'after')}. Corrigez l’une des dates (${ref(p)}).`,
  'einvoice.year': (p) =>
    `${capital(term(p))} (${p['value']}) n’est pas entre 2000 et 2099. Corrigez la date (${ref(p)}).`,
  'einvoice.number-characters': (p) =>
    `Le numéro ${quoted(p)} contient un caractère refusé. Gardez lettres, chiffres, +, -, _ et / (${ref(p)}).`,
  'einvoice.line-twice': (p) =>
    `Deux lignes portent le numéro ${quoted(p, 'line')}. Renumérotez-en une (${p['rule']}).`,
  'einvoice.unit-differs': (p) =>
    `${line(p)}Le prix est pour des ${p['value']}, la quantité en ${p['unit']}. Prenez la même unité (${p['rule']}).`,
  'einvoice.period-outside': (p) =>
    `${line(p)}La période de la ligne sort de celle de la facture. Corrigez l’une des deux (${p['rule']}).`,
  'einvoice.vat-rate': (p) =>
    `${line(p)}La catégorie de TVA ${p['category']} veut ${WANTED[String(p['wanted'])] ?? ''}. Corrigez le taux ou la catégorie (${p['rule']}).`,
  'einvoice.vat-missing': (p) =>
    `La ventilation de la TVA ne dit rien de la catégorie ${category(p)}. Ajoutez-la (${p['rule']}).`,
  'einvoice.vat-twice': (p) =>
    `La ventilation de la TVA dit deux fois la catégorie ${category(p)}. Réunissez-les (${p['rule']}).`,
  'einvoice.vat-mixed': (p) =>
    `Une facture hors champ de la TVA (catégorie O) ne mêle pas d’autre catégorie. Faites deux factures (${p['rule']}).`,
  'einvoice.vat-number-unwanted': (p) =>
    `Une facture hors champ de la TVA ne porte pas de numéro de TVA. Retirez ceux du vendeur et de l’acheteur (${p['rule']}).`,
  'einvoice.exemption-unwanted': (p) =>
    `La catégorie de TVA ${p['category']} n’a pas de motif d’exonération. Retirez-le (${p['rule']}).`,
  'einvoice.exemption-of-another': (p) =>
    `Le code d’exonération ${quoted(p)} n’est pas celui de la catégorie ${p['category']}. Changez l’un des deux (${p['rule']}).`,
  'einvoice.vat-prefix': (p) =>
    `${capital(term(p))} (${quoted(p)}) doit commencer par un code de pays. Corrigez-le (${ref(p)}).`,
  'einvoice.vat-key': (p) =>
    `Le numéro de TVA ${quoted(p)} n’a pas la bonne clé. Vérifiez-le (${p['rule']}).`,
  'einvoice.vat-in-euros': (p) =>
    `Une facture en ${p['currency']} dit aussi la TVA en euros. Indiquez le total de TVA converti (BT-111, ${p['rule']}).`,
  'einvoice.french-rate': (p) =>
    `${line(p)}${number(p['rate'])}\u00a0% n’est pas un taux de TVA français. Choisissez-en un de la liste (${p['rule']}).`,
  'einvoice.one-means': (p) =>
    `Une facture électronique n’a qu’un moyen de paiement. Gardez-en un (${ref(p)}).`,
  'einvoice.card-number': (p) =>
    `Le numéro de carte est trop complet. N’en gardez que les quatre derniers chiffres (${p['rule']}).`,
  'einvoice.note-missing': (p) =>
    `Ajoutez la mention obligatoire\u00a0: ${note(p)} (note ${p['subject']}, ${p['rule']}).`,
  'einvoice.note-twice': (p) =>
    `Dites une seule fois ${note(p)}. Retirez l’autre mention (note ${p['subject']}, ${p['rule']}).`,
  'einvoice.corrects-one': (p) =>
    `Une facture rectificative en corrige une seule. Indiquez son numéro et sa date (${p['rule']}).`,
  'einvoice.credits-one': (p) =>
    `Indiquez le numéro et la date de la facture que ce document corrige (${p['rule']}).`,
  'einvoice.final-is-no-deposit': (p) =>
    `Le cadre ${p['mode']} est celui d’une facture définitive. Pour un acompte, prenez B1, S1 ou M1 (${p['rule']}).`,
  'einvoice.paid-in-full': (p) =>
    `Le cadre ${p['mode']} dit la facture déjà payée. Le montant payé doit égaler le total, le net à payer zéro (${p['rule']}).`,
  'einvoice.attachment-twice': (p) =>
    `Deux pièces jointes sont ${quoted(p)}. Renommez-en une (${p['rule']}).`,
  'einvoice.siren-shape': (p) =>
    `Un SIREN compte neuf chiffres, pas ${quoted(p)}. Corrigez-le (${p['rule']}).`,
  'einvoice.siren-key': (p) => `Le SIREN ${quoted(p)} n’existe pas\u00a0: sa clé est fausse. Vérifiez-le.`,
  'einvoice.siret-key': (p) => `Le SIRET ${quoted(p)} n’existe pas\u00a0: sa clé est fausse. Vérifiez-le.`,
  'einvoice.siret-of-another': (p) =>
    `Le SIRET ${quoted(p)} n’est pas un établissement de ce SIREN. Corrigez l’un des deux (${p['rule']}).`,
  'einvoice.french-address': (p) =>
    `${capital(term(p))} (${quoted(p)}) doit être du type 0225 et commencer par le SIREN. Prenez-la dans l’annuaire (${ref(p)}).`,
  'einvoice.address-characters': (p) =>
    `${capital(term(p))} (${quoted(p)}) contient un caractère refusé. Prenez-la dans l’annuaire (${ref(p)}).`,
  'einvoice.identifier-twice': (p) =>
    `Deux identifiants viennent de la même liste. N’en gardez qu’un (${p['rule']}).`,
  'einvoice.skonto': (p) =>
    `L’escompte ${quoted(p)} n’est pas écrit comme XRechnung le veut. Écrivez #SKONTO#TAGE=14#PROZENT=2.25# (${p['rule']}).`,
  'einvoice.iban': (p) => `${quoted(p)} n’est pas un IBAN. Vérifiez-le (${p['rule']}).`,
  'einvoice.contact': (p) => `${capital(term(p))} (${quoted(p)}) semble erroné. Vérifiez-le (${ref(p)}).`,
  'einvoice.group.role': (p) =>
    `${line(p)}le genre de ligne doit être DETAIL, GROUP ou INFORMATION (${ref(p)}). Corrigez-le.`,
  'einvoice.group.sum': (p) =>
    `${line(p)}ce groupe n’est pas la somme de ses lignes (${ref(p)}). Corrigez son montant.`,
  'einvoice.group.parent': (p) =>
    `${line(p)}elle dépend de la ligne ${quoted(p, 'parent')}, qui n’existe pas (${ref(p)}). Corrigez le renvoi.`,
  'einvoice.self-billing-unsaid': (p) =>
    `Le client a établi cette pièce au nom du vendeur\u00a0: la mention «\u00a0Autofacturation\u00a0» manque (${ref(p)}). Ajoutez-la.`,
} satisfies FindingTexts;
