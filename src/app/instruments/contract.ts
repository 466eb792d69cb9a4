import * as z from 'zod/mini';
import { command, download, query } from '../../contract/endpoint.ts';
import { amount, currency, done, id, isoDate, none, text } from '../../contract/wire.ts';
import {
  BILL_KINDS,
  INSTRUMENT_KINDS,
  INSTRUMENT_STATES,
  REMITTANCE_KINDS,
} from '../../core/instruments/index.ts';

/** Cheques, or bills of exchange: the two lists. */
export const families = ['cheques', 'bills'] as const;
export const views = [...INSTRUMENT_STATES, 'open', 'all'] as const;

const family = z.enum(families);
const share = z.object({ itemId: id, amountMinor: amount });
const shares = z.array(share).check(z.maxLength(200));
const paper = text(60).check(z.minLength(1));

const instrument = z.object({
  id,
  kind: z.enum(INSTRUMENT_KINDS),
  partyId: id,
  partyName: z.string(),
  drawer: z.string(),
  number: z.string(),
  bank: z.string(),
  iban: z.string(),
  currency,
  amountMinor: amount,
  issuedOn: isoDate,
  receivedOn: isoDate,
  maturityOn: z.nullable(isoDate),
  state: z.enum(INSTRUMENT_STATES),
  /** Of a cheque in hand: C. mon. fin. art. L131-32, L131-59. */
  urgency: z.enum(['none', 'late', 'soon-prescribed', 'prescribed']),
  prescribedAfter: z.nullable(isoDate),
  remittance: z.nullable(z.object({ id, name: z.string(), kind: z.enum(REMITTANCE_KINDS), on: isoDate })),
  unpaid: z.nullable(
    z.object({
      on: isoDate,
      reason: z.string(),
      certificateOn: z.nullable(isoDate),
      rebilledMinor: amount,
      /** The bank had credited it, and no line takes it back yet. */
      awaitsDebit: z.boolean(),
      /** Said by a line of the bank: undone from there. */
      byBankLine: z.boolean(),
    }),
  ),
  invoices: z.array(z.object({ number: z.string(), amountMinor: amount })),
  recordedBy: z.string(),
});

const remittance = z.object({
  id,
  name: z.string(),
  kind: z.enum(REMITTANCE_KINDS),
  on: isoDate,
  bankAccountName: z.string(),
  count: z.number(),
  /** What the bank is to credit: without what came back unpaid before. */
  totalMinor: amount,
  currency,
  state: z.enum(['open', 'credited', 'undone']),
  creditedOn: z.nullable(isoDate),
  recordedBy: z.string(),
});

const sum = z.object({ count: z.number(), totalMinor: amount, oldestOn: z.nullable(isoDate) });

const bankLine = z.object({
  id,
  bookedOn: isoDate,
  amountMinor: amount,
  text: z.string(),
  /** The line less what is awaited: what the bank kept or took on top, when negative. */
  differenceMinor: amount,
});

export const accountNames = [
  'cheques',
  'bills',
  'collection',
  'discount',
  'advance',
  'interest',
  'fee',
  'rebilled',
] as const;
const accounts = z.object(
  Object.fromEntries(accountNames.map((name) => [name, text(12)])) as Record<
    (typeof accountNames)[number],
    ReturnType<typeof text>
  >,
);

