import { addBusinessDays, addDays } from '../calendar/index.ts';
import type { HolidayCalendar, PlainDate } from '../calendar/index.ts';
import type { PolicyVersion } from './policy.ts';
import { anchorOf, isAside, isOff, unitOf } from './step.ts';
import type { DayUnit, Step } from './step.ts';

export function shift(date: PlainDate, days: number, unit: DayUnit, calendar: HolidayCalendar): PlainDate {
  return unit === 'calendar' ? addDays(date, days) : addBusinessDays(date, days, calendar);
}

/** The step before it in the order that an item goes through; −1 for the first. */
export function indexBefore(policy: Pick<PolicyVersion, 'steps'>, index: number): number {
  for (let before = index - 1; before >= 0; before -= 1) {
    const step = policy.steps[before];
    if (step !== undefined && !isOff(step) && !isAside(step)) return before;
  }
  return -1;
}

/** The day an item is old enough for a step when everything goes by the book. */
export function ageDate(dueOn: PlainDate, policy: PolicyVersion, index: number): PlainDate {
  const step = policy.steps[index];
  if (step === undefined) return dueOn;
  const before = anchorOf(step) === 'previous' ? indexBefore(policy, index) : -1;
  return shift(
    before < 0 ? dueOn : ageDate(dueOn, policy, before),
    step.offsetDays,
    unitOf(step),
    policy.calendar,
  );
}

/** Five business days are a week. */
const inCalendarDays = (step: Step): number => {
  if (unitOf(step) === 'calendar') return step.offsetDays;
  const days = Math.abs(step.offsetDays);
  return Math.sign(step.offsetDays) * (Math.floor(days / 5) * 7 + (days % 5));
};

/** About how many days after the due date a step comes: its place in a line. Null for one beside the order. */
export function nominalDays(policy: Pick<PolicyVersion, 'steps'>, index: number): number | null {
  const step = policy.steps[index];
  if (step === undefined || isAside(step)) return null;
  const before = anchorOf(step) === 'previous' ? indexBefore(policy, index) : -1;
  return (before < 0 ? 0 : (nominalDays(policy, before) ?? 0)) + inCalendarDays(step);
}
