import { canonicalJson } from './canonical.ts';
import type { Closing, SealedAmounts } from './closing.ts';

/** Canonical JSON writes amounts (every member called minor, or ending in Minor) as strings of digits. */
export const parseSealed = (content: string): unknown =>
  JSON.parse(content, (key, value: unknown) =>
    (key === 'minor' || key.endsWith('Minor')) && typeof value === 'string' ? BigInt(value) : value,
  );

/** What is sealed of a closing, and kept. */
export const closingContent = (closing: Closing): string => canonicalJson({ format: 1, ...closing });

/** Throws on a text that is no closing: the hash was checked before, so it can only be a mistake of ours. */
export const parseClosing = (content: string): Closing => {
  const { format: _, ...closing } = parseSealed(content) as Closing & { format: 1 };
  return closing;
};

/** What the seal says of the picture of an invoice: which bytes show it. */
export const pictureContent = (invoiceId: string, sha256: string): string =>
  canonicalJson({ format: 1, invoice: invoiceId, sha256 });

type Vat = readonly { vat: { category: string; rate: string }; baseMinor: bigint; taxMinor: bigint }[];
type Invoice = {
  document: { kind: string };
  totals: { vat: Vat; inBase?: { vat: Vat } };
};

/** The amounts of a sealed invoice, in base currency; a credit note takes away. */
export function amountsOf(sequence: number, content: string): SealedAmounts {
  const { document, totals } = parseSealed(content) as Invoice;
  const sign = document.kind === 'credit_note' ? -1n : 1n;
  const vat = (totals.inBase?.vat ?? totals.vat).map((one) => ({
    category: one.vat.category,
    rate: one.vat.rate,
    baseMinor: sign * one.baseMinor,
    taxMinor: sign * one.taxMinor,
  }));
  return { sequence, vat };
}
