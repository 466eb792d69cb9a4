import { child, childrenOf, type XmlNode } from '../xml/index.ts';
import type {
  EAllowanceCharge,
  EPayment,
  EPaymentMeans,
  EPeriod,
  ETax,
  ETotals,
  EVatBreakdown,
} from './model.ts';
import { ublCreditorId } from './read-ubl-party.ts';
import { isTrue, joined, said, saidOrNothing, textOf, texts, type Values } from './read-values.ts';

export const ublPeriod = (node: XmlNode | undefined, values: Values): EPeriod | undefined =>
  saidOrNothing<EPeriod>({
    from: values.day(textOf(node, 'StartDate')),
    to: values.day(textOf(node, 'EndDate')),
  });

export const ublTax = (node: XmlNode | undefined, values: Values): ETax | undefined =>
  node && said<ETax>({ category: textOf(node, 'ID') ?? '', rate: values.amount(node, 'Percent') });

export const isCharge = (node: XmlNode): boolean => isTrue(textOf(node, 'ChargeIndicator'));

export const ublAllowanceCharge = (node: XmlNode, values: Values): EAllowanceCharge =>
  said<EAllowanceCharge>({
    isCharge: isCharge(node),
    amount: values.amount(node, 'Amount') ?? '',
    base: values.amount(node, 'BaseAmount'),
    percent: values.amount(node, 'MultiplierFactorNumeric'),
    vat: ublTax(child(node, 'TaxCategory'), values),
    reason: joined(texts(childrenOf(node, 'AllowanceChargeReason'))),
    reasonCode: textOf(node, 'AllowanceChargeReasonCode'),
  });

const means = (node: XmlNode): EPaymentMeans => {
  const code = child(node, 'PaymentMeansCode');
  const account = child(node, 'PayeeFinancialAccount');
  const card = child(node, 'CardAccount');
  const number = textOf(card, 'PrimaryAccountNumberID');
  return said<EPaymentMeans>({
    code: textOf(code) ?? '',
    text: code?.attributes['name'],
    account: textOf(account, 'ID'),
    accountName: textOf(account, 'Name'),
    bic: textOf(account, 'FinancialInstitutionBranch', 'ID'),
    card:
      number === undefined
        ? undefined
        : said<NonNullable<EPaymentMeans['card']>>({ number, holder: textOf(card, 'HolderName') }),
    debitedAccount: textOf(node, 'PaymentMandate', 'PayerFinancialAccount', 'ID'),
  });
};

export const ublPayment = (root: XmlNode, values: Values): EPayment => {
  const all = childrenOf(root, 'PaymentMeans');
  const first = (...path: string[]): string | undefined =>
    all.map((one) => textOf(one, ...path)).find((one) => one !== undefined);
  return said<EPayment>({
    means: all.map(means),
    reference: first('PaymentID'),
    mandate: first('PaymentMandate', 'ID'),
    creditorId: ublCreditorId(child(root, 'PayeeParty'), child(root, 'AccountingSupplierParty')),
    terms: joined(texts(childrenOf(root, 'PaymentTerms').flatMap((one) => childrenOf(one, 'Note')))),
    // A credit note has no due date of its own: it stands with the means of payment.
    dueOn: values.day(textOf(root, 'DueDate') ?? first('PaymentDueDate')),
  });
};

/** The tax in the invoice's currency with its breakdown, and the one total in the currency of accounting (BT-111). */
const taxTotals = (
  root: XmlNode,
  currency: string | undefined,
): [XmlNode | undefined, XmlNode | undefined] => {
  const all = childrenOf(root, 'TaxTotal');
  const own = all.find((one) => child(one, 'TaxAmount')?.attributes['currencyID'] === currency) ?? all[0];
  return [own, all.find((one) => one !== own)];
};

export const ublBreakdown = (root: XmlNode, currency: string | undefined, values: Values): EVatBreakdown[] =>
  childrenOf(taxTotals(root, currency)[0], 'TaxSubtotal').map((node) => {
    const category = child(node, 'TaxCategory');
    return said<EVatBreakdown>({
      category: '',
      ...ublTax(category, values),
      base: values.amount(node, 'TaxableAmount') ?? '',
      tax: values.amount(node, 'TaxAmount') ?? '',
      exemptionReason: joined(texts(childrenOf(category, 'TaxExemptionReason'))),
      exemptionCode: textOf(category, 'TaxExemptionReasonCode'),
    });
  });

export const ublTotals = (root: XmlNode, currency: string | undefined, values: Values): ETotals => {
  const sum = child(root, 'LegalMonetaryTotal');
  const [own, accounting] = taxTotals(root, currency);
  return said<ETotals>({
    lines: values.amount(sum, 'LineExtensionAmount') ?? '',
    allowances: values.amount(sum, 'AllowanceTotalAmount'),
    charges: values.amount(sum, 'ChargeTotalAmount'),
    net: values.amount(sum, 'TaxExclusiveAmount') ?? '',
    tax: values.amount(own, 'TaxAmount'),
    taxInAccountingCurrency: values.amount(accounting, 'TaxAmount'),
    gross: values.amount(sum, 'TaxInclusiveAmount') ?? '',
    prepaid: values.amount(sum, 'PrepaidAmount'),
    rounding: values.amount(sum, 'PayableRoundingAmount'),
    due: values.amount(sum, 'PayableAmount') ?? '',
  });
};
