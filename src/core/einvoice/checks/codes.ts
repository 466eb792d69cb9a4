import { error, type Finding } from '../../finding.ts';
import { isCurrency } from '../../money/index.ts';
import { vatCategories, type EInvoice, type EParty, type Identifier } from '../model.ts';
import {
  ALLOWANCE_REASONS,
  CHARGE_REASONS,
  CLASSIFICATION_SCHEMES,
  COUNTRIES,
  ENDPOINT_SCHEMES,
  EXEMPTION_CODES,
  IDENTIFIER_SCHEMES,
  NOTE_SUBJECTS,
  OBJECT_SCHEMES,
  PAYMENT_MEANS,
  UNITS,
} from './data/code-lists.ts';
import { isBlank, ofLines, unknownCode, when, type Rule } from './rule.ts';

/** BR-CL-*: codes come from their lists. */

/** UNTDID 1001, what EN 16931 admits for invoices and credit notes. */
const TYPES = new Set(
  (
    '71 80 81 82 83 84 102 130 202 203 204 211 218 219 261 262 295 296 308 325 326 331 380 381 382 383 384 385 386 387 388 ' +
    '389 390 393 394 395 396 420 456 457 458 471 472 473 500 501 502 503 527 532 553 575 623 633 751 780 817 870 875 876 877 935'
  ).split(' '),
);
const CATEGORIES: ReadonlySet<string> = new Set(vatCategories);
/** UNTDID 2475 as CII has it; the UBL writer has the words of UNTDID 2005. */
const TAX_POINTS = new Set(['5', '29', '72']);
const MEDIA_TYPES = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.spreadsheet',
]);

const listed = (
  codes: ReadonlySet<string>,
  path: string,
  term: string,
  value: string | undefined,
): readonly Finding[] => when(!isBlank(value) && !codes.has(value!), unknownCode(path, term, value ?? ''));

const schemed = (
  codes: ReadonlySet<string>,
  path: string,
  term: string,
  id: Identifier | undefined,
): readonly Finding[] => listed(codes, `${path}.scheme`, term, id?.scheme);

const partiesOf = (invoice: EInvoice): [EParty | undefined, string][] => [
  [invoice.seller, 'seller'],
  [invoice.buyer, 'buyer'],
  [invoice.payee, 'payee'],
];

/** A list that counts for one code of the document. */
const one = (
  id: string,
  codes: ReadonlySet<string>,
  path: string,
  term: string,
  value: (invoice: EInvoice) => string | undefined,
): Rule => ({ id, check: (invoice) => listed(codes, path, term, value(invoice)) });

/** The currencies of ISO 4217, asked one by one. */
const currency = (
  id: string,
  path: string,
  term: string,
  value: (invoice: EInvoice) => string | undefined,
): Rule => ({
  id,
  check: (invoice) => {
    const code = value(invoice);
    return when(!isBlank(code) && !isCurrency(code!), unknownCode(path, term, code ?? ''));
  },
});

