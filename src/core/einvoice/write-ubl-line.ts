import { element, type XmlPart } from '../xml/index.ts';
import type { ELine } from './model.ts';
import { ublAllowanceCharge, ublAmount, ublId, ublPeriod, ublTax } from './write-ubl-values.ts';

function item({ item: given, vat }: ELine): XmlPart {
  return element('cac:Item', [
    element('cbc:Description', given.description),
    element('cbc:Name', given.name),
    element('cac:BuyersItemIdentification', [element('cbc:ID', given.buyerId)]),
    element('cac:SellersItemIdentification', [element('cbc:ID', given.sellerId)]),
    element('cac:StandardItemIdentification', [ublId('cbc:ID', given.standardId)]),
    element('cac:OriginCountry', [element('cbc:IdentificationCode', given.originCountry)]),
    ...given.classifications.map(({ value, scheme, version }) =>
      element('cac:CommodityClassification', [
        element('cbc:ItemClassificationCode', value, { listID: scheme, listVersionID: version }),
      ]),
    ),
    ublTax('cac:ClassifiedTaxCategory', vat),
    ...given.attributes.map(({ name, value }) =>
      element('cac:AdditionalItemProperty', [element('cbc:Name', name), element('cbc:Value', value)]),
    ),
  ]);
}

function price({ price: given }: ELine, currency: string): XmlPart {
  return element('cac:Price', [
    ublAmount('cbc:PriceAmount', given.net, currency),
    element('cbc:BaseQuantity', given.baseQuantity, { unitCode: given.baseUnit }),
    given.gross === undefined
      ? null
      : element('cac:AllowanceCharge', [
          element('cbc:ChargeIndicator', 'false'),
          // UBL has the gross price only as the base of a discount.
          ublAmount('cbc:Amount', given.discount ?? '0', currency),
          ublAmount('cbc:BaseAmount', given.gross, currency),
        ]),
  ]);
}

/** BG-25: InvoiceLine or CreditNoteLine. */
export function ublLine(line: ELine, currency: string, isCreditNote: boolean): XmlPart {
  return element(isCreditNote ? 'cac:CreditNoteLine' : 'cac:InvoiceLine', [
    element('cbc:ID', line.id),
    element('cbc:Note', line.note),
    element(isCreditNote ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity', line.quantity, {
      unitCode: line.unit,
    }),
    ublAmount('cbc:LineExtensionAmount', line.net, currency),
    element('cbc:AccountingCost', line.buyerAccounting),
    ublPeriod(line.period),
    element('cac:OrderLineReference', [element('cbc:LineID', line.orderLine)]),
    line.object === undefined
      ? null
      : element('cac:DocumentReference', [
          ublId('cbc:ID', line.object),
          element('cbc:DocumentTypeCode', '130'),
        ]),
    ...line.allowancesCharges.map((one) => ublAllowanceCharge(one, currency)),
    item(line),
    price(line, currency),
  ]);
}