export const instrumentsContract = {
  list: query({
    path: '/instruments',
    permission: 'payments.read',
    input: z.object({ family, view: z.enum(views), after: z.optional(id) }),
    output: z.object({ instruments: z.array(instrument), next: z.nullable(id) }),
    summary: 'Cheques or bills of exchange, newest first, fifty at a time',
  }),
  summary: query({
    path: '/instruments/summary',
    permission: 'payments.read',
    input: z.object({ family }),
    output: z.object({
      today: isoDate,
      currency,
      held: sum,
      remitted: sum,
      unpaid: sum,
      /** Cheques in hand whose bank may refuse them, or soon may. */
      urgent: z.number(),
      /** Bills that are to be paid, by day of maturity; discounted ones are the bank's already. */
      expected: z.array(z.object({ on: isoDate, count: z.number(), totalMinor: amount })),
    }),
    summary: 'How much is in hand, at the bank and unpaid, and what bills bring in when',
  }),
  remittances: query({
    path: '/instruments/remittances',
    permission: 'payments.read',
    input: z.object({ family }),
    output: z.object({ remittances: z.array(remittance) }),
    summary: 'The last hundred deposit slips or remittances of bills, newest first',
  }),
  lines: query({
    path: '/instruments/bank-lines',
    permission: 'bank.match',
    input: z.object({ remittanceId: z.optional(id), instrumentId: z.optional(id) }),
    output: z.object({ expectedMinor: amount, lines: z.array(bankLine) }),
    summary:
      'Waiting bank lines that may credit a remittance, or take an unpaid instrument back; the nearest first',
  }),
  receiveCheque: command({
    path: '/instruments/cheques/receive',
    permission: 'payments.record',
    input: z.object({
      partyId: id,
      drawer: text(120),
      number: paper,
      bank: text(80),
      issuedOn: isoDate,
      receivedOn: isoDate,
      currency,
      amountMinor: amount,
      note: text(500),
      shares: z.union([shares, z.enum(['oldest-first', 'none'])]),
    }),
    output: instrument,
    summary: 'A cheque received: the payment that it is, and the paper to be remitted',
  }),
  drawBill: command({
    path: '/instruments/bills/draw',
    permission: 'payments.record',
    input: z.object({
      kind: z.enum(BILL_KINDS),
      partyId: id,
      number: paper,
      bank: text(80),
      iban: text(42),
      issuedOn: isoDate,
      maturityOn: isoDate,
      currency,
      amountMinor: amount,
      shares: shares.check(z.minLength(1)),
    }),
    output: instrument,
    summary: 'A bill of exchange drawn, or a promissory note received, for chosen invoices',
  }),
  step: command({
    path: '/instruments/:id/step',
    permission: 'payments.record',
    input: z.object({ id, act: z.enum(['send', 'accept', 'pay']), on: isoDate }),
    output: instrument,
    summary: 'A bill was sent for acceptance, accepted, or (discounted) paid at its maturity',
  }),
  markUnpaid: command({
    path: '/instruments/:id/unpaid',
    permission: 'payments.record',
    input: z.object({
      id,
      on: isoDate,
      reason: text(200).check(z.minLength(1)),
      certificateOn: z.nullable(isoDate),
      /** Fees asked of the customer; '0': none. */
      rebilledMinor: amount,
    }),
    output: instrument,
    summary: 'Returned unpaid: its invoices are owed again, with the reason',
  }),
  undo: command({
    path: '/instruments/:id/undo',
    permission: 'payments.record',
    input: z.object({ id }),
    output: instrument,
    summary: 'Undo the last step of an instrument by a reversing entry; the first one: it is cancelled',
  }),
  remit: command({
    path: '/instruments/remittances/create',
    permission: 'payments.record',
    input: z.object({
      kind: z.enum(REMITTANCE_KINDS),
      bankAccountId: id,
      on: isoDate,
      instrumentIds: z.array(id).check(z.minLength(1), z.maxLength(500)),
    }),
    output: remittance,
    summary: 'Hand cheques to the bank with a deposit slip, or bills for collection or discount',
  }),
  undoRemittance: command({
    path: '/instruments/remittances/:id/undo',
    permission: 'payments.record',
    input: z.object({ id }),
    output: done,
    summary: 'A remittance that did not take place: its instruments are in hand again',
  }),
  credit: command({
    path: '/instruments/remittances/:id/credit',
    permission: 'bank.match',
    input: z.object({
      id,
      lineId: id,
      /** Of what the bank kept, interest; the rest is its fee. */
      interestMinor: amount,
    }),
    output: remittance,
    summary: 'This bank line credits the remittance; what it lacks is the bank’s interest and fee',
  }),
  debit: command({
    path: '/instruments/:id/debit',
    permission: 'bank.match',
    input: z.object({ id, lineId: id }),
    output: instrument,
    summary:
      'This bank line takes back what was credited of an unpaid instrument; the rest is the bank’s fee',
  }),
  print: download(
    {
      path: '/instruments/remittances/:id/print',
      permission: 'payments.read',
      input: z.object({ id }),
      summary: 'The deposit slip, or the list of bills remitted, as a PDF',
    },
    z.unknown(),
  ),
  file: download(
    {
      path: '/instruments/remittances/:id/file',
      permission: 'payments.read',
      input: z.object({ id }),
      summary: 'Bills remitted as the CFONB’s file of LCR and BOR, 160 characters a record',
    },
    z.unknown(),
  ),
  accounts: query({
    path: '/instruments/accounts',
    permission: 'organization.read',
    input: none,
    output: accounts,
    summary: 'On which accounts cheques and bills stand',
  }),
  editAccounts: command({
    path: '/instruments/accounts/edit',
    permission: 'organization.edit',
    input: accounts,
    output: accounts,
    summary: 'Choose other accounts for cheques and bills to come',
  }),
} as const;
