import { addMonths, fromParts, maxDate, minDate, year } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';

/** Which term lets a claim lapse. */
export type PrescriptionRule = 'business' | 'consumer' | 'transport' | 'public';

/** What makes the term run anew; only one that lies within the running term counts. */
export type Interruption = {
  on: PlainDate;
  kind: 'acknowledgement' | 'part-payment' | 'written-demand' | 'action';
};

export type PrescriptionFacts = {
  rule: PrescriptionRule;
  /** When the service was completed or the goods were delivered; null: not known. */
  performedOn: PlainDate | null;
  issuedOn: PlainDate | null;
  dueOn: PlainDate;
  interruptions: readonly Interruption[];
};

export type Prescription = {
  rule: PrescriptionRule;
  /** What the running term counts from: performance, or the last event that made it run anew. */
  from: PlainDate;
  because: 'start' | Interruption['kind'];
  /** The last day on which the claim may still be brought to court; the day after, it has lapsed. */
  lastDay: PlainDate;
};

/**
 * - business: five years (C. com. L110-4 I), also with a consumer for debtor where nothing shorter holds
 * - consumer: two years for what professionals supply to consumers (C. conso. L218-2)
 * - transport: one year for every action of a contract of carriage (C. com. L133-6)
 * - public: four years from 1 January after the year in which the right was acquired (loi 68-1250, art. 1)
 */
const MONTHS: Record<PrescriptionRule, number> = { business: 60, consumer: 24, transport: 12, public: 48 };

/**
 * Until when an unpaid claim can be brought to court. Courts count from the completion of the service (older rulings from
 * the invoice), while a claim that is not yet due does not lapse (C. civ. 2233): the earliest of the three days is taken,
 * so that nobody trusts in a day that a court may refuse.
 *
 * An acknowledgement, which a payment of part of the debt is, or an action makes a term of the same length run anew
 * (C. civ. 2231, 2240, 2241). A formal notice does not, by registered letter or not; against a public body any written
 * demand does, from 1 January after (loi 68-1250, art. 2). What comes after the last day revives nothing.
 */
export function prescription(facts: PrescriptionFacts): Prescription {
  const { rule } = facts;
  const known = [facts.performedOn, facts.issuedOn].filter((day): day is PlainDate => day !== null);
  let from = known.reduce<PlainDate>((first, day) => minDate(first, day), facts.dueOn);
  let because: Prescription['because'] = 'start';
  const events = facts.interruptions
    .filter(({ kind }) => kind !== 'written-demand' || rule === 'public')
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  for (const { on, kind } of events) {
    if (on < from || on > lastDayOf(rule, from)) continue;
    from = maxDate(from, on);
    because = kind;
  }
  return { rule, from, because, lastDay: lastDayOf(rule, from) };
}

/** From day to day, the first one not counted, to the end of the last (C. civ. 2228, 2229). */
function lastDayOf(rule: PrescriptionRule, from: PlainDate): PlainDate {
  if (rule !== 'public') return addMonths(from, MONTHS[rule]);
  const last = fromParts(year(from) + MONTHS.public / 12, 12, 31);
  if (last === null) throw new Error('31 December exists');
  return last;
}

export type DebtorKind = 'company' | 'individual' | 'public_body';

/** The shortest of what may hold: a carrier’s claims lapse after a year, whoever the debtor is. */
export function prescriptionRule(debtor: DebtorKind, isTransport: boolean): PrescriptionRule {
  if (isTransport) return 'transport';
  if (debtor === 'individual') return 'consumer';
  return debtor === 'public_body' ? 'public' : 'business';
}
