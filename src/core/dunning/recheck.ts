import type { PlainDate } from '../calendar/index.ts';
import { route } from './channel.ts';
import { budgetsOf, exceeded, leavesTogether } from './contact-budget.ts';
import type { DraftCredit, DraftItem, DraftUpcoming, DunningDraft, ExclusionCode } from './draft.ts';
import type { CustomerFacts, ItemFacts } from './facts.ts';
import { gate } from './gate.ts';
import { progress } from './level.ts';
import { creditShare, creditsAfter, creditsIn, overdueOpen, tooLittle } from './net-claim.ts';
import { stepIndex, stepOf } from './policy.ts';
import type { PolicyVersion } from './policy.ts';
import { isAside } from './step.ts';
import { settingOf } from './setting.ts';
import { withSums } from './sums.ts';

export type RecheckOutcome = 'same' | 'shrunk' | 'withdrawn' | 'changed';

/** Why an item left the draft: a gate of decide, another message meanwhile, or a notice that comes too late. */
export type Dropped = { itemId: string; code: ExclusionCode | 'already-reminded' | 'now-due' };

export type Recheck = {
  outcome: RecheckOutcome;
  /** What may be sent now when the outcome is 'same' or 'shrunk'; the draft as it was otherwise. */
  draft: DunningDraft;
  dropped: Dropped[];
  /** What a person must look at again when the outcome is 'changed'. */
  changed: ('amount-up' | 'due-date' | 'level' | 'recipient')[];
};

/**
 * Compares a draft with the facts of the moment of sending. Less may be asked for without a new review;
 * anything more, elsewhere, or at another level goes back to a person. Edits made in review are respected:
 * an item left out stays out, and the level chosen stays. `asksWay` false: whom it reaches was chosen by a person, or is
 * settled already. `isTold`: a part of it has left, so that its own steps count as done; the rest says the same, and is no
 * contact of its own.
 */
export function recheck(
  draft: DunningDraft,
  now: CustomerFacts,
  policy: PolicyVersion,
  asOf: PlainDate,
  { asksWay = true, isTold = false }: { asksWay?: boolean; isTold?: boolean } = {},
): Recheck {
  const { sendOn } = settingOf(asOf, policy);
  const dropped: Dropped[] = [];
  const changed = new Set<Recheck['changed'][number]>();
  const known = new Map(now.items.map((item) => [item.itemId, item]));

  const items = draft.items.flatMap((item): DraftItem[] => {
    const drop = (code: Dropped['code']): DraftItem[] => {
      dropped.push({ itemId: item.itemId, code });
      return [];
    };
    const fact = known.get(item.itemId);
    if (fact === undefined) return drop('paid');
    const answer = gate(fact, now, policy, sendOn);
    if (!answer.open) return drop(answer.code);
    if (draft.kind === 'pre-due' && comesTooLate(draft, fact, policy, sendOn)) return drop('now-due');
    if (fact.dueOn !== item.dueOn) changed.add('due-date');
    if (answer.claimMinor > item.openMinor) changed.add('amount-up');
    const moved = isTold ? toldMeanwhile(item, fact, policy, sendOn) : levelMoved(item, fact, policy, sendOn);
    if (item.advances && moved === 'up') return drop('already-reminded');
    if (item.advances && moved === 'down') changed.add('level');
    return [{ ...item, openMinor: answer.claimMinor }];
  });

  // Other messages and calls may have filled the budget since; this one then waits for another day.
  const isCounted = draft.group !== '' && leavesTogether(now, policy, sendOn);
  if (
    !isTold &&
    !isCounted &&
    items.length > 0 &&
    exceeded(now.contactedOn, budgetsOf(now, policy), sendOn) !== null
  ) {
    for (const { itemId } of items) dropped.push({ itemId, code: 'contact-budget' });
    return { outcome: 'withdrawn', draft, dropped, changed: [] };
  }

  const credits = creditsNow(draft, items, now, policy, sendOn);
  const upcoming = upcomingNow(draft, now, policy, sendOn);
  const { totalMinor } = withSums({ ...draft, items, credits });
  const claims = items.map((item) => item.openMinor);
  const refusal = tooLittle(claims, credits, draft.currency, policy);
  if (refusal !== null || !items.some((item) => item.advances)) {
    if (refusal !== null) for (const { itemId } of items) dropped.push({ itemId, code: refusal.code });
    return { outcome: 'withdrawn', draft, dropped, changed: [] };
  }

  const reach = asksWay ? within(route(stepOf(policy, draft.stepCode), now, draft.group), draft) : draft;
  if (reach === null) changed.add('recipient');
  if (totalMinor > draft.totalMinor) changed.add('amount-up');
  if (leads(draft, draft.items, policy) && !leads(draft, items, policy)) changed.add('level');
  if (changed.size > 0 || reach === null)
    return { outcome: 'changed', draft, dropped, changed: [...changed].sort() };

  const smaller =
    dropped.length > 0 ||
    reach.alsoTo.length < draft.alsoTo.length ||
    reach.cc.length < draft.cc.length ||
    totalMinor < draft.totalMinor ||
    upcoming.length < draft.upcoming.length ||
    upcoming.some((item, i) => item.openMinor !== draft.upcoming[i]?.openMinor) ||
    items.some((item, i) => item.openMinor !== draft.items[i]?.openMinor);
  if (!smaller) return { outcome: 'same', draft, dropped, changed: [] };
  return {
    outcome: 'shrunk',
    draft: withSums({ ...draft, ...reach, items, credits, upcoming }),
    dropped,
    changed: [],
  };
}

