import { createHash } from 'node:crypto';
import { Problem } from '../../contract/problem.ts';
import { fromWire, toWire } from '../../contract/wire.ts';
import { error } from '../../core/finding.ts';
import {
  computeTotals,
  isItem,
  optionsOf,
  pricedOptions,
  withOptions,
  type Document,
  type Totals,
} from '../../core/invoicing/index.ts';
import type { Currency } from '../../core/money/index.ts';
import { canonicalJson } from '../../core/seal/index.ts';

export type ChosenOption = {
  readonly id: string;
  readonly name: string;
  readonly netMinor: bigint;
  readonly grossMinor: bigint;
};

/** A quote with the options that were chosen, as one commits to it. */
export type AcceptedQuote = {
  readonly document: Document;
  readonly totals: Totals;
  readonly options: readonly ChosenOption[];
};

/** Options that the quote does not have are none. */
export const acceptQuote = (quote: Document, chosen: readonly string[], base: Currency): AcceptedQuote => {
  const options = pricedOptions(quote)
    .filter(({ id }) => chosen.includes(id))
    .map(({ id, name, netMinor, grossMinor }) => ({ id, name, netMinor, grossMinor }));
  const document = withOptions(
    quote,
    options.map(({ id }) => id),
  );
  return { document, totals: computeTotals(document, base), options };
};

/** SHA-256 of what is committed to: the number, the document with what was chosen, and its totals. */
export const acceptedHash = (number: string, { document, totals }: AcceptedQuote): string =>
  createHash('sha256').update(canonicalJson({ number, document, totals })).digest('hex');

/** Where all is optional, one has to be chosen; and what is chosen has to be offered. */
export const refuseEmptyChoice = (
  quote: Document,
  chosen: readonly string[],
  { document }: AcceptedQuote,
): void => {
  const known = new Set(optionsOf(quote).map(({ id }) => id));
  if (chosen.some((id) => !known.has(id))) throw new Problem('request.invalid');
  if (!document.lines.some(isItem)) {
    throw new Problem('record.refused', {}, [error('invoicing.nothing-accepted', { path: 'options' })]);
  }
};

export const keptOptions = (options: readonly ChosenOption[]): string =>
  JSON.stringify(
    options.map(({ id, name, netMinor, grossMinor }) => ({
      id,
      name,
      netMinor: toWire(netMinor),
      grossMinor: toWire(grossMinor),
    })),
  );

export const readOptions = (kept: unknown): ChosenOption[] =>
  (kept as { id: string; name: string; netMinor: string; grossMinor: string }[]).map((one) => ({
    ...one,
    netMinor: fromWire(one.netMinor),
    grossMinor: fromWire(one.grossMinor),
  }));
