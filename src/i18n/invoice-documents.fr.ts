import type { PaymentTerms } from '../core/calendar/index.ts';
import type { InvoiceLabels } from '../core/invoicing/documents/labels.ts';
import { countryName } from './document-countries.ts';
import { sayMention } from './mentions.ts';
import { unitShort } from './units.ts';

const days = (count: number): string => `${count}\u00a0${count < 2 ? 'jour' : 'jours'}`;

function terms(terms: PaymentTerms): string {
  if (terms.kind === 'net') return terms.days === 0 ? 'Comptant' : `${days(terms.days)} date de facture`;
  const end =
    terms.days === 0
      ? 'Fin de mois'
      : terms.then === 'days-then-end'
        ? `${days(terms.days)} fin de mois`
        : `Fin de mois + ${days(terms.days)}`;
  return terms.day === undefined ? end : `${end} le ${terms.day}`;
}

const list = (invoices: readonly { number: string; on: string }[]): string =>
  invoices.map(({ number, on }) => `${number} du ${on}`).join(', ');
const invoicesOf = (count: number): string => (count < 2 ? 'la facture' : 'les factures');

/** The words of quotes, invoices and credit notes. */
export const invoiceDocuments: InvoiceLabels = {
  titles: {
    quote: 'Devis',
    order_confirmation: 'Confirmation de commande',
    pro_forma: 'Facture pro forma',
    invoice: 'Facture',
    deposit: 'Facture d’acompte',
    progress: 'Facture de situation',
    final: 'Facture de solde',
    credit_note: 'Avoir',
    corrective: 'Facture rectificative',
  },
  draft: 'Brouillon',
  duplicate: 'Duplicata',
  specimen: 'SPÉCIMEN',
  page: 'Page',
  logoAlt: (company) => `Logo de ${company}`,
  form: (legalForm, capital) =>
    capital === '' ? legalForm : `${legalForm} au capital de ${capital}`.trimStart(),
  country: (code) => countryName(code, 'fr'),
  siren: 'SIREN',
  siret: 'SIRET',
  vatNumber: 'TVA',
  facts: {
    issuedOn: 'Date d’émission',
    dueOn: 'Échéance',
    suppliedOn: { goods: 'Date de livraison', services: 'Fin de prestation', both: 'Livraison' },
    period: 'Période',
    validUntil: 'Valable jusqu’au',
    customer: 'N° client',
    purchaseOrder: 'Votre commande',
  },
  span: (from, to) => `du ${from} au\u00a0${to}`,
  references: {
    title: 'Références',
    contract: 'Contrat',
    buyerReference: 'Code service',
    project: 'Projet',
    quote: 'Devis',
  },
  buyer: 'Client',
  delivery: 'Adresse de livraison',
  corrects: (kind, invoices) =>
    kind === 'credit_note'
      ? invoices.length === 0
        ? 'Avoir sans facture d’origine'
        : `Avoir sur ${invoicesOf(invoices.length)} ${list(invoices)}`
      : `Annule et remplace ${invoicesOf(invoices.length)} ${list(invoices)}`,
  reason: 'Motif\u00a0:',
  columns: {
    reference: 'Réf.',
    description: 'Désignation',
    quantity: 'Qté',
    unitPrice: 'PU HT',
    discount: 'Remise',
    vat: 'TVA',
    net: 'Total HT',
  },
  columnsWithoutVat: { unitPrice: 'Prix unitaire', net: 'Total' },
  unit: (code) => unitShort(code, 'fr'),
  contribution: (label, quantity, perUnit, amount) =>
    `dont ${label}\u00a0: ${quantity} × ${perUnit} = ${amount}`,
  subtotal: (section) => `Sous-total ${section}`,
  deposits: 'Acomptes déjà facturés, à déduire',
  deposit: (number, on) => `Facture d’acompte ${number} du ${on}`,
  empty: 'Aucune ligne.',
  carried: 'À reporter',
  brought: 'Report',
  vat: {
    title: 'Détail de la TVA',
    treatment: 'Taux',
    base: 'Base HT',
    tax: 'TVA',
    taxIn: (currency) => `TVA en ${currency}`,
    total: 'Total',
    short: ({ category }, percent) =>
      ({ S: percent, Z: percent, E: 'exonéré', AE: 'autoliq.', K: 'intracom.', G: 'export', O: 'hors TVA' })[
        category
      ],
    category: ({ category }, percent) =>
      ({
        S: percent,
        Z: percent,
        E: 'Exonéré',
        AE: 'Autoliquidation',
        K: 'Livraison intracommunautaire',
        G: 'Exportation',
        O: 'Hors champ de la TVA',
      })[category],
    exchange: (currency, rate, base, on, source) =>
      `Cours retenu\u00a0: 1\u00a0${currency} = ${rate}\u00a0${base} le ${on}${source === '' ? '' : ` (${source})`}.`,
  },
  totals: {
    beforeAdjustments: 'Total des lignes HT',
    beforeDeposits: 'Total HT avant acomptes',
    depositsNet: 'Acomptes déduits HT',
    net: 'Total HT',
    tax: 'Total TVA',
    gross: 'Total TTC',
    sumWithoutVat: 'Total',
    paid: 'Déjà réglé',
    retention: (percent, releaseOn) => `Retenue de garantie ${percent}, libérable le ${releaseOn}`,
  },
  due: {
    toPay: 'Net à payer',
    credited: 'Net en votre faveur',
    offered: 'Total du devis',
    ordered: 'Total de la commande',
    nothing: 'Soldée, rien à payer',
  },
  payment: {
    title: {
      transfer: 'Règlement par virement',
      direct_debit: 'Règlement par prélèvement',
      card: 'Règlement par carte',
      cheque: 'Règlement par chèque',
      cash: 'Règlement en espèces',
    },
    beneficiary: 'Bénéficiaire',
    iban: 'IBAN',
    bic: 'BIC',
    reference: 'Motif',
    amount: 'Montant',
    byDirectDebit: (on) => `Le montant sera prélevé sur votre compte le ${on}.`,
    chequeTo: (name) => `À l’ordre de ${name}.`,
    before: (on) => `À régler au plus tard le ${on}.`,
    terms,
    termsTitle: 'Conditions de règlement',
    firstInstalment: (amount, on) => `Première échéance\u00a0: ${amount} le ${on}, puis selon l’échéancier.`,
    scan: 'Scannez ce code avec votre application bancaire pour préparer le virement.',
    qrAlt: 'Code QR de virement SEPA (EPC069-12)\u00a0: bénéficiaire, IBAN, montant et motif',
  },
  schedule: {
    title: 'Échéancier',
    number: 'N°',
    dueOn: 'Échéance',
    amount: 'Montant',
    retention: 'Retenue de garantie',
  },
  options: {
    title: 'Options, non comprises dans le total',
    text: 'Cochez celles que vous retenez : leur prix s’ajoute au total du devis.',
    option: 'Option',
    net: 'Prix HT',
    gross: 'Prix TTC',
  },
  acceptance: {
    title: 'Bon pour accord',
    text: 'Devis reçu avant l’exécution, accepté sans réserve.',
    name: 'Nom et qualité',
    date: 'Date',
    signature: 'Signature et cachet',
  },
  mention: (mention) => sayMention('fr', mention),
};
