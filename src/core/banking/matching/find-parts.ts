import type { Batch, BatchPart } from './batch.ts';
import { reason, type MatchItem, type Reason } from './match.ts';
import { amountKey, type MatchIndex } from './match-index.ts';
import { compactNumber } from './normalise.ts';
import { readPayer } from './read-payer.ts';

type Allocation = { readonly itemId: string; readonly amountMinor: bigint };

/** Open items of the parts; a doubt about one of them keeps the whole line for a person. */
export type FoundParts = { readonly allocations: readonly Allocation[]; readonly vetoes: readonly Reason[] };

/** Each part takes from its items what is left of them, the earliest first: an invoice may fall due in several parts. */
export const findParts = (batch: Batch, index: MatchIndex): FoundParts => {
  if (!batch.settlesItems) return { allocations: [], vetoes: [] };
  const taken = new Map<string, bigint>();
  const unknown: Reason[] = [];
  const guessed: Reason[] = [];
  const left = (item: MatchItem): bigint => item.openMinor - (taken.get(item.id) ?? 0n);
  for (const part of batch.parts) {
    const { items, isGuessed } = itemsOf(part, batch, index, left);
    let missing = part.amountMinor;
    for (const item of items) {
      const open = left(item);
      if (missing === 0n || open === 0n || open < 0n !== missing < 0n) continue;
      const amountMinor = size(open) < size(missing) ? open : missing;
      taken.set(item.id, (taken.get(item.id) ?? 0n) + amountMinor);
      missing -= amountMinor;
    }
    const name = part.number ?? part.payer ?? items[0]?.number ?? '';
    if (missing !== 0n) unknown.push(reason('match.veto.batch-part-unknown', { name }));
    else if (isGuessed) guessed.push(reason('match.veto.batch-part-guessed', { name }));
  }
  const allocations = [...taken].map(([itemId, amountMinor]) => ({ itemId, amountMinor }));
  return { allocations, vetoes: [...unknown, ...guessed].slice(0, 1) };
};

const size = (minor: bigint): bigint => (minor < 0n ? -minor : minor);

const itemsOf = (
  part: BatchPart,
  batch: Batch,
  index: MatchIndex,
  left: (item: MatchItem) => bigint,
): { items: readonly MatchItem[]; isGuessed: boolean } => {
  const ofCurrency = (ids: Iterable<string>): MatchItem[] =>
    [...ids]
      .map((id) => index.items.get(id))
      .filter((item): item is MatchItem => item !== undefined && item.currency === batch.currency);
  if (part.itemId !== undefined) return { items: ofCurrency([part.itemId]), isGuessed: false };
  if (part.number !== undefined && part.number !== '')
    return { items: ofCurrency(index.byNumber.get(compactNumber(part.number)) ?? []), isGuessed: false };
  return { items: guessedOf(part, batch, index).filter((item) => left(item) !== 0n), isGuessed: true };
};

/** Who signed may owe exactly this: his only such item, or the earliest of them. */
const guessedOf = (part: BatchPart, batch: Batch, index: MatchIndex): readonly MatchItem[] => {
  if (part.payer === undefined || part.payer === '') return [];
  const { byName, byAlias } = readPayer(
    { counterpartyName: part.payer, counterpartyIban: '', text: '', endToEndId: '', ...moneyOf(part, batch) },
    index,
  );
  const equal = [...(index.byAmount.get(amountKey(batch.currency, part.amountMinor)) ?? [])].map((id) =>
    index.items.get(id)!,
  );
  const likeness = (item: MatchItem): number =>
    byAlias.has(item.customerId) ? 101 : (byName.get(item.customerId) ?? 0);
  return equal.filter((item) => likeness(item) > 0).toSorted((a, b) => likeness(b) - likeness(a));
};

const moneyOf = (part: BatchPart, batch: Batch) => ({
  amountMinor: part.amountMinor,
  currency: batch.currency,
});
