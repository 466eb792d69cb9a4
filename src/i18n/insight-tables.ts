import type { Locale } from './locales.ts';

/** The words of the files that the screens of insight export. */
const fr = {
  files: { preview: 'relances-30-jours', results: 'resultats-relances' },
  columns: {
    on: 'Date',
    customer: 'Client',
    step: 'Étape',
    channel: 'Moyen',
    items: 'Factures',
    customers: 'Clients',
    currency: 'Devise',
    amount: 'Montant demandé',
    policy: 'Règle',
    version: 'Version',
    customerKind: 'Type de client',
    asked: 'Montant relancé',
    countedIn: (days: number) => `Factures suivies ${days} jours`,
    askedIn: (days: number) => `Montant suivi ${days} jours`,
    paidIn: (days: number) => `Payé sous ${days} jours`,
    wholeIn: (days: number) => `Factures soldées sous ${days} jours`,
  },
  kinds: { company: 'Professionnel', individual: 'Particulier', public_body: 'Organisme public' },
};

export type InsightTable = typeof fr;

const en: InsightTable = {
  files: { preview: 'reminders-30-days', results: 'reminder-results' },
  columns: {
    on: 'Date',
    customer: 'Customer',
    step: 'Step',
    channel: 'Channel',
    items: 'Invoices',
    customers: 'Customers',
    currency: 'Currency',
    amount: 'Amount asked for',
    policy: 'Policy',
    version: 'Version',
    customerKind: 'Kind of customer',
    asked: 'Amount reminded',
    countedIn: (days) => `Invoices followed for ${days} days`,
    askedIn: (days) => `Amount followed for ${days} days`,
    paidIn: (days) => `Paid within ${days} days`,
    wholeIn: (days) => `Invoices settled within ${days} days`,
  },
  kinds: { company: 'Business', individual: 'Consumer', public_body: 'Public body' },
};

export const insightTable = (locale: Locale): InsightTable => (locale === 'en' ? en : fr);
