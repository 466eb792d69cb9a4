import {
  applyAllocations,
  buildIndex,
  compactNumber,
  freshState,
  matchInput,
  matchLine,
  runMatch,
  upperErrorRate,
} from '../../core/banking/matching/index.ts';
import { describeMachine } from './machine.ts';
import { percentile } from './measure.ts';
import { matchingProblem, type LineKind, type MatchingProblem } from './matching-problem.ts';

/** What the product promises of matching (docs/operating/performance.md). */
export const MATCHING_LIMITS = {
  perSecond: 2_000,
  p99Ms: 20,
  indexMs: 5_000,
  rssMb: 400,
  precision: 0.999,
  recall: 0.95,
  firstThree: 0.96,
  firstThreeOfMany: 0.92,
} as const;

/** Never to be posted without a person. */
const TRAPS: ReadonlySet<LineKind> = new Set(['duplicate', 'wrong-number', 'not-ours']);

export type Quality = {
  seeds: number;
  lines: number;
  /** Posted by themselves, and how many of them wrongly; traps among them. */
  auto: number;
  wrong: number;
  traps: number;
  /** Lower 95 % bound of the share posted rightly. */
  precision: number;
  /** Posted, of the lines that a careful person would post without asking. */
  recall: number;
  /** The right answer among the first three, of all lines that pay something. */
  firstThree: number;
};

export type MatchingFigures = {
  machine: ReturnType<typeof describeMachine>;
  speed: { items: number; lines: number; indexMs: number; perSecond: number; p99Ms: number; rssMb: number };
  quality: Quality;
  qualityOfMany: Quality;
  ok: boolean;
};

export type MatchingPlan = { items: number; lines: number; seeds: number };

export const benchMatching = (plan: MatchingPlan): MatchingFigures => {
  const speed = measureSpeed(plan);
  const small = { items: 4_000, lines: 2_000 };
  const quality = measureQuality(
    Array.from({ length: plan.seeds }, (_, at) => matchingProblem(1_000 + at, small)),
  );
  const qualityOfMany = measureQuality([matchingProblem(7, plan)]);
  const limits = MATCHING_LIMITS;
  return {
    machine: describeMachine('–'),
    speed,
    quality,
    qualityOfMany,
    ok:
      speed.perSecond >= limits.perSecond &&
      speed.p99Ms <= limits.p99Ms &&
      speed.indexMs <= limits.indexMs &&
      speed.rssMb <= limits.rssMb &&
      quality.precision >= limits.precision &&
      quality.traps + qualityOfMany.traps === 0 &&
      quality.recall >= limits.recall &&
      quality.firstThree >= limits.firstThree &&
      qualityOfMany.firstThree >= limits.firstThreeOfMany,
  };
};

const measureSpeed = ({ items, lines }: MatchingPlan): MatchingFigures['speed'] => {
  const given = matchInput(matchingProblem(42, { items, lines }));
  const begun = performance.now();
  const index = buildIndex(given.items, given.customers);
  const indexMs = performance.now() - begun;
  const settled = new Map<string, string>();
  const state = { ...freshState(index), settled };
  const times: number[] = [];
  for (const line of given.lines) {
    const from = performance.now();
    const { decision, hypotheses } = matchLine(line, state);
    times.push(performance.now() - from);
    if (decision !== 'auto') continue;
    for (const item of applyAllocations(index, hypotheses[0]!.allocations))
      settled.set(compactNumber(item.number), item.customerId);
  }
  return {
    items,
    lines,
    indexMs: Math.round(indexMs),
    perSecond: Math.round((lines * 1000) / times.reduce((sum, one) => sum + one, 0)),
    p99Ms:
      Math.round(
        percentile(
          times.toSorted((a, b) => a - b),
          0.99,
        ) * 10,
      ) / 10,
    rssMb: Math.round(process.memoryUsage().rss / 1_048_576),
  };
};

const measureQuality = (problems: Iterable<MatchingProblem>): Quality => {
  const sum = {
    seeds: 0,
    lines: 0,
    auto: 0,
    wrong: 0,
    traps: 0,
    decidable: 0,
    posted: 0,
    paying: 0,
    shown: 0,
  };
  for (const problem of problems) {
    sum.seeds += 1;
    // As a reviewer would have it: after each line the state is what is true.
    const confirmed = new Map(problem.truth.map((one) => [one.id, one.alloc]));
    const answers = new Map(runMatch({ ...problem, confirmed }).map((one) => [one.id, one]));
    for (const truth of problem.truth) {
      const { auto, alloc, suggestions } = answers.get(truth.id)!;
      const isRight = isSame(alloc, truth.alloc);
      sum.lines += 1;
      if (auto) sum.auto += 1;
      if (auto && !isRight) sum.wrong += 1;
      if (auto && TRAPS.has(truth.kind) && !isRight) sum.traps += 1;
      if (truth.isDecidable) sum.decidable += 1;
      if (truth.isDecidable && auto && isRight) sum.posted += 1;
      if (truth.alloc.length === 0) continue;
      sum.paying += 1;
      const shown = auto ? [alloc] : suggestions.map((one) => one.alloc);
      if (shown.some((one) => isSame(one, truth.alloc))) sum.shown += 1;
    }
  }
  const { seeds, lines, auto, wrong, traps } = sum;
  return {
    seeds,
    lines,
    auto,
    wrong,
    traps,
    precision: round(1 - upperErrorRate(wrong, auto)),
    recall: round(sum.posted / sum.decidable),
    firstThree: round(sum.shown / sum.paying),
  };
};

type Alloc = readonly (readonly [string, number])[];
const written = (alloc: Alloc): string =>
  alloc
    .map((one) => one.join(' '))
    .toSorted()
    .join();
const isSame = (left: Alloc, right: Alloc): boolean => written(left) === written(right);
const round = (share: number): number => Math.round(share * 100_000) / 100_000;
