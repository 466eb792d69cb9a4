import { element, requiredElement, writeXml, type XmlPart } from '../xml/index.ts';
import type { EAttachment, EInvoice } from './model.ts';
import { LEVEL, profiles, type Level, type Profile } from './profiles.ts';
import { ciiLine } from './write-cii-line.ts';
import { ciiAddress, ciiPartyIds, ciiTaxRepresentative, ciiTradeParty } from './write-cii-party.ts';
import { ciiSettlement } from './write-cii-settlement.ts';
import { CII_NAMESPACES, ciiDate, ciiReference } from './write-cii-values.ts';
import { withProfile } from './with-profile.ts';

/**
 * UN/CEFACT Cross Industry Invoice D22B, elements in the order of its schema. A profile that admits less than the
 * invoice says gets less: the terms it has no place for are left out. Nothing is computed or corrected; check first.
 */
export function writeCii(given: EInvoice, profile: Profile): string {
  const { level } = profiles[profile];
  const invoice = withProfile(given, profile);
  return writeXml(
    requiredElement(
      'rsm:CrossIndustryInvoice',
      [
        context(invoice),
        exchangedDocument(invoice, level),
        element('rsm:SupplyChainTradeTransaction', [
          ...(level >= LEVEL.basic ? invoice.lines.map((line) => ciiLine(line, level)) : []),
          agreement(invoice, level),
          delivery(invoice, level),
          ciiSettlement(invoice, level),
        ]),
      ],
      CII_NAMESPACES,
    ),
  );
}

const context = ({ process, guideline }: EInvoice): XmlPart =>
  element('rsm:ExchangedDocumentContext', [
    element('ram:BusinessProcessSpecifiedDocumentContextParameter', [element('ram:ID', process)]),
    element('ram:GuidelineSpecifiedDocumentContextParameter', [element('ram:ID', guideline)]),
  ]);

const exchangedDocument = (invoice: EInvoice, level: Level): XmlPart =>
  element('rsm:ExchangedDocument', [
    element('ram:ID', invoice.number),
    element('ram:TypeCode', invoice.type),
    ciiDate('ram:IssueDateTime', invoice.issuedOn),
    ...(level === LEVEL.minimum ? [] : invoice.notes).map(({ text, subject }) =>
      element('ram:IncludedNote', [element('ram:Content', text), element('ram:SubjectCode', subject)]),
    ),
  ]);

/** UNTDID 1001 tells what an additional document is: 50 tender, 130 invoiced object, 916 supporting document. */
function additionalDocuments({ references, attachments }: EInvoice): XmlPart[] {
  const name = 'ram:AdditionalReferencedDocument';
  const { tender, object } = references;
  return [
    ...attachments.map((one) => supportingDocument(name, one)),
    tender === undefined
      ? null
      : element(name, [element('ram:IssuerAssignedID', tender), element('ram:TypeCode', '50')]),
    object === undefined
      ? null
      : element(name, [
          element('ram:IssuerAssignedID', object.value),
          element('ram:TypeCode', '130'),
          element('ram:ReferenceTypeCode', object.scheme),
        ]),
  ];
}

const supportingDocument = (name: string, one: EAttachment): XmlPart =>
  element(name, [
    element('ram:IssuerAssignedID', one.id),
    element('ram:URIID', one.url),
    element('ram:TypeCode', '916'),
    element('ram:Name', one.description),
    element('ram:AttachmentBinaryObject', one.content, {
      mimeCode: one.mediaType,
      filename: one.fileName,
    }),
  ]);

function agreement(invoice: EInvoice, level: Level): XmlPart {
  const { references } = invoice;
  const isFull = level >= LEVEL.en16931;
  const isMinimum = level === LEVEL.minimum;
  return element('ram:ApplicableHeaderTradeAgreement', [
    element('ram:BuyerReference', references.buyerReference),
    ciiTradeParty('Seller', invoice.seller, level),
    ciiTradeParty('Buyer', invoice.buyer, level),
    isMinimum ? null : ciiTaxRepresentative(invoice.taxRepresentative, level),
    isFull ? ciiReference('ram:SellerOrderReferencedDocument', references.salesOrder) : null,
    ciiReference('ram:BuyerOrderReferencedDocument', references.purchaseOrder),
    isMinimum ? null : ciiReference('ram:ContractReferencedDocument', references.contract),
    ...(isFull ? additionalDocuments(invoice) : []),
    isFull && references.project !== undefined
      ? element('ram:SpecifiedProcuringProject', [
          element('ram:ID', references.project),
          // The schema demands a name; EN 16931 knows only the reference.
          element('ram:Name', 'Project reference'),
        ])
      : null,
  ]);
}

/** The schema demands this element even when nothing was said of a delivery. */
function delivery({ delivery: given, references }: EInvoice, level: Level): XmlPart {
  const name = 'ram:ApplicableHeaderTradeDelivery';
  if (level === LEVEL.minimum) return requiredElement(name, []);
  return requiredElement(name, [
    given === undefined
      ? null
      : element('ram:ShipToTradeParty', [
          ...ciiPartyIds(given.locationId === undefined ? [] : [given.locationId]),
          element('ram:Name', given.name),
          ciiAddress(given.address, level),
        ]),
    element('ram:ActualDeliverySupplyChainEvent', [ciiDate('ram:OccurrenceDateTime', given?.on)]),
    ciiReference('ram:DespatchAdviceReferencedDocument', references.despatchAdvice),
    level >= LEVEL.en16931
      ? ciiReference('ram:ReceivingAdviceReferencedDocument', references.receivingAdvice)
      : null,
  ]);
}
