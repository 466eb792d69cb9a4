import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { count, inCurrency } from '../../contract/reminder-shapes.ts';
import { mine } from '../../contract/mine.ts';
import { amount, currency, done, id, instant, isoDate, none, text } from '../../contract/wire.ts';

const whole = (least: number, most: number) => z.number().check(z.int(), z.minimum(least), z.maximum(most));
const time = z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/));
const budget = z.object({ days: whole(1, 90), most: whole(1, 30) });
const budgets = z.array(budget).check(z.minLength(1), z.maxLength(3));

/** core/dunning/limits.ts, with what makes claims lapse after a year. */
const limits = {
  replyDays: whole(1, 60),
  budgets: z.object({ business: budgets, consumer: budgets }),
  hours: z.array(z.object({ from: time, to: time })).check(z.minLength(1), z.maxLength(4)),
  bankDays: whole(0, 30),
  suspensePercent: whole(1, 100),
  prescriptionMonths: whole(0, 24),
  takenOverLevel: whole(1, 9),
  isCarrier: z.boolean(),
};

export const prescriptionRules = ['business', 'consumer', 'transport', 'public'] as const;

const term = {
  rule: z.enum(prescriptionRules),
  /** What the running term counts from, and why from there. */
  from: isoDate,
  because: z.enum(['start', 'acknowledgement', 'part-payment', 'written-demand', 'action']),
  /** The last day on which the claim may be brought to court. */
  lastDay: isoDate,
  isLapsed: z.boolean(),
  /** A person decided to ask for it although it has lapsed. */
  isAskedAnyway: z.boolean(),
};

export const termKinds = ['acknowledgement', 'action', 'ask-anyway'] as const;

const claimTerm = z.object({
  itemId: id,
  ...term,
  /** Within the months that the company wants to be told before, or over. */
  isNear: z.boolean(),
  isConsumer: z.boolean(),
  /** A factor or another assignee: we do not remind for somebody else. '' : ours. */
  assignedTo: z.string(),
  events: z.array(
    z.object({
      id,
      kind: z.enum(termKinds),
      on: isoDate,
      note: z.string(),
      by: z.string(),
      at: instant,
      isUndone: z.boolean(),
    }),
  ),
});

export const limitsContract = {
  limits: query({
    path: '/dunning/limits',
    permission: 'dunning.read',
    input: none,
    output: z.object(limits),
    summary: 'How often, when and on what knowledge customers may be reminded, whatever the policy',
  }),
  saveLimits: command({
    path: '/dunning/limits/save',
    permission: 'dunning.policy',
    input: z.object(limits),
    output: done,
    summary: 'Change what protects customers; it holds at once, for drafts that wait too',
  }),
  tasks: query({
    path: '/dunning/tasks',
    permission: 'dunning.read',
    input: z.object({ mine }),
    output: z.object({
      /** Customers that the asker answers for. */
      owned: count,
      /** Unread answers of customers, whatever their age, and reminders to review. */
      replies: count,
      drafts: count,
      /** Customers whose reply nobody has read for more than `replyDays` business days. */
      repliesWaiting: count,
      replyDays: count,
      /** Payment plans that broke and that nobody has seen to. */
      brokenPlans: count,
      /** Open disputes; of the asker: those to settle. */
      disputes: count,
      /** Customers whose address a letter came back from. */
      addressesReturned: count,
      /** Registered letters that came back, and nobody has said why. */
      lettersReturned: count,
      /** Claims that lapse within `months`, or have: somebody has to act or to decide. */
      lapsing: count,
      lapsed: count,
      sums: z.array(inCurrency),
      months: count,
    }),
    summary: 'What waits for a person before anybody can be reminded',
  }),
  lapsing: query({
    path: '/dunning/lapsing',
    permission: 'dunning.read',
    input: z.object({ mine }),
    output: z.object({
      asOf: isoDate,
      months: count,
      items: z.array(
        z.object({
          itemId: id,
          partyId: id,
          customerName: z.string(),
          number: z.string(),
          dueOn: isoDate,
          openMinor: amount,
          currency,
          ...term,
        }),
      ),
    }),
    summary: 'Claims that lapse soon or have lapsed, the first to lapse first; two hundred at most',
  }),
  claimTerm: query({
    path: '/dunning/items/:id/term',
    permission: 'dunning.read',
    input: z.object({ id }),
    output: z.object({ term: z.nullable(claimTerm) }),
    summary: 'Until when an unpaid item can be brought to court, and why; null when nothing is owed',
  }),
  noteTerm: command({
    path: '/dunning/items/note-term',
    permission: 'customers.edit',
    input: z.object({ itemId: id, kind: z.enum(termKinds), on: isoDate, note: text(300) }),
    output: done,
    summary: 'Note an acknowledgement, a court action, or that a lapsed claim is asked for all the same',
  }),
  undoTerm: command({
    path: '/dunning/items/undo-term',
    permission: 'customers.edit',
    input: z.object({ id }),
    output: done,
    summary: 'Take back what was noted about a term by mistake; both stay to be seen',
  }),
  assign: command({
    path: '/dunning/items/assign',
    permission: 'customers.edit',
    input: z.object({ itemId: id, assignedTo: text(120) }),
    output: done,
    summary: 'Note that a claim was sold to a factor or assigned; empty: it is ours again',
  }),
} as const;
