import { counted } from './plural.ts';

/** What a quote leaves to choose, and what a credit note corrects. */
export const documentChoices = {
  options: {
    tag: 'Option',
    makeLine: 'Proposer en option',
    makeSection: 'Proposer la section en option',
    unmake: 'Comprendre dans le total',
    /** In the totals of the editor. */
    apart: 'Options, non comprises dans le total',
    chosen: 'Options retenues',
    none: 'aucune',
    pick: 'Options retenues par le client',
    pickHint: 'Seules celles-ci seront commandées, produites et facturées.',
    total: (count: number) =>
      count === 0
        ? 'Total sans option'
        : `Total avec ${counted('fr', count, { one: 'option', other: 'options' })}`,
  },
  credits: {
    title: 'Ce que cet avoir corrige',
    by: 'Il corrige',
    byInvoice: 'Une facture',
    byContract: 'Un contrat, une période',
    search: 'Facture',
    searchHint: 'Cherchez par numéro, date ou montant.',
    customerFirst: 'Choisissez d’abord le client.',
    none: 'Aucune facture de ce client ne reste à créditer sous ce nom.',
    more: 'Précisez la recherche pour voir les autres.',
    left: (amount: string) => `reste ${amount} à créditer`,
    elsewhere: 'émise par un autre logiciel',
    otherCurrency: 'autre devise',
    remove: (number: string) => `Ne plus corriger ${number}`,
    takeLines: (number: string) => `Reprendre les lignes de ${number}`,
    taken: (number: string) => `Les lignes de ${number} sont reprises. Retirez ce qui n’est pas crédité.`,
    contract: 'Contrat',
    from: 'Période du',
    to: 'au',
    contractHint:
      'Pour une remise sur toute une période\u00a0: le contrat et la période remplacent la facture (CGI, annexe II, art. 242 nonies A).',
    reason: 'Motif',
    reasonHint: 'Imprimé sur le document\u00a0: retour, remise de fin d’année, erreur de prix…',
    turn: 'En faire un avoir',
    turned: 'C’est maintenant un avoir. Dites ce qu’il corrige, et pourquoi.',
  },
};
