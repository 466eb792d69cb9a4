import * as z from 'zod/mini';
import {
  ANCHORS,
  CHANNELS,
  CONTACT_ROLES,
  FALLBACKS,
  GROUPINGS,
  INVOICE_COPIES,
  PROOFS,
  STEP_CHANNELS,
  TEXT_CODES,
} from '../core/dunning/index.ts';
import { amount, currency, id, instant, isoDate, text } from './wire.ts';

/*
 * Shapes of the reminders' contract (app/dunning/contract.ts): a draft under review, a run, a policy.
 */
export const count = z.number();
export const params = z.record(z.string(), z.union([z.string(), z.number()]));
export const email = z
  .string()
  .check(z.trim(), z.toLowerCase(), z.maxLength(254), z.regex(/^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/));
export const inCurrency = z.object({ currency, minor: amount });

export const channels = CHANNELS;
export const fallbackCodes = [
  'no-email',
  'no-address',
  'bounced',
  'address-returned',
  'not-offered',
] as const;
export const stepKinds = ['pre-due', 'reminder', 'call', 'formal-notice'] as const;

export const chargeRules = ['none', 'announce'] as const;
export const stepModes = ['review', 'automatic'] as const;

/** The codes of core/dunning; their sentences: texts.dunning.exclusion({ code, params, currency }). */
export const exclusionCodes = [
  'paid',
  'assigned',
  'payment-pending',
  'customer-blocked',
  'insolvency',
  'hold',
  'dispute',
  'promise',
  'money-in-suspense',
  'credits-to-match',
  'lapsed-consumer',
  'lapsed',
  'unread-reply',
  'contact-budget',
  'grace',
  'not-due',
  'waiting',
  'all-steps-done',
  'contact-gap',
  'reminder-first',
  'credit-covers',
  'below-minimum',
  'no-contact',
  'bounced',
  'address-returned',
  'no-channel',
  'not-deposited',
  'deposit-delay',
  'awaiting-proof',
] as const;
export const dropCodes = [...exclusionCodes, 'already-reminded', 'now-due'] as const;

/**
 * Why a letter is not posted any more.
 * - `amount`, `charges`: it asks for another sum than is owed now; `due-date`, `level`: it says another day, or the wrong thing
 * - `address`: its customer is written to elsewhere now, it is drawn anew; `no-address`: nowhere
 * - `recipient`: another way reaches the customer now
 * - `redrawn`: it was drawn anew since it was listed; `taken-back`: a person took its message back
 */
export const letterGoneCodes = [
  ...dropCodes,
  'amount',
  'charges',
  'due-date',
  'level',
  'address',
  'no-address',
  'recipient',
  'redrawn',
  'taken-back',
] as const;

const roles = z.array(z.enum(CONTACT_ROLES)).check(z.maxLength(CONTACT_ROLES.length));

/** As core/dunning/step.ts; what may be left out reads as it did before it could be said. */
const step = z.object({
  code: text(40).check(z.regex(/^[a-z0-9][a-z0-9-]*$/)),
  kind: z.enum(stepKinds),
  offsetDays: z.number().check(z.int(), z.minimum(-365), z.maximum(3650)),
  channel: z.enum(STEP_CHANNELS),
  minGapDays: z.number().check(z.int(), z.minimum(1), z.maximum(365)),
  countsAsLevel: z.boolean(),
  deadlineDays: z.number().check(z.int(), z.minimum(0), z.maximum(365)),
  /** Whether its message claims late charges; absent: a formal notice does. */
  charges: z.optional(z.enum(chargeRules)),
  anchor: z.optional(z.enum(ANCHORS)),
  dayUnit: z.optional(z.enum(['calendar', 'business'])),
  fallback: z.optional(z.enum(FALLBACKS)),
  audience: z.optional(z.object({ to: roles, cc: roles })),
  attachments: z.optional(z.object({ invoices: z.enum(INVOICE_COPIES), statement: z.boolean() })),
  /** Absent: a person reads its messages before they leave. */
  mode: z.optional(z.enum(stepModes)),
  isOff: z.optional(z.boolean()),
  /** What a registered letter needs before its step is done; absent: to have been posted. */
  proof: z.optional(z.enum(PROOFS)),
});

const options = z.object({
  levelRule: z.enum(['age', 'previous']),
  grouping: z.enum(GROUPINGS),
  messageLevel: z.enum(['highest', 'oldest']),
  listNotDue: z.boolean(),
  noticeTo: z.enum(['everyone', 'new-or-late']),
  noticeMinimumMinor: z.array(inCurrency),
});

/**
 * - `proposed`: waits for a person
 * - `removed`: taken out by a person (see removal), may be restored
 * - `withdrawn`: its facts are gone (paid, held…): nothing to send
 * - `approved`: accepted, its message is being made
 * - `queued`: its message waits in the outbox or its letter for printing; may be taken back until it leaves
 * - `sent`: accepted by the mail server, handed to the post, or call made
 * - `failed`: refused for certain; comes back with the next preparation
 * - `ambiguous`: nobody knows whether it left; decided in the outbox
 */
export const draftStates = [
  'proposed',
  'removed',
  'withdrawn',
  'approved',
  'queued',
  'sent',
  'failed',
  'ambiguous',
] as const;