const ofDocument: Rule[] = [
  one('BR-CL-01', TYPES, 'type', 'BT-3', (invoice) => invoice.type),
  currency('BR-CL-04', 'currency', 'BT-5', (invoice) => invoice.currency),
  currency('BR-CL-05', 'accountingCurrency', 'BT-6', (invoice) => invoice.accountingCurrency),
  one('BR-CL-06', TAX_POINTS, 'taxPointCode', 'BT-8', (invoice) => invoice.taxPointCode),
  {
    id: 'BR-CL-07',
    check: ({ references }) => schemed(OBJECT_SCHEMES, 'references.object', 'BT-18-1', references.object),
  },
  {
    id: 'BR-CL-08',
    check: ({ notes }) =>
      notes.flatMap(({ subject }, index) =>
        listed(NOTE_SUBJECTS, `notes.${index}.subject`, 'BT-21', subject),
      ),
  },
  {
    id: 'BR-CL-10',
    check: (invoice) =>
      partiesOf(invoice).flatMap(([party, path]) =>
        (party?.ids ?? []).flatMap((id, index) =>
          // SEPA is how UBL says a creditor identifier (BT-90).
          id.scheme === 'SEPA' ? [] : schemed(IDENTIFIER_SCHEMES, `${path}.ids.${index}`, 'BT-29-1', id),
        ),
      ),
  },
  {
    id: 'BR-CL-11',
    check: (invoice) =>
      partiesOf(invoice).flatMap(([party, path]) =>
        schemed(IDENTIFIER_SCHEMES, `${path}.legalId`, 'BT-30-1', party?.legalId),
      ),
  },
  {
    id: 'BR-CL-14',
    check: ({ seller, buyer, taxRepresentative, delivery }) => [
      ...listed(COUNTRIES, 'seller.address.country', 'BT-40', seller.address?.country),
      ...listed(COUNTRIES, 'buyer.address.country', 'BT-55', buyer.address?.country),
      ...listed(COUNTRIES, 'taxRepresentative.address.country', 'BT-69', taxRepresentative?.address?.country),
      ...listed(COUNTRIES, 'delivery.address.country', 'BT-80', delivery?.address?.country),
    ],
  },
  {
    id: 'BR-CL-16',
    check: ({ payment }) =>
      payment.means.flatMap(({ code }, index) =>
        listed(PAYMENT_MEANS, `payment.means.${index}.code`, 'BT-81', code),
      ),
  },
  {
    id: 'BR-CL-17',
    check: ({ vat, allowancesCharges }) => [
      ...vat.flatMap(({ category }, index) =>
        listed(CATEGORIES, `vat.${index}.category`, 'BT-118', category),
      ),
      ...allowancesCharges.flatMap(({ vat: tax }, index) =>
        listed(CATEGORIES, `allowancesCharges.${index}.vat.category`, 'BT-95', tax?.category),
      ),
    ],
  },
  {
    id: 'BR-CL-19',
    check: ({ allowancesCharges }) => reasons(allowancesCharges, 'allowancesCharges'),
  },
  {
    id: 'BR-CL-22',
    check: ({ vat }) =>
      vat.flatMap(({ exemptionCode }, index) =>
        // The list is in capitals; writers are not held to it (BR-CL-22 compares without case).
        listed(EXEMPTION_CODES, `vat.${index}.exemptionCode`, 'BT-121', exemptionCode?.toUpperCase()),
      ),
  },
  {
    id: 'BR-CL-24',
    check: ({ attachments }) =>
      attachments.flatMap(({ mediaType }, index) =>
        listed(MEDIA_TYPES, `attachments.${index}.mediaType`, 'BT-125-1', mediaType),
      ),
  },
  {
    id: 'BR-CL-25',
    check: ({ seller, buyer }) => [
      ...schemed(ENDPOINT_SCHEMES, 'seller.endpoint', 'BT-34-1', seller.endpoint),
      ...schemed(ENDPOINT_SCHEMES, 'buyer.endpoint', 'BT-49-1', buyer.endpoint),
    ],
  },
  {
    id: 'BR-CL-26',
    check: ({ delivery }) =>
      schemed(IDENTIFIER_SCHEMES, 'delivery.locationId', 'BT-71-1', delivery?.locationId),
  },
];

const reasons = (list: EInvoice['allowancesCharges'], path: string): Finding[] =>
  list.flatMap(({ isCharge, reasonCode }, index) =>
    listed(
      isCharge ? CHARGE_REASONS : ALLOWANCE_REASONS,
      `${path}.${index}.reasonCode`,
      isCharge ? 'BT-105' : 'BT-98',
      reasonCode,
    ),
  );

const ofLine: Rule[] = [
  ofLines('BR-CL-23', ({ unit, price }, path) => [
    ...listed(UNITS, `${path}.unit`, 'BT-130', unit),
    ...listed(UNITS, `${path}.price.baseUnit`, 'BT-150', price.baseUnit),
  ]),
  ofLines('BR-CL-18', ({ vat }, path) => listed(CATEGORIES, `${path}.vat.category`, 'BT-151', vat.category)),
  ofLines('BR-CL-20', ({ allowancesCharges }, path) =>
    reasons(allowancesCharges, `${path}.allowancesCharges`),
  ),
  ofLines('BR-CL-21', ({ item }, path) =>
    schemed(IDENTIFIER_SCHEMES, `${path}.item.standardId`, 'BT-157-1', item.standardId),
  ),
  ofLines('BR-CL-13', ({ item }, path) =>
    item.classifications.flatMap((id, index) =>
      schemed(CLASSIFICATION_SCHEMES, `${path}.item.classifications.${index}`, 'BT-158-1', id),
    ),
  ),
  ofLines('BR-CL-15', ({ item }, path) =>
    listed(COUNTRIES, `${path}.item.originCountry`, 'BT-159', item.originCountry),
  ),
  ofLines('BR-CL-07', ({ object }, path) => schemed(OBJECT_SCHEMES, `${path}.object`, 'BT-128-1', object)),
];

/** A line is named once, or what refers to it would be ambiguous. */
const lineNames: Rule = {
  id: 'BT-126',
  check: ({ lines }) => {
    const seen = new Set<string>();
    return lines.flatMap(({ id }, index) => {
      const isDouble = !isBlank(id) && seen.has(id);
      seen.add(id);
      return when(
        isDouble,
        error('einvoice.line-twice', { path: `lines.${index}.id`, params: { line: id } }),
      );
    });
  },
};

export const codeRules: readonly Rule[] = [...ofDocument, ...ofLine, lineNames];
