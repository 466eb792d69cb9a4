import type { DunningDraft } from './draft.ts';

type Sums = Pick<DunningDraft, 'itemsMinor' | 'creditsMinor' | 'totalMinor' | 'daysLate'>;

/** The sums and the longest delay of a draft follow from its items and credits, whatever became of them. */
export function withSums(draft: Omit<DunningDraft, keyof Sums> & Partial<Sums>): DunningDraft {
  return { ...draft, ...sumsOf(draft) };
}

export function sumsOf({ items, credits }: Pick<DunningDraft, 'items' | 'credits'>): Sums {
  const itemsMinor = items.reduce((sum, item) => sum + item.openMinor, 0n);
  const creditsMinor = credits.reduce((sum, credit) => sum + credit.minor, 0n);
  const daysLate = items.reduce((most, item) => Math.max(most, item.daysLate), items[0]?.daysLate ?? 0);
  return { itemsMinor, creditsMinor, totalMinor: itemsMinor - creditsMinor, daysLate };
}
