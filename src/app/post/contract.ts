import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { amount, done, id, instant, none, text } from '../../contract/wire.ts';

/**
 * - `queued`: waits for the provider
 * - `sending`: being given to it
 * - `submitted`: taken, printed the same or the next working day
 * - `in-post`: printed and given to the post
 * - `delivered`, `returned`: the end of its way
 * - `failed`: refused for certain; print it
 * - `ambiguous`: nobody knows whether it was taken; a person decides
 * - `cancelled`: taken back before it left
 */
export const letterStates = [
  'queued',
  'sending',
  'submitted',
  'in-post',
  'delivered',
  'returned',
  'failed',
  'ambiguous',
  'cancelled',
] as const;

const postalAccount = z.object({
  provider: z.enum(['merci-facteur']),
  serviceId: z.string(),
  userId: z.string(),
  hasSecret: z.boolean(),
  /** Prices may be asked for; nothing is posted. */
  isTest: z.boolean(),
  ordinary: z.enum(['normal', 'followed']),
  /** Why the provider refused us last; '' when it did not. */
  problem: z.string(),
  retryAt: z.nullable(instant),
  version: z.number(),
});

export const postContract = {
  readAccount: query({
    path: '/postal-account',
    permission: 'organization.read',
    input: none,
    output: z.object({ account: z.nullable(postalAccount) }),
    summary: 'The account with the postal provider; its key is never given back',
  }),
  saveAccount: command({
    path: '/postal-account/save',
    permission: 'organization.edit',
    input: z.object({
      /** 0 for the first. */
      version: z.number(),
      serviceId: text(100).check(z.minLength(1)),
      userId: text(40).check(z.minLength(1)),
      /** Left out: the one kept stays. */
      secret: z.optional(text(300).check(z.minLength(1))),
      isTest: z.boolean(),
      ordinary: z.enum(['normal', 'followed']),
    }),
    output: z.object({ account: postalAccount }),
    summary: 'Save the account with the postal provider',
  }),
  removeAccount: command({
    path: '/postal-account/remove',
    permission: 'organization.edit',
    input: z.object({ version: z.number() }),
    output: done,
    summary: 'Forget the account and its key; letters are printed by hand again',
  }),
  tryAccount: command({
    path: '/postal-account/try',
    permission: 'organization.edit',
    input: none,
    output: z.object({
      /** One page to France, before tax. */
      ordinaryMinor: amount,
      registeredMinor: amount,
    }),
    summary: 'Ask the provider for its prices: proves that the account works, and posts nothing',
  }),
  resolve: command({
    path: '/postal-letters/resolve',
    permission: 'dunning.send',
    input: z.object({ id, version: z.number(), outcome: z.enum(['posted', 'not-posted', 'ask-again']) }),
    output: done,
    summary: 'Say whether a letter of unknown fate was taken, or ask the provider again with the same key',
  }),
} as const;
