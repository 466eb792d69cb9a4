import type { Hue } from '../kit/tone.ts';
import type { SalesRow } from './api.ts';
import type { SalesTexts } from './texts.ts';

const hues: Record<SalesRow['state'], Hue> = {
  draft: 'grey',
  sent: 'blue',
  expired: 'orange',
  accepted: 'green',
  refused: 'plum',
  'to-come': 'blue',
  due: 'amber',
  late: 'red',
  'part-paid': 'amber',
  paid: 'green',
};

type Facts = Pick<
  SalesRow,
  'state' | 'isDisputed' | 'daysLate' | 'amountMinor' | 'openMinor' | 'itemId' | 'bucket'
>;

/** Where a row stands, in a word: a dispute comes first, since it is what asks for somebody. */
export function salesState(row: Facts, t: SalesTexts, bucketColours: readonly string[]): [string, string] {
  if (row.isDisputed && row.openMinor !== '0') return [t.disputed, 'plum'];
  if (row.itemId === null)
    return [row.state === 'paid' ? t.nothingOwed : t.states[row.state], hues[row.state]];
  if (row.amountMinor.startsWith('-')) {
    if (row.state === 'paid') return [t.creditStates.used, 'grey'];
    return [row.openMinor === row.amountMinor ? t.creditStates.open : t.creditStates.part, 'amber'];
  }
  if (row.state !== 'late') return [t.states[row.state], hues[row.state]];
  // The colour of its delay, as on the tiles.
  return [t.lateBy(row.daysLate), bucketColours[row.bucket ?? -1] ?? hues.late];
}

/** Nothing more will happen to it. */
export const isOver = (row: Facts): boolean =>
  row.state === 'refused' || row.state === 'expired' || row.state === 'paid';
