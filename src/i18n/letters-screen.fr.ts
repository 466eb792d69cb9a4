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
  },
  gone: (why: string) => `À ne plus poster\u00a0: ${why}`,
  withdrawnOn: (day: string, why: string) => `Retirée le ${day}\u00a0: ${why}`,
  codes: {
    amount: 'le montant dû a changé',
    charges: 'les frais de retard ont changé',
  },
  withdrawn: (count: number, names: string) =>
    `${letters(count)} à ne pas poster, ${count === 1 ? 'sa facture a' : 'leurs factures ont'} changé depuis\u00a0: ${names}.`,
  nothingLeft: 'Il ne reste aucune lettre à poster.',
  text: {
    toReread: 'À relire avant l’envoi',
    reread: 'Relisez-le ci-dessous\u00a0: corrigez-le, ou gardez-le tel quel.',
    tooLarge: (numbers: string) =>
      `Trop volumineux pour un e-mail, le PDF de ${numbers} ne part pas\u00a0: le message le dit et renvoie à l’espace du client.`,
    confirm: 'Texte relu, le garder',
  },
};
