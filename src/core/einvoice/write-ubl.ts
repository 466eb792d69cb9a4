import { element, requiredElement, writeXml, type XmlPart } from '../xml/index.ts';
import { isCreditNote } from './document-type.ts';
import type { EAttachment, EInvoice, ENote } from './model.ts';
import { LEVEL, profiles, type Profile } from './profiles.ts';
import { termsText } from './terms-text.ts';
import { ublLine } from './write-ubl-line.ts';
import { ublDelivery, ublParty, ublPayee, ublTaxRepresentative } from './write-ubl-party.ts';
import { ublMonetaryTotal, ublPaymentMeans, ublTaxTotals } from './write-ubl-payment.ts';
import { UBL_NAMESPACES, ublAllowanceCharge, ublId, ublPeriod, ublReference } from './write-ubl-values.ts';
import { withProfile } from './with-profile.ts';

/**
 * OASIS UBL 2.1, Invoice or CreditNote after the type of the document, elements in the order of its schemas. Nothing is
 * computed or corrected; check first. Throws when the profile has no UBL (Factur-X profiles but EN 16931).
 */
export function writeUbl(given: EInvoice, profile: Profile): string {
  if (!profiles[profile].syntaxes.includes('UBL')) throw new Error(`Profile ${profile} has no UBL`);
  const invoice = withProfile(given, profile);
  const hasGroups = profiles[profile].level >= LEVEL.extended;
  const isCredit = isCreditNote(invoice.type);
  const root = isCredit ? 'CreditNote' : 'Invoice';
  const { currency, payee, payment } = invoice;
  return writeXml(
    requiredElement(
      root,
      [
        ...header(invoice, profile, isCredit),
        ...documents(invoice, profile, isCredit),
        ublParty(
          'cac:AccountingSupplierParty',
          invoice.seller,
          payee === undefined ? payment.creditorId : undefined,
        ),
        ublParty('cac:AccountingCustomerParty', invoice.buyer),
        ublPayee(payee, payment.creditorId),
        ublTaxRepresentative(invoice.taxRepresentative),
        ublDelivery(invoice.delivery),
        ...ublPaymentMeans(invoice, isCredit),
        element('cac:PaymentTerms', [element('cbc:Note', termsText(payment.terms))]),
        ...invoice.allowancesCharges.map((one) => ublAllowanceCharge(one, currency)),
        ...ublTaxTotals(invoice),
        ublMonetaryTotal(invoice),
        ...invoice.lines.map((line) =>
          ublLine(line, { currency, isCreditNote: isCredit, group: hasGroups ? invoice.number : null }),
        ),
      ],
      { xmlns: `urn:oasis:names:specification:ubl:schema:xsd:${root}-2`, ...UBL_NAMESPACES },
    ),
  );
}

/** UBL has no place for the subject of a note (BT-21): EN 16931-3-2 writes it before the text, between number signs. */
const noteText = ({ subject, text }: ENote): string => (subject === undefined ? text : `#${subject}#${text}`);

/** Peppol admits one note in a document (PEPPOL-EN16931-R002), and its readers know no subjects. */
const notes = ({ notes: given }: EInvoice, profile: Profile): XmlPart[] =>
  profile === 'peppol'
    ? [element('cbc:Note', given.map(({ text }) => text).join('\n'))]
    : given.map((note) => element('cbc:Note', noteText(note)));

function header(invoice: EInvoice, profile: Profile, isCredit: boolean): XmlPart[] {
  const taxPoint = element('cbc:TaxPointDate', invoice.taxPointOn);
  return [
    element('cbc:CustomizationID', invoice.guideline),
    element('cbc:ProfileID', invoice.process),
    element('cbc:ID', invoice.number),
    element('cbc:IssueDate', invoice.issuedOn),
    ...(isCredit
      ? [taxPoint, element('cbc:CreditNoteTypeCode', invoice.type), ...notes(invoice, profile)]
      : [
          element('cbc:DueDate', invoice.payment.dueOn),
          element('cbc:InvoiceTypeCode', invoice.type),
          ...notes(invoice, profile),
          taxPoint,
        ]),
    element('cbc:DocumentCurrencyCode', invoice.currency),
    element('cbc:TaxCurrencyCode', invoice.accountingCurrency),
    element('cbc:AccountingCost', invoice.references.buyerAccounting),
    element('cbc:BuyerReference', invoice.references.buyerReference),
    ublPeriod(invoice.period, invoice.taxPointCode),
  ];
}

/** What the document refers to, in the order of the two schemas, which differ. */
function documents(invoice: EInvoice, profile: Profile, isCredit: boolean): XmlPart[] {
  const { references } = invoice;
  const contract = ublReference('cac:ContractDocumentReference', references.contract);
  const tender = ublReference('cac:OriginatorDocumentReference', references.tender);
  const additional = additionalDocuments(invoice, isCredit);
  return [
    references.purchaseOrder === undefined && references.salesOrder === undefined
      ? null
      : element('cac:OrderReference', [
          // A sales order is said with a purchase order; without one, NA as Peppol BIS 3 says.
          element('cbc:ID', references.purchaseOrder ?? 'NA'),
          element('cbc:SalesOrderID', references.salesOrder),
        ]),
    ...references.preceding.map((one) =>
      element('cac:BillingReference', [
        element('cac:InvoiceDocumentReference', [
          element('cbc:ID', one.number),
          element('cbc:IssueDate', one.issuedOn),
          profiles[profile].level >= LEVEL.extended ? element('cbc:DocumentTypeCode', one.type) : null,
        ]),
      ]),
    ),
    ublReference('cac:DespatchDocumentReference', references.despatchAdvice),
    ublReference('cac:ReceiptDocumentReference', references.receivingAdvice),
    ...(isCredit ? [contract, ...additional, tender] : [tender, contract, ...additional]),
    isCredit ? null : ublReference('cac:ProjectReference', references.project),
  ];
}

/** UNTDID 1001 tells them apart: 130 invoiced object, 50 project of a credit note, which has no ProjectReference. */
function additionalDocuments({ references, attachments }: EInvoice, isCredit: boolean): XmlPart[] {
  const name = 'cac:AdditionalDocumentReference';
  return [
    references.object === undefined
      ? null
      : element(name, [ublId('cbc:ID', references.object), element('cbc:DocumentTypeCode', '130')]),
    isCredit && references.project !== undefined
      ? element(name, [element('cbc:ID', references.project), element('cbc:DocumentTypeCode', '50')])
      : null,
    ...attachments.map((one) => supportingDocument(name, one)),
  ];
}

const supportingDocument = (name: string, one: EAttachment): XmlPart =>
  element(name, [
    element('cbc:ID', one.id),
    element('cbc:DocumentDescription', one.description),
    element('cac:Attachment', [
      element('cbc:EmbeddedDocumentBinaryObject', one.content, {
        mimeCode: one.mediaType,
        filename: one.fileName,
      }),
      element('cac:ExternalReference', [element('cbc:URI', one.url)]),
    ]),
  ]);
