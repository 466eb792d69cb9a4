import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { currency, done, id, locale, none, text } from '../../contract/wire.ts';
import { customerVatRegimes } from '../../core/party/index.ts';
import { duplicatesContract } from './duplicates-contract.ts';
import { fieldsContract } from './fields-contract.ts';

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

/** References of orders a person answers for; `*` stands for any characters. */
const orderRefs = z.array(text(60).check(z.minLength(1))).check(z.maxLength(50));
/** Left out of a change: as before. */
const typedContact = { ...contactFields, orderRefs: z.optional(orderRefs) };

export const contact = z.object({
  id,
  ...contactFields,
  orderRefs,
  isBounced: z.boolean(),
  version: z.number(),
});

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

export const paymentMeans = ['transfer', 'direct_debit', 'card', 'cheque', 'cash'] as const;
const means = z.enum(paymentMeans);
const tags = z.array(text(40).check(z.minLength(1))).check(z.maxLength(20));
/** By key of a custom field, as text: a number as a decimal, a date as ISO. '' takes a value away. */
const customValues = z.record(z.string().check(z.maxLength(40)), text(300));

/** How it is invoiced. */
const invoicingFields = {
  /** Both or neither: where electronic invoices are sent, and the list the address comes from (ISO 6523). */
  eAddress: text(120),
  eAddressScheme: text(4),
  /** '' = by the nature of each line. */
  revenueAccount: text(12),
  paymentMeans: means,
  /** What lines start from; each line may say otherwise. */
  vatRegime: z.enum(customerVatRegimes),
  /** Service code, cost centre: printed on each invoice (BT-10). */
  buyerReference: text(60),
  /** IANA name of the time zone; '' = as the address says, else the company’s. */
  timeZone: text(60),
  tags,
  custom: customValues,
};

const addressFields = {
  label: text(60),
  lines: z.array(text(60)).check(z.maxLength(4)),
  postalCode: text(12),
  city: text(60).check(z.minLength(1)),
  country: z.string().check(z.regex(/^[A-Z]{2}$/)),
};
export const deliveryAddress = z.object({ id, ...addressFields, version: z.number() });

/**
 * What an invoice by the law, or its sending, would lack; `returned`: a letter came back from its address; `ceased` and
 * `vat-invalid`: what a public register says against the record.
 */
export const missingFacts = [
  'siren',
  'siret',
  'address',
  'vat',
  'email',
  'returned',
  'ceased',
  'vat-invalid',
] as const;
export const missing = z.array(z.enum(missingFacts));

const related = z.object({ id, code: z.string(), name: z.string() });

export const customer = z.object({
  id,
  code: z.string(),
  ...customerFields,
  ...invoicingFields,
  policyId: z.nullable(id),
  /** The clock that its invoices are sent by, and who says so. */
  clock: z.object({ zone: z.string(), from: z.enum(['record', 'address', 'company']) }),
  contacts: z.array(contact),
  addresses: z.array(deliveryAddress),
  ibans: z.array(z.object({ iban: z.string(), origin: z.string() })),
  missing,
  /** The record this one was merged into: its documents stay here, its contacts went there. */
  mergedInto: z.nullable(related),
  /** Records that were merged into this one; `mergeId` undoes it, null for merges of before that was possible. */
  merged: z.array(z.extend(related, { mergeId: z.nullable(id) })),
  version: z.number(),
});

/** By a tag of the customer, and by one of the company’s own fields: a part of a text, else the value itself. */
export const narrowing = {
  tag: z.optional(text(40)),
  /** Its key. */
  field: z.optional(text(40)),
  fieldValue: z.optional(text(300)),
};

export const partyContract = {
  search: query({
    path: '/customers/search',
    permission: 'customers.read',
    input: z.object({ text: text(100) }),
    output: z.object({
      customers: z.array(
        z.object({
          id,
          code: z.string(),
          name: z.string(),
          city: z.string(),
          paymentTerms,
          currency,
          debtorGroup: z.string(),
        }),
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
      eAddress: z._default(invoicingFields.eAddress, ''),
      eAddressScheme: z._default(invoicingFields.eAddressScheme, ''),
      revenueAccount: z._default(invoicingFields.revenueAccount, ''),
      paymentMeans: z._default(means, 'transfer'),
      vatRegime: z._default(z.enum(customerVatRegimes), 'domestic'),
      buyerReference: z._default(invoicingFields.buyerReference, ''),
      timeZone: z._default(invoicingFields.timeZone, ''),
      tags: z._default(tags, []),
      custom: z._default(customValues, {}),
      /** Empty: the next one. */
      code: text(40),
      contacts: z.array(z.object(typedContact)).check(z.maxLength(20)),
    }),
    output: customer,
    summary: 'Create a customer with its contacts',
  }),
  confirmAddress: command({
    path: '/customers/:id/confirm-address',
    permission: 'customers.edit',
    input: z.object({ id, version: z.number() }),
    output: customer,
    summary: 'Say that the address a letter came back from is right: letters go there again',
  }),
  edit: command({
    path: '/customers/:id/edit',
    permission: 'customers.edit',
    input: z.object({
      id,
      version: z.number(),
      ...customerFields,
      ...invoicingFields,
      timeZone: z.optional(invoicingFields.timeZone),
      policyId: z.nullable(id),
    }),
    output: customer,
    summary: 'Change a customer’s record',
  }),
  addContact: command({
    path: '/customers/:id/contacts/add',
    permission: 'customers.edit',
    input: z.object({ id, ...typedContact }),
    output: customer,
    summary: 'Add a contact',
  }),
  editContact: command({
    path: '/contacts/:id/edit',
    permission: 'customers.edit',
    input: z.object({ id, version: z.number(), ...typedContact }),
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
  addAddress: command({
    path: '/customers/:id/addresses/add',
    permission: 'customers.edit',
    input: z.object({ id, ...addressFields }),
    output: customer,
    summary: 'Add a place of delivery',
  }),
  editAddress: command({
    path: '/addresses/:id/edit',
    permission: 'customers.edit',
    input: z.object({ id, version: z.number(), ...addressFields }),
    output: customer,
    summary: 'Change a place of delivery; documents already issued keep what they say',
  }),
  archiveAddress: command({
    path: '/addresses/:id/archive',
    permission: 'customers.edit',
    input: z.object({ id }),
    output: customer,
    summary: 'Put a place of delivery away',
  }),
  ...fieldsContract,
  ...duplicatesContract,
  merge: command({
    path: '/customers/:id/merge',
    permission: 'customers.edit',
    input: z.object({ id, duplicateId: id }),
    output: customer,
    summary: 'Merge a duplicate into a customer: contacts, addresses, IBANs and tags move, documents stay',
  }),
  undoMerge: command({
    path: '/customers/merges/:id/undo',
    permission: 'customers.edit',
    input: z.object({ id }),
    output: customer,
    summary:
      'Undo a merge, as long as nothing new was written on the record that was kept; answers that record',
  }),
  forgetIban: command({
    path: '/customers/:id/ibans/forget',
    permission: 'customers.edit',
    input: z.object({ id, iban: text(42) }),
    output: done,
    summary: 'Forget that an IBAN belongs to a customer',
  }),
} as const;

export { customField } from './fields-contract.ts';
export { registersContract } from './registers-contract.ts';
