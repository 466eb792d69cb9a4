import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { importContract, statement } from './import-contract.ts';
import { learningContract } from './learning-contract.ts';
import { payoutsContract } from './payouts-contract.ts';
import { line, reason, saidDifferences } from './line-shapes.ts';

export { reason, saidDifferences };
import { amount, currency, done, id, instant, isoDate, none, text } from '../../contract/wire.ts';

const account = z.object({
  id,
  name: z.string(),
  identifier: z.string(),
  currency,
  ledgerAccount: z.string(),
  version: z.number(),
  lastStatement: z.nullable(statement),
  toSee: z.number(),
  /** Balance of its account in the books, today. */
  bookedMinor: amount,
  /** Closing of the last statement less the books; null without a closing. */
  differenceMinor: z.nullable(amount),
  /** Of that: what stood on the account before the first statement; lines not booked; the rest. */
  startingMinor: amount,
  unbookedMinor: amount,
});

export const views = ['to-see', 'posted', 'ignored', 'debits'] as const;

const share = z.object({ itemId: id, amountMinor: amount });

const lineAnswer = z.object({ line });

export const bankingContract = {
  ...learningContract,
  ...payoutsContract,
  accounts: query({
    path: '/bank/accounts',
    permission: 'bank.read',
    input: none,
    output: z.object({ accounts: z.array(account) }),
    summary: 'Bank accounts with their last statement, its proof, and the books beside it',
  }),
  createAccount: command({
    path: '/bank/accounts/create',
    permission: 'bank.import',
    input: z.object({ name: text(80).check(z.minLength(1)), identifier: text(42), currency }),
    output: z.object({ id }),
    summary: 'Add a bank account; it gets its own account 512…',
  }),
  editAccount: command({
    path: '/bank/accounts/:id/edit',
    permission: 'bank.import',
    input: z.object({
      id,
      version: z.number(),
      name: text(80).check(z.minLength(1)),
      identifier: text(42),
      /** Forget how its CSV is read. */
      forgetColumns: z.boolean(),
    }),
    output: done,
    summary: 'Rename a bank account or correct its IBAN',
  }),
  lastStatements: query({
    path: '/bank/last-statements',
    permission: 'bank.read',
    input: none,
    output: z.object({
      accounts: z.array(
        z.object({
          accountId: id,
          name: z.string(),
          toOn: z.nullable(isoDate),
          importedAt: z.nullable(instant),
          toSee: z.number(),
        }),
      ),
    }),
    summary: 'How fresh the bank is: the last day known per account, and what still waits',
  }),
  ...importContract,
  review: query({
    path: '/bank/accounts/:accountId/review',
    permission: 'bank.read',
    input: z.object({ accountId: id }),
    output: z.object({
      /** Of the last file. */
      latest: z.nullable(
        z.object({
          importId: id,
          toOn: z.nullable(isoDate),
          isMatching: z.boolean(),
          lines: z.number(),
          auto: z.number(),
          byPerson: z.number(),
          aside: z.number(),
          toSee: z.number(),
        }),
      ),
      counts: z.object({ toSee: z.number(), posted: z.number(), ignored: z.number(), debits: z.number() }),
    }),
    summary: 'How far the reconciliation of an account is',
  }),
  lines: query({
    path: '/bank/accounts/:accountId/lines',
    permission: 'bank.read',
    input: z.object({ accountId: id, view: z.enum(views), after: z.optional(id) }),
    output: z.object({ lines: z.array(line), next: z.nullable(id) }),
    summary: 'Lines of an account, newest first, fifty at a time',
  }),
  searchItems: query({
    path: '/bank/search-items',
    permission: 'bank.match',
    input: z.object({ text: text(100), currency, nearMinor: z.optional(amount) }),
    output: z.object({
      items: z.array(
        z.object({
          id,
          number: z.string(),
          kind: z.string(),
          partyId: id,
          partyName: z.string(),
          issuedOn: isoDate,
          dueOn: isoDate,
          openMinor: amount,
        }),
      ),
    }),
    summary: 'Open items by number, customer or amount; thirty at most',
  }),
  confirm: command({
    path: '/bank/lines/:lineId/confirm',
    permission: 'bank.match',
    input: z.object({
      lineId: id,
      choice: z.union([
        z.object({
          rank: z.number().check(z.int(), z.minimum(1), z.maximum(3)),
          /** Of the proposal as it was shown: one that took its place meanwhile is refused. */
          itemIds: z.optional(z.array(id).check(z.maxLength(200))),
        }),
        z.object({
          shares: z.array(share).check(z.minLength(1), z.maxLength(200)),
          /** Whose the rest is, when the shares leave one: it stays on account. */
          partyId: z.optional(id),
          /** What the money lacks of the shares (or has too much, as rounding) is this, and is not asked for. */
          difference: z.optional(z.enum(saidDifferences)),
        }),
      ]),
    }),
    output: lineAnswer,
    summary: 'Say what a line pays: a proposal, or chosen items with amounts',
  }),
  recordOnAccount: command({
    path: '/bank/lines/:lineId/on-account',
    permission: 'bank.match',
    input: z.object({ lineId: id, partyId: id }),
    output: lineAnswer,
    summary: 'Money of a customer without invoice: on account',
  }),
  putInSuspense: command({
    path: '/bank/lines/:lineId/suspend',
    permission: 'bank.match',
    input: z.object({ lineId: id, candidatePartyId: z.nullable(id) }),
    output: lineAnswer,
    summary: 'Nobody knows yet whose it is: booked on 471, with a candidate where there is one',
  }),
  ignore: command({
    path: '/bank/lines/:lineId/ignore',
    permission: 'bank.match',
    input: z.object({ lineId: id, reason: text(200).check(z.minLength(1)) }),
    output: lineAnswer,
    summary: 'Put a line aside with a reason; it is not booked here',
  }),
  undo: command({
    path: '/bank/lines/:lineId/undo',
    permission: 'bank.match',
    input: z.object({ lineId: id }),
    output: lineAnswer,
    summary: 'Undo what was decided about a line: a reversing entry, the invoices are open again',
  }),
  rematch: command({
    path: '/bank/accounts/:accountId/rematch',
    permission: 'bank.match',
    input: z.object({ accountId: id }),
    output: z.object({ autoLines: z.number(), isMatching: z.boolean() }),
    summary: 'Compare the waiting lines of an account with what is open now',
  }),
} as const;

export { dropContract } from './drop-contract.ts';
export { mailboxContract } from './mailbox-contract.ts';
