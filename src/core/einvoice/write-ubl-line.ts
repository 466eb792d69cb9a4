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

export type UblLineOptions = {
  readonly currency: string;
  readonly isCreditNote: boolean;
  /** The number of this very invoice, where the profile has groups of lines; null where it has none. */
  readonly group: string | null;
};

/** EXT-FR-FE-162, -163: UBL says what a line is, and of which it is a part, as a reference of the invoice to itself. */
const groupOf = ({ role, parent }: ELine, number: string | null): XmlPart =>
  number === null || role === undefined
    ? null
    : element('cac:BillingReference', [
        element('cac:InvoiceDocumentReference', [
          element('cbc:ID', number),
          element('cbc:DocumentStatusCode', role),
        ]),
        element('cac:BillingReferenceLine', [element('cbc:ID', parent)]),
      ]);

/** BG-25: InvoiceLine or CreditNoteLine. */
export function ublLine(line: ELine, { currency, isCreditNote, group }: UblLineOptions): XmlPart {
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
    groupOf(line, group),
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
