import type { Locale } from './locales.ts';

/** The page of all that a customer owes. Amounts and days come written. */
export type PortalAccountWords = {
  readonly title: string;
  readonly of: (name: string, day: string) => string;
  readonly owed: string;
  readonly nothing: string;
  readonly allSettled: string;
  readonly late: (amount: string) => string;
  readonly noneLate: string;
  readonly statement: string;
  readonly list: string;
  readonly document: string;
  readonly dueOn: string;
  readonly open: string;
  readonly lateBadge: string;
  readonly credit: string;
  readonly more: (count: number) => string;
  readonly how: string;
};

const fr: PortalAccountWords = {
  title: 'Votre compte',
  of: (name, day) => `${name}, situation au ${day}`,
  owed: 'Reste à régler',
  nothing: 'Rien à régler',
  allSettled: 'Toutes vos factures sont soldées. Merci\u00a0!',
  late: (amount) => `dont ${amount} à échéance dépassée`,
  noneLate: 'Aucune échéance n’est dépassée.',
  statement: 'Voir le relevé de compte (PDF)',
  list: 'Vos factures ouvertes',
  document: 'Document',
  dueOn: 'Échéance',
  open: 'Reste dû',
  lateBadge: 'Échéance dépassée',
  credit: 'à votre crédit',
  more: (count) => (count === 1 ? 'et une autre facture' : `et ${count} autres factures`),
  how: 'Ouvrez une facture pour la voir, trouver comment la régler, ou nous répondre.',
};

const en: PortalAccountWords = {
  title: 'Your account',
  of: (name, day) => `${name}, as of ${day}`,
  owed: 'Still to pay',
  nothing: 'Nothing to pay',
  allSettled: 'All your invoices are settled. Thank you!',
  late: (amount) => `of which ${amount} past its due date`,
  noneLate: 'Nothing is past its due date.',
  statement: 'View the statement of account (PDF)',
  list: 'Your open invoices',
  document: 'Document',
  dueOn: 'Due',
  open: 'Still due',
  lateBadge: 'Past its due date',
  credit: 'in your favour',
  more: (count) => (count === 1 ? 'and one more invoice' : `and ${count} more invoices`),
  how: 'Open an invoice to see it, to find how to pay it, or to answer us.',
};

export const portalAccountWords = (locale: Locale): PortalAccountWords => (locale === 'fr' ? fr : en);
