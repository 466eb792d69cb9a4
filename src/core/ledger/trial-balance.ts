import type { PostingDraft } from './entry.ts';

export type BalanceRow = {
  account: string;
  debitMinor: bigint;
  creditMinor: bigint;
  /** Debit − credit. */
  balanceMinor: bigint;
};

export type TrialBalance = { rows: BalanceRow[]; debitMinor: bigint; creditMinor: bigint };

/** The sums of each account in order of number, in base currency. Debits equal credits when every entry does. */
export function trialBalance(
  postings: Iterable<Pick<PostingDraft, 'account' | 'debitMinor' | 'creditMinor'>>,
): TrialBalance {
  const rows = new Map<string, BalanceRow>();
  let debitMinor = 0n;
  let creditMinor = 0n;
  for (const posting of postings) {
    const row = rows.get(posting.account) ?? emptyRow(posting.account);
    row.debitMinor += posting.debitMinor;
    row.creditMinor += posting.creditMinor;
    row.balanceMinor = row.debitMinor - row.creditMinor;
    rows.set(posting.account, row);
    debitMinor += posting.debitMinor;
    creditMinor += posting.creditMinor;
  }
  const ordered = [...rows.values()].sort((a, b) => (a.account < b.account ? -1 : 1));
  return { rows: ordered, debitMinor, creditMinor };
}

function emptyRow(account: string): BalanceRow {
  return { account, debitMinor: 0n, creditMinor: 0n, balanceMinor: 0n };
}
