import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { policy, policyContent } from '../../contract/reminder-shapes.ts';
import { done, id, isoDate, none } from '../../contract/wire.ts';
import { GROUPINGS } from '../../core/dunning/index.ts';

/** What of a policy a customer has its own way in. */
const rules = {
  /** null: that of its kind, or the default one. */
  policyId: z.nullable(id),
  /** null: as the policy. */
  grouping: z.nullable(z.enum(GROUPINGS)),
  /** A public buyer’s days from the deposit of an invoice on Chorus Pro; null: its invoices are not deposited. */
  depositDays: z.nullable(z.literal([30, 50, 60])),
};

/** Reminder policies, and which customer follows which; a part of contract.ts. */
export const policiesContract = {
  policies: query({
    path: '/dunning/policies',
    permission: 'dunning.read',
    input: none,
    output: z.object({ policies: z.array(policy), undoMinutes: z.number() }),
    summary: 'Reminder policies, each with its newest version',
  }),
  createPolicy: command({
    path: '/dunning/policies/create',
    permission: 'dunning.policy',
    input: z.object(policyContent),
    output: z.object({ policy }),
    summary: 'Add a policy',
  }),
  savePolicy: command({
    path: '/dunning/policies/save',
    permission: 'dunning.policy',
    input: z.object({ id, version: z.number(), ...policyContent }),
    output: z.object({ policy }),
    summary: 'Save a policy as its next version; customers being reminded keep theirs',
  }),
  makeDefault: command({
    path: '/dunning/policies/make-default',
    permission: 'dunning.policy',
    input: z.object({ id }),
    output: done,
    summary: 'Use a policy for every customer without one of their own',
  }),
  customerRules: query({
    path: '/dunning/customers/:id/rules',
    permission: 'dunning.read',
    input: z.object({ id }),
    output: z.object({
      ...rules,
      /** The policy that is followed without one of its own. */
      usual: z.object({ id, name: z.string() }),
      policies: z.array(z.object({ id, name: z.string() })),
      isPublic: z.boolean(),
      /** Open invoices with the day each was deposited. */
      items: z.array(
        z.object({ itemId: id, number: z.string(), dueOn: isoDate, depositedOn: z.nullable(isoDate) }),
      ),
    }),
    summary: 'Which reminder policy a customer follows, and in what it differs',
  }),
  saveCustomerRules: command({
    path: '/dunning/customers/rules',
    permission: 'customers.edit',
    input: z.object({ id, ...rules }),
    output: done,
    summary: 'Give a customer a reminder policy, a grouping or the delay of a public buyer',
  }),
  noteDeposit: command({
    path: '/dunning/deposits',
    permission: 'dunning.prepare',
    input: z.object({
      itemIds: z.array(id).check(z.minLength(1), z.maxLength(500)),
      /** null: it was not deposited after all. */
      depositedOn: z.nullable(isoDate),
    }),
    output: done,
    summary: 'Note the day invoices were deposited on Chorus Pro',
  }),
} as const;
