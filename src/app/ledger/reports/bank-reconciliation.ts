import { sql } from 'kysely';
import type { OutputOf } from '../../../contract/endpoint.ts';
import { wireDate } from '../../../contract/wire.ts';
import { addDays, type PlainDate } from '../../../core/calendar/index.ts';
import type { ledgerContract } from '../contract.ts';
import type { ReportScope } from '../ports.ts';
import { bankPairs, type BankAccount, type Window } from './bank-pairs.ts';

type Reconciliation = OutputOf<typeof ledgerContract.bankReconciliation>['accounts'][number];
type Standing = { starts_on: PlainDate; opening: bigint; closing: bigint; closed_on: PlainDate };
type Item = { id: string; on: PlainDate; text: string; minor: bigint };

/** The items are listed up to here; their count and their sum are of all of them. */
const SHOWN = 200;

/**
 * État de rapprochement: for each bank account, what the bank says on a day, what is in our books and not yet at the bank,
 * what is at the bank and not yet in our books, and so the balance of 512. Begins with the first statement read; how
 * far books and bank were apart then stands on a line of its own. What is left after all that would be a fault.
 */
export const readBankReconciliation = async (
  scope: ReportScope,
  input: { readonly on: string },
): Promise<OutputOf<typeof ledgerContract.bankReconciliation>> => {
  const { rows } = await sql<BankAccount>`
    select id, name, ledger_account, currency from bank_account where org_id = ${scope.org}
    order by ledger_account`.execute(scope.tx);
  const accounts: Reconciliation[] = [];
  for (const account of rows) accounts.push(await reconcile(scope, account, wireDate(input.on)));
  return { on: input.on, accounts };
};

const reconcile = async (
  scope: ReportScope,
  account: BankAccount,
  on: PlainDate,
): Promise<Reconciliation> => {
  const heading = {
    id: account.id,
    name: account.name,
    ledgerAccount: account.ledger_account,
    currency: account.currency,
    booksMinor: (await booksOn(scope, account, on)).toString(),
  };
  const bank = await readStanding(scope, account, on);
  if (bank === null) return { ...heading, bank: null };
  const before = await booksOn(scope, account, addDays(bank.starts_on, -1));
  const transit = await inTransit(scope, account, { starts: bank.starts_on, on });
  const unbooked = await notBooked(scope, account, { starts: bank.starts_on, on });
  const startingMinor = before - bank.opening;
  const explained = bank.closing + transit.sum - unbooked.sum + startingMinor;
  return {
    ...heading,
    bank: {
      closingMinor: bank.closing.toString(),
      closedOn: bank.closed_on,
      startsOn: bank.starts_on,
      startingMinor: startingMinor.toString(),
      inTransit: wireItems(transit),
      notBooked: wireItems(unbooked),
      unexplainedMinor: (BigInt(heading.booksMinor) - explained).toString(),
    },
  };
};

/** In the currency of the account. */
const booksOn = async (scope: ReportScope, account: BankAccount, on: PlainDate): Promise<bigint> => {
  const { rows } = await sql<{ minor: bigint }>`
    select coalesce(sum(amount_minor), 0)::bigint as minor from posting
    where org_id = ${scope.org} and account = ${account.ledger_account} and currency = ${account.currency}
      and entry_on <= ${on}::date`.execute(scope.tx);
  return rows[0]!.minor;
};

/** The opening of the first statement, and that plus every line since: the closing of the last one, and later lines. */
const readStanding = async (
  scope: ReportScope,
  account: BankAccount,
  on: PlainDate,
): Promise<Standing | null> => {
  const { rows } = await sql<Standing>`
    with first as (
      select coalesce(s.from_on, s.to_on) as starts_on, s.opening_minor from statement s
      where s.org_id = ${scope.org} and s.account_id = ${account.id} and s.undone_at is null and s.kind = 'statement'
        and s.opening_minor is not null and coalesce(s.from_on, s.to_on) <= ${on}::date
      -- Of several statements of that day the one that no other leads to, whichever was given first.
      order by coalesce(s.from_on, s.to_on), exists (select from statement b
        where b.org_id = s.org_id and b.account_id = s.account_id and b.undone_at is null and b.kind = 'statement'
          and b.id <> s.id and b.to_on = s.from_on and b.closing_minor = s.opening_minor), s.id limit 1)
    select f.starts_on, f.opening_minor as opening,
      (f.opening_minor + coalesce(sum(l.amount_minor), 0))::bigint as closing,
      coalesce(max(l.booked_on), f.starts_on) as closed_on
    from first f
    left join statement_line l on l.org_id = ${scope.org} and l.account_id = ${account.id}
      and l.state <> 'withdrawn' and l.booked_on >= f.starts_on and l.booked_on <= ${on}::date
    group by f.starts_on, f.opening_minor`.execute(scope.tx);
  return rows[0] ?? null;
};

type Items = { count: number; sum: bigint; rows: Item[] };

/**
 * Postings on 512 that no bank line shows by then: payments, entries by hand, rules. One that was undone by then and its
 * mirror, neither of them at the bank, are not waited for.
 */
const inTransit = (scope: ReportScope, account: BankAccount, window: Window): Promise<Items> =>
  itemsOf(
    scope,
    sql`
    ${bankPairs(scope, account, window)},
    own as (
      select p.entry_id, p.line_no, p.entry_on, p.amount_minor, p.label, e.reverses_id, e.journal, e.entry_no,
        e.label as entry_label
      from posting p
      join journal_entry e on e.org_id = ${scope.org} and e.id = p.entry_id
      where p.org_id = ${scope.org} and p.account = ${account.ledger_account} and p.currency = ${account.currency}
        and p.entry_on >= ${window.starts}::date and p.entry_on <= ${window.on}::date
        and not exists (select from pair k where k.entry_id = p.entry_id))
    select o.entry_id as id, o.entry_on as "on", o.amount_minor as minor,
      o.journal || ' ' || o.entry_no || ' · ' || case when o.label = '' then o.entry_label else o.label end as text
    from own o
    where not exists (select from own r where r.reverses_id = o.entry_id)
      and (o.reverses_id is null or not exists (select from own u where u.entry_id = o.reverses_id))`,
  );

/** Lines of the bank that no posting of the period stands for. */
const notBooked = (scope: ReportScope, account: BankAccount, window: Window): Promise<Items> =>
  itemsOf(
    scope,
    sql`
    ${bankPairs(scope, account, window)}
    select l.id, l.booked_on as "on", l.amount_minor as minor,
      trim(l.counterparty_name || ' ' || l.text) as text
    from line o join statement_line l on l.org_id = ${scope.org} and l.id = o.id
    where not exists (select from pair k where k.line_id = o.id)`,
  );

const itemsOf = async (scope: ReportScope, query: ReturnType<typeof sql>): Promise<Items> => {
  const { rows } = await sql<Item & { count: bigint; sum: bigint }>`
    select q.*, count(*) over () as count, (sum(q.minor) over ())::bigint as sum from (${query}) q
    order by q."on", q.id limit ${SHOWN}`.execute(scope.tx);
  return {
    count: Number(rows[0]?.count ?? 0n),
    sum: rows[0]?.sum ?? 0n,
    rows: rows.map(({ id, on, text, minor }) => ({ id, on, text, minor })),
  };
};

const wireItems = ({ count, sum, rows }: Items) => ({
  count,
  sumMinor: sum.toString(),
  rows: rows.map((row) => ({ id: row.id, on: row.on, text: row.text, minor: row.minor.toString() })),
});
