import { child, childrenOf, type XmlNode } from '../xml/index.ts';
import type { EAttachment, EDelivery, EInvoice, ENote, EReferences } from './model.ts';
import { ciiAddress, ciiIds, ciiParty } from './read-cii-party.ts';
import { ciiLine } from './read-cii-line.ts';
import {
  ciiAllowancesCharges,
  ciiBreakdown,
  ciiDay,
  ciiPayment,
  ciiPeriod,
  ciiTaxPoint,
  ciiTotals,
} from './read-cii-settlement.ts';
import { joined, said, saidOrNothing, textOf, texts, type Values } from './read-values.ts';

/** Header parts of the transaction; ZUGFeRD 1 (2014) has « SupplyChain » where the standard has « Header ». */
const header = (
  transaction: XmlNode | undefined,
  name: 'Agreement' | 'Delivery' | 'Settlement',
): XmlNode | undefined =>
  child(transaction, `ApplicableHeaderTrade${name}`) ??
  child(transaction, `ApplicableSupplyChainTrade${name}`);

const referenceNumber = (node: XmlNode | undefined): string | undefined =>
  textOf(node, 'IssuerAssignedID') ?? textOf(node, 'ID');

/** UNTDID 1001 tells what an additional document is: 50 tender, 130 invoiced object, 916 supporting document. */
const additional = (agreement: XmlNode | undefined, isWanted: (type: string) => boolean): XmlNode[] =>
  childrenOf(agreement, 'AdditionalReferencedDocument').filter((one) =>
    isWanted(textOf(one, 'TypeCode') ?? ''),
  );

const attachment = (node: XmlNode): EAttachment => {
  const file = child(node, 'AttachmentBinaryObject');
  return said<EAttachment>({
    id: referenceNumber(node) ?? '',
    description: joined(texts(childrenOf(node, 'Name'))),
    url: textOf(node, 'URIID'),
    fileName: file?.attributes['filename'],
    mediaType: file?.attributes['mimeCode'],
    content: textOf(file),
  });
};

const preceding = (settlement: XmlNode | undefined, values: Values): EReferences['preceding'] =>
  childrenOf(settlement, 'InvoiceReferencedDocument').map((one) =>
    said<EReferences['preceding'][number]>({
      number: referenceNumber(one) ?? '',
      issuedOn: ciiDay(child(one, 'FormattedIssueDateTime') ?? child(one, 'IssueDateTime'), values),
      type: textOf(one, 'TypeCode'),
    }),
  );

const references = (
  agreement: XmlNode | undefined,
  delivery: XmlNode | undefined,
  settlement: XmlNode | undefined,
  values: Values,
): EReferences => {
  const object = additional(agreement, (type) => type === '130')[0];
  const objectId = referenceNumber(object);
  return said<EReferences>({
    buyerReference: textOf(agreement, 'BuyerReference'),
    project: textOf(agreement, 'SpecifiedProcuringProject', 'ID'),
    contract: referenceNumber(child(agreement, 'ContractReferencedDocument')),
    purchaseOrder: referenceNumber(child(agreement, 'BuyerOrderReferencedDocument')),
    salesOrder: referenceNumber(child(agreement, 'SellerOrderReferencedDocument')),
    receivingAdvice: referenceNumber(child(delivery, 'ReceivingAdviceReferencedDocument')),
    despatchAdvice: referenceNumber(child(delivery, 'DespatchAdviceReferencedDocument')),
    tender: referenceNumber(additional(agreement, (type) => type === '50')[0]),
    object:
      objectId === undefined
        ? undefined
        : said<NonNullable<EReferences['object']>>({
            value: objectId,
            scheme: textOf(object, 'ReferenceTypeCode'),
          }),
    buyerAccounting: textOf(settlement, 'ReceivableSpecifiedTradeAccountingAccount', 'ID'),
    preceding: preceding(settlement, values),
  });
};

const delivered = (delivery: XmlNode | undefined, values: Values): EDelivery | undefined => {
  const place = child(delivery, 'ShipToTradeParty');
  return saidOrNothing<EDelivery>({
    name: textOf(place, 'Name'),
    locationId: ciiIds(place)[0],
    on: ciiDay(child(delivery, 'ActualDeliverySupplyChainEvent', 'OccurrenceDateTime'), values),
    address: ciiAddress(child(place, 'PostalTradeAddress')),
  });
};

const note = (node: XmlNode): ENote =>
  said<ENote>({
    subject: textOf(node, 'SubjectCode'),
    text: joined(texts(childrenOf(node, 'Content'))) ?? '',
  });

/** UN/CEFACT Cross Industry Invoice D16B to D22B, and its forerunner in ZUGFeRD 1. What is absent stays absent or ''. */
export const readCii = (root: XmlNode, values: Values): EInvoice => {
  const context = child(root, 'ExchangedDocumentContext') ?? child(root, 'SpecifiedExchangedDocumentContext');
  const document = child(root, 'ExchangedDocument') ?? child(root, 'HeaderExchangedDocument');
  const transaction =
    child(root, 'SupplyChainTradeTransaction') ?? child(root, 'SpecifiedSupplyChainTradeTransaction');
  const agreement = header(transaction, 'Agreement');
  const delivery = header(transaction, 'Delivery');
  const settlement = header(transaction, 'Settlement');
  const currency = textOf(settlement, 'InvoiceCurrencyCode');
  return said<EInvoice>({
    guideline: textOf(context, 'GuidelineSpecifiedDocumentContextParameter', 'ID') ?? '',
    process: textOf(context, 'BusinessProcessSpecifiedDocumentContextParameter', 'ID'),
    number: textOf(document, 'ID') ?? '',
    issuedOn: ciiDay(child(document, 'IssueDateTime'), values) ?? '',
    type: textOf(document, 'TypeCode') ?? '',
    currency: currency ?? '',
    accountingCurrency: textOf(settlement, 'TaxCurrencyCode'),
    ...ciiTaxPoint(settlement, values),
    notes: childrenOf(document, 'IncludedNote').map(note),
    references: references(agreement, delivery, settlement, values),
    seller: ciiParty(child(agreement, 'SellerTradeParty')) ?? { ids: [] },
    buyer: ciiParty(child(agreement, 'BuyerTradeParty')) ?? { ids: [] },
    payee: ciiParty(child(settlement, 'PayeeTradeParty')),
    taxRepresentative: ciiParty(child(agreement, 'SellerTaxRepresentativeTradeParty')),
    delivery: delivered(delivery, values),
    period: ciiPeriod(child(settlement, 'BillingSpecifiedPeriod'), values),
    payment: ciiPayment(settlement, values),
    allowancesCharges: ciiAllowancesCharges(settlement, values),
    vat: ciiBreakdown(settlement, values),
    totals: ciiTotals(settlement, currency, values),
    lines: childrenOf(transaction, 'IncludedSupplyChainTradeLineItem').map((one) => ciiLine(one, values)),
    attachments: additional(agreement, (type) => type !== '50' && type !== '130').map(attachment),
  });
};
