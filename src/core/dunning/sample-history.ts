import { addDays, plainDate, type PlainDate } from '../calendar/index.ts';
import { EUR } from '../money/index.ts';
import { decide } from './decide.ts';
import type { Decision, DunningDraft } from './draft.ts';
import type { CustomerFacts, ItemFacts } from './facts.ts';
import type { PolicyVersion } from './policy.ts';
import { recheck, type RecheckOutcome } from './recheck.ts';
import { sampleCustomer, sampleItem } from './sample-facts.ts';

/** What happens to a customer on a day, before the run of that day or between its review and its sending. */
export type Happening = {
  readonly day: number;
  /** After the drafts were approved, before they leave. */
  readonly late: boolean;
  readonly item: number;
  readonly what: 'pay' | 'pay-all' | 'hold' | 'lift' | 'promise' | 'dispute' | 'agree' | 'credit' | 'import';
  /** Euro cents; a share of the item for payments. */
  readonly amount: bigint;
  /** Days that a hold or a promise lasts. */
  readonly lasts: number;
};

export type History = {
  /** Due days of the first invoices, from the start. */
  readonly dues: readonly number[];
  readonly happenings: readonly Happening[];
  /** Days without a run. */
  readonly outages: readonly { readonly from: number; readonly days: number }[];
};

/** One day with a run: what was known, what was decided, and what left. */
export type RunDay = {
  readonly asOf: PlainDate;
  readonly before: CustomerFacts;
  readonly decision: Decision;
  readonly sent: readonly {
    readonly draft: DunningDraft;
    readonly outcome: RecheckOutcome;
    readonly facts: CustomerFacts;
  }[];
  readonly heldBack: readonly DunningDraft[];
};

export const START = plainDate('2026-01-05');
export const DAYS = 80;

const OPEN = 100_000n;

/** The state of the customer after everything that happened until (and with) a moment of a day, and after what was sent. */
export const foldFacts = (
  history: History,
  until: { day: number; late: boolean },
  sent: readonly { readonly draft: DunningDraft; readonly day: number }[],
): CustomerFacts => {
  let customer = sampleCustomer(
    history.dues.map((due, i) => sampleItem(`i${i}`, addDays(START, due), { openMinor: OPEN })),
  );
  const past = history.happenings
    .filter((one) => one.day < until.day || (one.day === until.day && (until.late || !one.late)))
    .toSorted((a, b) => a.day - b.day || Number(a.late) - Number(b.late));
  for (const one of past) customer = happen(customer, one);
  for (const { draft } of sent) customer = afterSending(customer, draft);
  return customer;
};

const happen = (customer: CustomerFacts, one: Happening): CustomerFacts => {
  const on = addDays(START, one.day);
  const { items } = customer;
  const at = items.length === 0 ? -1 : one.item % items.length;
  const change = (body: (item: ItemFacts) => Partial<ItemFacts>): CustomerFacts => ({
    ...customer,
    items: items.map((item, i) => (i === at ? { ...item, ...body(item) } : item)),
  });
  switch (one.what) {
    case 'pay':
      return change((item) => ({
        openMinor: item.openMinor > one.amount ? item.openMinor - one.amount : 0n,
      }));
    case 'pay-all':
      return change(() => ({ openMinor: 0n }));
    case 'hold':
      return change(() => ({
        holds: [{ reason: 'r', until: one.lasts === 0 ? null : addDays(on, one.lasts) }],
      }));
    case 'lift':
      return change(() => ({ holds: [] }));
    case 'promise':
      return change(() => ({ promises: [{ promisedOn: addDays(on, one.lasts), amountMinor: null }] }));
    case 'dispute':
      return change(() => ({ disputes: [{ amountMinor: one.amount }] }));
    case 'agree':
      return change(() => ({ disputes: [] }));
    case 'credit':
      return {
        ...customer,
        credits: [
          ...customer.credits,
          { itemId: `c${customer.credits.length}`, number: 'AV', currency: EUR, openMinor: one.amount },
        ],
      };
    case 'import':
      return {
        ...customer,
        items: [
          ...items,
          sampleItem(`n${items.length}`, addDays(on, -one.lasts * 7), {
            openMinor: OPEN,
            completed: one.lasts % 2 === 0 ? [] : [{ stepCode: null, level: 1, doneOn: addDays(on, -1) }],
          }),
        ],
      };
  }
};

/** Every advancing item has done its step; a message starts the silence. */
const afterSending = (customer: CustomerFacts, draft: DunningDraft): CustomerFacts => {
  const steps = new Map(
    draft.items.filter((item) => item.advances).map((item) => [item.itemId, item.stepCode]),
  );
  return {
    ...customer,
    lastMessageOn: draft.kind === 'call' ? customer.lastMessageOn : draft.sendOn,
    items: customer.items.map((item) => {
      const stepCode = steps.get(item.itemId);
      return stepCode === undefined
        ? item
        : { ...item, completed: [...item.completed, { stepCode, level: null, doneOn: draft.sendOn }] };
    }),
  };
};

/** Runs every day that is no outage: decided, looked at once more when it leaves, done. */
export const live = (history: History, policy: PolicyVersion): RunDay[] => {
  const runs: RunDay[] = [];
  const sent: { draft: DunningDraft; day: number }[] = [];
  for (let day = 0; day < DAYS; day += 1) {
    if (history.outages.some(({ from, days }) => day >= from && day < from + days)) continue;
    const asOf = addDays(START, day);
    const before = foldFacts(history, { day, late: false }, sent);
    const decision = decide(asOf, { customers: [before] }, policy);
    if (decision.drafts.length === 0) {
      runs.push({ asOf, before, decision, sent: [], heldBack: [] });
      continue;
    }
    const gone: RunDay['sent'][number][] = [];
    const heldBack: DunningDraft[] = [];
    for (const draft of decision.drafts) {
      const facts = foldFacts(history, { day, late: true }, sent);
      const { outcome, draft: now } = recheck(draft, facts, policy, asOf);
      if (outcome !== 'same' && outcome !== 'shrunk') heldBack.push(draft);
      else {
        gone.push({ draft: now, outcome, facts });
        sent.push({ draft: now, day });
      }
    }
    runs.push({ asOf, before, decision, sent: gone, heldBack });
  }
  return runs;
};
