import { nextBusinessDay } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import type { ItemFacts } from './facts.ts';
import { progress } from './level.ts';
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
  /** Where an item stands on the sending day. */
  at: (item: ItemFacts, isNoticed: boolean) => Progress;
};

export function settingOf(asOf: PlainDate, policy: PolicyVersion, graceDays = 0): Setting {
  return settingsOf(policy, graceDays)(asOf);
}

/**
 * One setting after the other for one customer, with a common memory: where an item stands depends on the day only while a
 * notice may come too late for it, or a promise be broken.
 */
export function settingsOf(policy: PolicyVersion, graceDays = 0): (asOf: PlainDate) => Setting {
  const known = new Map<PlainDate, PlainDate>();
  const openDay = (date: PlainDate): PlainDate => {
    const found = known.get(date) ?? nextBusinessDay(date, policy.calendar);
    known.set(date, found);
    return found;
  };
  const standing = new Map<ItemFacts, Progress>();
  return (asOf) => {
    const sendOn = openDay(asOf);
    const at: Setting['at'] = (item, isNoticed) => {
      const found = standing.get(item);
      if (found !== undefined) return found;
      const now = progress(item, policy, sendOn, isNoticed);
      if (item.promises.length === 0 && now.next?.kind !== 'pre-due') standing.set(item, now);
      return now;
    };
    return { policy, sendOn, openDay, at, graceDays };
  };
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
