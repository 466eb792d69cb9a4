import * as z from 'zod/mini';
import { command, query, upload } from '../../contract/endpoint.ts';
import { amount, currency, done, id, isoDate, none, sha256, text } from '../../contract/wire.ts';

export { lettrageContract } from './lettrage-contract.ts';
export { periodsContract } from './periods-contract.ts';

const version = z.number();
const journal = z.enum(['VE', 'AC', 'BQ', 'CA', 'OD', 'AN']);
const attachment = z.object({ sha256, name: z.string() });

export const entryLine = z.object({
  /** '' = not said yet. */
  account: z.string().check(z.regex(/^[0-9A-Z]{0,12}$/)),
  partyId: z.nullable(id),
  label: text(200),
  /** Base currency, minor units; null = empty. */
  debitMinor: z.nullable(amount),
  creditMinor: z.nullable(amount),
});

const shownLine = z.object({ ...entryLine.shape, accountName: z.string(), partyName: z.string() });
const lines = z.array(entryLine).check(z.maxLength(300));

const written = {
  journal,
  entryOn: isoDate,
  label: text(200),
  piece: text(60),
  lines,
  /** The day its mirror is dated, posted with it; null = it stays. */
  reversesOn: z.nullable(isoDate),
};

const draft = z.object({
  id,
  ...written,
  lines: z.array(shownLine),
  attachments: z.array(attachment),
  changedBy: z.string(),
  changedAt: z.string(),
  version,
});

const model = z.object({
  id,
  name: z.string(),
  journal,
  label: z.string(),
  lines: z.array(shownLine),
  /** Undoes itself the first day of the next month. */
  reverses: z.boolean(),
  version,
});

const posted = z.object({
  id,
  journal: z.string(),
  entryNo: z.string(),
  on: isoDate,
  piece: z.string(),
  label: z.string(),
  totalMinor: amount,
  recordedBy: z.string(),
  attachments: z.array(attachment),
  /** The name of what this one undoes, and of what undoes it ('OD 2026-12'); '' = nothing. */
  reverses: z.string(),
  reversedBy: z.string(),
});

/** Entries written by hand. */
export const entriesContract = {
  choices: query({
    path: '/entries/choices',
    permission: 'reports.read',
    input: none,
    output: z.object({
      today: isoDate,
      currency,
      journals: z.array(z.object({ code: journal, name: z.string(), lockedUntil: z.nullable(isoDate) })),
      /** Of the company's chart and of the usual ones of the plan comptable. */
      accounts: z.array(z.object({ code: z.string(), name: z.string(), itemised: z.boolean() })),
    }),
    summary: 'Journals with what is locked, and accounts by number and name',
  }),
  list: query({
    path: '/entries',
    permission: 'reports.read',
    input: z.object({ cursor: z.optional(text(400)) }),
    output: z.object({
      drafts: z.array(draft),
      posted: z.array(posted),
      next: z.nullable(z.string()),
    }),
    summary: 'Drafts of entries, and entries written by hand, the latest first',
  }),
  create: command({
    path: '/entries/create',
    permission: 'books.record',
    input: z.object({ modelId: z.optional(id) }),
    output: draft,
    summary: 'Begin an entry, empty or after a model',
  }),
  read: query({
    path: '/entries/drafts/:id',
    permission: 'reports.read',
    input: z.object({ id }),
    output: draft,
    summary: 'A draft of an entry',
  }),
  edit: command({
    path: '/entries/drafts/:id/edit',
    permission: 'books.record',
    input: z.object({ id, version, ...written, reversesOn: z.optional(z.nullable(isoDate)) }),
    output: draft,
    summary: 'Keep a draft as it is, finished or not',
  }),
  drop: command({
    path: '/entries/drafts/:id/drop',
    permission: 'books.record',
    input: z.object({ id }),
    output: done,
    summary: 'Throw a draft away',
  }),
  attach: upload({
    path: '/entries/drafts/:id/attach',
    permission: 'books.record',
    maxBytes: 20 * 1024 * 1024,
    input: z.object({ id }),
    output: draft,
    summary: 'Attach the document that proves the entry',
  }),
  detach: command({
    path: '/entries/drafts/:id/detach',
    permission: 'books.record',
    input: z.object({ id, sha256 }),
    output: draft,
    summary: 'Take an attached document off a draft',
  }),
  validate: command({
    path: '/entries/drafts/:id/validate',
    permission: 'books.record',
    input: z.object({ id, version }),
    output: z.object({ entryId: id, name: z.string() }),
    summary: 'Post a draft: it gets the next number of its journal and never changes again',
  }),
  reverse: command({
    path: '/entries/:id/reverse',
    permission: 'books.record',
    input: z.object({ id, on: isoDate, label: text(200).check(z.minLength(1)) }),
    output: z.object({ entryId: id, name: z.string(), on: isoDate }),
    summary: 'Undo an entry written by hand by its mirror, on a day or the first open one after it',
  }),
  models: query({
    path: '/entries/models',
    permission: 'reports.read',
    input: none,
    output: z.object({ models: z.array(model) }),
    summary: 'Models of entries by name',
  }),
  saveModel: command({
    path: '/entries/models/save',
    permission: 'books.record',
    /** One of this name is replaced. */
    input: z.object({ name: text(80).check(z.minLength(1)), draftId: id, withAmounts: z.boolean() }),
    output: model,
    summary: 'Keep a draft as a model, with its amounts or without',
  }),
  dropModel: command({
    path: '/entries/models/:id/drop',
    permission: 'books.record',
    input: z.object({ id }),
    output: done,
    summary: 'Throw a model away',
  }),
} as const;
