import { plainDate } from '../../calendar/index.ts';
import { EUR } from '../../money/index.ts';
import { decide } from '../decide.ts';
import type { DunningDraft } from '../draft.ts';
import { sampleChargesLabels, sampleCustomer, sampleItem } from '../sample-facts.ts';
import { defaultPolicyFr } from '../shipped-policies.ts';
import type { MailInput } from './mail-input.ts';

/* The mail of tests. */
export const sampleFormat = {
  money: (minor: bigint) => `${minor} cents`,
  date: (date: string) => date,
  longDate: (date: string) => `the ${date}`,
};
export const [sampleDraft] = decide(
  plainDate('2026-10-26'),
  {
    customers: [
      sampleCustomer([sampleItem('1', '2026-10-01'), sampleItem('2', '2026-10-25')], {
        credits: [{ itemId: 'av', number: 'AV-9', currency: EUR, openMinor: 5_000n }],
      }),
    ],
  },
  defaultPolicyFr(),
).drafts as [DunningDraft];

export const sampleMailInput: MailInput = {
  language: 'fr',
  subject: 'Rappel',
  body: 'Bonjour,\n\nMerci avant le **30**.\n\n{{invoices}}\n\n{{payment}}\n\nBien à vous,',
  draft: sampleDraft,
  claim: null,
  company: { name: 'Atelier & Fils', legalLine: 'SARL au capital de 10 €' },
  payment: {
    beneficiary: 'Atelier & Fils',
    iban: 'FR7630006000011234567890189',
    bic: 'AGRIFRPP',
    reference: 'C-1 R-1',
    url: 'https://pay.example/r/1?a=b&c=d',
  },
  account: null,
  opening: null,
  signature: { name: 'Claire <Fontanel>', role: null, phone: '04 72', email: null },
  labels: {
    table: 'Factures concernées',
    number: 'Facture',
    issued: 'Émise le',
    due: 'Échéance',
    late: 'Retard',
    amount: 'Reste dû',
    days: (days) => `${days} j`,
    notYetDue: 'à échoir',
    upcoming: 'À échoir',
    credit: (number) => `Avoir ${number}`,
    received: (on) => `Paiement reçu le ${on}`,
    total: 'Total',
    payTitle: 'Virement',
    beneficiary: 'Bénéficiaire',
    reference: 'Motif',
    payOnline: (amount) => `Régler ${amount}`,
    charges: sampleChargesLabels,
    opening: { text: 'Ouverture signalée.', stop: 'Retirer', atSending: 'À l’envoi' },
    account: { title: 'Votre compte', text: 'Tout y est.', open: 'Ouvrir', atSending: 'À l’envoi' },
  },
  format: sampleFormat,
};
