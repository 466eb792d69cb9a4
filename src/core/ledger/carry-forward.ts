/** One account at the end of a financial year, signed, debit positive, in base minor units. */
export type YearEndBalance = {
  readonly account: string;
  /** Since the books began. */
  readonly balanceMinor: bigint;
  /** Booked within the year. */
  readonly yearMinor: bigint;
};

export type CarriedLine = { readonly account: string; readonly balanceMinor: bigint };
export type CarryForward = {
  /** In order of account; they sum to zero when the books balance. */
  readonly lines: CarriedLine[];
  /** Of the year: a profit is positive. */
  readonly resultMinor: bigint;
};

export const PROFIT = '120';
export const LOSS = '129';

const isResult = (account: string): boolean => account.startsWith('6') || account.startsWith('7');
const isUnshared = (account: string): boolean => account.startsWith(PROFIT) || account.startsWith(LOSS);

/**
 * What a year hands to the next one (C. com. L123-19: the opening balance is the closing balance): accounts of the balance
 * sheet go on; charges and income begin at zero, and their difference stands on 120 (profit) or 129 (loss) until it is
 * shared out (PCG art. 941-12). A result of years before that was not shared out stays with it.
 */
export function carryForward(balances: readonly YearEndBalance[]): CarryForward {
  const carried = new Map<string, bigint>();
  let unsharedMinor = 0n;
  let resultMinor = 0n;
  for (const { account, balanceMinor, yearMinor } of balances) {
    if (isResult(account)) resultMinor -= yearMinor;
    if (isResult(account) || isUnshared(account)) unsharedMinor += balanceMinor;
    else carried.set(account, (carried.get(account) ?? 0n) + balanceMinor);
  }
  if (unsharedMinor !== 0n) carried.set(unsharedMinor < 0n ? PROFIT : LOSS, unsharedMinor);
  const lines = [...carried]
    .map(([account, balanceMinor]) => ({ account, balanceMinor }))
    .filter((line) => line.balanceMinor !== 0n)
    .sort((a, b) => (a.account < b.account ? -1 : 1));
  return { lines, resultMinor };
}