/**
 * Whom it still reaches of those it was reviewed for: an address that came back since is left out, and the others get the
 * mail. Null: somebody else, or by another way, which is another message.
 */
function within(
  way: ReturnType<typeof route>,
  draft: DunningDraft,
): Pick<DunningDraft, 'recipient' | 'alsoTo' | 'cc'> | null {
  if (typeof way === 'string') return null;
  const to = new Set([draft.recipient, ...draft.alsoTo]);
  const isKnown =
    way.channel === draft.channel &&
    [way.recipient, ...way.alsoTo].every((one) => to.has(one)) &&
    way.cc.every((one) => draft.cc.includes(one));
  return isKnown ? { recipient: way.recipient, alsoTo: way.alsoTo, cc: way.cc } : null;
}

/** A notice is for the days before the due date; what speaks of the day itself, for that day. */
function comesTooLate(
  draft: DunningDraft,
  fact: ItemFacts,
  policy: PolicyVersion,
  sendOn: PlainDate,
): boolean {
  const isForTheDay = stepOf(policy, draft.stepCode).offsetDays === 0;
  return isForTheDay ? fact.dueOn < sendOn : fact.dueOn <= sendOn;
}

function levelMoved(
  item: DraftItem,
  fact: ItemFacts,
  policy: PolicyVersion,
  sendOn: PlainDate,
): 'up' | 'down' | null {
  const then = stepIndex(policy, item.lastStepCode);
  const at = progress(fact, policy, sendOn);
  const step = policy.steps[stepIndex(policy, item.stepCode)];
  // Beside the order: said meanwhile, or the promise is no longer broken.
  if (step !== undefined && isAside(step) && at.next?.code !== step.code) return 'up';
  return at.doneIndex > then ? 'up' : at.doneIndex < then ? 'down' : null;
}

/** Another message has gone further since the first part of this one. */
function toldMeanwhile(
  item: DraftItem,
  fact: ItemFacts,
  policy: PolicyVersion,
  sendOn: PlainDate,
): 'up' | null {
  const own = Math.max(stepIndex(policy, item.stepCode), stepIndex(policy, item.lastStepCode));
  return progress(fact, policy, sendOn).doneIndex > own ? 'up' : null;
}

/** Is there still an item that carries the step of the message? A formal notice without one would be too harsh. */
function leads(draft: DunningDraft, items: readonly DraftItem[], policy: PolicyVersion): boolean {
  const wanted = stepIndex(policy, draft.stepCode);
  return items.some((item) => {
    const step = policy.steps[stepIndex(policy, item.stepCode)];
    if (!item.advances || step === undefined) return false;
    return step.code === draft.stepCode || (!isAside(step) && stepIndex(policy, step.code) >= wanted);
  });
}

function creditsNow(
  draft: DunningDraft,
  items: readonly DraftItem[],
  now: CustomerFacts,
  policy: PolicyVersion,
  sendOn: PlainDate,
): DraftCredit[] {
  if (draft.group !== '')
    return creditShare(now, draft.currency, policy, sendOn, new Set(items.map((item) => item.itemId)));
  const credits = creditsIn(now, draft.currency);
  return draft.kind === 'pre-due' ? creditsAfter(credits, overdueOpen(now, draft.currency, sendOn)) : credits;
}

/** What is told for information is what is still open and not due. */
function upcomingNow(
  draft: DunningDraft,
  now: CustomerFacts,
  policy: PolicyVersion,
  sendOn: PlainDate,
): DraftUpcoming[] {
  const known = new Map(now.items.map((item) => [item.itemId, item]));
  return draft.upcoming.flatMap((item) => {
    const fact = known.get(item.itemId);
    if (fact === undefined || fact.dueOn < sendOn) return [];
    const answer = gate(fact, now, policy, sendOn);
    return answer.open ? [{ ...item, dueOn: fact.dueOn, openMinor: answer.claimMinor }] : [];
  });
}
