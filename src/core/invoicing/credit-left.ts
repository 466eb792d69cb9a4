import { EUR, allocate } from '../money/index.ts';
import { error } from '../finding.ts';
import type { Finding } from '../finding.ts';
import type { Document, VatTreatment } from './model.ts';
import { computeTotals, vatKey } from './totals.ts';
import type { VatAmount } from './totals.ts';

/** Issued invoices, and the credit notes that were issued of them, in their order; each names what it corrects. */
export type Credited = {
  readonly invoices: readonly { readonly id: string; readonly document: Document }[];
  readonly notes: readonly Document[];
};

/**
 * What is left to credit of each invoice, VAT treatment by VAT treatment (CGI art. 272: what is given back was charged
 * before). A credit note of several invoices (a rebate on the year) is shared out over them in proportion to what was
 * left of each when it was issued, so that no invoice ever gives back more than it charged.
 */
export function creditLeft({ invoices, notes }: Credited): ReadonlyMap<string, VatAmount[]> {
  const left = new Map(invoices.map(({ id, document }) => [id, [...computeTotals(document).vat]]));
  for (const note of notes) {
    const ids = [...new Set(note.preceding.map(({ invoiceId }) => invoiceId))].filter((id) => left.has(id));
    for (const given of computeTotals(note).vat) take(left, ids, given);
  }
  return left;
}

function take(left: Map<string, VatAmount[]>, ids: readonly string[], given: VatAmount): void {
  const having = ids.filter((id) => find(left.get(id), given.vat) !== undefined);
  const of = (pick: 'baseMinor' | 'taxMinor'): bigint[] =>
    parts(
      given[pick],
      having.map((id) => find(left.get(id), given.vat)![pick]),
    );
  const [bases, taxes] = [of('baseMinor'), of('taxMinor')];
  having.forEach((id, index) => {
    const list = left.get(id) ?? [];
    left.set(
      id,
      list.map((one) =>
        vatKey(one.vat) === vatKey(given.vat)
          ? { ...one, baseMinor: one.baseMinor - bases[index]!, taxMinor: one.taxMinor - taxes[index]! }
          : one,
      ),
    );
  });
}

const find = (list: readonly VatAmount[] | undefined, vat: VatTreatment): VatAmount | undefined =>
  list?.find((one) => vatKey(one.vat) === vatKey(vat));

/** In proportion to what is left; of what took back on the whole, likewise. */
function parts(minor: bigint, lefts: readonly bigint[]): bigint[] {
  const sign = minor < 0n ? -1n : 1n;
  const weights = lefts.map((one) => (one * sign > 0n ? one * sign : 0n));
  const known = weights.some((weight) => weight > 0n)
    ? weights
    : lefts.map((_, index) => (index === 0 ? 1n : 0n));
  if (lefts.length === 0) return [];
  return allocate({ minor: minor * sign, currency: EUR }, known).map((part) => part.minor * sign);
}

/** What is left of several invoices together. */
export function sumLeft(lists: readonly (readonly VatAmount[])[]): VatAmount[] {
  const sums = new Map<string, VatAmount>();
  for (const { vat, baseMinor, taxMinor } of lists.flat()) {
    const key = vatKey(vat);
    const before = sums.get(key);
    sums.set(key, {
      vat,
      baseMinor: (before?.baseMinor ?? 0n) + baseMinor,
      taxMinor: (before?.taxMinor ?? 0n) + taxMinor,
    });
  }
  return [...sums.values()];
}

/** Where a credit note gives back more than is left, neither base nor tax may exceed it, of each VAT treatment. */
export function exceedingCredit(note: Document, left: readonly VatAmount[]): Finding[] {
  return computeTotals(note).vat.flatMap(({ vat, baseMinor, taxMinor }) => {
    const most = find(left, vat);
    const grossLeft = most ? most.baseMinor + most.taxMinor : 0n;
    const fits = most !== undefined && within(baseMinor, most.baseMinor) && within(taxMinor, most.taxMinor);
    if (fits) return [];
    const params = { rate: vat.rate, leftMinor: String(grossLeft), currency: note.currency };
    return [error('invoicing.credit-exceeds', { path: 'lines', params })];
  });
}

/** Of a treatment that took back on the whole, no more than that is taken back again, and nothing is given back. */
const within = (amount: bigint, left: bigint): boolean =>
  left < 0n ? amount >= left && amount <= 0n : amount <= left;
