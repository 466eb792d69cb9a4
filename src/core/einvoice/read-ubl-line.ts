import { child, childrenOf, type XmlNode } from '../xml/index.ts';
import type { ELine } from './model.ts';
import { isCharge, ublAllowanceCharge, ublPeriod, ublTax } from './read-ubl-settlement.ts';
import { identifierOf, joined, said, textOf, texts, type Values } from './read-values.ts';

type Price = ELine['price'];
type Item = ELine['item'];

/** BT-147 and BT-148: the discount is an allowance on the price, its base the gross price. */
const price = (node: XmlNode | undefined, values: Values): Price => {
  const quantity = child(node, 'BaseQuantity');
  const discount = childrenOf(node, 'AllowanceCharge').find((one) => !isCharge(one));
  return said<Price>({
    net: values.amount(node, 'PriceAmount') ?? '',
    gross: values.amount(discount, 'BaseAmount'),
    discount: values.amount(discount, 'Amount'),
    baseQuantity: values.amount(quantity),
    baseUnit: quantity?.attributes['unitCode'],
  });
};

const item = (node: XmlNode | undefined): Item =>
  said<Item>({
    name: textOf(node, 'Name') ?? '',
    description: joined(texts(childrenOf(node, 'Description'))),
    sellerId: textOf(node, 'SellersItemIdentification', 'ID'),
    buyerId: textOf(node, 'BuyersItemIdentification', 'ID'),
    standardId: identifierOf(child(node, 'StandardItemIdentification', 'ID')),
    classifications: childrenOf(node, 'CommodityClassification').flatMap((one) => {
      const code = child(one, 'ItemClassificationCode');
      const id = identifierOf(code, 'listID');
      return id === undefined
        ? []
        : [said<Item['classifications'][number]>({ ...id, version: code?.attributes['listVersionID'] })];
    }),
    originCountry: textOf(node, 'OriginCountry', 'IdentificationCode'),
    attributes: childrenOf(node, 'AdditionalItemProperty').map((one) => ({
      name: textOf(one, 'Name') ?? '',
      value: textOf(one, 'Value') ?? '',
    })),
  });

/** InvoiceLine or CreditNoteLine. */
export const ublLine = (line: XmlNode, values: Values, invoiceNumber: string | undefined): ELine => {
  const quantity = child(line, 'InvoicedQuantity') ?? child(line, 'CreditedQuantity');
  const product = child(line, 'Item');
  const object = childrenOf(line, 'DocumentReference').find(
    (one) => (textOf(one, 'DocumentTypeCode') ?? '130') === '130',
  );
  // EXT-FR-FE-162, -163: a reference of the invoice to itself.
  const group = childrenOf(line, 'BillingReference').find(
    (one) => invoiceNumber !== undefined && textOf(one, 'InvoiceDocumentReference', 'ID') === invoiceNumber,
  );
  return said<ELine>({
    id: textOf(line, 'ID') ?? '',
    parent: textOf(group, 'BillingReferenceLine', 'ID'),
    role: textOf(group, 'InvoiceDocumentReference', 'DocumentStatusCode'),
    note: joined(texts(childrenOf(line, 'Note'))),
    object: identifierOf(child(object, 'ID')),
    quantity: values.amount(quantity) ?? '',
    unit: quantity?.attributes['unitCode'] ?? '',
    net: values.amount(line, 'LineExtensionAmount') ?? '',
    orderLine: textOf(line, 'OrderLineReference', 'LineID'),
    buyerAccounting: textOf(line, 'AccountingCost'),
    period: ublPeriod(child(line, 'InvoicePeriod'), values),
    allowancesCharges: childrenOf(line, 'AllowanceCharge').map((one) => ublAllowanceCharge(one, values)),
    price: price(child(line, 'Price'), values),
    vat: ublTax(child(product, 'ClassifiedTaxCategory'), values) ?? { category: '' },
    item: item(product),
  });
};
