import { STRICT_THRESHOLD } from './weights.ts';

/** A line that a person decided: how good its best explanation was, and whether it was what the person chose. */
export type Judged = { readonly points: number; readonly isRight: boolean };

/** Below this many decided lines a company has no history worth the name. */
const LEAST_HISTORY = 300;
/** No history makes less evidence than this enough. */
const FLOOR = 80;
/** At most one wrong posting in a thousand, surely. */
const ACCEPTED = 0.001;

/**
 * From how many points on a company's lines are posted by themselves. The lowest threshold above which its own decided
 * lines prove, with 95 % confidence, at most one error in a thousand; never below a floor. Where they cannot prove it
 * the strict preset stays, raised above every explanation that turned out wrong.
 */
export const calibrate = (history: readonly Judged[]): number => {
  if (history.length < LEAST_HISTORY) return STRICT_THRESHOLD;
  const ranked = history.toSorted((a, b) => b.points - a.points);
  let lowest: number | null = null;
  let errors = 0;
  for (const [at, judged] of ranked.entries()) {
    if (judged.points < FLOOR) break;
    if (!judged.isRight) errors += 1;
    const isLastOfItsPoints = ranked[at + 1]?.points !== judged.points;
    if (isLastOfItsPoints && upperErrorRate(errors, at + 1) <= ACCEPTED) lowest = judged.points;
  }
  if (lowest !== null) return lowest;
  const wrong = ranked.find((one) => !one.isRight);
  return wrong === undefined ? STRICT_THRESHOLD : Math.max(STRICT_THRESHOLD, wrong.points + 1);
};

/**
 * Upper 95 % bound of an error rate, of `errors` among `count` (exact for a Poisson count, a little above the binomial
 * one): nothing wrong among 3,000 shows at most one in a thousand.
 */
export const upperErrorRate = (errors: number, count: number): number => {
  if (count === 0) return 1;
  let low = errors;
  let high = errors + 20 + 10 * Math.sqrt(errors);
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (atMost(errors, middle) > 0.05) low = middle;
    else high = middle;
  }
  return Math.min(1, high / count);
};

/** Probability of at most `count` events where `mean` are expected. */
const atMost = (count: number, mean: number): number => {
  let term = Math.exp(-mean);
  let sum = term;
  for (let k = 1; k <= count; k += 1) {
    term *= mean / k;
    sum += term;
  }
  return sum;
};
