import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { mine } from '../../contract/mine.ts';
import { amount, currency, done, id, instant, isoDate, text } from '../../contract/wire.ts';

export const planStates = ['proposed', 'running', 'kept', 'broken', 'refused', 'ended'] as const;

const plan = z.object({
  id,
  partyId: id,
  partyName: z.string(),
  state: z.enum(planStates),
  currency,
  totalMinor: amount,
  /** Of that, since it was made. */
  receivedMinor: amount,
  note: z.string(),
  items: z.array(z.object({ id, number: z.string(), openMinor: amount })),
  instalments: z.array(
    z.object({
      dueOn: isoDate,
      amountMinor: amount,
      receivedMinor: amount,
      state: z.enum(['kept', 'part_kept', 'open', 'missed']),
    }),
  ),
  recordedBy: z.string(),
  recordedAt: instant,
  decidedBy: z.string(),
  endedOn: z.nullable(isoDate),
  isSeen: z.boolean(),
});

const instalment = z.object({ dueOn: isoDate, amountMinor: amount });

/** Whether the customer is told by e-mail; left out: it is not. */
const tell = { tell: z.optional(z.boolean()) };
/** False too when there is nobody to write to. */
const told = { told: z.boolean() };

/** Payment plans: an overlay on due dates. While one is kept, its invoices are not reminded. */
export const plansContract = {
  ofCustomer: query({
    path: '/customers/:id/plans',
    permission: 'customers.read',
    input: z.object({ id }),
    output: z.object({
      asOf: isoDate,
      plans: z.array(plan),
      /** What a new plan may be made of: what is open, not contested and in no plan. */
      free: z.array(z.object({ itemId: id, number: z.string(), dueOn: isoDate, currency, minor: amount })),
    }),
    summary: 'The payment plans of a customer, the latest first, and the invoices that a new one may take',
  }),
  broken: query({
    path: '/plans/broken',
    permission: 'customers.read',
    input: z.object({ mine }),
    output: z.object({ plans: z.array(plan) }),
    summary: 'Payment plans that broke and that nobody has seen to yet',
  }),
  make: command({
    path: '/plans/make',
    permission: 'customers.edit',
    input: z.object({
      partyId: id,
      itemIds: z.array(id).check(z.minLength(1), z.maxLength(100)),
      instalments: z.array(instalment).check(z.minLength(1), z.maxLength(24)),
      note: text(500),
      /** A running plan that this one takes the place of. */
      replaces: z.optional(id),
      ...tell,
    }),
    output: z.object({ id, ...told }),
    summary: 'Agree on a payment plan; its instalments add up to what its invoices still ask for',
  }),
  decide: command({
    path: '/plans/:id/decide',
    permission: 'customers.edit',
    input: z.object({ id, accept: z.boolean(), ...tell }),
    output: z.object(told),
    summary: 'Accept or refuse a plan that a customer proposed',
  }),
  end: command({
    path: '/plans/:id/end',
    permission: 'customers.edit',
    input: z.object({ id, ...tell }),
    output: z.object(told),
    summary: 'End a running plan: its invoices go back to their reminders',
  }),
  see: command({
    path: '/plans/:id/see',
    permission: 'customers.edit',
    input: z.object({ id }),
    output: done,
    summary: 'Say that a person sees to a plan that broke',
  }),
} as const;
