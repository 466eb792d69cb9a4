import { nextBusinessDay } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import type { ItemFacts } from './facts.ts';
import type { Progress } from './level.ts';
import type { PolicyVersion } from './policy.ts';

/** What one decision is made with: the same for every customer. */
export type Setting = {
  policy: PolicyVersion;
  /** First business day on or after the day decided for. */
  sendOn: PlainDate;
  /** The day itself or the first business day after it, remembered. */
  openDay: (date: PlainDate) => PlainDate;
  /** What is overdue by fewer days is left alone this time. */
  graceDays: number;
};

export function settingOf(asOf: PlainDate, policy: PolicyVersion, graceDays = 0): Setting {
  const known = new Map<PlainDate, PlainDate>();
  const openDay = (date: PlainDate): PlainDate => {
    const found = known.get(date) ?? nextBusinessDay(date, policy.calendar);
    known.set(date, found);
    return found;
  };
  return { policy, sendOn: openDay(asOf), openDay, graceDays };
}

/** An item that may be asked for, with where it stands. */
export type Candidate = {
  item: ItemFacts;
  /** Open, less what is contested or promised. */
  claimMinor: bigint;
  at: Progress;
  /** The next step is allowed on the sending day. */
  ripe: boolean;
  overdue: boolean;
};
