import { dueDate } from '../calendar/index.ts';
import { exact, percentOf, times } from '../money/index.ts';
import type { Document, Instalment } from './model.ts';
import type { Totals } from './totals.ts';

/**
 * What is due when: the parts of a schedule, or one at the due date of the terms, then the retention of guarantee.
 * They add up to `totals.dueMinor`. Parts are cut down to whole minor units and the last takes the rest, so that none
 * is ever negative; parts of nothing are left out. A credit note is due at once, whatever its terms.
 */
export function instalments(document: Document, totals: Totals): Instalment[] {
  const { dueMinor } = totals;
  if (document.kind === 'credit_note') return part(document.issuedOn, dueMinor, false);
  const retained = retainedMinor(document, totals);
  const payable = dueMinor - retained;
  const retention = document.retention ? part(document.retention.releaseOn, retained, true) : [];
  const schedule = [...document.schedule].sort((a, b) =>
    a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0,
  );
  if (schedule.length === 0) {
    return [...part(dueDate(document.issuedOn, document.terms), payable, false), ...retention];
  }
  let left = payable;
  const parts = schedule.flatMap(({ dueOn, percent }, index) => {
    const minor = index === schedule.length - 1 ? left : cutDown(payable, percent);
    left -= minor;
    return part(dueOn, minor, false);
  });
  return [...parts, ...retention];
}

const part = (dueOn: Instalment['dueOn'], minor: bigint, isRetention: boolean): Instalment[] =>
  minor === 0n ? [] : [{ dueOn, minor, isRetention }];

/** At most 5 % of the works including VAT, until one year after their acceptance (loi 71-584, art. 1). */
function retainedMinor(document: Document, totals: Totals): bigint {
  if (!document.retention) return 0n;
  const minor = percentOf(totals.grossMinor, document.retention.percent);
  return minor > totals.dueMinor ? totals.dueMinor : minor;
}

/** Towards zero: rounded parts could add up to more than there is. */
function cutDown(minor: bigint, percent: string): bigint {
  const { units, scale } = times({ units: minor, scale: 2 }, exact(percent));
  return units / 10n ** BigInt(scale);
}

/** The day by which the first part is owed: what a list and an electronic invoice show as the due date (BT-9). */
export function firstDueOn(document: Document, totals: Totals): Instalment['dueOn'] {
  return instalments(document, totals)[0]?.dueOn ?? dueDate(document.issuedOn, document.terms);
}
