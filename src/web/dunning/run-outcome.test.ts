import { describe, expect, it } from 'vitest';
import type { DraftRow } from './api.ts';
import { outcomeCounts, undoUntil } from './run-outcome.ts';

const draft = (state: DraftRow['state'], more: Partial<DraftRow> = {}) =>
  ({ state, channel: 'email', leavesAt: null, ...more }) as DraftRow;

describe('what became of a run', () => {
  it('counts each draft once; approved ones wait like queued ones, paid ones are not sent', () => {
    const counts = outcomeCounts([
      draft('sent'),
      draft('approved'),
      draft('queued', { channel: 'email+letter' }),
      draft('withdrawn'),
      draft('removed'),
      draft('failed'),
      draft('ambiguous'),
      draft('proposed'),
      draft('proposed', { live: 'withdrawn' }),
    ]);
    expect(counts).toEqual({
      sent: 1,
      waiting: 2,
      withdrawn: 2,
      removed: 1,
      failed: 1,
      ambiguous: 1,
      letters: 1,
    });
  });

  it('may be taken back whole until the first one leaves', () => {
    expect(undoUntil([draft('sent')])).toBeNull();
    expect(
      undoUntil([
        draft('queued', { leavesAt: '2026-11-22T07:20:00Z' }),
        draft('queued', { leavesAt: '2026-11-22T07:15:00Z' }),
      ]),
    ).toBe('2026-11-22T07:15:00Z');
  });
});
