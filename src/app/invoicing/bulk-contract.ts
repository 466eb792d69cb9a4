import * as z from 'zod/mini';
import { BULK_LIMIT } from '../../contract/bulk-limit.ts';
import { command, download, query } from '../../contract/endpoint.ts';
import { amount, currency, done, finding, id, instant, isoDate, none } from '../../contract/wire.ts';
import { documentKinds } from '../../core/invoicing/index.ts';
import { listFilter } from './documents-contract.ts';

/** So many PDFs in one file for the printer. */
export const PRINT_PART = 500;

export const bulkActions = ['issue', 'send', 'print'] as const;
export const bulkItemStates = ['waiting', 'done', 'refused', 'left'] as const;

/** Of an address, which has no booleans. */
const yes = z.enum(['yes', 'no']);

/** Named one by one, or everything a list shows that the action can be done to. */
const choice = z.union([
  z.object({ ids: z.array(id).check(z.minLength(1), z.maxLength(BULK_LIMIT)) }),
  z.object({ all: z.object(listFilter) }),
]);
export type BulkChoice = z.output<typeof choice>;

const run = z.object({
  id,
  action: z.enum(bulkActions),
  send: z.boolean(),
  state: z.enum(['running', 'done', 'cancelled']),
  cancelAsked: z.boolean(),
  startedBy: z.string(),
  startedAt: instant,
  finishedAt: z.nullable(instant),
  total: z.number(),
  waiting: z.number(),
  done: z.number(),
  refused: z.number(),
  left: z.number(),
  /** PDFs made, of the documents that are done. */
  pictures: z.number(),
  /** E-mails written for them, whether they have left or wait in the outbox. */
  mails: z.number(),
  /** Files for the printer: 0 while there is nothing to print. */
  printParts: z.number(),
});

const item = z.object({
  position: z.number(),
  documentId: id,
  state: z.enum(bulkItemStates),
  /** A problem code with its findings; '' unless refused. */
  problem: z.string(),
  findings: z.array(finding),
  /** Null when the draft was thrown away since. */
  document: z.nullable(
    z.object({
      kind: z.enum(documentKinds),
      number: z.string(),
      title: z.string(),
      customerName: z.string(),
      issuedOn: z.nullable(isoDate),
      currency,
      grossMinor: amount,
    }),
  ),
});

export const bulkContract = {
  issue: command({
    path: '/documents/bulk/issue',
    permission: 'invoices.issue',
    input: z.object({ choice, send: z.boolean() }),
    output: run,
    summary: 'Issue many drafts in the order of their dates, each by itself; what is refused says why',
  }),
  send: command({
    path: '/documents/bulk/send',
    permission: 'messages.send',
    input: z.object({ choice }),
    output: run,
    summary:
      'E-mail issued invoices that were not e-mailed yet, to their billing contacts with the usual words',
  }),
  print: command({
    path: '/documents/bulk/print',
    permission: 'invoices.read',
    input: z.object({ choice }),
    output: run,
    summary: 'Put issued invoices together for the printer',
  }),
  runs: query({
    path: '/documents/bulk',
    permission: 'invoices.read',
    input: none,
    output: z.object({ runs: z.array(run) }),
    summary: 'The latest runs, the one at work first',
  }),
  run: query({
    path: '/documents/bulk/:id',
    permission: 'invoices.read',
    input: z.object({ id }),
    output: run,
    summary: 'How far a run is',
  }),
  items: query({
    path: '/documents/bulk/:id/items',
    permission: 'invoices.read',
    input: z.object({
      id,
      state: z.optional(z.enum(bulkItemStates)),
      after: z.optional(z.coerce.number().check(z.int(), z.minimum(0))),
    }),
    output: z.object({ items: z.array(item), next: z.nullable(z.number()) }),
    summary: 'Its documents with their results, in the order they are worked through',
  }),
  cancel: command({
    path: '/documents/bulk/:id/cancel',
    permission: 'invoices.edit',
    input: z.object({ id }),
    output: done,
    summary: 'Stop after the document at hand; what was issued or sent stays so',
  }),
  printed: download(
    {
      path: '/documents/bulk/:id/print',
      permission: 'invoices.read',
      input: z.object({ id, part: z.optional(z.coerce.number().check(z.int(), z.minimum(1))) }),
      summary: `The PDFs of a run with their addresses, ${PRINT_PART} to a ZIP`,
    },
    z.unknown(),
  ),
  printedTogether: download(
    {
      path: '/documents/bulk/:id/print-together',
      permission: 'invoices.read',
      input: z.object({ id, duplex: z.optional(yes), list: z.optional(yes) }),
      summary:
        'The PDFs of a run as one. `duplex`: each document begins on a new sheet; `list`: what is in it stands first',
    },
    z.unknown(),
  ),
} as const;