/** One line of the review list. Proposed ones are live: compared with the facts of the moment of reading. */
export const draftRow = z.object({
  id,
  partyId: id,
  customerCode: z.string(),
  customerName: z.string(),
  currency,
  state: z.enum(draftStates),
  stepCode: z.string(),
  kind: z.enum(stepKinds),
  level: z.number(),
  channel: z.enum(channels),
  fallback: z.nullable(z.enum(fallbackCodes)),
  totalMinor: amount,
  itemCount: count,
  /**
   * Smallest and largest delay among the items as of today, as in the list of invoices; of what has left, on the day it
   * left. Negative before the due date: « 33 à 52 jours ».
   */
  daysLateFrom: z.number(),
  daysLateTo: z.number(),
  /** texts.dunning.reason(reason) */
  reason: z.object({
    key: z.enum(['pre-due', 'first', 'again', 'call', 'formal-notice', 'promise-broken']),
    params,
  }),
  /** Compared with how it was prepared: smaller by a payment, or changed so that a person must look again. */
  live: z.enum(['same', 'shrunk', 'changed', 'withdrawn']),
  /** When `live` is changed. */
  /** `text`: the sum shrank, and the rewritten text may still say the old one. */
  changes: z.array(z.enum(['amount-up', 'due-date', 'level', 'recipient', 'text'])),
  /** Why the draft or part of it is gone, most frequent first. */
  droppedCodes: z.array(z.enum(dropCodes)),
  removal: z.nullable(
    z.object({
      reason: z.enum(['agreement', 'postponed', 'handled', 'other']),
      note: z.string(),
      until: z.nullable(isoDate),
      by: z.string(),
    }),
  ),
  isEdited: z.boolean(),
  messageId: z.nullable(id),
  /** Until when a queued one may be taken back by « Annuler »; null when it is not queued. */
  leavesAt: z.nullable(instant),
  version: z.number(),
  /** What a call that waits is worth; shares of payment within fourteen days, in ten-thousandths. Null: no such call. */
  gain: z.nullable(z.object({ minor: amount, alone: count, called: count })),
});

/** What a preparation may be restricted to; a field left out restricts nothing. */
export const selection = z.object({
  partyIds: z.optional(z.array(id).check(z.minLength(1), z.maxLength(5000))),
  /** Customers with one of these tags. */
  tags: z.optional(z.array(text(40)).check(z.minLength(1), z.maxLength(20))),
  /** Customers of one of these groups. */
  debtorGroups: z.optional(z.array(text(100)).check(z.minLength(1), z.maxLength(20))),
  stepCodes: z.optional(z.array(text(40)).check(z.minLength(1), z.maxLength(20))),
  /** Messages that ask for less, in minor units of their currency, are not prepared. */
  minimumMinor: z.optional(amount),
  /** What is overdue by fewer days is left out this time. */
  graceDays: z.optional(z.number().check(z.int(), z.minimum(0), z.maximum(365))),
});

export const runSummary = z.object({
  id,
  state: z.enum(['proposed', 'approved', 'done', 'cancelled']),
  asOf: isoDate,
  preparedAt: instant,
  preparedBy: z.string(),
  /** `schedule`: it prepared itself. */
  origin: z.enum(['hand', 'schedule']),
  /** null: everybody. */
  selection: z.nullable(selection),
  /** The day under which the late charges that its messages announce are booked; null: they are announced only. */
  postingOn: z.nullable(isoDate),
  /** Drafts by what they are now; the proposed ones by what became of their invoices, each exactly in `drafts`. */
  counts: z.object({
    /** Mails, letters and calls that still have an invoice to ask for. */
    ready: count,
    withdrawn: count,
    removed: count,
    approved: count,
    queued: count,
    sent: count,
    failed: count,
    ambiguous: count,
    /** Customers left out for a reason that a person may act on (see excluded). */
    excluded: count,
    /** Letters to print. */
    letters: count,
  }),
  /** What the ready ones asked for when they were prepared. */
  totals: z.array(inCurrency),
  /** Ready drafts by step, in the order of the policy. */
  steps: z.array(z.object({ stepCode: z.string(), kind: z.enum(stepKinds), count })),
});

export const draftRef = { id, version: z.number() };

const ownText = z.object({
  subject: z.optional(text(200)),
  mail: z.optional(text(20_000)),
  title: z.optional(text(200)),
  letter: z.optional(text(20_000)),
});
const ofLanguage = z.partialRecord(z.enum(TEXT_CODES), ownText);
/** What replaces the texts of Encaisse, by language of the customer and step; a field left out is the supplied one. */
const ownTexts = z.object({ fr: ofLanguage, en: ofLanguage });

export const policyContent = {
  name: text(100).check(z.minLength(1)),
  steps: z.array(step).check(z.minLength(1), z.maxLength(20)),
  promiseGraceDays: z.number().check(z.int(), z.minimum(0), z.maximum(60)),
  contactGapDays: z.number().check(z.int(), z.minimum(0), z.maximum(60)),
  minimumMinor: z.array(inCurrency),
  options,
  texts: ownTexts,
};

/** Policies that come with Encaisse, by whom they are for. */
export const shippedPolicies = ['company', 'individual', 'public_body'] as const;

export const policy = z.object({
  id,
  code: z.string(),
  isDefault: z.boolean(),
  /** The kind of customer that follows it without being told; null: none. */
  forKind: z.nullable(z.enum(['individual', 'public_body'])),
  version: z.number(),
  name: z.string(),
  steps: z.array(step),
  promiseGraceDays: z.number(),
  contactGapDays: z.number(),
  minimumMinor: z.array(inCurrency),
  options,
  texts: ownTexts,
  /** Customers already reminded under an older version keep it until they have paid. */
  customersOnOlderVersions: count,
  /** Customers that were given it by name. */
  customers: count,
});
