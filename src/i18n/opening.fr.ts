import { counted } from './plural.ts';

/** All accounts of another system, taken over at once. */
export const opening = {
  title: 'Soldes de tous les comptes',
  subtitle: 'Le FEC de l’ancien logiciel, ou sa balance\u00a0: chaque compte retrouve ici son solde.',
  link: 'Reprendre tous les comptes',
  linkText: 'D’un FEC ou d’une balance\u00a0: banque, capital, fournisseurs, TVA… en une fois.',
  day: 'Soldes au soir du',
  dayHint: 'Les écritures d’après ce jour sont laissées de côté.',
  drop: 'Le FEC ou la balance de l’ancien logiciel',
  dropHint:
    'D’une balance, les clients ne sont pas repris\u00a0: leurs factures viennent par la reprise des factures ouvertes.',
  another: 'Un autre fichier',
  check: 'Ce qui sera repris',
  read: (lines: number) => counted('fr', lines, { one: 'ligne lue', other: 'lignes lues' }),
  later: (lines: number) =>
    counted('fr', lines, {
      one: 'ligne postérieure laissée de côté',
      other: 'lignes postérieures laissées de côté',
    }),
  figures: {
    accounts: 'Comptes',
    debit: 'Soldes débiteurs',
    credit: 'Soldes créditeurs',
    customers: 'Clients nouveaux',
    known: 'Clients connus',
    items: 'Factures ouvertes',
    others: 'Autres pièces ouvertes',
  },
  proof: {
    before: (amount: string) =>
      `Balance du fichier\u00a0: ${amount} au débit comme au crédit. Celle d’Encaisse sera la même, compte par compte, ou rien n’est repris.`,
    after: (amount: string) =>
      `Prouvé\u00a0: la balance d’Encaisse était celle du fichier, compte par compte (${amount} au débit comme au crédit).`,
    left: 'Les clients (411) et leur contrepartie (890) attendent la reprise des factures ouvertes.',
  },
  accounts: 'Balance reprise',
  columns: { account: 'Compte', name: 'Intitulé', how: 'Comment', debit: 'Débit', credit: 'Crédit' },
  kinds: {
    sum: 'Solde',
    items: 'Pièce par pièce',
    customers: 'Facture par facture',
    left: 'Par la reprise des factures',
  },
  refused: 'Rien ne peut être repris',
  take: 'Reprendre ces soldes',
  taken: (count: number) => counted('fr', count, { one: 'compte repris', other: 'comptes repris' }),
  history: 'Reprises faites',
  asOf: (day: string) => `au ${day}`,
  by: (name: string) => `par ${name}`,
  undone: (name: string) => `Défaite par ${name}`,
  done: 'Reprise',
  undo: 'Défaire',
  undoOf: (file: string) => `Défaire la reprise de ${file}`,
  undoTitle: 'Défaire cette reprise\u00a0?',
  undoDetail:
    'Des écritures inverses, au même jour, remettent chaque compte à zéro. Les clients et leurs factures restent, sans montant dû\u00a0; le fichier peut être repris de nouveau.',
  undoDone: 'La reprise est défaite.',
};
