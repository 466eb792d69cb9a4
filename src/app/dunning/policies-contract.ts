import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { policy, policyContent, shippedPolicies } from '../../contract/reminder-shapes.ts';
import { done, id, isoDate, none, text } from '../../contract/wire.ts';
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

/** Who answers for a customer on our side, and what its claims come from; left out of a change: as before. */
const care = {
  /** A member of the company; null: whoever is responsible for all. */
  ownerId: z.nullable(id),
  /** We carry for this customer: its claims lapse after a year (C. com. L133-6). */
  isTransport: z.boolean(),
};

/** Customers that fit all of it; nothing given: none. */
const assignedTo = z.object({
  partyIds: z.optional(z.array(id).check(z.minLength(1), z.maxLength(5000))),
  tags: z.optional(z.array(text(40)).check(z.minLength(1), z.maxLength(20))),
  debtorGroups: z.optional(z.array(text(100)).check(z.minLength(1), z.maxLength(20))),
  kind: z.optional(z.enum(['company', 'individual', 'public_body'])),
});
const named = z.array(z.object({ id, name: z.string() }));

/** Reminder policies, and which customer follows which; a part of contract.ts. */
export const policiesContract = {
  policies: query({
    path: '/dunning/policies',
    permission: 'dunning.read',
    input: none,
    output: z.object({
      policies: z.array(policy),
      /** Those put away, by name. */
      archived: z.array(z.object({ id, name: z.string() })),
      undoMinutes: z.number(),
    }),
    summary: 'Reminder policies, each with its newest version',
  }),
  createPolicy: command({
    path: '/dunning/policies/create',
    permission: 'dunning.policy',
    input: z.object(policyContent),
    output: z.object({ policy }),
    summary: 'Add a policy',
  }),
  startPolicy: command({
    path: '/dunning/policies/start',
    permission: 'dunning.policy',
    input: z.object({
      name: text(100).check(z.minLength(1)),
      from: z.union([z.object({ shipped: z.enum(shippedPolicies) }), z.object({ policyId: id })]),
    }),
    output: z.object({ policy }),
    summary: 'Add a policy made like a shipped one or like one of the company’s',
  }),
  archivePolicy: command({
    path: '/dunning/policies/archive',
    permission: 'dunning.policy',
    input: z.object({ id }),
    output: done,
    summary: 'Put a policy away; refused while customers follow it',
  }),
  restorePolicy: command({
    path: '/dunning/policies/restore',
    permission: 'dunning.policy',
    input: z.object({ id }),
    output: done,
    summary: 'Take a policy that was put away back into use',
  }),
  usePolicyFor: command({
    path: '/dunning/policies/use-for',
    permission: 'dunning.policy',
    input: z.object({ id, forKind: z.enum(['individual', 'public_body']), isUsed: z.boolean() }),
    output: done,
    summary: 'Use a policy for private persons or public buyers without one of their own, or no longer',
  }),
  assignable: query({
    path: '/dunning/assignable',
    permission: 'dunning.read',
    input: none,
    output: z.object({ policies: named, owners: named }),
    summary: 'Policies in use, and members who may answer for customers',
  }),
  assign: command({
    path: '/dunning/customers/assign',
    permission: 'customers.edit',
    input: z.object({
      to: assignedTo,
      /** null: that of their kind; left out: as before. */
      policyId: z.optional(z.nullable(id)),
      ownerId: z.optional(z.nullable(id)),
      /** Counts, and changes nothing. */
      isTrial: z.optional(z.boolean()),
    }),
    output: z.object({ count: z.number() }),
    summary: 'Give many customers a reminder policy, or the person who answers for them',
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
      ...care,
      /** Members who may answer for it. */
      owners: z.array(z.object({ id, name: z.string() })),
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
    input: z.object({
      id,
      ...rules,
      ownerId: z.optional(care.ownerId),
      isTransport: z.optional(care.isTransport),
    }),
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
