import * as z from 'zod/mini';
import { STEP_CHANNELS } from '../core/dunning/index.ts';
import { channels, draftRow, dropCodes, stepKinds } from './reminder-shapes.ts';
import { amount, currency, finding, id, isoDate, sha256 } from './wire.ts';

/*
 * One draft of a reminder whole, as it is reviewed (app/dunning/contract.ts).
 */
const draftItem = z.object({
  itemId: id,
  number: z.string(),
  issuedOn: z.nullable(isoDate),
  dueOn: isoDate,
  /** As daysLateTo. */
  daysLate: z.number(),
  amountMinor: amount,
  openMinor: amount,
  /** Step this message completes for it; for one only listed, the last one done. */
  stepCode: z.nullable(z.string()),
  advances: z.boolean(),
  /** Left out by the reviewer: stays at its own level and comes back later. */
  isDropped: z.boolean(),
  /** Gone since the preparation, with its reason. */
  goneCode: z.nullable(z.enum(dropCodes)),
  /** A person doubts that it will be paid. */
  isDoubtful: z.boolean(),
  invoiceId: z.nullable(id),
  /** The invoice’s PDF goes along. */
  pdfSha256: z.nullable(sha256),
});

const contact = z.object({
  id,
  name: z.string(),
  roles: z.array(z.string()),
  email: z.string(),
  phone: z.string(),
  isBounced: z.boolean(),
});

export const draftDetail = z.object({
  ...draftRow.shape,
  items: z.array(draftItem),
  credits: z.array(
    z.object({
      itemId: id,
      number: z.string(),
      minor: amount,
      /** Money not matched yet: the day it came, and no number. */
      receivedOn: z.optional(isoDate),
    }),
  ),
  /** Not due yet, told for information. */
  upcoming: z.array(z.object({ itemId: id, number: z.string(), dueOn: isoDate, openMinor: amount })),
  itemsMinor: amount,
  creditsMinor: amount,
  sendOn: isoDate,
  deadlineOn: isoDate,
  nextStep: z.nullable(z.object({ stepCode: z.string(), on: isoDate })),
  /** The steps the level buttons offer, in order; `isPossible` false when no channel of it reaches the customer. */
  steps: z.array(
    z.object({
      code: z.string(),
      kind: z.enum(stepKinds),
      channel: z.enum(STEP_CHANNELS),
      isPossible: z.boolean(),
    }),
  ),
  /** The mail as it would leave now; null for a call or a letter only. */
  mail: z.nullable(
    z.object({
      to: z.array(z.string()),
      cc: z.array(z.string()),
      subject: z.string(),
      /** What the reviewer edits: filled text with {{invoices}} and {{payment}} standing for the table and the details. */
      body: z.string(),
      text: z.string(),
      html: z.string(),
      /** Pictures inside the HTML, by the names it calls them (cid:). */
      pictures: z.array(z.object({ cid: z.string(), sha256 })),
    }),
  ),
  /** The letter’s title and text when the channel wants one; its PDF: the endpoint `letter`. */
  letter: z.nullable(z.object({ title: z.string(), body: z.string(), address: z.array(z.string()) })),
  attachments: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['invoice', 'letter', 'statement']),
      sha256: z.nullable(sha256),
    }),
  ),
  /** Numbers of the invoices whose PDFs mail servers would not take; the mail says so. */
  tooLarge: z.array(z.string()),
  contacts: z.array(contact),
  /** Earlier messages and calls to this customer, newest first, ten at most. */
  history: z.array(
    z.object({
      on: isoDate,
      stepCode: z.string(),
      channel: z.enum(channels),
      state: z.string(),
      numbers: z.array(z.string()),
      note: z.string(),
      messageId: z.nullable(id),
    }),
  ),
  holds: z.array(z.object({ id, itemId: z.nullable(id), reason: z.string(), untilOn: z.nullable(isoDate) })),
  promises: z.array(
    z.object({ id, amountMinor: amount, currency, dueOn: isoDate, state: z.string(), note: z.string() }),
  ),
  /** Placeholders or texts that cannot be sent as they are. */
  findings: z.array(finding),
});

export const edited = z.object({ draft: draftDetail });
