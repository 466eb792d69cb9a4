import { findExemption, firstDueOn, instalments } from '../invoicing/index.ts';
import type { Document, Mention, Totals, VatAmount } from '../invoicing/index.ts';
import { EUR, currencyDecimals } from '../money/index.ts';
import { printer, taxOf } from './document-lines.ts';
import type { Print } from './document-lines.ts';
import type { EAllowanceCharge, EPayment, EPaymentMeans, ETotals, EVatBreakdown } from './model.ts';
import { filled } from './present.ts';

/** UNTDID 4461. A transfer within SEPA is 58, elsewhere 30. */
const MEANS = { direct_debit: '59', card: '48', cheque: '20', cash: '10' } as const;
const NOT_DEFINED = '1';

/** What the document does not hold, and a direct debit needs (BT-89, BT-90, BT-91). */
export type DirectDebit = {
  readonly mandate: string;
  readonly creditorId: string;
  readonly debitedAccount: string;
};

export function paymentOf(
  document: Document,
  totals: Totals,
  number: string,
  say: (mention: Mention) => string,
  directDebit?: DirectDebit,
): EPayment {
  const parts = instalments(document, totals);
  const isPaid = totals.grossMinor > 0n && totals.dueMinor === 0n;
  // Several days, or money that is kept back: the terms say each (BT-20).
  const terms =
    parts.length > 1 || parts.some((part) => part.isRetention)
      ? parts.map(({ minor, dueOn, isRetention }) => {
          const what = say({
            key: 'instalment',
            params: { minor: String(minor), base: document.currency, on: dueOn },
          });
          return isRetention && document.retention
            ? `${what} (${say({ key: 'retention', params: { percent: document.retention.percent, on: dueOn } })})`
            : what;
        })
      : [];
  return {
    means: [meansOf(document, directDebit)],
    reference: number,
    // Paid already: the due date is the day it was paid (BR-FR-CO-09), never after its issue.
    dueOn: isPaid ? document.issuedOn : firstDueOn(document, totals),
    ...(terms.length === 0 ? {} : { terms: terms.join('\n') }),
    ...(directDebit && document.means === 'direct_debit'
      ? filled({ mandate: directDebit.mandate, creditorId: directDebit.creditorId })
      : {}),
  };
}

function meansOf(document: Document, directDebit?: DirectDebit): EPaymentMeans {
  const { means, kind, holder, seller, currency } = document;
  // Nobody transfers a credit note to the seller.
  if (kind === 'credit_note') return { code: NOT_DEFINED };
  if (means !== 'transfer') {
    return {
      code: MEANS[means],
      ...(means === 'direct_debit' ? filled({ debitedAccount: directDebit?.debitedAccount }) : {}),
    };
  }
  const { iban, bic, name } = holder ?? seller;
  // BR-61: a transfer says where to.
  if (iban === '') return { code: NOT_DEFINED };
  const code = currency === EUR ? '58' : '30';
  return { code, account: iban.replace(/\s/g, ''), accountName: name, ...filled({ bic }) };
}

/**
 * BG-23. EN 16931 admits one breakdown per category without VAT (BR-E-01, BR-AE-01 …): several reasons become one, with
 * their texts.
 */
export function breakdownOf(document: Document, totals: Totals, print: Print): EVatBreakdown[] {
  const merged = new Map<string, VatAmount[]>();
  for (const one of totals.vat) {
    const { category, rate } = one.vat;
    const key = category === 'S' ? `S ${rate}` : category;
    merged.set(key, [...(merged.get(key) ?? []), one]);
  }
  return [...merged.values()].map((list) => {
    const sum = (pick: (one: VatAmount) => bigint): bigint =>
      list.reduce((total, one) => total + pick(one), 0n);
    return {
      ...taxOf(list[0]!.vat),
      base: print(sum((one) => one.baseMinor)),
      tax: print(sum((one) => one.taxMinor)),
      ...reasonOf(document, list),
    };
  });
}

function reasonOf(
  document: Document,
  list: readonly VatAmount[],
): Pick<EVatBreakdown, 'exemptionReason' | 'exemptionCode'> {
  const reasons = list.flatMap(({ vat }) => {
    const found = vat.category !== 'S' && vat.exemption ? findExemption(vat.exemption) : null;
    return found ? [found] : [];
  });
  if (reasons.length === 0) return {};
  const codes = new Set(reasons.map((reason) => reason.vatex));
  return {
    exemptionReason: reasons.map((reason) => reason.text[document.language]).join('\n'),
    ...(codes.size === 1 ? { exemptionCode: [...codes][0]! } : {}),
  };
}

/** BG-22. Allowances and charges as they are printed: a negative rebate has become a charge. */
export function totalsOf(totals: Totals, adjustments: readonly EAllowanceCharge[], print: Print): ETotals {
  const turned = totals.adjustments
    .flatMap(({ isCharge, shares }) => shares.map((share) => ({ isCharge, minor: share.minor })))
    .map(({ isCharge, minor }) => ({
      isCharge: isCharge !== minor < 0n,
      minor: minor < 0n ? -minor : minor,
    }));
  const sum = (charges: boolean): bigint =>
    turned.filter((one) => one.isCharge === charges).reduce((total, one) => total + one.minor, 0n);
  const { inBase } = totals;
  return {
    lines: print(totals.linesMinor),
    ...(adjustments.some((one) => !one.isCharge) ? { allowances: print(sum(false)) } : {}),
    ...(adjustments.some((one) => one.isCharge) ? { charges: print(sum(true)) } : {}),
    net: print(totals.netMinor),
    tax: print(totals.taxMinor),
    ...(inBase
      ? { taxInAccountingCurrency: printer(currencyDecimals(inBase.currency))(inBase.taxMinor) }
      : {}),
    gross: print(totals.grossMinor),
    ...(totals.prepaidMinor === 0n ? {} : { prepaid: print(totals.prepaidMinor) }),
    due: print(totals.dueMinor),
  };
}
