import { element, type XmlPart } from '../xml/index.ts';
import type { EInvoice, EPaymentMeans } from './model.ts';
import { ublAmount, ublTax } from './write-ubl-values.ts';

/** A credit note of UBL has no due date of its own: it stands with the means of payment (BT-9, EN 16931-3-2). */
export function ublPaymentMeans({ payment }: EInvoice, isCreditNote: boolean): XmlPart[] {
  const dueOn = isCreditNote ? payment.dueOn : undefined;
  const mandated = payment.means.findIndex((one) => one.debitedAccount !== undefined);
  // Without means there is nowhere to say the due date, nor the mandate: UNTDID 4461 has 1, "not defined".
  const needsOne =
    payment.means.length === 0 &&
    (dueOn !== undefined || payment.reference !== undefined || payment.mandate !== undefined);
  const all: readonly EPaymentMeans[] = needsOne ? [{ code: '1' }] : payment.means;
  return all.map((means, index) =>
    element('cac:PaymentMeans', [
      // BT-82 is said once (UBL-SR-46).
      element('cbc:PaymentMeansCode', means.code, { name: index === 0 ? means.text : undefined }),
      element('cbc:PaymentDueDate', dueOn),
      element('cbc:PaymentID', payment.reference),
      means.card === undefined
        ? null
        : element('cac:CardAccount', [
            element('cbc:PrimaryAccountNumberID', means.card.number),
            // The schema demands a network; EN 16931 has no term for it.
            element('cbc:NetworkID', 'NA'),
            element('cbc:HolderName', means.card.holder),
          ]),
      element('cac:PayeeFinancialAccount', [
        element('cbc:ID', means.account),
        element('cbc:Name', means.accountName),
        element('cac:FinancialInstitutionBranch', [element('cbc:ID', means.bic)]),
      ]),
      element('cac:PaymentMandate', [
        index === Math.max(0, mandated) ? element('cbc:ID', payment.mandate) : null,
        element('cac:PayerFinancialAccount', [element('cbc:ID', means.debitedAccount)]),
      ]),
    ]),
  );
}

/** BG-22 (tax) and BG-23; the amount in the accounting currency is a total of its own, without a breakdown. */
export function ublTaxTotals({ totals, vat, currency, accountingCurrency }: EInvoice): XmlPart[] {
  return [
    element('cac:TaxTotal', [
      // The schema demands the amount as soon as there is a breakdown.
      ublAmount('cbc:TaxAmount', totals.tax ?? (vat.length > 0 ? '0.00' : undefined), currency),
      ...vat.map((one) =>
        element('cac:TaxSubtotal', [
          ublAmount('cbc:TaxableAmount', one.base, currency),
          ublAmount('cbc:TaxAmount', one.tax, currency),
          ublTax('cac:TaxCategory', one),
        ]),
      ),
    ]),
    element('cac:TaxTotal', [ublAmount('cbc:TaxAmount', totals.taxInAccountingCurrency, accountingCurrency)]),
  ];
}

export const ublMonetaryTotal = ({ totals, currency }: EInvoice): XmlPart =>
  element('cac:LegalMonetaryTotal', [
    ublAmount('cbc:LineExtensionAmount', totals.lines, currency),
    ublAmount('cbc:TaxExclusiveAmount', totals.net, currency),
    ublAmount('cbc:TaxInclusiveAmount', totals.gross, currency),
    ublAmount('cbc:AllowanceTotalAmount', totals.allowances, currency),
    ublAmount('cbc:ChargeTotalAmount', totals.charges, currency),
    ublAmount('cbc:PrepaidAmount', totals.prepaid, currency),
    ublAmount('cbc:PayableRoundingAmount', totals.rounding, currency),
    ublAmount('cbc:PayableAmount', totals.due, currency),
  ]);
