import {
  addDays,
  compareDates,
  daysBetween,
  daysInMonth,
  fromParts,
  minDate,
  month,
  year,
} from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';

/** When a subscription is invoiced. */
export type ScheduleRule = {
  /** 1 to 60. */
  readonly everyMonths: number;
  /** Day of the month a period begins on, 1 to 31; the last day of shorter months. */
  readonly anchorDay: number;
  /** In advance: on the first day of the period; in arrears: on its last. */
  readonly timing: 'advance' | 'arrears';
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate | null;
  /** A first or last period that is cut short is charged by its days; else in full. */
  readonly prorate: boolean;
};

/** One period to invoice. `part`: what is charged of a period cut short, in days; null when it is charged whole. */
export type Occurrence = {
  readonly on: PlainDate;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly part: { readonly days: number; readonly of: number } | null;
};

const monthIndex = (date: PlainDate): number => year(date) * 12 + month(date) - 1;

/** The day a period begins on in a month, counted in months since year 0. */
function anchorIn(index: number, anchorDay: number): PlainDate {
  const y = Math.floor(index / 12);
  const m = index - y * 12 + 1;
  const found = fromParts(y, m, Math.min(anchorDay, daysInMonth(y, m)));
  if (found === null) throw new Error(`Month out of range: ${y}-${m}`);
  return found;
}

/** The whole period that a day falls into: periods follow each other from the first anchor at or after the start. */
function wholePeriod(rule: ScheduleRule, date: PlainDate): { from: PlainDate; next: PlainDate } {
  const { everyMonths, anchorDay, startsOn } = rule;
  const begins = monthIndex(startsOn);
  const first = anchorIn(begins, anchorDay) < startsOn ? begins + 1 : begins;
  const at = (step: number): PlainDate => anchorIn(first + step * everyMonths, anchorDay);
  let step = Math.floor((monthIndex(date) - first) / everyMonths);
  while (compareDates(at(step), date) > 0) step -= 1;
  while (compareDates(at(step + 1), date) <= 0) step += 1;
  return { from: at(step), next: at(step + 1) };
}

/** A period with what is charged of it. */
export function occurrenceBetween(rule: ScheduleRule, from: PlainDate, to: PlainDate): Occurrence {
  const whole = wholePeriod(rule, from);
  const isWhole = from === whole.from && to === addDays(whole.next, -1);
  return {
    on: rule.timing === 'advance' ? from : to,
    from,
    to,
    part:
      isWhole || !rule.prorate
        ? null
        : { days: daysBetween(from, to) + 1, of: daysBetween(whole.from, whole.next) },
  };
}

/** The period that begins on a day, which need not be an anchor; null after the end. */
function occurrenceFrom(rule: ScheduleRule, from: PlainDate): Occurrence | null {
  if (rule.endsOn !== null && rule.endsOn < from) return null;
  const last = addDays(wholePeriod(rule, from).next, -1);
  return occurrenceBetween(rule, from, rule.endsOn === null ? last : minDate(last, rule.endsOn));
}

/** What is to be invoiced first: `after` is the last day that was, null while nothing was. */
export function nextOccurrence(rule: ScheduleRule, after: PlainDate | null): Occurrence | null {
  return occurrenceFrom(rule, after === null ? rule.startsOn : addDays(after, 1));
}

/**
 * Everything to invoice up to a day, in order, without a gap or a double: each period begins the day after the one
 * before. A rule that was changed meanwhile goes on from the last day invoiced, by a shorter period to its next anchor.
 */
export function occurrencesUntil(
  rule: ScheduleRule,
  after: PlainDate | null,
  until: PlainDate,
): Occurrence[] {
  const found: Occurrence[] = [];
  let next = nextOccurrence(rule, after);
  while (next !== null && next.on <= until) {
    found.push(next);
    next = nextOccurrence(rule, next.to);
  }
  return found;
}
