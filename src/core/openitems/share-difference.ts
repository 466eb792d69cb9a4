import { EUR, allocate } from '../money/index.ts';

type Share = { itemId: string; amountMinor: bigint };

/**
 * What a payment lacks, by the items it settles all the same: a discount is taken on each in proportion, largest
 * remainders first; cents, or what a bank kept, are on the largest. In the order of the shares, without nothings.
 */
export function shareDifference(
  kind: 'discount' | 'rounding' | 'fee',
  lackingMinor: bigint,
  shares: readonly Share[],
): Share[] {
  const total = shares.reduce((sum, share) => sum + share.amountMinor, 0n);
  if (lackingMinor <= 0n || lackingMinor > total)
    throw new Error('A difference is a part of what is settled');
  if (kind === 'discount') {
    const parts = allocate(
      { minor: lackingMinor, currency: EUR },
      shares.map((share) => share.amountMinor),
    );
    return shares
      .map(({ itemId }, index) => ({ itemId, amountMinor: parts[index]!.minor }))
      .filter((part) => part.amountMinor !== 0n);
  }
  const largestFirst = shares.toSorted((a, b) =>
    a.amountMinor === b.amountMinor ? 0 : a.amountMinor > b.amountMinor ? -1 : 1,
  );
  let left = lackingMinor;
  const found = new Map<string, bigint>();
  for (const { itemId, amountMinor } of largestFirst) {
    const part = amountMinor < left ? amountMinor : left;
    left -= part;
    if (part > 0n) found.set(itemId, part);
  }
  return shares.flatMap(({ itemId }) => {
    const amountMinor = found.get(itemId);
    return amountMinor === undefined ? [] : [{ itemId, amountMinor }];
  });
}
