import { child, childrenOf, type XmlNode } from '../xml/index.ts';
import type {
  EAllowanceCharge,
  EInvoice,
  EPayment,
  EPaymentMeans,
  EPeriod,
  ETax,
  ETotals,
  EVatBreakdown,
} from './model.ts';
import {
  hasIbanShape,
  isTrue,
  joined,
  said,
  saidOrNothing,
  textOf,
  texts,
  type Values,
} from './read-values.ts';

/** A day is a DateTimeString, a DateString or a DateTime by the version of the schema. */
export const ciiDay = (node: XmlNode | undefined, values: Values): ReturnType<Values['day']> =>
  values.day(
    textOf(node, 'DateTimeString') ?? textOf(node, 'DateString') ?? textOf(node, 'DateTime') ?? textOf(node),
  );

export const ciiPeriod = (node: XmlNode | undefined, values: Values): EPeriod | undefined =>
  saidOrNothing<EPeriod>({
    from: ciiDay(child(node, 'StartDateTime'), values),
    to: ciiDay(child(node, 'EndDateTime'), values),
  });

export const ciiTax = (node: XmlNode | undefined, values: Values): ETax | undefined =>
  node &&
  said<ETax>({
    category: textOf(node, 'CategoryCode') ?? '',
    rate: values.amount(node, 'RateApplicablePercent') ?? values.amount(node, 'ApplicablePercent'),
  });

export const isCharge = (node: XmlNode): boolean => isTrue(textOf(node, 'ChargeIndicator', 'Indicator'));

export const ciiAllowanceCharge = (node: XmlNode, values: Values): EAllowanceCharge =>
  said<EAllowanceCharge>({
    isCharge: isCharge(node),
    amount: values.amount(node, 'ActualAmount') ?? '',
    base: values.amount(node, 'BasisAmount'),
    percent: values.amount(node, 'CalculationPercent'),
    vat: ciiTax(child(node, 'CategoryTradeTax'), values),
    reason: textOf(node, 'Reason'),
    reasonCode: textOf(node, 'ReasonCode'),
  });

/** EXTENDED: freight and the like stand apart, and count in the sum of charges (BT-108). */
const logisticsCharge = (node: XmlNode, values: Values): EAllowanceCharge =>
  said<EAllowanceCharge>({
    isCharge: true,
    amount: values.amount(node, 'AppliedAmount') ?? '',
    vat: ciiTax(child(node, 'AppliedTradeTax'), values),
    reason: textOf(node, 'Description'),
  });

const means = (node: XmlNode): EPaymentMeans => {
  const creditor = child(node, 'PayeePartyCreditorFinancialAccount');
  const card = child(node, 'ApplicableTradeSettlementFinancialCard');
  const number = textOf(card, 'ID');
  const iban = textOf(creditor, 'IBANID');
  const account = iban ?? textOf(creditor, 'ProprietaryID');
  const isOddlyPlaced = account !== undefined && hasIbanShape(account) !== (iban !== undefined);
  return said<EPaymentMeans>({
    code: textOf(node, 'TypeCode') ?? '',
    text: textOf(node, 'Information'),
    account,
    accountSaidToBe: isOddlyPlaced ? (iban === undefined ? 'other' : 'iban') : undefined,
    accountName: textOf(creditor, 'AccountName'),
    bic: textOf(node, 'PayeeSpecifiedCreditorFinancialInstitution', 'BICID'),
    card:
      number === undefined
        ? undefined
        : said<NonNullable<EPaymentMeans['card']>>({ number, holder: textOf(card, 'CardholderName') }),
    debitedAccount: textOf(node, 'PayerPartyDebtorFinancialAccount', 'IBANID'),
  });
};

export const ciiPayment = (settlement: XmlNode | undefined, values: Values): EPayment => {
  // EXTENDED allows several terms (instalments): their words are all kept, the first day counts.
  const terms = childrenOf(settlement, 'SpecifiedTradePaymentTerms');
  const due = terms.find((one) => child(one, 'DueDateDateTime') !== undefined);
  return said<EPayment>({
    means: childrenOf(settlement, 'SpecifiedTradeSettlementPaymentMeans').map(means),
    reference: textOf(settlement, 'PaymentReference'),
    mandate: terms.map((one) => textOf(one, 'DirectDebitMandateID')).find((one) => one !== undefined),
    creditorId: textOf(settlement, 'CreditorReferenceID'),
    terms: joined(texts(terms.flatMap((one) => childrenOf(one, 'Description')))),
    dueOn: ciiDay(child(due, 'DueDateDateTime'), values),
  });
};

export const ciiAllowancesCharges = (settlement: XmlNode | undefined, values: Values): EAllowanceCharge[] => [
  ...childrenOf(settlement, 'SpecifiedTradeAllowanceCharge').map((one) => ciiAllowanceCharge(one, values)),
  ...childrenOf(settlement, 'SpecifiedLogisticsServiceCharge').map((one) => logisticsCharge(one, values)),
];

export const ciiBreakdown = (settlement: XmlNode | undefined, values: Values): EVatBreakdown[] =>
  childrenOf(settlement, 'ApplicableTradeTax').map((node) =>
    said<EVatBreakdown>({
      category: '',
      ...ciiTax(node, values),
      base: values.amount(node, 'BasisAmount') ?? '',
      tax: values.amount(node, 'CalculatedAmount') ?? '',
      exemptionReason: textOf(node, 'ExemptionReason'),
      exemptionCode: textOf(node, 'ExemptionReasonCode'),
    }),
  );

/** BT-7 and BT-8 belong to the document, but CII has their place in the breakdown of VAT. */
export const ciiTaxPoint = (
  settlement: XmlNode | undefined,
  values: Values,
): Pick<EInvoice, 'taxPointOn' | 'taxPointCode'> => {
  const taxes = childrenOf(settlement, 'ApplicableTradeTax');
  const withDay = taxes.find((one) => child(one, 'TaxPointDate') !== undefined);
  return {
    taxPointOn: ciiDay(child(withDay, 'TaxPointDate'), values),
    taxPointCode: taxes.map((one) => textOf(one, 'DueDateTypeCode')).find((one) => one !== undefined),
  };
};

export const ciiTotals = (
  settlement: XmlNode | undefined,
  currency: string | undefined,
  values: Values,
): ETotals => {
  const sum =
    child(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation') ??
    child(settlement, 'SpecifiedTradeSettlementMonetarySummation');
  const taxes = childrenOf(sum, 'TaxTotalAmount');
  const tax = taxes.find((one) => [currency, undefined].includes(one.attributes['currencyID']));
  return said<ETotals>({
    lines: values.amount(sum, 'LineTotalAmount') ?? '',
    allowances: values.amount(sum, 'AllowanceTotalAmount'),
    charges: values.amount(sum, 'ChargeTotalAmount'),
    net: values.amount(sum, 'TaxBasisTotalAmount') ?? '',
    tax: values.amount(tax),
    taxInAccountingCurrency: values.amount(taxes.find((one) => one !== tax)),
    gross: values.amount(sum, 'GrandTotalAmount') ?? '',
    prepaid: values.amount(sum, 'TotalPrepaidAmount'),
    rounding: values.amount(sum, 'RoundingAmount'),
    due: values.amount(sum, 'DuePayableAmount') ?? '',
  });
};
