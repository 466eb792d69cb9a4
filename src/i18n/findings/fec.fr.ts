import { words, type FindingTexts } from './text.ts';

const { amount, at, day } = words('fr');
const value = (text: unknown): string => `«\u00a0${String(text)}\u00a0»`;

/** What « encaisse fec check » says of a file. */
export const fec = {
  'fec.empty': 'Le fichier est vide.',
  'fec.no-lines': 'Le fichier n’a que son en-tête\u00a0: aucune écriture.',
  'fec.file-name': (p) =>
    `Le nom ${value(p['name'])} n’est pas celui d’un FEC complet\u00a0: SIREN, « FEC », date de clôture (732829320FEC20261231.txt).`,
  'fec.siren': (p) => `Le SIREN ${value(p['siren'])} du nom du fichier n’existe pas (clé fausse).`,
  'fec.header': (p) =>
    `La colonne ${p['position']} doit s’appeler ${value(p['wanted'])}, et non ${value(p['found'])}.`,
  'fec.fields': (p) => `${at(p)}${p['found']} champs au lieu de ${p['wanted']}.`,
  'fec.field-empty': (p) => `${at(p)}${p['column']} est vide\u00a0; ce champ est obligatoire.`,
  'fec.pair-incomplete': (p) => `${at(p)}${p['column']} et ${p['other']} vont ensemble\u00a0; l’un manque.`,
  'fec.date': (p) => `${at(p)}${p['column']} ${value(p['value'])} n’est pas une date AAAAMMJJ.`,
  'fec.account': (p) =>
    `${at(p)}le compte ${value(p['value'])} ne commence pas par trois chiffres du plan comptable.`,
  'fec.amount': (p) =>
    `${at(p)}${p['column']} ${value(p['value'])} n’est pas un montant (virgule, deux décimales, sans espace).`,
  'fec.currency': (p) => `${at(p)}${value(p['value'])} n’est pas un code de devise ISO 4217.`,
  'fec.side': (p) => `${at(p)}le sens ${value(p['value'])} n’est ni D, ni C, ni +1, ni -1.`,
  'fec.both-sides': (p) => `${at(p)}un montant au débit et un autre au crédit.`,
  'fec.after-closing': (p) =>
    `${at(p)}écriture du ${day(p, 'on')}, après la clôture du ${day(p, 'closingOn')}.`,
  'fec.order': (p) =>
    `${at(p)}validée le ${day(p, 'on')}, après une ligne validée le ${day(p, 'before')}\u00a0: l’ordre de validation n’est pas suivi.`,
  'fec.account-names': (p) =>
    `${at(p)}le compte ${p['account']} s’appelle ${value(p['other'])} ici et ${value(p['name'])} plus haut.`,
  'fec.entry-unbalanced': (p) =>
    `${at(p)}l’écriture ${p['journal']} ${p['number']} ne s’équilibre pas (écart ${amount(p, 'gapMinor')}).`,
  'fec.unbalanced': (p) =>
    `Le total des débits (${amount(p, 'debitMinor')}) n’est pas celui des crédits (${amount(p, 'creditMinor')}).`,
} satisfies FindingTexts;
