import * as z from 'zod/mini';
import { command, query, upload } from '../../contract/endpoint.ts';
import { startLevel } from './start-level-contract.ts';
import { amount, currency, finding, id, instant, isoDate, none, sha256, text } from '../../contract/wire.ts';

const summary = z.object({
  format: z.enum(['fec', 'balance']),
  lines: z.number(),
  /** Dated after the day of the opening, and left out. */
  laterLines: z.number(),
  /** Of the trial balance: sums of the accounts in debit and in credit. */
  debitMinor: amount,
  creditMinor: amount,
  newCustomers: z.number(),
  knownCustomers: z.number(),
  /** Open items on 411, and on other accounts that are settled item by item. */
  customerItems: z.number(),
  customersMinor: amount,
  otherItems: z.number(),
  /** As of an import of open items. */
  lateLevels: z.optional(z.array(z.number())),
  usualLevel: z.optional(z.number()),
  accounts: z.array(
    z.object({
      account: z.string(),
      name: z.string(),
      kind: z.enum(['sum', 'items', 'customers', 'left']),
      balanceMinor: amount,
    }),
  ),
});

const proposal = z.object({
  sha256,
  fileName: z.string(),
  openedOn: isoDate,
  currency,
  summary,
  findings: z.array(finding),
});

const taken = z.object({
  id,
  fileName: z.string(),
  openedOn: isoDate,
  summary,
  by: z.string(),
  takenAt: instant,
  undone: z.nullable(z.object({ by: z.string(), at: instant })),
});

/** All accounts of another system at once: what its FEC or its trial balance says on a day. */
export const openingContract = {
  list: query({
    path: '/takeover/opening',
    permission: 'takeover.import',
    input: none,
    output: z.object({ today: isoDate, currency, openings: z.array(taken) }),
    summary: 'Balances of all accounts taken over from another system, the latest first',
  }),
  check: upload({
    path: '/takeover/opening/check',
    permission: 'takeover.import',
    input: z.object({ openedOn: isoDate }),
    output: proposal,
    summary:
      'Dry run: the trial balance a FEC or a CSV comes to on a day, and what would be opened; takes nothing',
    maxBytes: 64 * 1024 * 1024,
  }),
  take: command({
    path: '/takeover/opening/take',
    permission: 'takeover.import',
    input: z.object({ sha256, fileName: text(200), openedOn: isoDate, startLevel: z.optional(startLevel) }),
    output: taken,
    summary: 'Take over what was checked, whole: entries in journal AN, customers and open items',
  }),
  undo: command({
    path: '/takeover/opening/undo',
    permission: 'takeover.import',
    input: z.object({ id }),
    output: taken,
    summary: 'Undo an opening by mirror entries on the same day',
  }),
} as const;
