import type { MatchItem, MatchLine } from './match.ts';
import { amountKey, type MatchIndex } from './match-index.ts';
import { readPayer, type Payer } from './read-payer.ts';
import { readText, type SettledNumbers, type Told } from './read-text.ts';

/** What a line says: of whom, of which items. Found in the indexes, no item is walked over. */
export type Evidence = { readonly told: Told; readonly payer: Payer };

export const readEvidence = (
  line: MatchLine,
  index: MatchIndex,
  settledNumbers: SettledNumbers,
): Evidence => ({ told: readText(line, index, settledNumbers), payer: readPayer(line, index) });

/** Equal amounts beyond this many tell nothing apart. */
const MAX_PER_AMOUNT = 50;

export const itemsOfAmount = (
  index: MatchIndex,
  line: Pick<MatchLine, 'currency' | 'amountMinor'>,
): MatchItem[] => {
  const found: MatchItem[] = [];
  for (const id of index.byAmount.get(amountKey(line.currency, line.amountMinor)) ?? []) {
    if (found.length === MAX_PER_AMOUNT) break;
    found.push(index.items.get(id)!);
  }
  return found;
};

/** A payer with more open items than this is asked for by amount and number only. */
const MAX_PER_CUSTOMER = 400;

export const itemsOfCustomer = (index: MatchIndex, customerId: string, line: MatchLine): MatchItem[] => {
  const found: MatchItem[] = [];
  for (const id of index.byCustomer.get(customerId) ?? []) {
    const item = index.items.get(id)!;
    if (item.currency === line.currency) found.push(item);
    if (found.length === MAX_PER_CUSTOMER) break;
  }
  return found;
};

/** Those who may have paid, likeliest first: by IBAN, by a confirmed name, by our code for them, by likeness of name. */
export const likelyPayers = ({ payer, told }: Evidence): string[] => {
  const likeliest = [...payer.byName].toSorted((a, b) => b[1] - a[1]).slice(0, 5);
  return [
    ...new Set([...payer.byIban, ...payer.byAlias, ...told.codes, ...likeliest.map(([id]) => id)]),
  ].slice(0, 8);
};

/**
 * Known without any number: by IBAN, by a name a person confirmed, by the same or nearly the same words that no other
 * customer is nearer to.
 */
export const isKnownPayer = ({ payer, told }: Evidence, customerId: string): boolean => {
  if (payer.byIban.has(customerId) || payer.byAlias.has(customerId)) return true;
  const likeness = payer.byName.get(customerId) ?? 0;
  if (likeness > 0 && told.codes.has(customerId)) return true;
  if (likeness < 75) return false;
  return [...payer.byName].every(([id, other]) => id === customerId || other < likeness);
};

/** Enough when a number says which item: homonyms have other items. */
export const isLikelyPayer = (evidence: Evidence, customerId: string): boolean =>
  isKnownPayer(evidence, customerId) || (evidence.payer.byName.get(customerId) ?? 0) >= 60;
