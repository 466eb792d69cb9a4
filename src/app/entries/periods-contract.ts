import * as z from 'zod/mini';
import { command, query } from '../../contract/endpoint.ts';
import { amount, currency, isoDate, none, text } from '../../contract/wire.ts';

const kind = z.enum(['soft', 'hard']);
/** '' = all journals. */
const journal = z.enum(['', 'VE', 'AC', 'BQ', 'CA', 'OD', 'AN']);

const periods = z.object({
  today: isoDate,
  currency,
  journals: z.array(z.object({ code: z.string(), name: z.string() })),
  /** What is locked now. */
  locks: z.array(
    z.object({
      kind,
      journal: z.string(),
      untilOn: isoDate,
      by: z.string(),
      at: z.string(),
      reason: z.string(),
    }),
  ),
  /** Who locked and lifted, the latest first; a hundred at most. */
  history: z.array(
    z.object({
      kind,
      journal: z.string(),
      untilOn: z.nullable(isoDate),
      by: z.string(),
      at: z.string(),
      reason: z.string(),
    }),
  ),
  /** The latest first. */
  years: z.array(
    z.object({
      startsOn: isoDate,
      endsOn: isoDate,
      state: z.enum(['open', 'closed']),
      /** No day of it may be reopened. */
      isHard: z.boolean(),
      closedBy: z.string(),
      closedAt: z.nullable(z.string()),
      resultMinor: amount,
      carried: z.array(z.object({ account: z.string(), name: z.string(), balanceMinor: amount })),
    }),
  ),
});

/** What is locked, and the financial years. */
export const periodsContract = {
  read: query({
    path: '/periods',
    permission: 'reports.read',
    input: none,
    output: periods,
    summary: 'Locked periods with who locked them, and financial years',
  }),
  lock: command({
    path: '/periods/lock',
    permission: 'books.close',
    input: z.object({ kind, journal, untilOn: isoDate, reason: text(200) }),
    output: periods,
    summary: 'Lock a journal, or all, until a day',
  }),
  unlock: command({
    path: '/periods/unlock',
    permission: 'books.close',
    input: z.object({ journal, reason: text(200).check(z.minLength(1)) }),
    output: periods,
    summary: 'Lift a soft lock, with a reason',
  }),
  openYear: command({
    path: '/periods/years/open',
    permission: 'books.close',
    /** The first year says when it begins; the others follow the last one. */
    input: z.object({ startsOn: z.optional(isoDate), endsOn: isoDate }),
    output: periods,
    summary: 'Open a financial year',
  }),
  closeYear: command({
    path: '/periods/years/close',
    permission: 'books.close',
    input: z.object({ startsOn: isoDate }),
    output: periods,
    summary:
      'Close a financial year: nothing is posted into it any more, its balances are carried to the next',
  }),
  reopenYear: command({
    path: '/periods/years/reopen',
    permission: 'books.close',
    input: z.object({ startsOn: isoDate }),
    output: periods,
    summary: 'Reopen the last closed year, while no hard lock covers it',
  }),
} as const;
