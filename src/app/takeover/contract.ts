import * as z from 'zod/mini';
import { command, download, query, upload } from '../../contract/endpoint.ts';
import { amount, currency, done, id, instant, isoDate, none, text } from '../../contract/wire.ts';
import { startLevel } from './start-level-contract.ts';
import { fields, importKinds } from '../../core/takeover/index.ts';

export { openingContract } from './opening-contract.ts';

export const MAX_UPLOAD_BYTES = 64 * 1024 * 1024;

const kind = z.enum(importKinds);
const state = z.enum(['uploaded', 'checked', 'importing', 'done', 'failed', 'cancelled']);
const mapping = z.array(z.nullable(z.enum(fields))).check(z.maxLength(200));
const counts = z.record(z.string(), z.number());

const options = z.object({
  /** Day of the opening: the accounts of the other system up to its evening. */
  cutoverOn: isoDate,
  /** Of lines that name no currency. */
  currency,
  dateOrder: z.enum(['dmy', 'mdy']),
  decimal: z.enum(['auto', ',', '.']),
  /** The number the next invoice will carry; '' keeps what is set. */
  nextInvoiceNumber: text(60),
  /** Balance of 411 in the trial balance of the other system, when the user knows it. */
  expectedMinor: z.nullable(amount),
  /** Chosen when it starts; left out: as the company’s limits say. */
  startLevel: z.optional(startLevel),
});

const total = z.object({
  currency,
  openMinor: amount,
  baseMinor: amount,
  invoices: z.number(),
  credits: z.number(),
});

const summary = z.object({
  lines: z.number(),
  taken: z.number(),
  refused: z.number(),
  passed: z.number(),
  warnings: z.number(),
  newCustomers: z.number(),
  knownCustomers: z.number(),
  openItems: z.number(),
  paidItems: z.number(),
  drafts: z.optional(z.number()),
  invoiceLines: z.optional(z.number()),
  already: z.number(),
  highestCode: z.number(),
  totals: z.array(total),
  openingMinor: amount,
  codes: counts,
  /** Balance of the 411 lines of a FEC. */
  controlMinor: z.nullable(amount),
  /** Findings beyond this many are counted, not kept. */
  keptFindings: z.number(),
  /** Late ones whose reminders are unknown, by the level each would go on at as if reminded; from level 1. */
  lateLevels: z.optional(z.array(z.number())),
  /** The level the company’s limits say. */
  usualLevel: z.optional(z.number()),
});

const result = z.object({
  newCustomers: z.number(),
  completedCustomers: z.number(),
  openItems: z.number(),
  paidItems: z.number(),
  drafts: z.optional(z.number()),
  invoiceLines: z.optional(z.number()),
  already: z.number(),
  refused: z.number(),
  /** What this import opened on 411. */
  openingMinor: amount,
  /** Σ open items of 411 and balance of 411 at the cut-over, in base currency. */
  itemsMinor: amount,
  ledgerMinor: amount,
  /** What the other system says: typed, or from the FEC. */
  expectedMinor: z.nullable(amount),
  differenceMinor: z.nullable(amount),
  baseCurrency: currency,
  milliseconds: z.number(),
  /** Of a folder of PDFs. */
  attached: z.optional(z.number()),
  unmatched: z.optional(z.number()),
});

export const importRun = z.object({
  id,
  kind: z.enum([...importKinds, 'documents']),
  state,
  fileName: z.string(),
  fileSize: z.number(),
  format: z.string(),
  sheet: z.string(),
  headers: z.array(z.string()),
  headerLine: z.number(),
  /** Name of the sheet or file that holds the lines of the invoices; '' where they stand with them. */
  linesFrom: z.string(),
  /** The first column of the lines' own table; 0 where there is none. */
  linesAt: z.number(),
  rows: z.array(z.object({ line: z.number(), cells: z.array(z.string()) })),
  mapping,
  /** The columns were read like this last time. */
  remembered: z.boolean(),
  options: z.nullable(options),
  summary: z.nullable(summary),
  result: z.nullable(result),
  goodOnly: z.boolean(),
  progressDone: z.number(),
  progressTotal: z.number(),
  cancelAsked: z.boolean(),
  failure: z.string(),
  recordedBy: z.string(),
  recordedAt: instant,
  finishedAt: z.nullable(instant),
});

