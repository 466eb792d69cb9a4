import * as z from 'zod/mini';
import { download, query } from '../../contract/endpoint.ts';
import { amount, currency, id, isoDate } from '../../contract/wire.ts';
import { aging, bucket, inCurrency } from './aging-shapes.ts';
import { format } from './item-shapes.ts';

const asOfQuery = {
  asOf: isoDate,
  /** As known at this moment; now when absent. */
  knownAt: z.optional(z.iso.datetime()),
};

/** Balances at the end of a day: by customer and delay, and of the books. */
export const balancesContract = {
  agedBalance: query({
    path: '/receivables/aged-balance',
    permission: 'reports.read',
    input: z.object(asOfQuery),
    output: z.object({
      asOf: isoDate,
      buckets: z.array(bucket),
      currencies: z.array(
        z.object({
          currency,
          total: aging,
          rows: z.array(
            z.object({
              customerId: id,
              code: z.string(),
              name: z.string(),
              buckets: z.array(amount),
              creditsMinor: amount,
              totalMinor: amount,
              /** Something that is open today is marked as doubtful. */
              isDoubtful: z.boolean(),
            }),
          ),
        }),
      ),
    }),
    summary: 'Who owed what at the end of a day, by delay, as known now or at a moment',
  }),
  ledgerBalance: query({
    path: '/receivables/ledger-balance',
    permission: 'reports.read',
    input: z.object({ asOf: isoDate }),
    output: z.object({
      asOf: isoDate,
      accounts: z.array(
        z.object({
          account: z.string(),
          name: z.string(),
          /** Debit − credit in the company’s currency. */
          baseMinor: amount,
          currencies: z.array(inCurrency),
        }),
      ),
    }),
    summary: 'Balances of the customers’, suspense and money accounts at the end of a day',
  }),
  exportAgedBalance: download(
    {
      path: '/receivables/aged-balance/export',
      permission: 'export',
      input: z.object({ ...asOfQuery, format }),
      summary: 'The aged balance as CSV or XLSX',
    },
    z.unknown(),
  ),
} as const;
