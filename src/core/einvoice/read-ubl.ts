import { warning, type Finding } from '../finding.ts';
import { child, childrenOf, type XmlNode } from '../xml/index.ts';
import type { EAttachment, EDelivery, EInvoice, ENote, EReferences } from './model.ts';
import { ublLine } from './read-ubl-line.ts';
import { ublAddress, ublParty } from './read-ubl-party.ts';
import { ublAllowanceCharge, ublBreakdown, ublPayment, ublPeriod, ublTotals } from './read-ubl-settlement.ts';
import { identifierOf, joined, said, saidOrNothing, textOf, texts, type Values } from './read-values.ts';

/** UNTDID 1001 of an additional document: 50 project (credit notes have no other place), 130 invoiced object. */
const additional = (root: XmlNode, isWanted: (type: string) => boolean): XmlNode[] =>
  childrenOf(root, 'AdditionalDocumentReference').filter((one) =>
    isWanted(textOf(one, 'DocumentTypeCode') ?? ''),
  );

const attachment = (node: XmlNode): EAttachment => {
  const file = child(node, 'Attachment', 'EmbeddedDocumentBinaryObject');
  return said<EAttachment>({
    id: textOf(node, 'ID') ?? '',
    description: joined(texts(childrenOf(node, 'DocumentDescription'))),
    url: textOf(node, 'Attachment', 'ExternalReference', 'URI'),
    fileName: file?.attributes['filename'],
    mediaType: file?.attributes['mimeCode'],
    content: textOf(file),
  });
};

const preceding = (root: XmlNode, values: Values): EReferences['preceding'] =>
  childrenOf(root, 'BillingReference').flatMap((one) => {
    const document = child(one, 'InvoiceDocumentReference') ?? child(one, 'CreditNoteDocumentReference');
    return document === undefined
      ? []
      : [
          said<EReferences['preceding'][number]>({
            number: textOf(document, 'ID') ?? '',
            issuedOn: values.day(textOf(document, 'IssueDate')),
            type: textOf(document, 'DocumentTypeCode'),
          }),
        ];
  });

const references = (root: XmlNode, values: Values): EReferences =>
  said<EReferences>({
    buyerReference: textOf(root, 'BuyerReference'),
    project:
      textOf(root, 'ProjectReference', 'ID') ?? textOf(additional(root, (type) => type === '50')[0], 'ID'),
    contract: textOf(root, 'ContractDocumentReference', 'ID'),
    purchaseOrder: textOf(root, 'OrderReference', 'ID'),
    salesOrder: textOf(root, 'OrderReference', 'SalesOrderID'),
    receivingAdvice: textOf(root, 'ReceiptDocumentReference', 'ID'),
    despatchAdvice: textOf(root, 'DespatchDocumentReference', 'ID'),
    tender: textOf(root, 'OriginatorDocumentReference', 'ID'),
    object: identifierOf(child(additional(root, (type) => type === '130')[0], 'ID')),
    buyerAccounting: textOf(root, 'AccountingCost'),
    preceding: preceding(root, values),
  });

const delivered = (node: XmlNode | undefined, values: Values): EDelivery | undefined => {
  const place = child(node, 'DeliveryLocation');
  return saidOrNothing<EDelivery>({
    name: textOf(node, 'DeliveryParty', 'PartyName', 'Name'),
    locationId: identifierOf(child(place, 'ID')),
    on: values.day(textOf(node, 'ActualDeliveryDate')),
    address: ublAddress(child(place, 'Address')),
  });
};

/** UBL has no place for the subject: EN 16931 writes it in the text, '#PMT#…'. */
const note = (text: string): ENote => {
  const parts = /^#([A-Z]{3})#\s*([\s\S]*)$/.exec(text);
  return parts ? { subject: parts[1]!, text: parts[2]! } : { text };
};

/** UNTDID 2005, as UBL has it, to 2475, as CII has it: issue, delivery, payment. */
const TAX_POINT: Readonly<Record<string, string>> = { '3': '5', '35': '29', '432': '72' };

const taxPointCode = (root: XmlNode): string | undefined => {
  const code = textOf(root, 'InvoicePeriod', 'DescriptionCode');
  return code === undefined ? undefined : (TAX_POINT[code] ?? code);
};

/** XRechnung extension and UBL at large: lines inside a line. Its amount holds theirs, the model has no place for them. */
const tellSubLines = (lines: readonly XmlNode[], findings: Finding[]): void => {
  const inside = (line: XmlNode): number =>
    line.children.filter((one) => /^Sub(Invoice|CreditNote)Line$/.test(one.name)).length;
  const count = lines.reduce((sum, line) => sum + inside(line), 0);
  if (count > 0) findings.push(warning('einvoice.read.sub-lines', { params: { count } }));
};

/** UBL 2.1 Invoice or CreditNote. What is absent stays absent or ''. */
export const readUbl = (root: XmlNode, values: Values, findings: Finding[]): EInvoice => {
  const currency = textOf(root, 'DocumentCurrencyCode');
  const lines = childrenOf(root, `${root.name}Line`);
  tellSubLines(lines, findings);
  return said<EInvoice>({
    guideline: textOf(root, 'CustomizationID') ?? '',
    process: textOf(root, 'ProfileID'),
    number: textOf(root, 'ID') ?? '',
    issuedOn: values.day(textOf(root, 'IssueDate')) ?? '',
    type: textOf(root, `${root.name}TypeCode`) ?? '',
    currency: currency ?? '',
    accountingCurrency: textOf(root, 'TaxCurrencyCode'),
    taxPointOn: values.day(textOf(root, 'TaxPointDate')),
    taxPointCode: taxPointCode(root),
    notes: texts(childrenOf(root, 'Note')).map(note),
    references: references(root, values),
    seller: ublParty(child(root, 'AccountingSupplierParty')) ?? { ids: [] },
    buyer: ublParty(child(root, 'AccountingCustomerParty')) ?? { ids: [] },
    payee: ublParty(child(root, 'PayeeParty')),
    taxRepresentative: ublParty(child(root, 'TaxRepresentativeParty')),
    delivery: delivered(child(root, 'Delivery'), values),
    period: ublPeriod(child(root, 'InvoicePeriod'), values),
    payment: ublPayment(root, values),
    allowancesCharges: childrenOf(root, 'AllowanceCharge').map((one) => ublAllowanceCharge(one, values)),
    vat: ublBreakdown(root, currency, values),
    totals: ublTotals(root, currency, values),
    lines: lines.map((one) => ublLine(one, values, textOf(root, 'ID'))),
    attachments: additional(root, (type) => type !== '50' && type !== '130').map(attachment),
  });
};
