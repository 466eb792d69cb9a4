import { addBusinessDays } from '../calendar/index.ts';
import type { HolidayCalendar, PlainDate } from '../calendar/index.ts';
import type { Limits } from './limits.ts';

/** How much is known of who has paid. */
export type BankFacts = {
  /** The day until which every bank account is known: the account that ends first decides; null: nothing is known. */
  knownUntil: PlainDate | null;
};

/** Last day on which this knowledge is still fresh; null without any. */
export function freshUntil(
  facts: BankFacts,
  { bankDays }: Pick<Limits, 'bankDays'>,
  calendar: HolidayCalendar = 'FR',
): PlainDate | null {
  return facts.knownUntil === null ? null : addBusinessDays(facts.knownUntil, bankDays, calendar);
}

/**
 * May messages leave on that day without a person having looked? Never over old bank data: whoever paid the day before
 * yesterday would be reminded. A person may still review and approve; nothing else may.
 */
export function mayLeaveByItself(
  facts: BankFacts & { asOf: PlainDate },
  limits: Pick<Limits, 'bankDays'>,
  calendar: HolidayCalendar = 'FR',
): { may: true } | { may: false; code: 'bank-unknown' | 'bank-data-old'; knownUntil: PlainDate | null } {
  const until = freshUntil(facts, limits, calendar);
  if (until === null) return { may: false, code: 'bank-unknown', knownUntil: null };
  return facts.asOf <= until
    ? { may: true }
    : { may: false, code: 'bank-data-old', knownUntil: facts.knownUntil };
}
