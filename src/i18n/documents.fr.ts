import type { ChargesLabels, MailLabels } from '../core/dunning/index.ts';
import type { LetterLabels, StatementLabels } from '../core/dunning/documents/labels.ts';

const days = (count: number): string => `${count}\u00a0${count < 2 ? 'jour' : 'jours'}`;

const charges: ChargesLabels = {
  title: 'Frais de retard',
  intro: (asOf, isPublic) =>
    isPublic
      ? `Arrêtés au ${asOf}, en plus du montant des factures (code de la commande publique, art. L2192-13, R2192-31 et D2192-35).`
      : `Arrêtés au ${asOf}, en plus du montant des factures (code de commerce, art. L441-10 et D441-5).`,
  period: 'Période',
  base: 'Sur',
  days: 'Jours',
  rate: 'Taux annuel',
  amount: 'Montant',
  invoice: (number, due) => `Facture ${number}, échue le ${due}`,
  span: (from, to) => `du ${from} au ${to}`,
  percent: (percent) => `${percent.replace('.', ',')}\u00a0%`,
  indemnity: 'Indemnité forfaitaire pour frais de recouvrement',
  settled: 'Déjà facturé ou abandonné',
  missing: (semester) =>
    `Les intérêts sont arrêtés avant le ${semester.endsWith('1') ? '1ᵉʳ janvier' : '1ᵉʳ juillet'} ${semester.slice(0, 4)}\u00a0: la suite vous sera indiquée.`,
  total: 'Total des frais de retard',
};

const mail: MailLabels = {
  table: 'Factures concernées',
  number: 'Facture',
  issued: 'Émise le',
  due: 'Échéance',
  late: 'Retard',
  amount: 'Reste dû',
  days,
  notYetDue: 'à échoir',
  upcoming: 'Pour information, à échoir prochainement',
  credit: (number) => `Avoir ou acompte ${number}`,
  received: (on) => `Paiement reçu le ${on}`,
  total: 'Total à régler',
  payTitle: 'Pour régler par virement',
  beneficiary: 'Bénéficiaire',
  reference: 'Motif',
  payOnline: (amount) => `Régler ${amount}`,
  charges,
  account: {
    title: 'Votre compte en ligne',
    text: 'Vos factures, leurs PDF, et de quoi nous répondre\u00a0: une date, un échéancier, une question.',
    open: 'Ouvrir mon compte',
    atSending: '(l’adresse de la page est créée à l’envoi)',
  },
  opening: {
    text: 'Avec votre accord, l’ouverture de ce message nous est signalée.',
    stop: 'Retirer mon accord',
    atSending: '(le lien pour retirer l’accord est créé à l’envoi)',
  },
};

const letter: LetterLabels = {
  ...mail,
  billed: 'Montant TTC',
  settled: 'Réglé',
  customerRef: 'Réf. client',
  caseRef: 'Dossier',
  placeAndDate: (place, date) => (place === '' ? `Le ${date}` : `${place}, le ${date}`),
  level: (level) => `Relance ${level}`,
  formalNotice: 'Mise en demeure',
  announcement: 'Prévenance',
  transfer: 'Virement',
  online: 'En ligne',
  scan: 'Scannez ce code avec votre application bancaire pour préparer le virement.',
  qrAlt: 'Code QR de virement SEPA (EPC069-12) : bénéficiaire, IBAN, montant et motif',
  logoAlt: (company) => `Logo de ${company}`,
  page: 'Page',
  specimen: 'SPÉCIMEN',
  pay: (amount) => `À régler : ${amount}`,
};

const statement: StatementLabels = {
  title: 'Relevé de compte',
  asOf: (date) => `Arrêté au ${date}`,
  intro:
    'Voici l’état de votre compte à cette date. Merci de nous signaler toute différence avec vos livres.',
  balance: 'Solde dû',
  inFavour: 'Solde en votre faveur',
  overdue: 'dont échu',
  openItems: 'Factures à régler',
  credits: 'Avoirs et acomptes à déduire',
  payments: 'Derniers règlements reçus',
  date: 'Date',
  kind: 'Nature',
  document: 'Pièce',
  none: 'Aucune facture n’est à régler à cette date.',
  aging: 'Répartition par ancienneté',
  amount: 'Montant',
  sum: 'Total',
};

export const documents = { mail, letter, statement };
