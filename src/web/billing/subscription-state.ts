import type { SubscriptionRow } from './api.ts';

export type SubscriptionState = 'active' | 'paused' | 'failed' | 'ended' | 'future';

/** What a person wants to know first: that something failed, then that nothing comes. */
export function stateOf(
  row: Pick<SubscriptionRow, 'failed' | 'pausedOn' | 'next' | 'startsOn'>,
  today: string | null,
): SubscriptionState {
  if (row.failed > 0) return 'failed';
  if (row.pausedOn !== null) return 'paused';
  if (row.next === null) return 'ended';
  return today !== null && row.startsOn > today ? 'future' : 'active';
}

export const stateColour: Readonly<Record<SubscriptionState, string>> = {
  active: 'green',
  future: 'blue',
  paused: 'amber',
  failed: 'red',
  ended: 'grey',
};