const listed = z.object({
  id,
  kind: z.enum([...importKinds, 'documents']),
  state,
  fileName: z.string(),
  recordedBy: z.string(),
  recordedAt: instant,
  openItems: z.number(),
  newCustomers: z.number(),
  paidItems: z.number(),
  drafts: z.number(),
  attached: z.number(),
  openingMinor: amount,
  currency,
});

const lineFinding = z.object({
  ordinal: z.number(),
  line: z.number(),
  /** 2: of the sheet or file that holds the lines. */
  part: z.number(),
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  field: z.string(),
  value: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const takeoverContract = {
  runs: query({
    path: '/takeover/runs',
    permission: 'takeover.import',
    input: none,
    output: z.object({ runs: z.array(listed), invoices: z.number(), withPdf: z.number() }),
    summary: 'Imports done and under way, latest first',
  }),
  read: query({
    path: '/takeover/runs/:id',
    permission: 'takeover.import',
    input: z.object({ id }),
    output: importRun,
    summary: 'One import: file, mapping, check, progress, result',
  }),
  upload: upload({
    path: '/takeover/upload',
    permission: 'takeover.import',
    input: none,
    output: importRun,
    summary: 'Give a file (CSV, XLSX, FEC); its columns are recognised, nothing is imported yet',
    maxBytes: MAX_UPLOAD_BYTES,
  }),
  lines: upload({
    path: '/takeover/runs/:id/lines',
    permission: 'takeover.import',
    input: z.object({ id }),
    output: importRun,
    summary: 'Give the second file of a book of invoices, with its lines; each names its invoice by number',
    maxBytes: MAX_UPLOAD_BYTES,
  }),
  check: command({
    path: '/takeover/runs/:id/check',
    permission: 'takeover.import',
    input: z.object({ id, kind, mapping, options }),
    output: importRun,
    summary: 'Dry run: counts, totals and every bad line with its reason; imports nothing',
  }),
  findings: query({
    path: '/takeover/runs/:id/findings',
    permission: 'takeover.import',
    input: z.object({
      id,
      severity: z.optional(z.enum(['error', 'warning'])),
      code: z.optional(text(80)),
      after: z.optional(z.coerce.number()),
    }),
    output: z.object({ findings: z.array(lineFinding), hasMore: z.boolean() }),
    summary: 'What the check found, line by line, 200 at a time',
  }),
  refused: download(
    {
      path: '/takeover/runs/:id/refused.csv',
      permission: 'takeover.import',
      input: z.object({ id }),
      summary: 'The refused lines as they stood, with their reasons, to be corrected and imported again',
    },
    z.any(),
  ),
  start: command({
    path: '/takeover/runs/:id/start',
    permission: 'takeover.import',
    input: z.object({ id, goodOnly: z.boolean(), startLevel: z.optional(startLevel) }),
    output: importRun,
    summary: 'Import what the check accepted; refused lines need goodOnly',
  }),
  cancel: command({
    path: '/takeover/runs/:id/cancel',
    permission: 'takeover.import',
    input: z.object({ id }),
    output: done,
    summary: 'Stop an import; nothing of it stays',
  }),
  documents: upload({
    path: '/takeover/documents',
    permission: 'takeover.import',
    input: z.object({ runId: z.optional(id) }),
    output: importRun,
    summary: 'Give a PDF or a ZIP of PDFs; each is attached to the invoice whose number is in its name',
    maxBytes: MAX_UPLOAD_BYTES,
  }),
} as const;
