import { parseDate } from '../calendar/index.ts';
import { parseAmount } from '../money/index.ts';
import type { CsvProfile } from './csv-profile.ts';
import type { CsvRow } from './csv-rows.ts';
import type { StatementDraft } from './draft.ts';
import type { Balance } from './statement.ts';

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

const balanceIn = (
  cells: readonly string[],
  from: number,
  profile: CsvProfile,
  draft: StatementDraft,
): Balance | null => {
  const label = cells[from] ?? '';
  const on = parseDate(
    /\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.exec(cells.slice(from).join(' '))?.[0] ?? '',
    profile.dateOrder,
  );
  const inside = label.includes(':') ? label.slice(label.lastIndexOf(':') + 1) : '';
  for (const text of [inside, ...cells.slice(from + 1)]) {
    if (text.trim() === '' || parseDate(text, profile.dateOrder) !== null) continue;
    const amount = parseAmount(text, draft.currency, { decimal: profile.decimal });
    if (amount.ok) return { amountMinor: amount.minor, on };
  }
  return null;
};

/** Rows around the table: the account, and the balances some banks print above or below it. */
export const readCsvAside = (row: CsvRow, profile: CsvProfile, draft: StatementDraft): void => {
  const cells = row.cells.map((cell) => cell.trim());
  for (const [at, cell] of cells.entries()) {
    const iban = /\b[A-Z]{2}\d{2}[A-Z0-9]{10,30}\b/.exec(cell.replaceAll(/\s/g, ''));
    if (iban && draft.account === '') draft.account = iban[0];
    const words = plain(cell);
    const next = cells[at + 1]?.replaceAll(/\s/g, '') ?? '';
    if (draft.account === '' && /compte|account/.test(words) && /^[A-Z0-9]*\d{5,}[A-Z0-9]*$/i.test(next))
      draft.account = next;
    if (!/solde|balance/.test(words)) continue;
    const balance = balanceIn(cells, at, profile, draft);
    if (!balance) continue;
    if (/initial|preced|debut|ouverture|opening|start|ancien/.test(words)) draft.opening ??= balance;
    else draft.closing ??= balance;
    return;
  }
};
