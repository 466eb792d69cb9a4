import * as z from 'zod/mini';
import { documentContent } from '../../contract/document-shapes.ts';
import { amount, currency, finding, id, instant, isoDate } from '../../contract/wire.ts';
import { documentKinds } from '../../core/invoicing/index.ts';
import { customerVatRegimes } from '../../core/party/index.ts';

export const kind = z.enum(documentKinds);
export const documentStates = ['draft', 'sent', 'accepted', 'refused', 'issued'] as const;
export const state = z.enum(documentStates);

const address = z.object({
  lines: z.readonly(z.array(z.string())),
  postalCode: z.string(),
  city: z.string(),
  country: z.string(),
});

/** As core/invoicing knows them: the web checks and adds up a draft with the same code as the server. */
const seller = z.object({
  name: z.string(),
  legalForm: z.string(),
  capital: z.string(),
  register: z.string(),
  siren: z.string(),
  siret: z.string(),
  vatNumber: z.string(),
  address,
  email: z.string(),
  phone: z.string(),
  website: z.string(),
  iban: z.string(),
  bic: z.string(),
  eAddress: z.string(),
  vatRegime: z.enum(['real', 'franchise']),
  vatOnDebits: z.boolean(),
  legalMention: z.string(),
  lateRate: z.string(),
});

const buyer = z.object({
  partyId: id,
  code: z.string(),
  kind: z.enum(['company', 'individual', 'public_body']),
  name: z.string(),
  siren: z.string(),
  siret: z.string(),
  vatNumber: z.string(),
  address,
  deliveryAddress: z.optional(address),
  eAddress: z.string(),
  eAddressScheme: z.string(),
  language: z.enum(['fr', 'en']),
  email: z.string(),
});

/** Another document of the same deal. */
const relative = z.object({
  id,
  kind,
  state,
  number: z.string(),
  grossMinor: amount,
  currency,
  issuedOn: z.nullable(isoDate),
});

/** One document whole, with whom it binds and what keeps it from being issued. */
export const document = z.object({
  id,
  kind,
  state,
  number: z.string(),
  content: documentContent,
  version: z.number(),
  seller,
  buyer: z.nullable(buyer),
  /** The customer’s price group. */
  customerGroup: z.string(),
  /** Revenue account of what is sold to this customer; '' = by the nature of each line. */
  customerAccount: z.string(),
  customerVatRegime: z.enum(customerVatRegimes),
  baseCurrency: currency,
  today: isoDate,
  /** What keeps it from being issued, and what is worth a warning; empty once issued. */
  findings: z.array(finding),
  createdBy: z.string(),
  changedAt: instant,
  decidedOn: z.nullable(isoDate),
  decidedBy: z.string(),
  /** Ids of the options that were chosen of an accepted quote. */
  chosenOptions: z.array(z.string()),
  invoiceId: z.nullable(id),
  /** The PDF that was made when it was issued. */
  hasPdf: z.boolean(),
  /** Still to be settled of it; null while nothing is owed. */
  openMinor: z.nullable(amount),
  /** The first day that something still owed of it is due; null when nothing is owed. */
  openDueOn: z.nullable(isoDate),
  source: z.nullable(relative),
  /** Made of it: deposits, final invoice, credit notes… */
  followers: z.array(relative),
});
