import type { receivables as french } from './receivables.fr.ts';
import type { TextsLike } from './text.ts';

export const receivables: TextsLike<typeof french> = {
  'receivables.too-many-limits': (p) =>
    `At most ${p['max'] ?? ''} delays: more do not fit on a screen. Remove some.`,
  'receivables.limits-not-rising': 'Delays start at 0 and must rise. Correct them from left to right.',
};
