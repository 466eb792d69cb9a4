import { EUR, allocate } from '../money/index.ts';
import type { Document, ItemLine } from './model.ts';
import { isItem, vatKey } from './totals.ts';
import type { Totals } from './totals.ts';

/**
 * An amount of one VAT treatment, parted between goods and services in proportion to what is sold, not a cent lost.
 * Where nothing is sold (only a charge has this rate, all is taken back) it goes as most of the lines do.
 */
export function byNature(
  document: Document,
  totals: Totals,
  key: string,
  minor: bigint,
): Record<ItemLine['nature'], bigint> {
  const sold = { goods: 0n, services: 0n };
  const lines = { goods: 0, services: 0 };
  document.lines.filter(isItem).forEach((line, index) => {
    lines[line.nature] += 1;
    if (vatKey(line.vat) === key) sold[line.nature] += totals.lines[index]!.netMinor;
  });
  const weights = [sold.goods, sold.services].map((net) => (net > 0n ? net : 0n));
  if (weights.every((weight) => weight === 0n)) {
    return lines.services > lines.goods ? { goods: 0n, services: minor } : { goods: minor, services: 0n };
  }
  const [goods, services] = allocate({ minor, currency: EUR }, weights);
  return { goods: goods!.minor, services: services!.minor };
}
