import * as z from 'zod/mini';
import { command, download, query, upload } from '../../contract/endpoint.ts';
import { LETTER_OUTCOMES } from '../../core/dunning/index.ts';
import { count, letterGoneCodes } from '../../contract/reminder-shapes.ts';
import { amount, currency, done, id, isoDate, none, sha256, text } from '../../contract/wire.ts';
import { letterStates } from '../post/contract.ts';

/** Registered letters have a batch of their own; left out: all. */
const batch = z.optional(z.enum(['ordinary', 'registered']));

/** Of an address, which has no booleans. */
const yes = z.enum(['yes', 'no']);

/** What is not posted after all. */
const withdrawn = z.array(z.object({ customerName: z.string(), codes: z.array(z.enum(letterGoneCodes)) }));

const letters = z.array(
  z.object({
    draftId: id,
    runId: id,
    partyId: id,
    customerName: z.string(),
    stepCode: z.string(),
    totalMinor: amount,
    currency,
    address: z.array(z.string()),
    sha256,
    handedOverOn: z.nullable(isoDate),
    /** Not to be posted yet: before its day, before its mail has left, over an unread reply, or to an address to repair. */
    waits: z.nullable(
      z.object({ for: z.enum(['day', 'mail', 'reply', 'address']), on: z.nullable(isoDate) }),
    ),
    /** Not to be posted any more, and why; `on`: withdrawn that day, null: it will be at the next check. */
    gone: z.nullable(z.object({ codes: z.array(z.enum(letterGoneCodes)), on: z.nullable(isoDate) })),
    /** Goes with a receipt that the addressee signs. */
    isRegistered: z.boolean(),
    /** Posted, its step is done, or waits for this. */
    awaits: z.nullable(z.enum(['deposit', 'delivery'])),
    /** What the post’s papers say; `version` 0: nothing was noted yet. */
    delivery: z.object({
      version: z.number(),
      trackingNumber: z.nullable(z.string()),
      depositSha256: z.nullable(sha256),
      receiptSha256: z.nullable(sha256),
      outcome: z.nullable(z.enum(LETTER_OUTCOMES)),
      outcomeOn: z.nullable(isoDate),
    }),
    /** At the postal provider; null: nobody gave it there. */
    posting: z.nullable(
      z.object({
        id,
        version: z.number(),
        state: z.enum(letterStates),
        isRegistered: z.boolean(),
        /** As charged, tax included. */
        priceMinor: z.nullable(amount),
        trackingNumber: z.nullable(z.string()),
        /** What the provider said last. */
        text: z.string(),
        proofSha256: z.nullable(sha256),
        receiptSha256: z.nullable(sha256),
      }),
    ),
  }),
);

/** How many are being drawn this moment, or drawn anew for another address: worth looking again. */
const drawing = count;

const quote = {
  /** By service and destination; one page each, before tax. */
  lines: z.array(z.object({ isRegistered: z.boolean(), country: z.string(), count, unitMinor: amount })),
  /** What the provider does not carry. */
  byHand: count,
  isTest: z.boolean(),
  totalMinor: amount,
};

/** Letters of a run: printed by hand, or given to the postal provider. Part of `dunningContract`. */
export const lettersContract = {
  letters: query({
    path: '/dunning/runs/:id/letters',
    permission: 'dunning.read',
    input: z.object({ id }),
    output: z.object({
      asOf: isoDate,
      letters,
      drawing,
      /** The postal provider; null: letters are printed by hand. */
      provider: z.nullable(z.object({ isTest: z.boolean(), problem: z.string() })),
    }),
    summary: 'Letters of a run, those to print first',
  }),
  openLetters: query({
    path: '/dunning/letters/open',
    permission: 'dunning.read',
    input: none,
    output: z.object({ asOf: isoDate, letters, drawing }),
    summary:
      'Letters of all runs that nobody has posted yet, whose proof is missing, or that came back and nobody has said why',
  }),
  printLetters: download(
    {
      path: '/dunning/runs/:id/letters.pdf',
      permission: 'dunning.read',
      input: z.object({
        id,
        /** Each letter begins on a new sheet. */
        duplex: z.optional(yes),
        batch,
      }),
      summary: 'Letters that may be posted now, as one PDF behind a cover that lists them',
    },
    z.unknown(),
  ),
  letterAddresses: download(
    {
      path: '/dunning/runs/:id/letters.csv',
      permission: 'dunning.read',
      input: z.object({ id, batch }),
      summary: 'The addresses of the letters that may be posted now, in the order of the PDF',
    },
    z.unknown(),
  ),
  checkLetters: command({
    path: '/dunning/letters/check',
    permission: 'dunning.send',
    input: z.object({ id, batch }),
    output: z.object({ ready: count, withdrawn }),
    summary:
      'Withdraw letters of a run whose invoices or address changed since they were drawn; those with another address are drawn anew',
  }),
  quoteLetters: command({
    path: '/dunning/letters/quote',
    permission: 'dunning.send',
    input: z.object({ draftIds: z.array(id).check(z.minLength(1), z.maxLength(5000)) }),
    output: z.object({
      ...quote,
    }),
    summary: 'Ask the postal provider what these letters cost; nothing is posted',
  }),
  estimateLetters: command({
    path: '/dunning/letters/estimate',
    permission: 'dunning.send',
    input: z.object({ draftIds: z.array(id).check(z.minLength(1), z.maxLength(5000)) }),
    output: z.object({ quote: z.nullable(z.object(quote)) }),
    summary:
      'Estimate what the letters of drafts under review would cost by the postal provider; null without one',
  }),
  postLetters: command({
    path: '/dunning/letters/post',
    permission: 'dunning.send',
    input: z.object({ draftIds: z.array(id).check(z.minLength(1), z.maxLength(5000)) }),
    output: z.object({ posted: count, byHand: count, withdrawn }),
    summary:
      'Give letters to the postal provider, formal notices registered; each is posted once, what changed is withdrawn',
  }),
  handOverLetters: command({
    path: '/dunning/letters/hand-over',
    permission: 'dunning.send',
    input: z.object({
      draftIds: z.array(id).check(z.minLength(1), z.maxLength(5000)),
      /** The letters as they were listed; one drawn anew since is named, and not noted. Left out: as they are now. */
      printed: z.optional(z.array(sha256).check(z.maxLength(5000))),
    }),
    output: z.object({ handedOver: count, withdrawn }),
    summary: 'Note that letters were given to the post: their step counts as done; what changed is withdrawn',
  }),
  noteLetter: command({
    path: '/dunning/letters/note',
    permission: 'dunning.send',
    input: z.object({
      draftId: id,
      /** Of its delivery; 0: nothing was noted yet. */
      version: z.number(),
      /** As typed or scanned; '' takes it away, left out it stays. */
      trackingNumber: z.optional(text(60)),
      /** Left out: stays; null: not known after all. */
      outcome: z.optional(
        z.nullable(
          z.object({ what: z.enum(['delivered', 'refused', 'unclaimed', 'wrong-address']), on: isoDate }),
        ),
      ),
    }),
    output: done,
    summary: 'Note the number of a posted letter, and what became of it',
  }),
  attachProof: upload({
    path: '/dunning/letters/:draftId/proof/:what',
    permission: 'dunning.send',
    maxBytes: 10 * 1024 * 1024,
    input: z.object({ draftId: id, what: z.enum(['deposit', 'receipt']) }),
    output: done,
    summary: 'Keep the receipt of the deposit, or the signed one, of a posted letter',
  }),
} as const;
