import { sql } from 'kysely';
import { plainDate, year, type PlainDate } from '../../../core/calendar/index.ts';
import { FEC_HEADER, fecLine, type FecRow } from '../../../core/ledger/index.ts';
import type { Currency } from '../../../core/money/index.ts';
import type { ReportScope } from '../ports.ts';
import type { Period } from './financial-year.ts';
import { lettrageOf } from './lettrage-of.ts';
import { readAccountSums } from './trial-balance.ts';

const PAGE = 500;
/** What is lettered today, whenever it was. */
const FOR_EVER = plainDate('9999-12-31');

type Row = {
  entry_id: string;
  journal: string;
  journal_name: string;
  year: number;
  entry_no: bigint;
  entry_on: PlainDate;
  account: string;
  account_name: string;
  party_code: string | null;
  party_name: string | null;
  piece: string;
  piece_on: PlainDate;
  label: string;
  debit: bigint;
  credit: bigint;
  lettrage: string | null;
  lettered_on: PlainDate | null;
  validated_on: PlainDate;
  currency: string;
  amount: bigint;
};

/**
 * The lines of the FEC of a financial year, a page at a time: what the year began with, then the openings (AN), then
 * the entries in the order they were validated (LPF art. A47 A-1, VI). Nothing is totalled or closed in it.
 */
export async function* fecText(scope: ReportScope, period: Period): AsyncGenerator<string> {
  const base = await readBase(scope);
  yield FEC_HEADER;
  const opening = await openingRows(scope, period);
  if (opening.length > 0) yield opening.map((row) => fecLine(row, base.currency)).join('');
  await openEntries(scope, period, base.zone);
  for (;;) {
    const { rows: entries } = await sql<{ id: string }>`fetch ${sql.lit(PAGE)} from fec_entries`.execute(
      scope.tx,
    );
    if (entries.length === 0) break;
    const rows = await readPage(
      scope,
      entries.map((one) => one.id),
      base.zone,
    );
    yield rows.map((row) => fecLine(toFec(row, base.currency), base.currency)).join('');
  }
  await sql`close fec_entries`.execute(scope.tx);
}

const readBase = async (scope: ReportScope): Promise<{ currency: Currency; zone: string }> => {
  const row = await scope.tx
    .selectFrom('organization')
    .select(['base_currency', 'time_zone'])
    .where('org_id', '=', scope.org)
    .executeTakeFirstOrThrow();
  return { currency: row.base_currency as Currency, zone: row.time_zone };
};

/** The order of the whole year, sorted once by the database; a cursor takes no parameters, and these are ours. */
const openEntries = async (scope: ReportScope, period: Period, zone: string): Promise<void> => {
  await sql`
    declare fec_entries no scroll cursor for
    select e.id from journal_entry e
    where e.org_id = ${sql.lit(scope.org)} and e.entry_on >= ${sql.lit(period.from)} and e.entry_on <= ${sql.lit(period.to)}
    order by (e.journal <> 'AN'), (e.recorded_at at time zone ${sql.lit(zone)})::date, e.id`.execute(
    scope.tx,
  );
};

const readPage = async (scope: ReportScope, entries: readonly string[], zone: string): Promise<Row[]> => {
  const { org } = scope;
  const { rows } = await sql<Row>`
    select e.id as entry_id, e.journal, j.name as journal_name, e.year, e.entry_no, e.entry_on, p.account,
      a.name as account_name, coalesce(nullif(c.code, ''), right(p.party_id::text, 12)) as party_code,
      n.name as party_name, e.piece_ref as piece, coalesce(e.piece_on, e.entry_on) as piece_on,
      case when p.label = '' then e.label else p.label end as label, p.debit_minor as debit,
      p.credit_minor as credit, l.code as lettrage, l.lettered_on,
      (e.recorded_at at time zone ${zone})::date as validated_on, p.currency, p.amount_minor as amount
    from unnest(${[...entries]}::uuid[]) with ordinality as o(id, place)
    join journal_entry e on e.org_id = ${org} and e.id = o.id
    join journal j on j.org_id = ${org} and j.code = e.journal
    join posting p on p.org_id = ${org} and p.entry_id = e.id
    join account a on a.org_id = ${org} and a.code = p.account
    left join party n on n.org_id = ${org} and n.id = p.party_id
    left join customer c on c.org_id = ${org} and c.party_id = p.party_id
    left join lateral (${lettrageOf(org, FOR_EVER)}) l on true
    order by o.place, p.line_no`.execute(scope.tx);
  return rows;
};

const toFec = (row: Row, base: Currency): FecRow => ({
  journal: row.journal,
  journalName: row.journal_name,
  number: `${row.year}-${row.entry_no}`,
  on: row.entry_on,
  account: row.account,
  accountName: row.account_name,
  partyCode: row.party_code ?? '',
  partyName: row.party_name ?? '',
  piece: row.piece,
  pieceOn: row.piece_on,
  label: row.label,
  debitMinor: row.debit,
  creditMinor: row.credit,
  lettrage: row.lettrage ?? '',
  letteredOn: row.lettered_on,
  validatedOn: row.validated_on,
  foreign: row.currency === base ? null : { currency: row.currency as Currency, amountMinor: row.amount },
});

type Brought = { account: string; party_code: string; party_name: string; minor: bigint };

/**
 * What the accounts stood at when the year began, by party where an account is kept by party: « les écritures de reprise
 * des soldes de l’exercice antérieur » (LPF art. A47 A-1, VI). They are not posted here: balances go on by themselves.
 */
const openingRows = async (scope: ReportScope, period: Period): Promise<FecRow[]> => {
  const accounts = await readAccountSums(scope, { from: period.from, to: period.from });
  const { rows: parties } = await sql<Brought>`
    select s.account, coalesce(nullif(c.code, ''), right(s.party_id::text, 12)) as party_code, n.name as party_name, s.minor
    from (
      select p.account, p.party_id, sum(p.debit_minor - p.credit_minor)::bigint as minor from posting p
      where p.org_id = ${scope.org} and p.party_id is not null and p.entry_on < ${period.from}::date
        and p.account < '6'
      group by p.account, p.party_id) s
    join party n on n.org_id = ${scope.org} and n.id = s.party_id
    left join customer c on c.org_id = ${scope.org} and c.party_id = s.party_id
    where s.minor <> 0 order by s.account collate "C", party_code`.execute(scope.tx);
  return accounts.flatMap(({ account, name, opening }) => {
    const own = parties.filter((one) => one.account === account);
    const rest = opening - own.reduce((sum, one) => sum + one.minor, 0n);
    const all = [...own, { account, party_code: '', party_name: '', minor: rest }];
    return all
      .filter((one) => one.minor !== 0n)
      .map((one): FecRow => ({
        journal: 'AN',
        journalName: 'À-nouveaux',
        number: `${year(period.from)}-0`,
        on: period.from,
        account,
        accountName: name,
        partyCode: one.party_code,
        partyName: one.party_name,
        piece: `AN-${year(period.from)}`,
        pieceOn: period.from,
        label: `À-nouveaux au ${period.from.split('-').toReversed().join('/')}`,
        debitMinor: one.minor > 0n ? one.minor : 0n,
        creditMinor: one.minor < 0n ? -one.minor : 0n,
        lettrage: '',
        letteredOn: null,
        validatedOn: period.from,
        foreign: null,
      }));
  });
};
