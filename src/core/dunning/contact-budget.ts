import { addDays } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import type { CustomerFacts } from './facts.ts';
import { limitsOf } from './limits.ts';
import type { ContactBudget } from './limits.ts';
import type { Grouping, PolicyVersion } from './policy.ts';

/** The budgets that protect this customer. */
export function budgetsOf(
  customer: Pick<CustomerFacts, 'kind'>,
  policy: PolicyVersion,
): readonly ContactBudget[] {
  const { business, consumer } = limitsOf(policy).budgets;
  return customer.kind === 'individual' ? consumer : business;
}

/** How the messages of a customer are cut: its own way before that of the policy. */
export const groupingOf = (customer: Pick<CustomerFacts, 'grouping'>, policy: PolicyVersion): Grouping =>
  customer.grouping ?? policy.options.grouping;

/**
 * Where a customer gets several messages at once, those of one day lie in one delivery: one contact, to the gap and to the
 * budget. True when one of that day is counted already. A call rings by itself.
 */
export const leavesTogether = (
  customer: Pick<CustomerFacts, 'grouping' | 'lastMessageOn'>,
  policy: PolicyVersion,
  on: PlainDate,
): boolean => groupingOf(customer, policy) !== 'customer' && customer.lastMessageOn === on;

/** The budget that one more contact on that day would exceed; null when there is room. */
export function exceeded(
  contacts: readonly PlainDate[],
  budgets: readonly ContactBudget[],
  on: PlainDate,
): ContactBudget | null {
  return budgets.find((budget) => !fits(contacts, budget, on)) ?? null;
}

/** First day, `from` or later, on which one more contact is allowed. */
export function roomOn(
  contacts: readonly PlainDate[],
  budgets: readonly ContactBudget[],
  from: PlainDate,
): PlainDate {
  let on = from;
  while (exceeded(contacts, budgets, on) !== null) on = addDays(on, 1);
  return on;
}

/**
 * Every window that would hold the day is looked at, those that end later too: a message approved on a Saturday bears
 * the date of Monday, and counts.
 */
function fits(contacts: readonly PlainDate[], { days, most }: ContactBudget, on: PlainDate): boolean {
  const near = contacts.filter((day) => day > addDays(on, -days) && day < addDays(on, days));
  return [on, ...near.filter((day) => day > on)].every((end) => {
    const within = near.filter((day) => day <= end && day > addDays(end, -days)).length;
    return within < most;
  });
}
