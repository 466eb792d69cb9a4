import { sql } from 'kysely';
import { naturalKeys, type Statement, type StatementEntry } from '../../core/banking/index.ts';
import { warning, type Finding } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import type { BankAccount } from './accounts.ts';
import { isBesideWhatIsHere, gapBefore, spanOf } from './chain-before.ts';

const BATCH = 2000;

type Given = {
  importId: string;
  account: BankAccount;
  statement: Statement;
  format: string;
  /** Ranks of twins, shared by all statements of one file and account. */
  ranks: Map<string, number>;
};

type Keyed = { entry: StatementEntry; key: string; isKnown: boolean };
type Stored = { newLines: number; knownLines: number; findings: Finding[] };

/** Stores a proved statement and those of its lines that are not known yet. */
export const storeStatement = async (context: Context, given: Given): Promise<Stored> => {
  const { importId, account, statement, ranks } = given;
  // A report of the day words a movement before the bank has given it its reference.
  const family = statement.kind === 'report' ? 'camt.052' : given.format.split('.')[0]!;
  const entries = statement.entries.filter((entry) => entry.booked && entry.amountMinor !== 0n);
  // The account's own id: one movement has one key, whatever each format calls the account.
  const keys = naturalKeys(entries, account.id, ranks);
  const known = await knownKeys(context, account.id, keys);
  const keyed = entries.map((entry, i) => ({ entry, key: keys[i]!, isKnown: known.has(keys[i]!) }));
  await knowOtherFormats(context, account.id, family, keyed);
  const twins = keyed.filter((one) => one.isKnown);
  const twinsMinor = twins.reduce((sum, one) => sum + one.entry.amountMinor, 0n);
  if (await isBesideWhatIsHere(context, account.id, statement, twinsMinor))
    await keepTwins(context, account.id, twins, ranks);
  const fresh = keyed.filter((one) => !one.isKnown);

  const span = spanOf(statement);
  const gapMinor = await gapBefore(context, account.id, statement);
  const findings = [...statement.findings];
  if (gapMinor !== null && gapMinor !== 0n) {
    const params = {
      account: account.name,
      difference: gapMinor.toString(),
      currency: statement.currency,
    };
    findings.push(warning('bank.chain.gap', { params }));
  }
  const statementId = newId();
  await context.tx
    .insertInto('statement')
    .values({
      org_id: context.org,
      id: statementId,
      account_id: account.id,
      import_id: importId,
      reference: statement.id.slice(0, 100),
      kind: statement.kind === 'report' ? 'report' : 'statement',
      opening_minor: statement.opening?.amountMinor ?? null,
      closing_minor: statement.closing?.amountMinor ?? null,
      from_on: span.from,
      to_on: span.to,
      proof: statement.proof === 'proved' ? 'proved' : 'unproved',
      gap_minor: gapMinor,
      findings: JSON.stringify(findings),
      line_count: entries.length,
      new_lines: fresh.length,
      known_lines: entries.length - fresh.length,
    })
    .execute();
  await insertLines(context, { ...given, statementId, family }, fresh);
  return { newLines: fresh.length, knownLines: entries.length - fresh.length, findings };
};

const knownKeys = async (
  context: Context,
  accountId: string,
  keys: readonly string[],
): Promise<Set<string>> => {
  const found = new Set<string>();
  for (let from = 0; from < keys.length; from += BATCH) {
    const rows = await sql<{ natural_key: string }>`
      select natural_key from statement_line
      where org_id = ${context.org} and account_id = ${accountId} and state <> 'withdrawn'
        and natural_key = any(${keys.slice(from, from + BATCH)}::text[])`.execute(context.tx);
    for (const row of rows.rows) found.add(row.natural_key);
  }
  return found;
};

/** Twins of lines that are here are new; those with the same key get the next rank that is free, in this file too. */
const keepTwins = async (
  context: Context,
  accountId: string,
  twins: readonly Keyed[],
  ranks: Map<string, number>,
): Promise<void> => {
  let alike = [...twins];
  while (alike.length > 0) {
    const taken = await knownKeys(
      context,
      accountId,
      alike.map((one) => one.key),
    );
    alike = alike.filter((one) => taken.has(one.key));
    for (const one of alike) {
      const base = one.key.slice(0, one.key.lastIndexOf('|'));
      const rank = ranks.get(base) ?? 0;
      ranks.set(base, rank + 1);
      one.key = `${base}|${String(rank)}`;
    }
  }
  for (const one of twins) one.isKnown = false;
};

/**
 * A bank words the same movement differently in CAMT and in CSV, so that its key differs. But both files list the
 * whole day: of one day and amount, as many lines are already here as the other format brought.
 */
const knowOtherFormats = async (
  context: Context,
  accountId: string,
  family: string,
  keyed: Keyed[],
): Promise<void> => {
  const days = keyed.filter((one) => !one.isKnown).map((one) => one.entry.bookedOn);
  if (days.length === 0) return;
  const [first, last] = [days.reduce((a, b) => (a < b ? a : b)), days.reduce((a, b) => (a > b ? a : b))];
  const rows = await sql<{ booked_on: string; amount_minor: bigint; n: number }>`
    select booked_on, amount_minor, count(*)::int as n from statement_line
    where org_id = ${context.org} and account_id = ${accountId} and state <> 'withdrawn' and format <> ${family}
      and booked_on between ${first}::date and ${last}::date
      and not natural_key = any(${keyed.map((one) => one.key)}::text[])
    group by booked_on, amount_minor`.execute(context.tx);
  const there = new Map(rows.rows.map((row) => [`${row.booked_on} ${row.amount_minor}`, row.n]));
  for (const one of keyed) {
    if (one.isKnown) continue;
    const place = `${one.entry.bookedOn} ${one.entry.amountMinor}`;
    const left = there.get(place) ?? 0;
    if (left === 0) continue;
    one.isKnown = true;
    there.set(place, left - 1);
  }
};

const insertLines = async (
  context: Context,
  given: Given & { statementId: string; family: string },
  lines: readonly { entry: StatementEntry; key: string }[],
): Promise<void> => {
  for (let from = 0; from < lines.length; from += BATCH) {
    const rows = lines.slice(from, from + BATCH).map(({ entry, key }) => ({
      id: newId(),
      k: key,
      r: entry.record,
      b: entry.bookedOn,
      v: entry.valueOn,
      a: entry.amountMinor.toString(),
      c: entry.currency,
      n: entry.counterpartyName.slice(0, 200),
      i: entry.counterpartyIban.replaceAll(' ', '').slice(0, 42),
      t: entry.text.slice(0, 1000),
      e: entry.endToEndId.slice(0, 100),
      f: entry.bankReference.slice(0, 100),
      d: entry.bankCode.slice(0, 60),
      x: entry.reversal,
    }));
    await sql`
      insert into statement_line (org_id, id, account_id, statement_id, import_id, natural_key, format, record, booked_on,
        value_on, amount_minor, currency, counterparty_name, counterparty_iban, text, end_to_end_id, bank_reference,
        bank_code, is_reversal)
      select ${context.org}::uuid, r.id, ${given.account.id}::uuid, ${given.statementId}::uuid, ${given.importId}::uuid,
        r.k, ${given.family}, r.r, r.b, r.v, r.a, r.c, r.n, r.i, r.t, r.e, r.f, r.d, r.x
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, k text, r int, b date, v date, a bigint,
        c text, n text, i text, t text, e text, f text, d text, x boolean)`.execute(context.tx);
  }
};
