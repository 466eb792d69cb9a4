import { error, warning, type Finding } from '../../finding.ts';
import { isCorrective, isCreditNote, isDeposit, isSelfBilled } from '../document-type.ts';
import type { EInvoice } from '../model.ts';
import { frenchDecimalRules } from './decimals.ts';
import { frenchPartyRules } from './french-parties.ts';
import { isBlank, isZero, missing, missingAll, num, ofLines, printRate, unknownCode, when } from './rule.ts';
import { differs, type Rule } from './rule.ts';

/**
 * What France asks of an invoice on top of EN 16931: the rules BR-FR-* of XP Z12-012 V1.4 (FNFE-MPE), and the mentions of
 * C. com. L441-9 and CGI ann. II art. 242 nonies A that they stand for.
 */

const TYPES = new Set('380 389 393 501 386 500 384 471 472 473 261 262 381 396 502 503'.split(' '));
/** Cadres de facturation. Those of 8 and 9 (several sellers, both ways) take lines that the model does not have. */
const MODES = new Set('B1 S1 M1 B2 S2 M2 S3 B4 S4 M4 S5 S6 B7 S7 B8 S8 M8 B9 S9 M9'.split(' '));
const PAID = new Set(['B2', 'S2', 'M2']);
const FINAL = new Set(['B4', 'S4', 'M4']);
const CATEGORIES = new Set(['S', 'E', 'AE', 'K', 'G', 'O', 'Z']);
/** Metropolitan, overseas and Corsican rates, and those of the past, which credit notes still name (CGI art. 278 s.). */
const RATES = new Set('0 10 13 20 8.5 19.6 2.1 5.5 7 20.6 1.05 0.9 1.75 9.2 9.6'.split(' '));
const TREATMENTS = new Set(['B2B', 'B2BINT', 'B2C', 'B2CINT', 'OUTOFSCOPE', 'ARCHIVEONLY']);
const ATTACHMENTS = new Set(
  (
    'RIB LISIBLE FEUILLE_DE_STYLE PJA BORDEREAU_SUIVI DOCUMENT_ANNEXE BON_LIVRAISON BON_COMMANDE ' +
    'BORDEREAU_SUIVI_VALIDATION ETAT_ACOMPTE FACTURE_PAIEMENT_DIRECT RECAPITULATIF_COTRAITANCE'
  ).split(' '),
);

const numberFindings = (value: string, path: string, term: string): readonly Finding[] => [
  ...when(value.length > 35, error('einvoice.too-long', { path, params: { term, max: 35 } })),
  ...when(
    !isBlank(value) && !/^[A-Za-z0-9+\-_/]+$/.test(value),
    error('einvoice.number-characters', { path, params: { term, value } }),
  ),
];

const yearFindings = (date: string | undefined, path: string, term: string): readonly Finding[] =>
  when(
    !isBlank(date) && !/^20\d\d-/.test(date ?? ''),
    error('einvoice.year', { path, params: { term, value: date ?? '' } }),
  );

const noted = ({ notes }: EInvoice, subject: string) => notes.filter((note) => note.subject === subject);

