import { addDays } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import type { ExclusionCode, Params } from './draft.ts';
import type { CustomerFacts, ItemFacts } from './facts.ts';

type Waiting = { code: ExclusionCode; params: Params; until: PlainDate | null };

/**
 * A public buyer's delay runs from the day the invoice was put at its disposal on the public portal (CCP R2192-15), 30, 50 or
 * 60 days (R2192-10, R2192-11): before that day is known, and before the delay is over, nothing is late whatever the invoice
 * says. Null: nothing to wait for.
 */
export function awaitsDeposit(
  item: Pick<ItemFacts, 'depositedOn'>,
  customer: Pick<CustomerFacts, 'depositDays'>,
  sendOn: PlainDate,
): Waiting | null {
  const { depositDays } = customer;
  if (depositDays === null) return null;
  if (item.depositedOn === null) return { code: 'not-deposited', params: {}, until: null };
  const last = addDays(item.depositedOn, depositDays);
  if (sendOn > last) return null;
  return {
    code: 'deposit-delay',
    params: { deposited: item.depositedOn, days: depositDays },
    until: addDays(last, 1),
  };
}
