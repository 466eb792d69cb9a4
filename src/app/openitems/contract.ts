import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { amount, currency, done, id, isoDate, none, text } from '../../contract/wire.ts';

export const writeOffKinds = ['rounding', 'discount', 'fee', 'irrecoverable', 'waiver'] as const;
export const settlementAccountNames = [
  'roundingLoss',
  'roundingGain',
  'discount',
  'fee',
  'irrecoverable',
  'waiver',
  'exchangeLoss',
  'exchangeGain',
  'payoutClearing',
  'payoutFee',
  'payoutFeeVat',
  'payoutOther',
] as const;

/** What a customer contests: price, quantity, quality, delivery, a missing order, something credited already. */
export const disputeCategories = [
  'price',
  'quantity',
  'quality',
  'delivery',
  'order',
  'credited',
  'other',
] as const;
/** How a promise reached us. */
export const promiseSources = ['hand', 'call', 'mail', 'portal', 'takeover'] as const;

const writeOff = {
  itemId: id,
  kind: z.enum(writeOffKinds),
  /** In the currency of the item, of its sign. */
  amountMinor: amount,
};
const settlementSettings = z.object({
  /** What a person may round away, in base currency. */
  roundingLimitMinor: amount,
  accounts: z.record(z.enum(settlementAccountNames), text(12)),
});

/** What holds an item back from reminders: a person's decision, a promise, a dispute. */
export const openitemsContract = {
  addHold: command({
    path: '/holds/add',
    permission: 'customers.edit',
    input: z.object({
      partyId: id,
      itemId: z.nullable(id),
      /** Part of the invoice, in its currency; null: all that is open. */
      amountMinor: z.optional(z.nullable(amount)),
      reason: text(300).check(z.minLength(1)),
      untilOn: z.nullable(isoDate),
    }),
    output: z.object({ id }),
    summary: 'Stop reminding a customer, one invoice or a part of it, until a date or until lifted',
  }),
  liftHold: command({
    path: '/holds/lift',
    permission: 'customers.edit',
    input: z.object({ id }),
    output: done,
    summary: 'Lift a hold',
  }),
  addPromise: command({
    path: '/promises/add',
    permission: 'customers.edit',
    input: z.object({
      partyId: id,
      itemIds: z.array(id),
      amountMinor: amount,
      currency,
      dueOn: isoDate,
      note: text(500),
      source: z.optional(z.enum(promiseSources)),
    }),
    output: z.object({ id }),
    summary: 'Note that the customer promised an amount for a date',
  }),
  withdrawPromise: command({
    path: '/promises/withdraw',
    permission: 'customers.edit',
    input: z.object({ id }),
    output: done,
    summary: 'Withdraw a promise noted by mistake',
  }),
  openDispute: command({
    path: '/disputes/open',
    permission: 'customers.edit',
    input: z.object({
      itemId: id,
      amountMinor: amount,
      reason: text(500).check(z.minLength(1)),
      category: z.optional(z.enum(disputeCategories)),
      /** A user who settles it; null: whoever answers for the customer. */
      ownerId: z.optional(z.nullable(id)),
    }),
    output: z.object({ id }),
    summary: 'Note that the customer contests an invoice, wholly or in part',
  }),
  disputeOwners: query({
    path: '/disputes/owners',
    permission: 'customers.read',
    input: none,
    output: z.object({ owners: z.array(z.object({ id, name: z.string() })) }),
    summary: 'Members who may settle a dispute',
  }),
  assignDispute: command({
    path: '/disputes/assign',
    permission: 'customers.edit',
    input: z.object({ id, ownerId: z.nullable(id) }),
    output: done,
    summary: 'Say who settles a dispute',
  }),
  closeDispute: command({
    path: '/disputes/close',
    permission: 'customers.edit',
    input: z.object({ id, outcome: z.enum(['credit_note', 'upheld']) }),
    output: done,
    summary: 'Close a dispute with its outcome',
  }),
  previewWriteOff: query({
    path: '/write-offs/preview',
    permission: 'payments.write-off',
    input: z.object(writeOff),
    output: z.object({
      currency,
      /** The entry, in base currency. */
      postings: z.array(
        z.object({ account: z.string(), label: z.string(), debitMinor: amount, creditMinor: amount }),
      ),
      /** Of that, VAT taken back. */
      vatMinor: amount,
      /** The item is taken over or typed: its entry says no VAT. */
      isWithoutVat: z.boolean(),
    }),
    summary: 'The entry that closing a difference would make',
  }),
  writeOff: command({
    path: '/write-offs/record',
    permission: 'payments.write-off',
    input: z.object({ ...writeOff, reason: text(500) }),
    output: z.object({ id }),
    summary: 'Close a difference: rounding, early-payment discount, bank fee, irrecoverable debt, waiver',
  }),
  reverseWriteOff: command({
    path: '/write-offs/:id/reverse',
    permission: 'payments.write-off',
    input: z.object({ id }),
    output: done,
    summary: 'Ask again for what was written off: a reversing entry, the item is open again',
  }),
  settlementSettings: query({
    path: '/settlement-settings',
    permission: 'payments.read',
    input: none,
    output: settlementSettings,
    summary: 'What may be rounded away, and the accounts of differences',
  }),
  editSettlementSettings: command({
    path: '/settlement-settings/edit',
    permission: 'organization.edit',
    input: settlementSettings,
    output: settlementSettings,
    summary: 'Set what may be rounded away, and the accounts of differences',
  }),
} as const;
