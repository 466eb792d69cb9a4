import type { Finding } from '../finding.ts';
import { money, toDecimal, type Currency } from '../money/index.ts';
import type { Balance, Statement, StatementEntry, StatementFile } from './statement.ts';

const decimal = (minor: bigint, currency: Currency): string => toDecimal(money(minor, currency));

const balanceJson = (
  balance: Balance,
  statementCurrency: Currency,
  currency = balance.currency ?? statementCurrency,
) => ({
  amount: decimal(balance.amountMinor, currency),
  currency,
  ...(balance.on ? { date: balance.on } : {}),
});

const filled = (fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));

/** The parts of an exploded batch are told as the one entry the bank booked. */
const byRecord = (entries: readonly StatementEntry[]): StatementEntry[][] => {
  const groups: StatementEntry[][] = [];
  for (const entry of entries) {
    const open = groups.at(-1);
    if (open?.[0]?.record === entry.record) open.push(entry);
    else groups.push([entry]);
  }
  return groups;
};

const detailsJson = (entry: StatementEntry) =>
  filled({
    counterparty: entry.counterpartyName,
    counterpartyIban: entry.counterpartyIban,
    remittance: entry.text,
    endToEndId: entry.endToEndId,
  });

const entryJson = (group: StatementEntry[]) => {
  const first = group[0]!;
  const total = group.reduce((sum, entry) => sum + entry.amountMinor, 0n);
  return {
    bookingDate: first.bookedOn,
    valueDate: first.valueOn,
    amount: decimal(total, first.currency),
    currency: first.currency,
    status: first.booked ? 'BOOK' : 'PDNG',
    ...filled({ bankReference: first.bankReference, bankTxCode: first.bankCode }),
    ...(first.reversal ? { reversal: true } : {}),
    ...(group.length === 1
      ? detailsJson(first)
      : {
          transactions: group.map((entry) => ({
            amount: decimal(entry.amountMinor, entry.currency),
            ...detailsJson(entry),
          })),
        }),
  };
};

const statementJson = (statement: Statement) => {
  const { currency } = statement;
  const groups = byRecord(statement.entries);
  const booked = groups.filter((group) => group[0]!.booked);
  const sums = booked.map((group) => group.reduce((sum, entry) => sum + entry.amountMinor, 0n));
  // Lines in another currency than the account's are a fault, but are shown as the bank wrote them.
  const sumCurrency = booked[0]?.[0]?.currency ?? currency;
  const credits = sums.filter((sum) => sum >= 0n);
  return {
    id: statement.id,
    kind: statement.kind,
    account: statement.account,
    currency,
    ...(statement.opening ? { opening: balanceJson(statement.opening, currency) } : {}),
    ...(statement.closing ? { closing: balanceJson(statement.closing, currency) } : {}),
    entryCount: groups.length,
    bookedCount: booked.length,
    creditCount: credits.length,
    debitCount: booked.length - credits.length,
    sumCredits: decimal(sum(credits), sumCurrency),
    sumDebits: decimal(-sum(sums.filter((one) => one < 0n)), sumCurrency),
    ...(statement.proof === 'unproved' ? {} : { balanced: statement.proved }),
    entries: groups.map(entryJson),
  };
};

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, one) => total + one, 0n);

const findingText = (finding: Finding): string =>
  [finding.code, ...Object.entries(finding.params ?? {}).map(([key, value]) => `${key} ${value}`)].join(
    ' · ',
  );

/** What `encaisse bank read --json` prints: amounts as exact decimal strings, unknown keys absent. */
export const statementFileJson = (file: StatementFile) => {
  const findings = [...file.findings, ...file.statements.flatMap((one) => one.findings)];
  return {
    format: file.format,
    errors: findings.filter((one) => one.severity === 'error').map(findingText),
    warnings: findings.filter((one) => one.severity === 'warning').map(findingText),
    statements: file.statements.map(statementJson),
  };
};
