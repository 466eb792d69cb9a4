import { words } from './text.ts';
import type { FindingTexts } from './text.ts';

const { amount, at, day } = words('fr');
const value = (text: unknown): string => `«\u00a0${String(text)}\u00a0»`;

/** Of what goes to the accountant and comes back, and of balances taken over. */
export const accountant = {
  'accountant.busy': 'Un lot est en préparation. Attendez qu’il soit prêt, puis recommencez.',
  'accountant.nothing-waits':
    'Rien n’attend dans cette période\u00a0: toutes ses écritures sont déjà dans un lot.',
  'accountant.until-in-future': 'Un lot va jusqu’à aujourd’hui au plus tard.',
  'accountant.not-delivered': (p) =>
    `Le lot n°\u00a0${p['no'] ?? ''} n’est pas livré\u00a0: il n’y a rien à refuser.`,
  'accountant.columns-missing': (p) =>
    `Il manque des colonnes\u00a0: ${p['columns'] ?? ''}. Donnez un FEC, ou un CSV dont la première ligne porte ces noms.`,
  'accountant.amount': (p) =>
    `${at(p)}le montant est illisible. Corrigez la ligne, puis redonnez le fichier.`,
  'accountant.no-lines': 'Le fichier n’a aucune ligne sous son en-tête.',
  'accountant.lettrage-changed': (p) =>
    `Le lettrage ${p['code'] ?? ''} ne peut plus se faire\u00a0: une de ses lignes a bougé depuis. Redonnez le fichier.`,
  'export.too-long': (p) =>
    `Écriture ${p['entry'] ?? ''}\u00a0: ${value(p['value'])} dépasse les ${p['width'] ?? ''} caractères que ce format accepte. Changez le format, ou le préfixe et la longueur des comptes.`,
  'export.account-clash': (p) =>
    `Deux tiers (${p['one'] ?? ''} et ${p['other'] ?? ''}) auraient le même compte ${p['account'] ?? ''}. Changez le préfixe des comptes de tiers, ou le code de l’un d’eux.`,
  'opening.unbalanced': (p) =>
    `${at(p)}les débits et les crédits du fichier diffèrent de ${amount(p, 'differenceMinor')}. Rien n’est repris.`,
  'opening.entry-unbalanced': (p) =>
    `${at(p)}l’écriture ${p['entry'] ?? ''} ne s’équilibre pas (écart ${amount(p, 'differenceMinor')}).`,
  'opening.amount': (p) => `${at(p)}le montant est illisible.`,
  'opening.account': (p) => `${at(p)}${value(p['account'])} n’est pas un numéro de compte.`,
  'opening.date': (p) => `${at(p)}la date de l’écriture est illisible.`,
  'opening.no-lines': 'Le fichier n’a aucun solde à reprendre.',
  'opening.columns-missing': (p) =>
    `Il manque des colonnes\u00a0: ${p['columns'] ?? ''}. Donnez un FEC, ou une balance en CSV avec les colonnes Compte, Intitulé, Débit et Crédit (ou Solde).`,
  'opening.in-future': 'Les soldes se reprennent à aujourd’hui au plus tard.',
  'opening.taken-already': 'Ce fichier est déjà repris. Défaites d’abord cette reprise.',
  'opening.books-in-use': (p) =>
    `Des écritures datent d’avant le ${day(p, 'on')}\u00a0: reprendre tous les soldes les compterait deux fois.`,
  'opening.undone-already': 'Cette reprise est déjà défaite.',
  'opening.items-used': (p) =>
    `La pièce ${p['number'] ?? ''} est réglée ou lettrée depuis. Défaites d’abord ce lettrage.`,
  'opening.customer': (p) =>
    `${at(p)}${value(p['name'])} pourrait être plusieurs de vos clients. Donnez-lui son code dans le fichier.`,
} satisfies FindingTexts;
