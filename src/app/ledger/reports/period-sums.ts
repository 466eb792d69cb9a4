import { sql, type RawBuilder } from 'kysely';
import type { PlainDate } from '../../../core/calendar/index.ts';
import type { Period } from './financial-year.ts';

export type Sums = { opening: bigint; debit: bigint; credit: bigint };

/** Income and expenses begin at nothing each year; what stands on the others stays (PCG art. 112-2 and following). */
export const isOfResult = (account: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`left(${account}, 1) in ('6', '7')`;

/**
 * Opening, debit and credit of the postings `p` up to the end of the period: three sums in one reading of the index.
 * `starts`: the first day of the financial year the period begins in.
 */
export const periodSums = ({ from }: Period, starts: PlainDate): RawBuilder<unknown> => sql`
    coalesce(sum(p.debit_minor - p.credit_minor) filter (where p.entry_on < ${from}::date
      and (p.entry_on >= ${starts}::date or not ${isOfResult(sql`p.account`)})), 0)::bigint as opening,
    coalesce(sum(p.debit_minor) filter (where p.entry_on >= ${from}::date), 0)::bigint as debit,
    coalesce(sum(p.credit_minor) filter (where p.entry_on >= ${from}::date), 0)::bigint as credit`;

export const wireSums = ({ opening, debit, credit }: Sums) => ({
  openingMinor: opening.toString(),
  debitMinor: debit.toString(),
  creditMinor: credit.toString(),
  closingMinor: (opening + debit - credit).toString(),
});

export const addSums = (rows: readonly Sums[]): Sums =>
  rows.reduce<Sums>(
    (sum, row) => ({
      opening: sum.opening + row.opening,
      debit: sum.debit + row.debit,
      credit: sum.credit + row.credit,
    }),
    { opening: 0n, debit: 0n, credit: 0n },
  );
