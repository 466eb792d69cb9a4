import type { DunningDraft } from './draft.ts';

type Sums = 'itemsMinor' | 'creditsMinor' | 'totalMinor' | 'daysLate';

/** The sums and the longest delay of a draft follow from its items and credits, whatever became of them. */
export function withSums(draft: Omit<DunningDraft, Sums> & Partial<Pick<DunningDraft, Sums>>): DunningDraft {
  const { items, credits } = draft;
  const itemsMinor = items.reduce((sum, item) => sum + item.openMinor, 0n);
  const creditsMinor = credits.reduce((sum, credit) => sum + credit.minor, 0n);
  const daysLate = items.reduce((most, item) => Math.max(most, item.daysLate), items[0]?.daysLate ?? 0);
  return { ...draft, itemsMinor, creditsMinor, totalMinor: itemsMinor - creditsMinor, daysLate };
}
