import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { finding, id, none, sha256, text } from '../../contract/wire.ts';
import { TEXT_CODES, TEXT_LANGUAGES } from '../../core/dunning/index.ts';

const language = z.enum(TEXT_LANGUAGES);

/** A text being written, saved or not, to a customer as if its step were in turn. */
const trial = {
  policyId: id,
  code: z.enum(TEXT_CODES),
  language,
  /** null: an imaginary one. */
  partyId: z.nullable(id),
  /** Subject of the mail, or title of the letter. */
  head: text(200).check(z.minLength(1)),
  body: text(20_000).check(z.minLength(1)),
};

/** Trying a text before it is saved. Nothing of it counts: no draft, no attempt, no message in the outbox. */
export const trialContract = {
  readers: query({
    path: '/dunning/texts/readers',
    permission: 'dunning.read',
    input: none,
    output: z.object({
      /** With something open, those who owe most first; two hundred at most. */
      customers: z.array(z.object({ id, code: z.string(), name: z.string() })),
      /** Who of the company may get a test. */
      users: z.array(z.object({ id, name: z.string(), email: z.string(), isSelf: z.boolean() })),
    }),
    summary: 'Customers to try a text on, and users that a test may go to',
  }),
  preview: command({
    path: '/dunning/texts/preview',
    permission: 'dunning.read',
    perMinute: 240,
    input: z.object(trial),
    output: z.object({
      /** null: this customer owes nothing. */
      mail: z.nullable(
        z.object({
          to: z.array(z.string()),
          cc: z.array(z.string()),
          subject: z.string(),
          html: z.string(),
          pictures: z.array(z.object({ cid: z.string(), sha256 })),
          /** Names of what the step sends along. */
          attachments: z.array(z.string()),
        }),
      ),
      findings: z.array(finding),
    }),
    summary: 'The mail that a text makes for a customer; changes nothing',
    answersSecret: true,
  }),
  test: command({
    path: '/dunning/texts/test',
    permission: 'dunning.policy',
    perMinute: 30,
    input: z.object({
      ...trial,
      /** A user of the company; left out: whoever asks. */
      userId: z.optional(id),
    }),
    output: z.object({ to: z.string(), response: z.string() }),
    summary: 'Send the mail of a text to a user of the company, never to the customer; it counts as nothing',
  }),
  letter: command({
    path: '/dunning/texts/letter',
    permission: 'dunning.read',
    perMinute: 60,
    input: z.object(trial),
    output: z.object({
      name: z.string(),
      /** Base64; null: this customer owes nothing. */
      pdf: z.nullable(z.string()),
    }),
    summary: 'The letter that a text makes for a customer, as PDF; changes nothing',
    answersSecret: true,
  }),
} as const;
