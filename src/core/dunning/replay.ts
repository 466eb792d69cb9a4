import { addDays } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import type { PolicyVersion } from './policy.ts';
import { writesLetter } from './step.ts';
import type { Channel, StepKind } from './step.ts';
import { simulate } from './simulate.ts';
import type { CreditFacts, CustomerFacts, ItemFacts } from './facts.ts';

/** Money or another document that settled a part of an item, on the day it counts. */
export type Settlement = { on: PlainDate; minor: bigint };

/** `knownOn`: the day it was issued or recorded as owed. Its open amount follows from its settlements. */
export type ItemHistory = { item: ItemFacts; knownOn: PlainDate; settlements: readonly Settlement[] };
export type CreditHistory = { credit: CreditFacts; knownOn: PlainDate; settlements: readonly Settlement[] };

/** What a customer was invoiced and paid. Items and credits of `customer` are not looked at. */
export type CustomerHistory = {
  customer: CustomerFacts;
  items: readonly ItemHistory[];
  credits: readonly CreditHistory[];
};

/** What one policy would have sent; sums of several customers are added with `addReplays`. */
export type ReplaySums = {
  messages: number;
  calls: number;
  /** Printed and posted, alone or beside an e-mail. */
  letters: number;
  customers: number;
  /** Items that a reminder or call moved on; notices before the due date remind of nothing. */
  items: number;
  byStep: Record<string, { kind: StepKind; count: number }>;
  byChannel: Partial<Record<Channel, number>>;
  /** Days late → items whose first reminder came then; notices before the due date are no reminders. */
  firstDelays: Record<number, number>;
  /** Items named in a reminder though they were settled within three days after it. */
  nearlyPaid: number;
};

export const NEARLY_PAID_DAYS = 3;

export const noReplay = (): ReplaySums => ({
  messages: 0,
  calls: 0,
  letters: 0,
  customers: 0,
  items: 0,
  byStep: {},
  byChannel: {},
  firstDelays: {},
  nearlyPaid: 0,
});

/** One customer's history under a policy, day by day: invoices appear and are paid as they were, whatever is sent. */
export function replay(
  history: CustomerHistory,
  policy: PolicyVersion,
  from: PlainDate,
  to: PlainDate,
): ReplaySums {
  const items = new Map(history.items.map((one) => [one.item.itemId, one]));
  const all = [...history.items, ...history.credits];
  const changesOn = [
    ...new Set(all.flatMap(({ knownOn, settlements }) => [knownOn, ...settlements.map(({ on }) => on)])),
  ];
  const start: CustomerFacts = {
    ...history.customer,
    items: history.items.map(({ item }) => item),
    credits: [],
  };
  const drafts = simulate(start, policy, from, to, {
    changesOn,
    at: (facts, day) => ({
      ...facts,
      items: facts.items.flatMap((item) => {
        const openMinor = openOn(items.get(item.itemId), item.amountMinor, day);
        if (openMinor === item.openMinor) return [item];
        return openMinor <= 0n ? [] : [{ ...item, openMinor }];
      }),
      credits: history.credits.flatMap((one) => {
        const openMinor = openOn(one, one.credit.openMinor, day);
        return openMinor <= 0n ? [] : [{ ...one.credit, openMinor }];
      }),
    }),
  });

  const sums = noReplay();
  const moved = new Set<string>();
  const reminded = new Set<string>();
  for (const draft of drafts) {
    if (draft.kind === 'call') sums.calls += 1;
    else sums.messages += 1;
    if (writesLetter(draft.channel)) sums.letters += 1;
    const step = (sums.byStep[draft.stepCode] ??= { kind: draft.kind, count: 0 });
    step.count += 1;
    sums.byChannel[draft.channel] = (sums.byChannel[draft.channel] ?? 0) + 1;
    for (const item of draft.items) {
      if (draft.kind === 'pre-due') continue;
      if (draft.kind !== 'call' && isSettledSoon(items.get(item.itemId), draft.sendOn)) sums.nearlyPaid += 1;
      if (!item.advances) continue;
      moved.add(item.itemId);
      if (draft.kind === 'call' || reminded.has(item.itemId)) continue;
      reminded.add(item.itemId);
      sums.firstDelays[item.daysLate] = (sums.firstDelays[item.daysLate] ?? 0) + 1;
    }
  }
  sums.items = moved.size;
  sums.customers = drafts.length > 0 ? 1 : 0;
  return sums;
}

function openOn(
  history: { knownOn: PlainDate; settlements: readonly Settlement[] } | undefined,
  amountMinor: bigint,
  day: PlainDate,
): bigint {
  if (history === undefined || history.knownOn > day) return 0n;
  return history.settlements.reduce((open, { on, minor }) => (on <= day ? open - minor : open), amountMinor);
}

function isSettledSoon(history: ItemHistory | undefined, sentOn: PlainDate): boolean {
  if (history === undefined) return false;
  return openOn(history, history.item.amountMinor, addDays(sentOn, NEARLY_PAID_DAYS)) <= 0n;
}

export function addReplays(a: ReplaySums, b: ReplaySums): ReplaySums {
  const byStep = { ...a.byStep };
  for (const [code, step] of Object.entries(b.byStep)) {
    byStep[code] = { kind: step.kind, count: (byStep[code]?.count ?? 0) + step.count };
  }
  return {
    messages: a.messages + b.messages,
    calls: a.calls + b.calls,
    letters: a.letters + b.letters,
    customers: a.customers + b.customers,
    items: a.items + b.items,
    byStep,
    byChannel: addCounts(a.byChannel, b.byChannel),
    firstDelays: addCounts(a.firstDelays, b.firstDelays),
    nearlyPaid: a.nearlyPaid + b.nearlyPaid,
  };
}

function addCounts<Key extends string | number>(
  a: Partial<Record<Key, number>>,
  b: Partial<Record<Key, number>>,
): Record<Key, number> {
  const sums = { ...a } as Record<Key, number>;
  for (const [key, count] of Object.entries(b) as [Key, number][]) sums[key] = (sums[key] ?? 0) + count;
  return sums;
}

/** Half of the items had their first reminder by then; null when none had one. */
export function medianFirstDelay({ firstDelays }: Pick<ReplaySums, 'firstDelays'>): number | null {
  const delays = Object.entries(firstDelays)
    .map(([days, count]) => ({ days: Number(days), count }))
    .sort((a, b) => a.days - b.days);
  const total = delays.reduce((sum, { count }) => sum + count, 0);
  let seen = 0;
  for (const { days, count } of delays) {
    seen += count;
    if (seen * 2 >= total) return days;
  }
  return null;
}