const texts: Rule[] = [
  { id: 'BR-FR-01', check: ({ number }) => numberFindings(number, 'number', 'BT-1') },
  {
    id: 'BR-FR-02',
    check: ({ references }) =>
      references.preceding.flatMap(({ number }, index) =>
        numberFindings(number, `references.preceding.${index}.number`, 'BT-25'),
      ),
  },
  {
    id: 'BR-FR-03',
    check: ({ issuedOn, taxPointOn, payment, references, delivery, period, lines }) => [
      ...yearFindings(issuedOn, 'issuedOn', 'BT-2'),
      ...yearFindings(taxPointOn, 'taxPointOn', 'BT-7'),
      ...yearFindings(payment.dueOn, 'payment.dueOn', 'BT-9'),
      ...references.preceding.flatMap((one, index) =>
        yearFindings(one.issuedOn, `references.preceding.${index}.issuedOn`, 'BT-26'),
      ),
      ...yearFindings(delivery?.on, 'delivery.on', 'BT-72'),
      ...yearFindings(period?.from, 'period.from', 'BT-73'),
      ...yearFindings(period?.to, 'period.to', 'BT-74'),
      ...lines.flatMap((line, index) => [
        ...yearFindings(line.period?.from, `lines.${index}.period.from`, 'BT-134'),
        ...yearFindings(line.period?.to, `lines.${index}.period.to`, 'BT-135'),
      ]),
    ],
  },
  {
    id: 'BR-FR-04',
    check: ({ type }) => when(!isBlank(type) && !TYPES.has(type), unknownCode('type', 'BT-3', type)),
  },
  {
    // C. com. L441-9 I and D441-5: each absent mention is a fault of its own.
    id: 'BR-FR-05',
    check: (invoice) =>
      ['PMT', 'PMD', 'AAB'].flatMap((subject) =>
        when(
          noted(invoice, subject).every(({ text }) => isBlank(text)),
          error('einvoice.note-missing', { path: 'notes', params: { subject } }),
        ),
      ),
  },
  {
    id: 'BR-FR-06',
    check: (invoice) =>
      ['PMT', 'PMD', 'AAB', 'TXD'].flatMap((subject) =>
        when(
          noted(invoice, subject).length > 1,
          error('einvoice.note-twice', { path: 'notes', params: { subject } }),
        ),
      ),
  },
  {
    id: 'BR-FR-20',
    check: (invoice) =>
      noted(invoice, 'BAR').flatMap(({ text }) =>
        when(!TREATMENTS.has(text.trim()), unknownCode('notes', 'BAR', text.trim())),
      ),
  },
  {
    id: 'BR-FR-31',
    check: (invoice) =>
      when(
        noted(invoice, 'BAR').length > 1,
        error('einvoice.note-twice', { path: 'notes', params: { subject: 'BAR' } }),
      ),
  },
  {
    id: 'BR-FR-08',
    check: ({ process = '' }) =>
      isBlank(process)
        ? [missing('process', 'BT-23')]
        : when(!MODES.has(process), unknownCode('process', 'BT-23', process)),
  },
];

const taxes: Rule[] = [
  {
    id: 'BR-FR-15',
    check: ({ vat }) =>
      vat.flatMap(({ category }, index) =>
        when(!CATEGORIES.has(category), unknownCode(`vat.${index}.category`, 'BT-118', category)),
      ),
  },
  ofLines('BR-FR-15', ({ vat: { category } }, path) =>
    when(!CATEGORIES.has(category), unknownCode(`${path}.vat.category`, 'BT-151', category)),
  ),
  {
    id: 'BR-FR-16',
    check: ({ vat, allowancesCharges }) => [
      ...vat.flatMap((one, index) => rateFindings(one.rate, `vat.${index}.rate`)),
      ...allowancesCharges.flatMap((one, index) =>
        rateFindings(one.vat?.rate, `allowancesCharges.${index}.vat.rate`),
      ),
    ],
  },
  ofLines('BR-FR-16', ({ vat }, path) => rateFindings(vat.rate, `${path}.vat.rate`)),
  {
    id: 'BR-FR-CO-12',
    check: ({ currency, accountingCurrency, totals }) =>
      when(
        currency !== 'EUR' &&
          !isBlank(currency) &&
          (accountingCurrency !== 'EUR' || isBlank(totals.taxInAccountingCurrency)),
        error('einvoice.vat-in-euros', { path: 'totals.taxInAccountingCurrency', params: { currency } }),
      ),
  },
];

function rateFindings(rate: string | undefined, path: string): readonly Finding[] {
  return when(
    num(rate) !== null && !RATES.has(printRate(rate)),
    error('einvoice.french-rate', { path, params: { rate: printRate(rate) } }),
  );
}

