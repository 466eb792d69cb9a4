import { addDays, maxDate } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import type { Currency } from '../money/index.ts';
import { leavesTogether } from './contact-budget.ts';
import { decideGroup } from './decide-group.ts';
import type { Decision } from './draft.ts';
import type { CustomerFacts, DunningFacts, ItemFacts } from './facts.ts';
import { gate } from './gate.ts';
import { oldestFirst } from './net-claim.ts';
import { takesNotices } from './notice.ts';
import type { PolicyVersion } from './policy.ts';
import { settingOf } from './setting.ts';
import type { Candidate, Setting } from './setting.ts';

/** What a person asks of one preparation, beside its day: `graceDays` spares what is overdue by fewer days. */
export type DecideOptions = { graceDays?: number };

/**
 * Who is to be reminded of what on a day, and why everybody else is not. Pure: the same for a preview, a
 * run by hand and one by itself. Asked on a weekend or a holiday, it answers for the next business day,
 * and counts delays there: that is when the message is read (`date-draft.ts`).
 */
export function decide(
  asOf: PlainDate,
  facts: DunningFacts,
  policy: PolicyVersion,
  { graceDays = 0 }: DecideOptions = {},
): Decision {
  const setting = settingOf(asOf, policy, graceDays);
  const decision: Decision = { drafts: [], exclusions: [] };
  const customers = [...facts.customers].sort((a, b) => (a.customerId < b.customerId ? -1 : 1));
  for (const customer of customers) decideCustomer(customer, setting, decision);
  return decision;
}

/** The part of one customer: nobody else's facts count in it. */
export function decideCustomer(customer: CustomerFacts, setting: Setting, decision: Decision): void {
  const { policy, sendOn, openDay, at: standing } = setting;
  const isNoticed = takesNotices(customer, policy);
  const byCurrency = new Map<Currency, Candidate[]>();
  for (const item of inOrder(customer.items)) {
    const at = standing(item, isNoticed);
    const answer = gate(item, customer, policy, sendOn);
    if (!answer.open) {
      // eligible_at also waits for the end of the hold and of the promise.
      const until = answer.until === null ? null : maxDate(answer.until, at.stepDate ?? answer.until);
      decision.exclusions.push({
        customerId: customer.customerId,
        itemId: item.itemId,
        currency: item.currency,
        code: answer.code,
        params: answer.params,
        nextOn: until === null ? null : openDay(until),
      });
      continue;
    }
    const ripe = at.stepDate !== null && at.stepDate <= sendOn;
    const spared = sparedUntil(item.dueOn, setting);
    if (ripe && spared !== null) {
      decision.exclusions.push({
        customerId: customer.customerId,
        itemId: item.itemId,
        currency: item.currency,
        code: 'grace',
        params: { days: setting.graceDays, due: item.dueOn },
        nextOn: openDay(spared),
      });
      continue;
    }
    const list = byCurrency.get(item.currency) ?? [];
    list.push({ item, claimMinor: answer.claimMinor, at, ripe, overdue: item.dueOn < sendOn });
    byCurrency.set(item.currency, list);
  }
  // Shared by the currencies: the budget is the customer's, not the message's.
  const tally = {
    contacts: [...customer.contactedOn],
    isWrittenTo: leavesTogether(customer, policy, sendOn),
  };
  for (const [currency, candidates] of [...byCurrency].sort(([a], [b]) => (a < b ? -1 : 1))) {
    decideGroup(customer, currency, candidates, setting, decision, tally);
  }
}

/** The day on which the grace of this preparation is over for an item that is overdue; null: it has none. */
function sparedUntil(dueOn: PlainDate, { graceDays, sendOn }: Setting): PlainDate | null {
  if (graceDays === 0 || dueOn >= sendOn) return null;
  const over = addDays(dueOn, graceDays);
  return over > sendOn ? over : null;
}

function inOrder(items: readonly ItemFacts[]): readonly ItemFacts[] {
  const isSorted = items.every((item, i) => i === 0 || oldestFirst(items[i - 1]!, item) <= 0);
  return isSorted ? items : [...items].sort(oldestFirst);
}
