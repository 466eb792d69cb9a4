import * as z from 'zod/mini';
import { command, download, query } from '../../contract/endpoint.ts';
import { amount, currency, id, isoDate, text } from '../../contract/wire.ts';
import { ANNUAL_LINES, VAT_BOXES } from '../../core/ledger/index.ts';

export const vatPeriods = ['month', 'quarter', 'year'] as const;
export const vatExports = ['return', 'lines', 'pending'] as const;

const span = { from: isoDate, to: isoDate };
const box = z.enum(VAT_BOXES as [(typeof VAT_BOXES)[number]]);
/** To the cent, and in whole units as the form wants it. */
const boxAmount = z.object({ exactMinor: amount, roundedMinor: amount });

const annualLine = z.enum(ANNUAL_LINES.map((one) => one.line) as [(typeof ANNUAL_LINES)[number]['line']]);
/** The same sales on the yearly return n° 3517-S-SD (CA12). */
const annual = z.object({
  rows: z.array(
    z.object({
      line: annualLine,
      boxes: z.array(box),
      base: boxAmount,
      tax: boxAmount,
      isBelow: z.boolean(),
    }),
  ),
  /** 16, 25, 16 − 25, 30 (the instalments on 44581), and what is left of it: 33, or 34 below zero. */
  grossMinor: amount,
  deductedMinor: amount,
  netMinor: amount,
  paidMinor: amount,
  balanceMinor: amount,
  /** Whether the year after has instalments; the régime ends with 2026 (loi n° 2025-127, art. 38). */
  hasInstalments: z.boolean(),
});

const line = z.object({
  sourceId: id,
  kind: z.enum(['issued', 'entry', 'receipt', 'taken_back']),
  on: isoDate,
  entryId: z.nullable(id),
  invoiceId: z.nullable(id),
  /** To open it; null for what another program issued. */
  documentId: z.nullable(id),
  partyName: z.string(),
  number: z.string(),
  box,
  label: z.string(),
  /** Of a receipt: what was settled, in the currency of the invoice. */
  cash: z.nullable(z.object({ minor: amount, currency })),
  baseMinor: amount,
  taxMinor: amount,
  /** Dated in a period that was declared before it was recorded. */
  isLate: z.boolean(),
});

const pending = z.object({
  entryId: id,
  documentId: z.nullable(id),
  on: isoDate,
  number: z.string(),
  partyName: z.string(),
  label: z.string(),
  /** On 44574 by the entry, fallen due by then, left. */
  invoicedMinor: amount,
  releasedMinor: amount,
  leftMinor: amount,
  /** Pro rata of what is unpaid; and what parts the two. */
  expectedMinor: amount,
  differenceMinor: amount,
});

const declared = z.object({ id, ...span, netMinor: amount, by: z.string(), at: z.string() });

const paper = z.object({
  today: isoDate,
  currency,
  /** Without VAT: nothing is declared (CGI art. 293 B). */
  isFranchise: z.boolean(),
  every: z.enum(vatPeriods),
  ...span,
  declared: z.nullable(z.object({ ...declared.shape, isLast: z.boolean() })),
  /** Those declared before, the latest first. */
  history: z.array(declared),
  boxes: z.array(z.object({ box, base: boxAmount, tax: boxAmount, isBelow: z.boolean() })),
  /** A1, B5, F8, 16, 21, and 16 − 21: positive is due. */
  salesMinor: amount,
  taxedRegularisedMinor: amount,
  untaxedRegularisedMinor: amount,
  grossMinor: amount,
  deductedMinor: amount,
  netMinor: amount,
  exactTaxMinor: amount,
  /** Null: the period is declared on the CA3. */
  annual: z.nullable(annual),
  late: z.object({ count: z.number(), taxMinor: amount }),
  /** 44571: its movement, what of it is on no line of the return, and what is left: nothing, or a fault. */
  collected: z.object({
    movedMinor: amount,
    elsewhere: z.array(
      z.object({ entryId: id, name: z.string(), on: isoDate, label: z.string(), minor: amount }),
    ),
    elsewhereMinor: amount,
    returnMinor: amount,
    restMinor: amount,
  }),
  /** 44574: from the opening to the closing, and the pro rata of what is unpaid. */
  waiting: z.object({
    openingMinor: amount,
    invoicedMinor: amount,
    releasedMinor: amount,
    otherMinor: amount,
    closingMinor: amount,
    expectedMinor: amount,
    differences: z.array(pending),
  }),
});

export const vatContract = {
  read: query({
    path: '/vat',
    permission: 'reports.read',
    summary:
      'The working paper of a VAT return: the lines of form 3310-CA3, or 3517-S (CA12) of a year, that sales fill, and its proofs.',
    /** Without a period: the first one that is not declared. */
    input: z.object({ from: z.optional(isoDate), to: z.optional(isoDate) }),
    output: paper,
  }),
  lines: query({
    path: '/vat/lines',
    permission: 'reports.read',
    summary: 'What a line of the return is made of: invoices on their day, receipts on theirs.',
    input: z.object({ ...span, box: z.optional(box), cursor: z.optional(text(20)) }),
    output: z.object({
      rows: z.array(line),
      count: z.number(),
      baseMinor: amount,
      taxMinor: amount,
      next: z.nullable(z.string()),
    }),
  }),
  pending: query({
    path: '/vat/pending',
    permission: 'reports.read',
    summary: 'VAT that waits to be paid on a day, invoice by invoice, beside the pro rata of what is unpaid.',
    input: z.object({ on: isoDate }),
    output: z.object({ rows: z.array(pending), count: z.number(), leftMinor: amount }),
  }),
  declare: command({
    path: '/vat/declare',
    permission: 'books.close',
    summary:
      'Keeps the return of a period as it was declared; what is recorded into it later goes to the next.',
    input: z.object({ ...span, lock: z.boolean() }),
    output: paper,
  }),
  withdraw: command({
    path: '/vat/:id/withdraw',
    permission: 'books.close',
    summary: 'Takes the last return back, which was declared by mistake.',
    input: z.object({ id, reason: text(200).check(z.minLength(1)) }),
    output: paper,
  }),
  draftEntry: command({
    path: '/vat/entry',
    permission: 'books.record',
    summary: 'Drafts the entry of a return: 44571 to 44551 in whole units, rounding on 658 or 758.',
    input: z.object(span),
    output: z.object({ draftId: id }),
  }),
  editPeriod: command({
    path: '/vat/period',
    permission: 'organization.edit',
    summary: 'How often the return is made: every month, quarter or year.',
    input: z.object({ every: z.enum(vatPeriods) }),
    output: z.object({ every: z.enum(vatPeriods) }),
  }),
  exportPaper: download(
    {
      path: '/vat/export',
      permission: 'export',
      summary: 'The return, its lines or the VAT that waits, as CSV, XLSX or PDF.',
      input: z.object({
        ...span,
        part: z.enum(vatExports),
        format: z.enum(['csv', 'xlsx', 'pdf']),
        box: z.optional(box),
      }),
    },
    z.any(),
  ),
} as const;
