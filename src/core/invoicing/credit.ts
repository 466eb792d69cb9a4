import {
  compareExact,
  currencyDecimals,
  exact,
  minus,
  percentOf,
  printShort,
  times,
  toMinor,
} from '../money/index.ts';
import type { Decimal } from '../money/index.ts';
import { accepted, error, refused } from '../finding.ts';
import type { Finding, Result } from '../finding.ts';
import { creditLeft, exceedingCredit } from './credit-left.ts';
import { amountLines } from './amount-line.ts';
import { correcting } from './correcting.ts';
import type { Correction } from './correcting.ts';
import type { Document, DocumentAdjustment, ItemLine, VatTreatment } from './model.ts';
import { computeTotals, isItem, vatKey } from './totals.ts';
import type { VatAmount } from './totals.ts';

/** Rebates granted after the invoice (PCG 709); what is credited of a deposit goes back to 4191. */
const REBATES = '709';
const DEPOSITS = '4191';

/** What to credit of an invoice. */
export type CreditPart =
  | { readonly kind: 'rest'; /** Of the line, when a part was credited before. */ readonly name: string }
  | {
      readonly kind: 'lines';
      readonly lines: readonly { readonly lineId: string; readonly quantity: Decimal }[];
    }
  | {
      readonly kind: 'amounts';
      readonly name: string;
      /** Without VAT. */
      readonly amounts: readonly { readonly vat: VatTreatment; readonly minor: bigint }[];
    };

/** What is left to credit of each VAT treatment, after the credit notes there are of this invoice alone. */
export function creditable(invoice: Document, earlier: readonly Document[]): VatAmount[] {
  const id = 'invoice';
  const notes = earlier.map((note) => ({
    ...note,
    preceding: [{ invoiceId: id, number: '', issuedOn: invoice.issuedOn }],
  }));
  return creditLeft({ invoices: [{ id, document: invoice }], notes }).get(id) ?? [];
}

/**
 * The credit note of an issued invoice (CGI art. 272, 289 I-5): all that is left of it, lines by quantity, or an amount
 * per VAT treatment. `earlier` are its credit notes. Never more than is left, neither of a line nor, with its tax, of a
 * VAT treatment: the tax of parts may round up to more than the tax of the whole. Lines keep their ids. Rebates on the
 * document follow the lines they lowered; charges are credited with the whole, or as an amount. `name` and `reason`
 * are the caller's words.
 */
export function credit(
  invoice: Document,
  earlier: readonly Document[],
  part: CreditPart,
  correction: Correction,
  /** Where a credit note of several invoices is among them, what `creditLeft` says. */
  left: readonly VatAmount[] = creditable(invoice, earlier),
): Result<Document> {
  if (invoice.kind === 'credit_note') throw new Error('A credit note is not credited');
  const note = { ...correcting(invoice, correction), kind: 'credit_note' as const };
  const drafted = draft(invoice, earlier, part, note, left);
  if (!drafted.ok) return drafted;
  const findings = exceedingCredit(drafted.value, left);
  return findings.length > 0 ? refused(...findings) : drafted;
}

function draft(
  invoice: Document,
  earlier: readonly Document[],
  part: CreditPart,
  note: Document,
  left: readonly VatAmount[],
): Result<Document> {
  switch (part.kind) {
    case 'rest':
      return accepted(earlier.length === 0 ? note : ofRest(invoice, left, part.name, note));
    case 'lines':
      return ofLines(invoice, earlier, part.lines, note);
    case 'amounts':
      return accepted(ofAmounts(invoice, part.amounts, part.name, note));
  }
}

/** Down to where base and tax are both within what is left: a cent of tax may be worth some cents of base. */
function ofRest(invoice: Document, left: readonly VatAmount[], name: string, note: Document): Document {
  const amounts = left.map(({ vat, baseMinor, taxMinor }) => {
    let minor = baseMinor;
    while (minor > 0n && percentOf(minor, vat.rate) > taxMinor) minor -= 1n;
    while (minor < 0n && percentOf(minor, vat.rate) < taxMinor) minor += 1n;
    return { vat, minor };
  });
  return ofAmounts(invoice, amounts, name, note);
}

