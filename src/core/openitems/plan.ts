import { addDays, addMonths, endOfMonth, type PlainDate } from '../calendar/index.ts';
import { error, type Finding } from '../finding.ts';
import { allocate, money, type Currency } from '../money/index.ts';

/** What is paid by when. A plan overlays due dates; for interest the due date of the invoice stays. */
export type Instalment = { readonly dueOn: PlainDate; readonly amountMinor: bigint };

export const MAX_INSTALMENTS = 24;

/**
 * A total in so many monthly parts, equal to the cent; the first ones carry the cents left over. A first day at the end
 * of a month stays at the end: 31 January, 28 February, 31 March.
 */
export function spreadPlan(
  total: { readonly minor: bigint; readonly currency: Currency },
  count: number,
  firstOn: PlainDate,
): Instalment[] {
  const parts = allocate(
    money(total.minor, total.currency),
    Array.from({ length: count }, () => 1n),
  );
  return parts.map((part, index) => ({ dueOn: monthsLater(firstOn, index), amountMinor: part.minor }));
}

const monthsLater = (from: PlainDate, count: number): PlainDate => {
  const moved = addMonths(from, count);
  return from === endOfMonth(from) ? endOfMonth(moved) : moved;
};

/** What is wrong with a plan over `totalMinor` made on `today`; it may not be longer than `untilOn`. */
export function checkPlan(
  instalments: readonly Instalment[],
  facts: {
    readonly totalMinor: bigint;
    readonly currency: Currency;
    readonly today: PlainDate;
    readonly untilOn: PlainDate;
  },
): Finding[] {
  const path = 'instalments';
  const findings: Finding[] = [];
  if (instalments.length === 0 || instalments.length > MAX_INSTALMENTS)
    findings.push(error('openitems.plan-length', { path, params: { most: String(MAX_INSTALMENTS) } }));
  if (instalments.some(({ amountMinor }) => amountMinor <= 0n))
    findings.push(error('openitems.amount-not-positive', { path }));
  if (instalments.some(({ dueOn }, index) => index > 0 && dueOn <= instalments[index - 1]!.dueOn))
    findings.push(error('openitems.plan-order', { path }));
  if (instalments.some(({ dueOn }) => dueOn < facts.today))
    findings.push(error('openitems.promise-in-the-past', { path }));
  if (instalments.some(({ dueOn }) => dueOn > facts.untilOn))
    findings.push(error('openitems.plan-too-long', { path, params: { until: facts.untilOn } }));
  const sum = instalments.reduce((total, { amountMinor }) => total + amountMinor, 0n);
  if (sum !== facts.totalMinor)
    findings.push(
      error('openitems.plan-total', {
        path,
        params: { total: facts.totalMinor.toString(), currency: facts.currency },
      }),
    );
  return findings;
}

export type KeptInstalment = Instalment & {
  readonly receivedMinor: bigint;
  readonly state: 'kept' | 'part_kept' | 'open' | 'missed';
};

export type PlanStanding = {
  readonly state: 'running' | 'kept' | 'broken';
  readonly instalments: readonly KeptInstalment[];
  /** What is paid next; null once all is. */
  readonly next: KeptInstalment | null;
};

/**
 * How a plan stands on a day, from what its items have received since it was agreed: money pays the instalments in their
 * order. One not whole when its grace is over breaks the plan; part of it does not save it.
 */
export function planStanding(
  instalments: readonly Instalment[],
  receivedMinor: bigint,
  asOf: PlainDate,
  graceDays: number,
): PlanStanding {
  let left = receivedMinor;
  const kept = instalments.map((instalment): KeptInstalment => {
    const received = left < instalment.amountMinor ? (left > 0n ? left : 0n) : instalment.amountMinor;
    left -= received;
    const isOver = addDays(instalment.dueOn, graceDays) <= asOf;
    const state =
      received === instalment.amountMinor ? 'kept' : isOver ? 'missed' : received > 0n ? 'part_kept' : 'open';
    return { ...instalment, receivedMinor: received, state };
  });
  const next = kept.find(({ state }) => state !== 'kept') ?? null;
  if (next === null) return { state: 'kept', instalments: kept, next };
  return { state: next.state === 'missed' ? 'broken' : 'running', instalments: kept, next };
}
