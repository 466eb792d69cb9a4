import { element, type XmlPart } from '../xml/index.ts';
import type { ELine } from './model.ts';
import { LEVEL, type Level } from './profiles.ts';
import { ciiAllowanceCharge } from './write-cii-settlement.ts';
import { ciiId, ciiIndicator, ciiPeriod, ciiTax } from './write-cii-values.ts';

function product({ item }: ELine, level: Level): XmlPart {
  if (level < LEVEL.en16931)
    return element('ram:SpecifiedTradeProduct', [
      ciiId('ram:GlobalID', item.standardId),
      element('ram:Name', item.name),
    ]);
  return element('ram:SpecifiedTradeProduct', [
    ciiId('ram:GlobalID', item.standardId),
    element('ram:SellerAssignedID', item.sellerId),
    element('ram:BuyerAssignedID', item.buyerId),
    element('ram:Name', item.name),
    element('ram:Description', item.description),
    ...item.attributes.map(({ name, value }) =>
      element('ram:ApplicableProductCharacteristic', [
        element('ram:Description', name),
        element('ram:Value', value),
      ]),
    ),
    ...item.classifications.map(({ value, scheme, version }) =>
      element('ram:DesignatedProductClassification', [
        element('ram:ClassCode', value, { listID: scheme, listVersionID: version }),
      ]),
    ),
    element('ram:OriginTradeCountry', [element('ram:ID', item.originCountry)]),
  ]);
}

function agreement({ price, orderLine }: ELine, level: Level): XmlPart {
  const perHowMany = element('ram:BasisQuantity', price.baseQuantity, { unitCode: price.baseUnit });
  return element('ram:SpecifiedLineTradeAgreement', [
    level >= LEVEL.en16931
      ? element('ram:BuyerOrderReferencedDocument', [element('ram:LineID', orderLine)])
      : null,
    price.gross === undefined
      ? null
      : element('ram:GrossPriceProductTradePrice', [
          element('ram:ChargeAmount', price.gross),
          perHowMany,
          price.discount === undefined
            ? null
            : element('ram:AppliedTradeAllowanceCharge', [
                ciiIndicator(false),
                element('ram:ActualAmount', price.discount),
              ]),
        ]),
    element('ram:NetPriceProductTradePrice', [element('ram:ChargeAmount', price.net), perHowMany]),
  ]);
}

/** BG-25: IncludedSupplyChainTradeLineItem. */
export function ciiLine(line: ELine, level: Level): XmlPart {
  const isFull = level >= LEVEL.en16931;
  const isExtended = level >= LEVEL.extended;
  return element('ram:IncludedSupplyChainTradeLineItem', [
    element('ram:AssociatedDocumentLineDocument', [
      element('ram:LineID', line.id),
      isExtended ? element('ram:ParentLineID', line.parent) : null,
      isExtended ? element('ram:LineStatusReasonCode', line.role) : null,
      element('ram:IncludedNote', [element('ram:Content', line.note)]),
    ]),
    product(line, level),
    agreement(line, level),
    element('ram:SpecifiedLineTradeDelivery', [
      element('ram:BilledQuantity', line.quantity, { unitCode: line.unit }),
    ]),
    element('ram:SpecifiedLineTradeSettlement', [
      ciiTax('ram:ApplicableTradeTax', line.vat),
      ciiPeriod(line.period),
      ...line.allowancesCharges.map(ciiAllowanceCharge),
      element('ram:SpecifiedTradeSettlementLineMonetarySummation', [
        element('ram:LineTotalAmount', line.net),
      ]),
      isFull && line.object !== undefined
        ? element('ram:AdditionalReferencedDocument', [
            element('ram:IssuerAssignedID', line.object.value),
            element('ram:TypeCode', '130'),
            element('ram:ReferenceTypeCode', line.object.scheme),
          ])
        : null,
      isFull
        ? element('ram:ReceivableSpecifiedTradeAccountingAccount', [element('ram:ID', line.buyerAccounting)])
        : null,
    ]),
  ]);
}
