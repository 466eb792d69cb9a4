import { ASSET_LINES, BALANCE_ROOTS, INCOME_LINES, INCOME_ROOTS, LIABILITY_LINES } from './pcg-lines.ts';
import type { AssetLine, BalanceLine, IncomeLine, LiabilityLine } from './pcg-lines.ts';

/**
 * What an account stands at: base minor units, both positive. One that is kept by party gives the sum of the parties that
 * stand in debit and of those that stand in credit; another one its balance, on one side.
 */
export type AccountStanding = { account: string; debitMinor: bigint; creditMinor: bigint };

type Line<Name> = { line: Name; minor: bigint };
export type FinancialStatements = {
  /** A debit is positive. Lines at nothing are left out, here and below. */
  assets: Line<AssetLine>[];
  /** A credit is positive; the result of the year among them. */
  liabilities: Line<LiabilityLine>[];
  assetsMinor: bigint;
  liabilitiesMinor: bigint;
  /** Income is positive, a charge negative. */
  income: Line<IncomeLine>[];
  resultMinor: bigint;
};

const longest = <Root extends readonly [string, ...unknown[]]>(
  roots: readonly Root[],
  account: string,
): Root | null =>
  roots.reduce<Root | null>(
    (best, root) =>
      account.startsWith(root[0]) && (best === null || root[0].length > best[0].length) ? root : best,
    null,
  );

/**
 * Balance sheet and income statement of standings that sum to zero: assets then equal liabilities. Classes 6 and 7 are
 * those of the year. Throws on an account of no class.
 */
export function drawStatements(standings: readonly AccountStanding[]): FinancialStatements {
  const balance = new Map<BalanceLine, bigint>();
  const income = new Map<IncomeLine, bigint>();
  let resultMinor = 0n;
  for (const { account, debitMinor, creditMinor } of standings) {
    const earned = longest(INCOME_ROOTS, account);
    if (earned !== null) {
      const minor = creditMinor - debitMinor;
      resultMinor += minor;
      income.set(earned[1], (income.get(earned[1]) ?? 0n) + minor);
      continue;
    }
    const root = longest(BALANCE_ROOTS, account);
    if (root === null) throw new Error(`Account ${account} is of no class`);
    balance.set(root[1], (balance.get(root[1]) ?? 0n) + debitMinor);
    balance.set(root[2], (balance.get(root[2]) ?? 0n) - creditMinor);
  }
  balance.set('result', (balance.get('result') ?? 0n) - resultMinor);
  const linesOf = <Name extends BalanceLine>(names: readonly Name[], sign: bigint): Line<Name>[] =>
    names
      .map((line) => ({ line, minor: sign * (balance.get(line) ?? 0n) }))
      .filter(({ minor }) => minor !== 0n);
  const assets = linesOf(ASSET_LINES, 1n);
  const liabilities = linesOf(LIABILITY_LINES, -1n);
  const sum = (lines: readonly Line<unknown>[]): bigint =>
    lines.reduce((total, { minor }) => total + minor, 0n);
  return {
    assets,
    liabilities,
    assetsMinor: sum(assets),
    liabilitiesMinor: sum(liabilities),
    income: INCOME_LINES.map((line) => ({ line, minor: income.get(line) ?? 0n })).filter(
      ({ minor }) => minor !== 0n,
    ),
    resultMinor,
  };
}
