import * as z from 'zod/mini';
import { command, download, query } from '../../contract/endpoint.ts';
import { count } from '../../contract/reminder-shapes.ts';
import { amount, currency, id, isoDate, sha256 } from '../../contract/wire.ts';
import { letterStates } from '../post/contract.ts';

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
      path: '/dunning/runs/:id/letters.zip',
      permission: 'dunning.read',
      input: z.object({ id }),
      summary: 'Letters still to print: one PDF each and a CSV of the addresses',
    },
    z.unknown(),
  ),
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
    output: z.object({ handedOver: count }),
    summary: 'Note that letters were given to the post: their step counts as done',
  }),
} as const;
