import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calibrate, upperErrorRate, type Judged } from './calibrate.ts';
import { STRICT_THRESHOLD } from './weights.ts';

const lines = (count: number, points: number, isRight = true): Judged[] =>
  Array.from({ length: count }, () => ({ points, isRight }));

describe('the upper bound of an error rate', () => {
  // Values of the chi-square table: χ²(0.95; 2k + 2) / 2n.
  test.each([
    [0, 2_996, 0.001],
    [1, 4_744, 0.001],
    [3, 7_754, 0.001],
    [0, 300, 0.009_986],
  ])('%i wrong of %i', (errors, count, rate) => {
    expect(upperErrorRate(errors, count)).toBeCloseTo(rate, 5);
  });
});

describe('the threshold of a company', () => {
  test('is the strict preset without a history', () => {
    expect(calibrate(lines(299, 85))).toBe(STRICT_THRESHOLD);
  });

  test('goes down to what its own lines prove', () => {
    expect(calibrate([...lines(3_000, 140), ...lines(500, 90)])).toBe(90);
  });

  test('never goes below the floor', () => {
    expect(calibrate([...lines(3_000, 140), ...lines(500, 40)])).toBe(140);
  });

  test('stops above the points where errors begin', () => {
    expect(calibrate([...lines(3_000, 140), ...lines(5, 95, false), ...lines(500, 90)])).toBe(140);
  });

  test('rises above a wrong one while the proof is missing', () => {
    expect(calibrate([...lines(400, 150), { points: 128, isRight: false }])).toBe(129);
  });

  test('never lets more errors through than were accepted', () => {
    const judged = fc.record({ points: fc.integer({ min: 0, max: 250 }), isRight: fc.boolean() });
    fc.assert(
      fc.property(fc.array(judged, { maxLength: 600 }), fc.nat({ max: 4_000 }), (some, sure) => {
        const history = [...some, ...lines(sure, 200)];
        const threshold = calibrate(history);
        const above = history.filter((one) => one.points >= threshold);
        const wrong = above.filter((one) => !one.isRight).length;
        const isStrict = history.length < 300 && threshold === STRICT_THRESHOLD;
        expect(isStrict || wrong === 0 || upperErrorRate(wrong, above.length) <= 0.001).toBe(true);
      }),
    );
  });
});
