import { element, type XmlPart } from '../xml/index.ts';
import type { EAllowanceCharge, EInvoice, EPaymentMeans, EVatBreakdown } from './model.ts';
import { LEVEL, type Level } from './profiles.ts';
import { termsText } from './terms-text.ts';
import { ciiPayee } from './write-cii-party.ts';
import { ciiDate, ciiDay, ciiFormattedDate, ciiIndicator, ciiPeriod, ciiTax } from './write-cii-values.ts';

/** An account that has the shape of an IBAN goes where IBANs go (BT-84). */
const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/;

function paymentMeans(means: EPaymentMeans, level: Level): XmlPart {
  const isFull = level >= LEVEL.en16931;
  const looksLikeIban = means.account !== undefined && IBAN.test(means.account.replaceAll(' ', ''));
  const isIban = means.accountSaidToBe === undefined ? looksLikeIban : means.accountSaidToBe === 'iban';
  return element('ram:SpecifiedTradeSettlementPaymentMeans', [
    element('ram:TypeCode', means.code),
    isFull ? element('ram:Information', means.text) : null,
    isFull
      ? element('ram:ApplicableTradeSettlementFinancialCard', [
          element('ram:ID', means.card?.number),
          element('ram:CardholderName', means.card?.holder),
        ])
      : null,
    element('ram:PayerPartyDebtorFinancialAccount', [element('ram:IBANID', means.debitedAccount)]),
    element('ram:PayeePartyCreditorFinancialAccount', [
      isIban ? element('ram:IBANID', means.account) : null,
      isFull ? element('ram:AccountName', means.accountName) : null,
      isIban ? null : element('ram:ProprietaryID', means.account),
    ]),
    isFull
      ? element('ram:PayeeSpecifiedCreditorFinancialInstitution', [element('ram:BICID', means.bic)])
      : null,
  ]);
}

export const ciiAllowanceCharge = (one: EAllowanceCharge): XmlPart =>
  element('ram:SpecifiedTradeAllowanceCharge', [
    ciiIndicator(one.isCharge),
    element('ram:CalculationPercent', one.percent),
    element('ram:BasisAmount', one.base),
    element('ram:ActualAmount', one.amount),
    element('ram:ReasonCode', one.reasonCode),
    element('ram:Reason', one.reason),
    ciiTax('ram:CategoryTradeTax', one.vat),
  ]);

/** The tax point belongs to the document, but CII has its place in the breakdown: in the first, once (CII-SR-461, -462). */
function breakdown(one: EVatBreakdown, invoice: EInvoice, isFirst: boolean, level: Level): XmlPart {
  return element('ram:ApplicableTradeTax', [
    element('ram:CalculatedAmount', one.tax),
    element('ram:TypeCode', 'VAT'),
    element('ram:ExemptionReason', one.exemptionReason),
    element('ram:BasisAmount', one.base),
    element('ram:CategoryCode', one.category),
    element('ram:ExemptionReasonCode', one.exemptionCode),
    isFirst && level >= LEVEL.en16931 ? ciiDay('ram:TaxPointDate', invoice.taxPointOn) : null,
    isFirst ? element('ram:DueDateTypeCode', invoice.taxPointCode) : null,
    element('ram:RateApplicablePercent', one.rate),
  ]);
}

function summation({ totals, currency, accountingCurrency }: EInvoice, level: Level): XmlPart {
  const isWhole = level > LEVEL.minimum;
  return element('ram:SpecifiedTradeSettlementHeaderMonetarySummation', [
    isWhole ? element('ram:LineTotalAmount', totals.lines) : null,
    isWhole ? element('ram:ChargeTotalAmount', totals.charges) : null,
    isWhole ? element('ram:AllowanceTotalAmount', totals.allowances) : null,
    element('ram:TaxBasisTotalAmount', totals.net),
    element('ram:TaxTotalAmount', totals.tax, { currencyID: currency }),
    isWhole
      ? element('ram:TaxTotalAmount', totals.taxInAccountingCurrency, { currencyID: accountingCurrency })
      : null,
    level >= LEVEL.en16931 ? element('ram:RoundingAmount', totals.rounding) : null,
    element('ram:GrandTotalAmount', totals.gross),
    isWhole ? element('ram:TotalPrepaidAmount', totals.prepaid) : null,
    element('ram:DuePayableAmount', totals.due),
  ]);
}

const preceding = (invoice: EInvoice, level: Level): XmlPart[] =>
  invoice.references.preceding.map((one) =>
    element('ram:InvoiceReferencedDocument', [
      element('ram:IssuerAssignedID', one.number),
      level >= LEVEL.extended ? element('ram:TypeCode', one.type) : null,
      ciiFormattedDate('ram:FormattedIssueDateTime', one.issuedOn),
    ]),
  );

/** Currencies, payment, VAT, totals: ApplicableHeaderTradeSettlement. */
export function ciiSettlement(invoice: EInvoice, level: Level): XmlPart {
  const { payment, references } = invoice;
  const name = 'ram:ApplicableHeaderTradeSettlement';
  if (level === LEVEL.minimum)
    return element(name, [element('ram:InvoiceCurrencyCode', invoice.currency), summation(invoice, level)]);
  return element(name, [
    element('ram:CreditorReferenceID', payment.creditorId),
    element('ram:PaymentReference', payment.reference),
    element('ram:TaxCurrencyCode', invoice.accountingCurrency),
    element('ram:InvoiceCurrencyCode', invoice.currency),
    ciiPayee(invoice.payee),
    ...payment.means.map((means) => paymentMeans(means, level)),
    ...invoice.vat.map((one, index) => breakdown(one, invoice, index === 0, level)),
    ciiPeriod(invoice.period),
    ...invoice.allowancesCharges.map(ciiAllowanceCharge),
    element('ram:SpecifiedTradePaymentTerms', [
      element('ram:Description', termsText(payment.terms)),
      ciiDate('ram:DueDateDateTime', payment.dueOn),
      element('ram:DirectDebitMandateID', payment.mandate),
    ]),
    summation(invoice, level),
    ...preceding(invoice, level),
    element('ram:ReceivableSpecifiedTradeAccountingAccount', [element('ram:ID', references.buyerAccounting)]),
  ]);
}
