import * as z from 'zod/mini';
import { command, query, upload } from '../../contract/endpoint.ts';
import { amount, finding, id, instant, isoDate, none, text } from '../../contract/wire.ts';

export const statement = z.object({
  id,
  importId: id,
  reference: z.string(),
  fromOn: z.nullable(isoDate),
  toOn: z.nullable(isoDate),
  openingMinor: z.nullable(amount),
  closingMinor: z.nullable(amount),
  proof: z.enum(['proved', 'unproved']),
  /** Opening less the closing before it; null: nothing to compare with; '0': the chain holds. */
  gapMinor: z.nullable(amount),
  lineCount: z.number(),
  importedAt: instant,
  importedBy: z.string(),
});

/** How a CSV of unknown columns is to be read; columns counted from 0. */
const columns = z.object({
  delimiter: z.string().check(z.minLength(1), z.maxLength(1)),
  headerLine: z.number().check(z.int(), z.minimum(0)),
  dateOrder: z.enum(['dmy', 'ymd', 'mdy']),
  roles: z.partialRecord(
    z.enum([
      'date',
      'value',
      'amount',
      'debit',
      'credit',
      'balance',
      'label',
      'name',
      'iban',
      'bankReference',
    ]),
    z.optional(z.array(z.number().check(z.int(), z.minimum(0)))),
  ),
});

const importOutcome = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('imported'),
    importId: id,
    accountIds: z.array(id),
    /** Bank accounts that this file made known. */
    createdAccounts: z.array(z.object({ id, name: z.string() })),
    newLines: z.number(),
    knownLines: z.number(),
    /** Told by a notification (camt.054) of lines already there or still to come. */
    detailLines: z.number(),
    autoLines: z.number(),
    /** The lines are still being compared, in the background. */
    isMatching: z.boolean(),
    findings: z.array(finding),
  }),
  z.object({
    outcome: z.literal('already-imported'),
    importId: id,
    fileName: z.string(),
    importedAt: instant,
    importedBy: z.string(),
  }),
  /** The file does not say which account it is of: ask again with accountId or newAccountName. */
  z.object({
    outcome: z.literal('account-needed'),
    accounts: z.array(z.object({ id, name: z.string(), identifier: z.string() })),
    period: z.object({ fromOn: z.nullable(isoDate), toOn: z.nullable(isoDate) }),
    lineCount: z.number(),
  }),
  /** The dates can be read in several ways and the account has not said which: ask again with dateOrder. */
  z.object({
    outcome: z.literal('date-order-needed'),
    readings: z.array(
      z.object({
        order: z.enum(['dmy', 'ymd', 'mdy']),
        fromOn: z.nullable(isoDate),
        toOn: z.nullable(isoDate),
      }),
    ),
  }),
  /** The columns of a CSV were not recognised: ask again with columns. */
  z.object({
    outcome: z.literal('columns-needed'),
    delimiter: z.string(),
    headerLine: z.number(),
    rows: z.array(z.array(z.string())),
  }),
]);

/** Files of the bank: given, listed, taken back. */
export const importContract = {
  importStatement: upload({
    path: '/bank/import',
    permission: 'bank.import',
    maxBytes: 64 * 1_048_576,
    input: z.object({
      accountId: z.optional(id),
      newAccountName: z.optional(text(80)),
      columns: z.optional(columns),
      dateOrder: z.optional(z.enum(['dmy', 'ymd', 'mdy'])),
    }),
    output: importOutcome,
    summary: 'Import a bank statement: read, proved, compared with what is open',
  }),
  imports: query({
    path: '/bank/imports',
    permission: 'bank.read',
    input: none,
    output: z.object({
      imports: z.array(
        z.object({
          id,
          fileName: z.string(),
          fileSha256: z.string(),
          format: z.string(),
          state: z.enum(['matching', 'done', 'undone']),
          newLines: z.number(),
          knownLines: z.number(),
          detailLines: z.number(),
          autoLines: z.number(),
          postedLines: z.number(),
          importedBy: z.string(),
          importedAt: instant,
          undoneBy: z.string(),
          undoneAt: z.nullable(instant),
          statements: z.array(statement),
        }),
      ),
    }),
    summary: 'The files that were given, newest first',
  }),
  undoImport: command({
    path: '/bank/imports/:id/undo',
    permission: 'bank.match',
    input: z.object({ id }),
    output: z.object({ reversedLines: z.number(), withdrawnLines: z.number() }),
    summary: 'Take a whole file back: what it had posted is reversed, its lines are withdrawn',
  }),
} as const;
