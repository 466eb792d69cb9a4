import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { amount, done, id, instant, isoDate, none, text } from '../../contract/wire.ts';

const ledgerCode = text(12).check(z.minLength(2));

/** Where a line goes that is nobody's invoice; a VAT account only with its rate. */
const accountChoice = {
  ledgerAccount: ledgerCode,
  vatAccount: text(12),
  /** Hundredths of a percent. */
  vatRate: z.number().check(z.int(), z.minimum(0), z.maximum(10_000)),
};

const memory = z.object({
  kind: z.enum(['iban', 'name', 'third-party']),
  value: z.string(),
  /** By which it is forgotten. */
  key: z.string(),
  partyId: id,
  partyName: z.string(),
  /** Of another customer who pays for this one. */
  payerName: z.string(),
  origin: z.string(),
  by: z.string(),
  at: z.nullable(instant),
  line: z.nullable(z.object({ id, bookedOn: isoDate, text: z.string() })),
  /** How many decisions say so. */
  times: z.number(),
});

const rule = z.object({
  id,
  version: z.number(),
  state: z.enum(['proposed', 'accepted', 'refused']),
  pattern: z.string(),
  counterpartyKey: z.string(),
  isMoneyOut: z.boolean(),
  ...accountChoice,
  postsItself: z.boolean(),
  by: z.string(),
  at: instant,
  booked: z.number(),
});

const group = z.object({
  kind: z.enum(['sure', 'return', 'rule', 'duplicate', 'not-ours', 'look']),
  /** With 'rule'. */
  ruleId: z.nullable(id),
  ledgerAccount: z.string(),
  pattern: z.string(),
  count: z.number(),
  totalMinor: amount,
  /** The first two hundred, to be accepted together. */
  lineIds: z.array(id),
});

const lineIds = z.array(id).check(z.minLength(1), z.maxLength(200));

/** What the bank room learns, and what is nobody's invoice. */
export const learningContract = {
  memory: query({
    path: '/bank/memory',
    permission: 'bank.read',
    input: z.object({ partyId: z.optional(id) }),
    output: z.object({ memories: z.array(memory) }),
    summary: 'What confirmed lines taught about who pays, each with its origin',
  }),
  forgetMemory: command({
    path: '/bank/memory/forget',
    permission: 'bank.match',
    input: z.object({ kind: z.enum(['iban', 'name', 'third-party']), partyId: id, key: text(200) }),
    output: done,
    summary: 'Forget one thing that was learned',
  }),
  policy: query({
    path: '/bank/policy',
    permission: 'bank.read',
    input: none,
    output: z.object({
      mode: z.enum(['strict', 'calibrated', 'never']),
      limitMinor: z.nullable(amount),
      strictThreshold: z.number(),
      calibratedThreshold: z.number(),
      decisions: z.number(),
      errors: z.number(),
    }),
    summary: 'From when on a line is posted without a person, and what that rests on',
  }),
  setPolicy: command({
    path: '/bank/policy/set',
    permission: 'bank.import',
    input: z.object({
      mode: z.enum(['strict', 'calibrated', 'never']),
      limitMinor: z.nullable(amount.check(z.regex(/^[1-9]\d*$/))),
    }),
    output: done,
    summary: 'Choose from when on a line is posted without a person',
  }),
  rules: query({
    path: '/bank/rules',
    permission: 'bank.read',
    input: none,
    output: z.object({ rules: z.array(rule) }),
    summary: 'Rules for lines that are nobody’s invoice, with what each did',
  }),
  saveRule: command({
    path: '/bank/rules/:id/save',
    permission: 'bank.match',
    input: z.object({
      id,
      version: z.number(),
      state: z.enum(['accepted', 'refused']),
      pattern: text(200),
      ...accountChoice,
      postsItself: z.boolean(),
    }),
    output: done,
    summary: 'Accept, refuse or edit a rule; it posts by itself only what is imported afterwards',
  }),
  deleteRule: command({
    path: '/bank/rules/:id/delete',
    permission: 'bank.match',
    input: z.object({ id }),
    output: done,
    summary: 'Delete a rule; what it booked stays',
  }),
  decisions: query({
    path: '/bank/accounts/:accountId/decisions',
    permission: 'bank.read',
    input: z.object({ accountId: id }),
    output: z.object({ groups: z.array(group) }),
    summary: 'Waiting lines of an account, grouped by the decision they ask for',
  }),
  acceptGroup: command({
    path: '/bank/accounts/:accountId/accept-group',
    permission: 'bank.match',
    input: z.object({
      accountId: id,
      kind: z.enum(['sure', 'return', 'rule']),
      ruleId: z.nullable(id),
      lineIds,
    }),
    output: z.object({ accepted: z.array(id), left: z.number() }),
    summary: 'Accept the suggestion of each of these lines; what cannot be booked stays waiting',
  }),
  undoLines: command({
    path: '/bank/lines/undo-several',
    permission: 'bank.match',
    input: z.object({ lineIds }),
    output: z.object({ undone: z.number() }),
    summary: 'Undo what was decided about several lines, all or none',
  }),
  book: command({
    path: '/bank/lines/:lineId/book',
    permission: 'bank.match',
    input: z.object({ lineId: id, ...accountChoice }),
    output: done,
    summary: 'Book a line that is nobody’s invoice against an account',
  }),
  confirmRule: command({
    path: '/bank/lines/:lineId/confirm-rule',
    permission: 'bank.match',
    input: z.object({ lineId: id, ruleId: id }),
    output: done,
    summary: 'Book a line as a rule offers',
  }),
  confirmBatch: command({
    path: '/bank/lines/:lineId/confirm-batch',
    permission: 'bank.match',
    input: z.object({ lineId: id, batchId: id }),
    output: done,
    summary: 'The line is this payout, deposit, direct debit or remittance: all its parts are paid',
  }),
  confirmRecorded: command({
    path: '/bank/lines/:lineId/confirm-recorded',
    permission: 'bank.match',
    input: z.object({ lineId: id, paymentId: id }),
    output: done,
    summary: 'The line is a payment recorded before: they are tied, nothing is booked again',
  }),
  confirmReturn: command({
    path: '/bank/lines/:lineId/confirm-return',
    permission: 'bank.match',
    input: z.object({ lineId: id, rank: z.number().check(z.int(), z.minimum(1), z.maximum(3)) }),
    output: done,
    summary: 'The bank took this payment back: its invoices are open again',
  }),
} as const;
