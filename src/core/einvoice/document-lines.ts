import { isItem, rateOf } from '../invoicing/index.ts';
import type { Document, ItemLine, LineAmount, Mention, Totals, VatTreatment } from '../invoicing/index.ts';
import { exact, ofMinor, printExact, printShort } from '../money/index.ts';
import type { Currency, Decimal } from '../money/index.ts';
import { DETAIL, GROUP } from './line-groups.ts';
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

/** How sections are carried: as groups (EXTENDED profiles), or in the notes of their lines. */
export type Sections = {
  readonly grouped: boolean;
  readonly currency: Currency;
  readonly say: (mention: Mention) => string;
};

type Section = { readonly title: string; readonly note: string | undefined; readonly lines: ELine[] };

/**
 * BG-25. A comment becomes the note of the line before it (BT-127). EN 16931 has no sections: their title is in the
 * note of their first line, what they come to in that of their last. EXTENDED has them: a GROUP with the sum (BT-X-8),
 * and its lines below (BT-X-304).
 */
export function linesOf(document: Document, totals: Totals, print: Print, sections: Sections): ELine[] {
  const parts: Section[] = [{ title: '', note: undefined, lines: [] }];
  let at = 0;
  let isFirst = true;
  for (const line of document.lines) {
    const part = parts.at(-1)!;
    const last = part.lines.at(-1);
    if (isItem(line)) {
      part.lines.push(lineOf(line, totals.lines[at]!, print));
      at += 1;
      isFirst = false;
    } else if (line.type === 'section') {
      parts.push({ title: line.title.trim(), note: undefined, lines: [] });
    } else if (last) {
      part.lines[part.lines.length - 1] = noted(last, last.note, line.text);
    } else if (!isFirst || part.title !== '') {
      parts[parts.length - 1] = { ...part, note: joined(part.note, line.text) };
    }
  }
  const amounts = netsOf(document, totals);
  const flat = parts.flatMap((part, index): ELine[] => {
    if (part.title === '' || part.lines.length === 0) return part.lines;
    const minor = amounts[index] ?? 0n;
    return sections.grouped ? grouped(part, index, minor, print) : carried(part, minor, sections);
  });
  return numbered(flat);
}

const joined = (...texts: readonly (string | undefined)[]): string | undefined =>
  texts.flatMap((text) => (text === undefined ? [] : (present(text) ?? []))).join('\n') || undefined;

function noted(line: ELine, ...texts: readonly (string | undefined)[]): ELine {
  const note = joined(...texts);
  return note === undefined ? line : { ...line, note };
}

/** The net amount of each part: before the first section, then section by section. */
function netsOf(document: Document, totals: Totals): bigint[] {
  const nets = [0n];
  let at = 0;
  for (const line of document.lines) {
    if (line.type === 'section') nets.push(0n);
    else if (isItem(line)) nets[nets.length - 1]! += totals.lines[at++]!.netMinor;
  }
  return nets;
}

/** Title above, sum below; a single line says its sum itself. */
function carried({ title, note, lines }: Section, minor: bigint, { say, currency }: Sections): ELine[] {
  const subtotal =
    lines.length < 2
      ? undefined
      : say({ key: 'section-subtotal', params: { title, minor: String(minor), base: currency } });
  return lines.map((line, index) =>
    noted(
      line,
      ...(index === 0 ? [title, note] : []),
      line.note,
      index === lines.length - 1 ? subtotal : undefined,
    ),
  );
}

/** Ids are given afterwards: until then a group is known by its place. */
const groupId = (index: number): string => `group ${index}`;

function grouped({ title, note, lines }: Section, index: number, minor: bigint, print: Print): ELine[] {
  const [first] = lines;
  const isOfOneVat = lines.every(
    ({ vat }) => vat.category === first!.vat.category && vat.rate === first!.vat.rate,
  );
  const head: ELine = {
    id: groupId(index),
    role: GROUP,
    ...(note === undefined ? {} : { note }),
    quantity: minor < 0n ? '-1' : '1',
    unit: 'C62',
    net: print(minor),
    allowancesCharges: [],
    price: { net: print(minor < 0n ? -minor : minor) },
    // Of several rates a group has none (BR-FR-15).
    vat: isOfOneVat ? first!.vat : { category: '' },
    item: { name: title, classifications: [], attributes: [] },
  };
  return [head, ...lines.map((line) => ({ ...line, parent: head.id, role: DETAIL }))];
}

function numbered(lines: readonly ELine[]): ELine[] {
  const ids = new Map(lines.map((line, index) => [line, String(index + 1)]));
  const groups = new Map(
    lines.filter((line) => line.role === GROUP).map((line) => [line.id, ids.get(line)!]),
  );
  return lines.map((line) => {
    const parent = line.parent === undefined ? undefined : groups.get(line.parent);
    return { ...line, id: ids.get(line)!, ...(parent === undefined ? {} : { parent }) };
  });
}

/** Comments before the first line and the first section are notes of the document. */
export function leadingComments(document: Document): string[] {
  const first = document.lines.findIndex((line) => isItem(line) || line.type === 'section');
  return document.lines
    .slice(0, first < 0 ? document.lines.length : first)
    .flatMap((line) => (line.type === 'comment' ? [line.text] : []));
}

function lineOf(line: ItemLine, amount: LineAmount, print: Print): ELine {
  const { period } = line;
  return {
    id: '',
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