const kinds: Rule[] = [
  {
    id: 'BR-FR-CO-03',
    check: ({ type, references, period }) =>
      type !== '262'
        ? []
        : [
            ...when(isBlank(references.contract), missing('references.contract', 'BT-12')),
            ...when(period?.from === undefined, missing('period.from', 'BT-73')),
            ...when(period?.to === undefined, missing('period.to', 'BT-74')),
          ],
  },
  {
    id: 'BR-FR-CO-04',
    check: ({ type, references: { preceding } }) =>
      when(
        isCorrective(type) && (preceding.length !== 1 || preceding.some((one) => one.issuedOn === undefined)),
        error('einvoice.corrects-one', { path: 'references.preceding', params: { count: preceding.length } }),
      ),
  },
  {
    id: 'BR-FR-CO-05',
    check: ({ type, references: { preceding } }) =>
      when(
        isCreditNote(type) &&
          type !== '262' &&
          !preceding.some((one) => !isBlank(one.number) && one.issuedOn !== undefined),
        error('einvoice.credits-one', { path: 'references.preceding' }),
      ),
  },
  {
    // CGI ann. II art. 242 nonies A, I-14°: made out by the customer, in the name of the seller who mandated it.
    id: 'CGI-242-NONIES-A-14',
    check: ({ type, notes }) =>
      when(
        isSelfBilled(type) && !notes.some(({ text }) => /autofactur|self-?billing/i.test(text)),
        warning('einvoice.self-billing-unsaid', { path: 'notes' }),
      ),
  },
  {
    id: 'BR-FR-CO-07',
    check: ({ type, process, issuedOn, payment: { dueOn } }) =>
      when(
        dueOn !== undefined &&
          issuedOn !== '' &&
          dueOn < issuedOn &&
          !isDeposit(type) &&
          !PAID.has(process ?? ''),
        error('einvoice.date-order', {
          path: 'payment.dueOn',
          params: { term: 'BT-9', date: dueOn ?? '', after: issuedOn },
        }),
      ),
  },
  {
    id: 'BR-FR-CO-08',
    check: ({ type, process }) =>
      when(
        FINAL.has(process ?? '') && isDeposit(type),
        error('einvoice.final-is-no-deposit', { path: 'process', params: { mode: process ?? '' } }),
      ),
  },
  {
    id: 'BR-FR-CO-09',
    check: ({ process, totals, payment }) => {
      if (!PAID.has(process ?? '')) return [];
      const [paid, gross] = [num(totals.prepaid ?? '0'), num(totals.gross)];
      return [
        ...when(
          (paid !== null && gross !== null && differs(paid, gross)) || !isZero(totals.due),
          error('einvoice.paid-in-full', { path: 'totals.prepaid', params: { mode: process ?? '' } }),
        ),
        ...when(payment.dueOn === undefined, missing('payment.dueOn', 'BT-9')),
      ];
    },
  },
  {
    id: 'BR-FR-CO-14',
    check: (invoice) =>
      when(
        isGroupMember(invoice) &&
          !noted(invoice, 'TXD').some(({ text }) => text.trim() === 'MEMBRE_ASSUJETTI_UNIQUE'),
        error('einvoice.note-missing', { path: 'notes', params: { subject: 'TXD' } }),
      ),
  },
  {
    id: 'BR-FR-CO-15',
    check: (invoice) =>
      when(
        isGroupMember(invoice) && isBlank(invoice.taxRepresentative?.vatId),
        missingAll('taxRepresentative.vatId', 'BT-63'),
      ),
  },
];

/** Member of a single taxable person (CGI art. 256 C): its list of identifiers is 0231. */
const isGroupMember = ({ seller }: EInvoice): boolean => seller.ids.some(({ scheme }) => scheme === '0231');

const documents: Rule[] = [
  {
    id: 'BR-FR-17',
    check: ({ attachments }) =>
      attachments.flatMap(({ description }, index) =>
        when(
          !isBlank(description) && !ATTACHMENTS.has(description!.trim()),
          unknownCode(`attachments.${index}.description`, 'BT-123', description ?? ''),
        ),
      ),
  },
  {
    id: 'BR-FR-18',
    check: ({ attachments }) =>
      when(
        attachments.filter(({ description }) => description === 'LISIBLE').length > 1,
        error('einvoice.attachment-twice', { path: 'attachments', params: { value: 'LISIBLE' } }),
      ),
  },
];

export const frenchRules: readonly Rule[] = [
  ...texts,
  ...frenchPartyRules,
  ...taxes,
  ...kinds,
  ...documents,
  ...frenchDecimalRules,
];
