import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { none, text } from '../../contract/wire.ts';
import { customFieldKinds, customFieldOwners } from '../../core/party/index.ts';

const fieldFacts = {
  labelFr: text(60).check(z.minLength(1)),
  /** '' = the French one. */
  labelEn: text(60),
  choices: z.array(text(100)).check(z.maxLength(50)),
};
export const customField = z.object({
  key: z.string(),
  /** Whom it says something about. */
  owner: z.enum(customFieldOwners),
  kind: z.enum(customFieldKinds),
  ...fieldFacts,
  isArchived: z.boolean(),
  version: z.number(),
});
const customFields = z.object({ fields: z.array(customField) });

/** What customers are told apart by, the company’s own fields among it. */
export const fieldsContract = {
  facets: query({
    path: '/customers/facets',
    permission: 'customers.read',
    input: none,
    output: z.object({
      fields: z.array(customField),
      tags: z.array(z.string()),
      debtorGroups: z.array(z.string()),
      salespeople: z.array(z.string()),
      /** Customers that the asker answers for. */
      owned: z.number(),
    }),
    summary:
      'What customers are told apart by: own fields in use, tags, groups, salespeople, and whether the asker answers for any',
  }),
  customFields: query({
    path: '/custom-fields',
    permission: 'customers.read',
    input: none,
    output: customFields,
    summary: 'The company’s own fields of customers, those put away last',
  }),
  createField: command({
    path: '/custom-fields/create',
    permission: 'organization.edit',
    input: z.object({
      ...fieldFacts,
      kind: z.enum(customFieldKinds),
      owner: z._default(z.enum(customFieldOwners), 'customer'),
    }),
    output: customFields,
    summary: 'Add a field to customers; its key is made of its French label and never changes',
  }),
  editField: command({
    path: '/custom-fields/:key/edit',
    permission: 'organization.edit',
    input: z.object({ key: z.string(), version: z.number(), ...fieldFacts, isArchived: z.boolean() }),
    output: customFields,
    summary: 'Change the labels or choices of a field, or put it away; values stay',
  }),
} as const;
