import { hledgerEntry, hledgerHeader, type HledgerPosting } from '../../../core/ledger/index.ts';
import type { Currency } from '../../../core/money/index.ts';
import type { ReportScope } from '../ports.ts';
import type { Period } from './financial-year.ts';
import { journalRows, type JournalRow } from './journal-rows.ts';

/** Every entry of a period as a journal that hledger reads, an entry at a time. */
export async function* hledgerText(scope: ReportScope, period: Period): AsyncGenerator<string> {
  const row = await scope.tx
    .selectFrom('organization')
    .select('base_currency')
    .where('org_id', '=', scope.org)
    .executeTakeFirstOrThrow();
  const base = row.base_currency as Currency;
  yield hledgerHeader(base);
  let entry: JournalRow[] = [];
  for await (const line of journalRows(scope, period)) {
    if (entry.length > 0 && entry[0]!.entry_id !== line.entry_id) {
      yield written(entry, base);
      entry = [];
    }
    entry.push(line);
  }
  if (entry.length > 0) yield written(entry, base);
}

const written = (lines: readonly JournalRow[], base: Currency): string => {
  const { entry_on, journal, year, entry_no, entry_label } = lines[0]!;
  const postings = lines.map((line): HledgerPosting => ({
    account: line.account,
    partyCode: line.party_code,
    baseMinor: line.debit - line.credit,
    foreign:
      line.currency === base ? null : { currency: line.currency as Currency, amountMinor: line.amount },
  }));
  const code = `${journal}-${year}-${entry_no}`;
  return hledgerEntry({ on: entry_on, code, label: entry_label, postings }, base);
};
