import { counted } from './plural.ts';

const letters = (count: number): string => counted('fr', count, { one: 'lettre', other: 'lettres' });

/** Letters of a run: what may be posted, what waits, what is withdrawn. */
export const lettersScreen = {
  duplex: 'Recto verso\u00a0: chaque lettre commence sur une nouvelle feuille',
  addressesOf: { ordinary: 'Adresses (CSV)', registered: 'Adresses des recommandés (CSV)' },
  waits: {
    day: (day: string) => `À poster le ${day}`,
    mail: (day: string) => `Après son e-mail, qui part le ${day}`,
    reply: 'En attente\u00a0: réponse du client à lire',
    address: 'En attente\u00a0: corrigez ou confirmez l’adresse sur la fiche du client',
  },
  gone: (why: string) => `À ne plus poster\u00a0: ${why}`,
  withdrawnOn: (day: string, why: string) => `Retirée le ${day}\u00a0: ${why}`,
  codes: {
    amount: 'le montant dû a changé',
    charges: 'les frais de retard ont changé',
    address: 'l’adresse a changé, la lettre est refaite pour la nouvelle',
    'no-address': 'l’adresse postale n’est plus complète',
    redrawn: 'la lettre a été refaite',
    'taken-back': 'l’envoi a été repris',
  },
  withdrawn: (count: number, names: string) =>
    `${letters(count)} à ne pas poster, ${count === 1 ? 'sa facture a' : 'leurs factures ont'} changé depuis\u00a0: ${names}.`,
  moved: (count: number, names: string) =>
    `${letters(count)} à ne pas poster, l’adresse a changé\u00a0; ${count === 1 ? 'elle est refaite' : 'elles sont refaites'} pour la nouvelle\u00a0: ${names}.`,
  redrawn: (count: number, names: string) =>
    `${letters(count)} ${count === 1 ? 'refaite depuis l’impression, à imprimer' : 'refaites depuis l’impression, à imprimer'} de nouveau\u00a0: ${names}.`,
  lost: (count: number, names: string) =>
    `${letters(count)} à ne pas poster, l’adresse postale est à vérifier\u00a0: ${names}.`,
  takenBack: (count: number, names: string) =>
    `${letters(count)} à ne pas poster, ${count === 1 ? 'son envoi a été repris' : 'leur envoi a été repris'}\u00a0: ${names}.`,
  noneInRun: 'Aucune lettre dans la dernière préparation.',
  earlier: {
    title: 'Lettres d’une préparation précédente',
    text: 'Elles ne sont pas encore postées. Ce qu’elles disent est comparé à aujourd’hui avant l’impression.',
  },
  nothingLeft: 'Il ne reste aucune lettre à poster.',
  text: {
    toReread: 'À relire avant l’envoi',
    reread: 'Relisez-le ci-dessous\u00a0: corrigez-le, ou gardez-le tel quel.',
    tooLarge: (numbers: string) =>
      `Trop volumineux pour un e-mail, le PDF de ${numbers} ne part pas\u00a0: le message le dit et renvoie à l’espace du client.`,
    confirm: 'Texte relu, le garder',
  },
};