function ofAmounts(
  invoice: Document,
  amounts: readonly { vat: VatTreatment; minor: bigint }[],
  name: string,
  note: Document,
): Document {
  const totals = computeTotals(invoice);
  const account = invoice.kind === 'deposit' ? DEPOSITS : REBATES;
  const lines = amounts.flatMap(({ vat, minor }, index) =>
    amountLines(invoice, totals, { vat, minor, account, name, id: `credit-${index + 1}` }),
  );
  return { ...note, lines, adjustments: [] };
}

function ofLines(
  invoice: Document,
  earlier: readonly Document[],
  picks: readonly { lineId: string; quantity: Decimal }[],
  note: Document,
): Result<Document> {
  const findings: Finding[] = [];
  const lines = invoice.lines.filter(isItem).flatMap((line) => {
    const picked = picks.find((pick) => pick.lineId === line.id);
    if (!picked) return [];
    const left = leftOf(line, earlier);
    const sign = exact(line.quantity).units < 0n ? -1 : 1;
    const beyond = compareExact(exact(picked.quantity), left) * sign > 0;
    const against = compareExact(exact(picked.quantity), exact('0')) * sign < 0;
    if (beyond || against) {
      const params = { left: printShort(left), name: line.name };
      findings.push(error('invoicing.credits-too-many', { path: `lines.${line.id}`, params }));
    }
    return [{ ...line, quantity: picked.quantity, ...prorated(line, picked.quantity, invoice) }];
  });
  if (findings.length > 0) return refused(...findings);
  const adjustments = rebatesOf(invoice, lines);
  return accepted({ ...note, lines, adjustments });
}

const leftOf = (line: ItemLine, earlier: readonly Document[]) =>
  earlier
    .flatMap((one) => one.lines.filter(isItem))
    .filter((one) => one.id === line.id)
    .reduce((left, one) => minus(left, exact(one.quantity)), exact(line.quantity));

/** A fixed rebate of a line goes with its quantity, rounded up so that no more is given back than was charged. */
function prorated(line: ItemLine, quantity: Decimal, invoice: Document): Pick<ItemLine, 'discount'> {
  if (line.discount?.kind !== 'amount' || exact(line.quantity).units === 0n) return {};
  const whole = toMinor(times(exact(line.quantity), exact('10000')), 0);
  const picked = toMinor(times(exact(quantity), exact('10000')), 0);
  const minor = ceilDiv(line.discount.minor * picked, whole);
  const gross = toMinor(times(exact(quantity), exact(line.unitPrice)), currencyDecimals(invoice.currency));
  const most = gross < 0n ? -gross : gross;
  return { discount: { kind: 'amount', minor: minor > most ? most : minor } };
}

/** For a positive divisor or both negative: towards the larger. */
function ceilDiv(top: bigint, bottom: bigint): bigint {
  const [n, d] = bottom < 0n ? [-top, -bottom] : [top, bottom];
  return n <= 0n ? n / d : (n + d - 1n) / d;
}

/** Percentages as they are; fixed rebates by what the lines are of their VAT treatment, rounded up. */
function rebatesOf(invoice: Document, lines: readonly ItemLine[]): DocumentAdjustment[] {
  const totals = computeTotals(invoice);
  const picked = computeTotals({ ...invoice, lines, adjustments: [] }).vat;
  return invoice.adjustments.flatMap((one, index): DocumentAdjustment[] => {
    if (one.isCharge) return [];
    if (one.value.kind === 'percent') return [one];
    return (totals.adjustments[index]?.shares ?? []).flatMap(({ vat, minor, baseMinor }, at) => {
      const base = picked.find((group) => vatKey(group.vat) === vatKey(vat))?.baseMinor ?? 0n;
      if (base <= 0n || baseMinor <= 0n) return [];
      const part = ceilDiv(minor * base, baseMinor);
      return [
        {
          ...one,
          id: `${one.id}-${at + 1}`,
          vat,
          value: { kind: 'amount', minor: part > minor ? minor : part },
        },
      ];
    });
  });
}

/** What a quantity credited so far leaves of a line, for the screen. */
export function creditableQuantity(line: ItemLine, earlier: readonly Document[]): Decimal {
  return printShort(leftOf(line, earlier));
}
