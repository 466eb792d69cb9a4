import { currencyDecimals, ofMinor, printExact } from '../money/index.ts';
import { byNature } from './by-nature.ts';
import type { Document, ItemLine, VatTreatment } from './model.ts';
import { vatKey } from './totals.ts';
import type { Totals } from './totals.ts';

/**
 * One amount of a VAT treatment as lines: a lump sum for goods, one for services, of what a document sells; what takes
 * back on the whole, as a price of which there is one less (EN 16931 BR-27).
 */
export function amountLines(
  document: Document,
  totals: Totals,
  amount: { vat: VatTreatment; minor: bigint; account: string; name: string; id: string },
): ItemLine[] {
  const { vat, minor, account, name, id } = amount;
  const parts = byNature(document, totals, vatKey(vat), minor);
  const decimals = currencyDecimals(document.currency);
  return (['goods', 'services'] as const)
    .filter((nature) => parts[nature] !== 0n)
    .map((nature): ItemLine => ({
      type: 'item',
      id: `${id}-${nature}`,
      name,
      quantity: parts[nature] < 0n ? '-1' : '1',
      unit: 'LS',
      unitPrice: printExact(ofMinor(size(parts[nature]), decimals)),
      vat,
      account,
      nature,
    }));
}

const size = (minor: bigint): bigint => (minor < 0n ? -minor : minor);
