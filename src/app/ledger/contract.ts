import * as z from 'zod/mini';
import { command, download, query } from '../../contract/endpoint.ts';
import { ASSET_LINES, INCOME_LINES, LIABILITY_LINES } from '../../core/ledger/index.ts';
import { amount, currency, done, finding, id, instant, isoDate, none, text } from '../../contract/wire.ts';

const period = { from: isoDate, to: isoDate };
const cursor = z.optional(text(400));
const account = z.string().check(z.regex(/^[0-9A-Z]{2,12}$/));

/** Base currency, minor units; opening and closing are signed, a debit is positive. */
const sums = { openingMinor: amount, debitMinor: amount, creditMinor: amount, closingMinor: amount };

export const reportKinds = [
  'trial-balance',
  'general-ledger',
  'journal',
  'party-balance',
  'party-ledger',
  'statements',
  'bank-reconciliation',
] as const;
export const reportFormats = ['csv', 'xlsx', 'pdf'] as const;

const posting = z.object({
  lineNo: z.number(),
  account,
  accountName: z.string(),
  partyId: z.nullable(id),
  partyName: z.string(),
  label: z.string(),
  debitMinor: amount,
  creditMinor: amount,
  /** Only when it is not the currency of the books; signed. */
  foreign: z.nullable(z.object({ currency, minor: amount })),
  lettrage: z.string(),
});

/** The first of them in order of date; count and sum are of all. */
const waitingItems = z.object({
  count: z.number(),
  sumMinor: amount,
  rows: z.array(z.object({ id, on: isoDate, text: z.string(), minor: amount })),
});

const lastCheck = z.object({
  timeZone: z.string(),
  /** Null: there was none yet. */
  check: z.nullable(
    z.object({
      state: z.enum(['running', 'done', 'failed']),
      /** False: a person asked. */
      isNightly: z.boolean(),
      askedBy: z.string(),
      endedAt: z.nullable(instant),
      stepsDone: z.number(),
      /** 0 until the first step is over. */
      stepsTotal: z.number(),
      /** Empty and done: the books are sound. */
      findings: z.array(finding),
    }),
  ),
});

