import { isItem, rateOf } from '../invoicing/index.ts';
import type { Document, ItemLine, LineAmount, Totals, VatTreatment } from '../invoicing/index.ts';
import { exact, ofMinor, printExact, printShort } from '../money/index.ts';
import type { Decimal } from '../money/index.ts';
import type { EAllowanceCharge, ELine, ETax } from './model.ts';
import { filled, present } from './present.ts';

/** UNTDID 5189: discount. */
const DISCOUNT = '95';
/** UNTDID 7161: other services; collection and recycling, the eco-contribution. */
const OTHER = 'ADR';
const RECYCLING = 'AEO';

export type Print = (minor: bigint) => Decimal;

export const printer =
  (decimals: number): Print =>
  (minor) =>
    printExact(ofMinor(minor, decimals));

/** O has no rate (BR-O-05), the others have, zero included. */
export const taxOf = (vat: VatTreatment): ETax =>
  vat.category === 'O' ? { category: 'O' } : { category: vat.category, rate: rateOf(vat) };

/** BG-25. Sections have no place in EN 16931; a comment becomes the note of the line before it (BT-127). */
export function linesOf(document: Document, totals: Totals, print: Print): ELine[] {
  const lines: ELine[] = [];
  let at = 0;
  for (const line of document.lines) {
    const last = lines.at(-1);
    if (isItem(line)) {
      lines.push(lineOf(line, totals.lines[at]!, String(lines.length + 1), print));
      at += 1;
    } else if (line.type === 'comment' && last) {
      const note = [last.note, present(line.text)].filter((text) => text !== undefined).join('\n');
      if (note !== '') lines[lines.length - 1] = { ...last, note };
    }
  }
  return lines;
}

/** Comments before the first line are notes of the document. */
export function leadingComments(document: Document): string[] {
  const first = document.lines.findIndex(isItem);
  return document.lines
    .slice(0, Math.max(first, 0))
    .flatMap((line) => (line.type === 'comment' ? [line.text] : []));
}

function lineOf(line: ItemLine, amount: LineAmount, id: string, print: Print): ELine {
  const { period } = line;
  return {
    id,
    quantity: printShort(exact(line.quantity)),
    unit: line.unit,
    net: print(amount.netMinor),
    ...(period ? { period: { from: period.from, to: period.to } } : {}),
    allowancesCharges: lineAdjustments(line, amount, print),
    price: { net: printShort(exact(line.unitPrice)) },
    vat: taxOf(line.vat),
    item: {
      name: line.name.trim(),
      ...filled({ description: line.description, sellerId: line.reference }),
      classifications: [],
      attributes: [],
    },
  };
}

function lineAdjustments(line: ItemLine, amount: LineAmount, print: Print): EAllowanceCharge[] {
  const percent = line.discount?.kind === 'percent' ? line.discount.percent : undefined;
  const list: EAllowanceCharge[] = [];
  if (amount.discountMinor !== 0n) {
    const part = { minor: amount.discountMinor, baseMinor: amount.grossMinor, percent, reasonCode: DISCOUNT };
    list.push(adjustment({ isCharge: false, ...part }, print));
  }
  if (amount.contributionMinor !== 0n) {
    const reason = present(line.contribution?.label);
    list.push(
      adjustment({ isCharge: true, minor: amount.contributionMinor, reasonCode: RECYCLING, reason }, print),
    );
  }
  return list;
}

type Part = {
  isCharge: boolean;
  minor: bigint;
  baseMinor?: bigint | undefined;
  percent?: Decimal | undefined;
  vat?: VatTreatment;
  reason?: string | undefined;
  reasonCode?: string | undefined;
};

/** Amounts are positive: a rebate taken back is a charge, without the percentage it no longer is. */
function adjustment(part: Part, print: Print): EAllowanceCharge {
  const { minor, baseMinor, percent, vat, reason, reasonCode } = part;
  const turned = minor < 0n;
  const isCharge = part.isCharge !== turned;
  const share = percent !== undefined && baseMinor !== undefined && !turned;
  const code = turned && reasonCode !== undefined ? (isCharge ? OTHER : DISCOUNT) : reasonCode;
  return {
    isCharge,
    amount: print(turned ? -minor : minor),
    ...(share ? { base: print(baseMinor), percent: printShort(exact(percent)) } : {}),
    ...(vat ? { vat: taxOf(vat) } : {}),
    ...(reason === undefined ? {} : { reason }),
    ...(code === undefined ? {} : { reasonCode: code }),
  };
}

/** BG-20 and BG-21: one per VAT treatment a rebate or charge was shared out to. */
export function adjustmentsOf(document: Document, totals: Totals, print: Print): EAllowanceCharge[] {
  return totals.adjustments.flatMap((one, index) => {
    const value = document.adjustments[index]?.value;
    const percent = value?.kind === 'percent' ? value.percent : undefined;
    const reason = present(one.label);
    // BR-33, BR-38: a reason, or its code.
    const reasonCode = reason === undefined ? (one.isCharge ? OTHER : DISCOUNT) : undefined;
    return one.shares.map((share) =>
      adjustment({ isCharge: one.isCharge, ...share, percent, reason, reasonCode }, print),
    );
  });
}
