import { addDays, nextBusinessDay, type PlainDate } from '../../core/calendar/index.ts';
import { defaultPolicyFr, isOff } from '../../core/dunning/index.ts';
import type { DemoInvoice } from './plan-invoices.ts';

export type ReminderMark = { step: string; on: PlainDate; steps: { step: string; on: PlainDate }[] };

/** The last run was a week ago: what came due for a reminder since waits to be proposed. */
const DAYS_SINCE_LAST_RUN = 6;
/** Reminders before that are remembered for a year. */
const DAYS_KEPT = 365;

/** Which steps of the default policy each invoice went through, while it was open, until the last run. */
export const planReminders = (
  invoices: readonly DemoInvoice[],
  today: PlainDate,
): Map<number, ReminderMark> => {
  const lastRun = addDays(today, -DAYS_SINCE_LAST_RUN);
  const oldest = addDays(today, -DAYS_KEPT);
  const marks = new Map<number, ReminderMark>();
  invoices.forEach((invoice, index) => {
    if (invoice.dueOn < oldest) return;
    const steps = defaultPolicyFr()
      .steps.filter((step) => !isOff(step))
      .map((step) => ({
        step: step.code,
        on: nextBusinessDay(addDays(invoice.dueOn, step.offsetDays)),
      }))
      .filter(
        ({ on }) =>
          on > invoice.issuedOn && on <= lastRun && (invoice.paidOn === null || on < invoice.paidOn),
      );
    const last = steps.at(-1);
    if (last !== undefined) marks.set(index, { ...last, steps });
  });
  return marks;
};
