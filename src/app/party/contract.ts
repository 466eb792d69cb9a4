import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { currency, done, id, locale, none, text } from '../../contract/wire.ts';

export const paymentTerms = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('net'), days: z.number().check(z.int(), z.minimum(0), z.maximum(365)) }),
  z.object({
    kind: z.literal('end-of-month'),
    days: z.number().check(z.int(), z.minimum(0), z.maximum(365)),
    then: z.enum(['days-then-end', 'end-then-days']),
    day: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(31))),
  }),
]);

export const contactRoles = ['billing', 'accounting', 'management', 'buyer'] as const;

const contactFields = {
  name: text(100),
  roles: z.array(z.enum(contactRoles)),
  email: text(254),
  phone: text(30),
  language: locale,
};

export const contact = z.object({ id, ...contactFields, isBounced: z.boolean(), version: z.number() });

const customerFields = {
  kind: z.enum(['company', 'individual', 'public_body']),
  name: text(200).check(z.minLength(1)),
  siren: text(20),
  siret: text(20),
  vatNumber: text(20),
  language: locale,
  addressLines: z.array(text(60)).check(z.maxLength(4)),
  postalCode: text(12),
  city: text(60),
  country: z.string().check(z.regex(/^[A-Z]{2}$/)),
  note: text(2000),
  currency,
  paymentTerms,
  noReminderReason: text(300),
  salesperson: text(100),
  debtorGroup: text(100),
};

export const customer = z.object({
  id,
  code: z.string(),
  ...customerFields,
  policyId: z.nullable(id),
  contacts: z.array(contact),
  ibans: z.array(z.object({ iban: z.string(), origin: z.string() })),
  version: z.number(),
});

export const partyContract = {
  search: query({
    path: '/customers/search',
    permission: 'customers.read',
    input: z.object({ text: text(100) }),
    output: z.object({
      customers: z.array(
        z.object({ id, code: z.string(), name: z.string(), city: z.string(), paymentTerms, currency }),
      ),
    }),
    summary: 'Customers whose name or code starts like the text; twelve at most',
  }),
  nextCode: query({
    path: '/customers/next-code',
    permission: 'customers.read',
    input: none,
    output: z.object({ code: z.string() }),
    summary: 'The code that would follow the last one',
  }),
  read: query({
    path: '/customers/:id/record',
    permission: 'customers.read',
    input: z.object({ id }),
    output: customer,
    summary: 'A customer’s record with contacts and known IBANs',
  }),
  create: command({
    path: '/customers/create',
    permission: 'customers.edit',
    input: z.object({
      ...customerFields,
      /** Empty: the next one. */
      code: text(40),
      contacts: z.array(z.object(contactFields)).check(z.maxLength(20)),
    }),
    output: customer,
    summary: 'Create a customer with its contacts',
  }),
  edit: command({
    path: '/customers/:id/edit',
    permission: 'customers.edit',
    input: z.object({ id, version: z.number(), ...customerFields, policyId: z.nullable(id) }),
    output: customer,
    summary: 'Change a customer’s record',
  }),
  addContact: command({
    path: '/customers/:id/contacts/add',
    permission: 'customers.edit',
    input: z.object({ id, ...contactFields }),
    output: customer,
    summary: 'Add a contact',
  }),
  editContact: command({
    path: '/contacts/:id/edit',
    permission: 'customers.edit',
    input: z.object({ id, version: z.number(), ...contactFields }),
    output: customer,
    summary: 'Change a contact; a repaired address may be written to again',
  }),
  archiveContact: command({
    path: '/contacts/:id/archive',
    permission: 'customers.edit',
    input: z.object({ id }),
    output: customer,
    summary: 'Put a contact away; messages already sent keep it',
  }),
  forgetIban: command({
    path: '/customers/:id/ibans/forget',
    permission: 'customers.edit',
    input: z.object({ id, iban: text(42) }),
    output: done,
    summary: 'Forget that an IBAN belongs to a customer',
  }),
} as const;
