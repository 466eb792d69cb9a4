import { sql } from 'kysely';
import type { PlainDate } from '../../core/calendar/index.ts';
import type { Finding } from '../../core/finding.ts';
import type { Scope } from './verify-books.ts';

export type AccountBalance = {
  account: string;
  currency: string;
  on: PlainDate;
  /** Σ postings dated by then. */
  ledgerMinor: bigint;
  /** Σ items that existed by then, less the allocations that count by then: the aged balance. */
  openMinor: bigint;
  /**
   * Items whose document is older than their entry (taken over at the cut-over, money attributed later) or younger:
   * the one explained difference between the two.
   */
  datedApartMinor: bigint;
};

/** Its sentence, like those of every check, is in i18n/books. */
const ACCOUNT_DIFFERS = 'books.account-differs';

type Row = { account: string; currency: string; on: PlainDate; ledger: bigint; open: bigint; apart: bigint };

/**
 * Σ postings per itemised account = Σ its open items, at each date. Everything is first summed by day, so that the
 * thirteen dates cost one reading of the rows.
 */
export const readBalances = async (
  scope: Scope,
  dates: readonly PlainDate[],
): Promise<{ balances: AccountBalance[]; findings: Finding[] }> => {
  const { org } = scope;
  const { rows } = await sql<Row>`
    with dates as (select unnest(${[...dates]}::date[]) as on_day),
    moves as materialized (
      select p.account, p.currency, e.entry_on as on_day, sum(p.amount_minor) as ledger, 0::numeric as open, 0::numeric as apart
      from posting p
      join account a on a.org_id = ${org} and a.code = p.account and a.itemised
      join journal_entry e on e.org_id = ${org} and e.id = p.entry_id
      where p.org_id = ${org} group by p.account, p.currency, e.entry_on
      union all
      select account, currency, issued_on, 0, sum(amount_minor), 0 from open_item where org_id = ${org}
      group by account, currency, issued_on
      union all
      select i.account, i.currency, x.effective_on, 0, sum(x.amount), 0
      from (select debit_item_id as item, effective_on, -amount_minor as amount from allocation where org_id = ${org}
            union all
            select credit_item_id, effective_on, amount_minor from allocation where org_id = ${org}) x
      join open_item i on i.org_id = ${org} and i.id = x.item
      group by i.account, i.currency, x.effective_on
      union all
      select i.account, i.currency, d.on_day, 0, 0, sum(i.amount_minor * d.sign)
      from open_item i join journal_entry e on e.org_id = ${org} and e.id = i.entry_id
      cross join lateral (values (i.issued_on, 1), (e.entry_on, -1)) as d(on_day, sign)
      where i.org_id = ${org} and i.issued_on <> e.entry_on
      group by i.account, i.currency, d.on_day
    )
    select m.account, m.currency, d.on_day as "on", sum(m.ledger)::bigint as ledger, sum(m.open)::bigint as open,
      sum(m.apart)::bigint as apart
    from dates d join moves m on m.on_day <= d.on_day
    group by m.account, m.currency, d.on_day
    order by m.account, m.currency, d.on_day desc`.execute(scope.tx);
  const balances = rows.map((row) => ({
    account: row.account,
    currency: row.currency,
    on: row.on,
    ledgerMinor: row.ledger,
    openMinor: row.open,
    datedApartMinor: row.apart,
  }));
  const findings = balances
    .filter((one) => one.ledgerMinor + one.datedApartMinor !== one.openMinor)
    .map((one): Finding => ({
      code: ACCOUNT_DIFFERS,
      severity: 'error',
      params: {
        account: one.account,
        currency: one.currency,
        on: one.on,
        ledgerMinor: one.ledgerMinor.toString(),
        openMinor: one.openMinor.toString(),
      },
    }));
  return { balances, findings };
};
