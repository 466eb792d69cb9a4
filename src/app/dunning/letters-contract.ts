import * as z from 'zod/mini';
import { command, download, query } from '../../contract/endpoint.ts';
import { count, letterGoneCodes } from '../../contract/reminder-shapes.ts';
import { amount, currency, id, isoDate, sha256 } from '../../contract/wire.ts';
import { letterStates } from '../post/contract.ts';

/** Of an address, which has no booleans. */
const yes = z.enum(['yes', 'no']);

/** What is not posted after all. */
const withdrawn = z.array(z.object({ customerName: z.string(), codes: z.array(z.enum(letterGoneCodes)) }));

/** Letters of a run: printed by hand, or given to the postal provider. Part of `dunningContract`. */
export const lettersContract = {
  letters: query({
    path: '/dunning/runs/:id/letters',
    permission: 'dunning.read',
    input: z.object({ id }),
    output: z.object({
      letters: z.array(
        z.object({
          draftId: id,
          partyId: id,
          customerName: z.string(),
          stepCode: z.string(),
          totalMinor: amount,
          currency,
          address: z.array(z.string()),
          sha256,
          handedOverOn: z.nullable(isoDate),
          /** Not to be posted yet: before its day, before its mail has left, or over a reply that nobody has read. */
          waits: z.nullable(z.object({ for: z.enum(['day', 'mail', 'reply']), on: z.nullable(isoDate) })),
          /** Not to be posted any more, and why; `on`: withdrawn that day, null: it will be at the next check. */
          gone: z.nullable(z.object({ codes: z.array(z.enum(letterGoneCodes)), on: z.nullable(isoDate) })),
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
      ),
      /** The postal provider; null: letters are printed by hand. */
      provider: z.nullable(z.object({ isTest: z.boolean(), problem: z.string() })),
    }),
    summary: 'Letters of a run, those to print first',
  }),
  printLetters: download(
    {
      path: '/dunning/runs/:id/letters.pdf',
      permission: 'dunning.read',
      input: z.object({
        id,
        /** Each letter begins on a new sheet. */
        duplex: z.optional(yes),
      }),
      summary: 'Letters that may be posted now, as one PDF behind a cover that lists them',
    },
    z.unknown(),
  ),
  letterAddresses: download(
    {
      path: '/dunning/runs/:id/letters.csv',
      permission: 'dunning.read',
      input: z.object({ id }),
      summary: 'The addresses of the letters that may be posted now, in the order of the PDF',
    },
    z.unknown(),
  ),
  checkLetters: command({
    path: '/dunning/letters/check',
    permission: 'dunning.send',
    input: z.object({ id }),
    output: z.object({ ready: count, withdrawn }),
    summary: 'Withdraw letters of a run whose invoices were paid, held or contested since they were drawn',
  }),
  quoteLetters: command({
    path: '/dunning/letters/quote',
    permission: 'dunning.send',
    input: z.object({ draftIds: z.array(id).check(z.minLength(1), z.maxLength(5000)) }),
    output: z.object({
      ordinary: count,
      registered: count,
      /** What the provider cannot carry. */
      byHand: count,
      isTest: z.boolean(),
      /** One page to France, before tax. */
      ordinaryMinor: amount,
      registeredMinor: amount,
      totalMinor: amount,
    }),
    summary: 'Ask the postal provider what these letters cost; nothing is posted',
  }),
  postLetters: command({
    path: '/dunning/letters/post',
    permission: 'dunning.send',
    input: z.object({ draftIds: z.array(id).check(z.minLength(1), z.maxLength(5000)) }),
    output: z.object({ posted: count, byHand: count }),
    summary: 'Give letters to the postal provider, formal notices registered; each is posted once',
  }),
  handOverLetters: command({
    path: '/dunning/letters/hand-over',
    permission: 'dunning.send',
    input: z.object({ draftIds: z.array(id).check(z.minLength(1), z.maxLength(5000)) }),
    output: z.object({ handedOver: count, withdrawn }),
    summary: 'Note that letters were given to the post: their step counts as done; what changed is withdrawn',
  }),
} as const;