export const ledgerContract = {
  overview: query({
    path: '/books',
    permission: 'reports.read',
    summary: 'Whose books these are, their accounts and journals, and the financial year of today.',
    input: none,
    output: z.object({
      today: isoDate,
      currency,
      /** The first and the last day of the financial year of today. */
      year: z.object(period),
      lastYear: z.object(period),
      /** Financial years with an entry, the latest first, each called by the calendar year it ends in. */
      years: z.array(z.object({ year: z.number(), ...period })),
      siren: z.string(),
      booksKept: z.enum(['here', 'elsewhere']),
      accounts: z.array(z.object({ code: account, name: z.string(), itemised: z.boolean() })),
      journals: z.array(z.object({ code: z.string(), name: z.string() })),
    }),
  }),
  keepBooks: command({
    path: '/books/kept',
    permission: 'organization.edit',
    summary: 'Says whether Encaisse keeps the books or feeds those of an accountant.',
    input: z.object({ booksKept: z.enum(['here', 'elsewhere']) }),
    output: done,
  }),
  trialBalance: query({
    path: '/books/trial-balance',
    permission: 'reports.read',
    summary: 'Opening, movements and closing of every account in a period.',
    input: z.object(period),
    output: z.object({
      rows: z.array(z.object({ account, name: z.string(), ...sums })),
      total: z.object(sums),
    }),
  }),
  partyBalance: query({
    path: '/books/party-balance',
    permission: 'reports.read',
    summary: 'Opening, movements and closing of every customer on one account, by name.',
    input: z.object({ ...period, account, cursor }),
    output: z.object({
      rows: z.array(z.object({ partyId: id, code: z.string(), name: z.string(), ...sums })),
      /** Of the whole account; with the first page only. */
      total: z.nullable(z.object(sums)),
      next: z.nullable(z.string()),
    }),
  }),
  ledger: query({
    path: '/books/ledger',
    permission: 'reports.read',
    summary:
      'The postings of one account, or of one party on it, in order of date, with the balance after each.',
    input: z.object({ ...period, account, partyId: z.optional(id), cursor }),
    output: z.object({
      /** What stood on it before the first row of this page. */
      broughtMinor: amount,
      rows: z.array(
        z.object({
          entryId: id,
          lineNo: z.number(),
          on: isoDate,
          journal: z.string(),
          entryNo: z.string(),
          piece: z.string(),
          label: z.string(),
          partyId: z.nullable(id),
          partyName: z.string(),
          debitMinor: amount,
          creditMinor: amount,
          balanceMinor: amount,
          lettrage: z.string(),
        }),
      ),
      next: z.nullable(z.string()),
    }),
  }),
  entries: query({
    path: '/books/entries',
    permission: 'reports.read',
    summary: 'The entries of a period, of one journal or of all, in order of date.',
    input: z.object({ ...period, journal: z.optional(text(10)), cursor }),
    output: z.object({
      rows: z.array(
        z.object({
          id,
          journal: z.string(),
          entryNo: z.string(),
          on: isoDate,
          piece: z.string(),
          label: z.string(),
          /** Debit, which is the credit. */
          totalMinor: amount,
        }),
      ),
      next: z.nullable(z.string()),
    }),
  }),
  readEntry: query({
    path: '/books/entries/:id',
    permission: 'reports.read',
    summary: 'One entry with its postings, and what caused it.',
    input: z.object({ id }),
    output: z.object({
      id,
      journal: z.string(),
      journalName: z.string(),
      entryNo: z.string(),
      year: z.number(),
      on: isoDate,
      label: z.string(),
      piece: z.string(),
      recordedBy: z.string(),
      recordedAt: z.string(),
      source: z.object({ kind: z.string(), documentId: z.nullable(id), partyId: z.nullable(id) }),
      reverses: z.nullable(z.object({ id, name: z.string() })),
      reversedBy: z.nullable(z.object({ id, name: z.string() })),
      postings: z.array(posting),
    }),
  }),
  statements: query({
    path: '/books/statements',
    permission: 'reports.read',
    summary: 'Balance sheet on a day, and income statement of the year up to it.',
    input: z.object({ on: isoDate }),
    output: z.object({
      from: isoDate,
      on: isoDate,
      assets: z.array(z.object({ line: z.enum(ASSET_LINES), minor: amount })),
      liabilities: z.array(z.object({ line: z.enum(LIABILITY_LINES), minor: amount })),
      assetsMinor: amount,
      liabilitiesMinor: amount,
      /** Charges are negative. */
      income: z.array(z.object({ line: z.enum(INCOME_LINES), minor: amount })),
      resultMinor: amount,
    }),
  }),
  bankReconciliation: query({
    path: '/books/bank-reconciliation',
    permission: 'reports.read',
    summary: 'Each bank account on a day: the bank, what is in transit, what is not booked, the books.',
    input: z.object({ on: isoDate }),
    output: z.object({
      on: isoDate,
      accounts: z.array(
        z.object({
          id,
          name: z.string(),
          ledgerAccount: account,
          currency,
          booksMinor: amount,
          /** Null while no statement was read by then. */
          bank: z.nullable(
            z.object({
              closingMinor: amount,
              closedOn: isoDate,
              startsOn: isoDate,
              startingMinor: amount,
              inTransit: waitingItems,
              notBooked: waitingItems,
              unexplainedMinor: amount,
            }),
          ),
        }),
      ),
    }),
  }),
  exportReport: download(
    {
      path: '/books/export',
      permission: 'export',
      summary: 'A report of the books as CSV, XLSX or PDF.',
      input: z.object({
        ...period,
        report: z.enum(reportKinds),
        format: z.enum(reportFormats),
        account: z.optional(account),
        partyId: z.optional(id),
        journal: z.optional(text(10)),
      }),
    },
    z.any(),
  ),
  exportFec: download(
    {
      path: '/books/fec',
      permission: 'export',
      summary: 'The Fichier des Écritures Comptables of a financial year (LPF art. A47 A-1).',
      input: z.object({ year: z.string().check(z.regex(/^\d{4}$/)) }),
    },
    z.any(),
  ),
  check: query({
    path: '/books/check',
    permission: 'reports.read',
    summary: 'The last verification of the books: every night, or when somebody asked.',
    input: none,
    output: lastCheck,
  }),
  runCheck: command({
    path: '/books/check/run',
    permission: 'reports.read',
    summary: 'Verifies the books again, as a job; read /books/check for its progress.',
    input: none,
    output: lastCheck,
  }),
};
