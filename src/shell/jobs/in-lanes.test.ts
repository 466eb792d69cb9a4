import { describe, expect, it } from 'vitest';
import { inLanes } from './in-lanes.ts';

/** Finishes when told: no clock decides what overlaps. */
const gate = () => {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
};

describe('work in lanes', () => {
  it('looks once when there is nothing to do', async () => {
    let looks = 0;
    await inLanes(3, async () => {
      looks += 1;
      return false;
    });
    expect(looks).toBe(1);
  });

  it('does each piece once, at most so many at a time', async () => {
    const pieces = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
    const done: number[] = [];
    let [busy, most] = [0, 0];
    const allBusy = gate();
    await inLanes(3, async () => {
      const piece = pieces.shift();
      if (piece === undefined) return false;
      busy += 1;
      most = Math.max(most, busy);
      // The first goes alone; from then on nobody ends before three are at it.
      if (busy === 3) allBusy.open();
      if (piece > 0) await allBusy.opened;
      busy -= 1;
      done.push(piece);
      return true;
    });
    expect(done.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(most).toBe(3);
  });

  it('lets the others finish their step when one fails, and begins no other', async () => {
    const failing = gate();
    const finished: string[] = [];
    let at = 0;
    const run = inLanes(2, async () => {
      at += 1;
      if (at === 1) return true;
      if (at === 2) {
        await failing.opened;
        finished.push('slow');
        return true;
      }
      failing.open();
      throw new Error('broken');
    });
    await expect(run).rejects.toThrow('broken');
    expect(finished).toEqual(['slow']);
    expect(at).toBe(3);
  });
});
