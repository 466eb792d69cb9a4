import { child, childrenOf, type XmlNode } from '../xml/index.ts';
import type { ELine } from './model.ts';
import { ciiAllowanceCharge, ciiPeriod, ciiTax, isCharge } from './read-cii-settlement.ts';
import { identifierOf, joined, said, textOf, texts, type Values } from './read-values.ts';

type Price = ELine['price'];
type Item = ELine['item'];

/** ZUGFeRD 1 has « SupplyChain » where the names of the standard have « Line ». */
const part = (line: XmlNode, name: 'Agreement' | 'Delivery' | 'Settlement'): XmlNode | undefined =>
  child(line, `SpecifiedLineTrade${name}`) ?? child(line, `SpecifiedSupplyChainTrade${name}`);

const price = (agreement: XmlNode | undefined, values: Values): Price => {
  const gross = child(agreement, 'GrossPriceProductTradePrice');
  const net = child(agreement, 'NetPriceProductTradePrice');
  const discount = childrenOf(gross, 'AppliedTradeAllowanceCharge').find((one) => !isCharge(one));
  const quantity = child(net, 'BasisQuantity') ?? child(gross, 'BasisQuantity');
  return said<Price>({
    net: values.amount(net, 'ChargeAmount') ?? '',
    gross: values.amount(gross, 'ChargeAmount'),
    discount: values.amount(discount, 'ActualAmount'),
    baseQuantity: values.amount(quantity),
    baseUnit: quantity?.attributes['unitCode'],
  });
};

const item = (product: XmlNode | undefined): Item =>
  said<Item>({
    name: textOf(product, 'Name') ?? '',
    description: textOf(product, 'Description'),
    sellerId: textOf(product, 'SellerAssignedID'),
    buyerId: textOf(product, 'BuyerAssignedID'),
    standardId: identifierOf(child(product, 'GlobalID')),
    classifications: childrenOf(product, 'DesignatedProductClassification').flatMap((one) => {
      const code = child(one, 'ClassCode');
      const id = identifierOf(code, 'listID');
      return id === undefined
        ? []
        : [said<Item['classifications'][number]>({ ...id, version: code?.attributes['listVersionID'] })];
    }),
    originCountry: textOf(product, 'OriginTradeCountry', 'ID'),
    attributes: childrenOf(product, 'ApplicableProductCharacteristic').map((one) => ({
      name: textOf(one, 'Description') ?? '',
      value: textOf(one, 'Value') ?? textOf(one, 'ValueMeasure') ?? '',
    })),
  });

/** BG-25: IncludedSupplyChainTradeLineItem. */
export const ciiLine = (line: XmlNode, values: Values): ELine => {
  const document = child(line, 'AssociatedDocumentLineDocument');
  const agreement = part(line, 'Agreement');
  const settlement = part(line, 'Settlement');
  const quantity = child(part(line, 'Delivery'), 'BilledQuantity');
  const sum =
    child(settlement, 'SpecifiedTradeSettlementLineMonetarySummation') ??
    child(settlement, 'SpecifiedTradeSettlementMonetarySummation');
  // UNTDID 1001, 130: the thing that is invoiced, such as a meter.
  const object = childrenOf(settlement, 'AdditionalReferencedDocument').find(
    (one) => textOf(one, 'TypeCode') === '130',
  );
  const objectId = textOf(object, 'IssuerAssignedID');
  return said<ELine>({
    id: textOf(document, 'LineID') ?? '',
    parent: textOf(document, 'ParentLineID'),
    role: textOf(document, 'LineStatusReasonCode'),
    note: joined(texts(childrenOf(document, 'IncludedNote').flatMap((one) => childrenOf(one, 'Content')))),
    object:
      objectId === undefined
        ? undefined
        : said<NonNullable<ELine['object']>>({
            value: objectId,
            scheme: textOf(object, 'ReferenceTypeCode'),
          }),
    quantity: values.amount(quantity) ?? '',
    unit: quantity?.attributes['unitCode'] ?? '',
    net: values.amount(sum, 'LineTotalAmount') ?? '',
    orderLine: textOf(agreement, 'BuyerOrderReferencedDocument', 'LineID'),
    buyerAccounting: textOf(settlement, 'ReceivableSpecifiedTradeAccountingAccount', 'ID'),
    period: ciiPeriod(child(settlement, 'BillingSpecifiedPeriod'), values),
    allowancesCharges: childrenOf(settlement, 'SpecifiedTradeAllowanceCharge').map((one) =>
      ciiAllowanceCharge(one, values),
    ),
    price: price(agreement, values),
    vat: ciiTax(child(settlement, 'ApplicableTradeTax'), values) ?? { category: '' },
    item: item(child(line, 'SpecifiedTradeProduct')),
  });
};
