import type { StatementEntry } from './statement.ts';

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '')
    .slice(0, 140);

/**
 * A key per entry by which the same movement is known again in the same file, an overlapping one, or the camt.052 of
 * the same day. Genuine twins (same day, amount and words) are told apart by their rank, so none is lost: a bank lists
 * a day in one order. Give the same `seen` to all statements of one file and account.
 */
export const naturalKeys = (
  entries: readonly StatementEntry[],
  account: string,
  seen: Map<string, number> = new Map(),
): string[] =>
  entries.map((entry) => {
    const words =
      entry.bankReference === ''
        ? `t:${plain(entry.counterpartyName + entry.text + entry.endToEndId)}`
        : `r:${plain(entry.bankReference)}:${plain(entry.endToEndId)}`;
    const base = `${plain(account)}|${entry.bookedOn}|${entry.amountMinor}|${entry.currency}|${words}`;
    const rank = seen.get(base) ?? 0;
    seen.set(base, rank + 1);
    return `${base}|${rank}`;
  });
