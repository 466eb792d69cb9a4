import { parseDate } from '../calendar/index.ts';
import { parseAmount, parseCurrency, type Currency } from '../money/index.ts';
import type { CsvProfile, CsvRole } from './csv-profile.ts';
import type { CsvRow } from './csv-rows.ts';
import { payerInLabel } from './label-payer.ts';
import type { StatementEntry } from './statement.ts';

export type CsvLine =
  | { kind: 'entry'; entry: StatementEntry; balance: bigint | null; account: string; currencyGiven: boolean }
  | { kind: 'continuation'; text: string }
  | { kind: 'other' }
  | { kind: 'fault'; code: string; value: string };

const fault = (code: string, value: string): CsvLine => ({ kind: 'fault', code, value: value.slice(0, 60) });

const DEBIT_WORDS = /^(d|db|dbit|debit|débit|-|out|sortie)$/i;

const abs = (value: bigint): bigint => (value < 0n ? -value : value);

/** One data row under a profile. The caller decides what an odd row means (a footer, a continued label). */
export const readCsvLine = (row: CsvRow, profile: CsvProfile, fallback: Currency): CsvLine => {
  const cell = (role: CsvRole): string => row.cells[profile.columns[role]?.[0] ?? -1]?.trim() ?? '';
  const label = (profile.columns.label ?? [])
    .map((at) => (row.cells[at] ?? '').replaceAll(/\s+/g, ' ').trim())
    .filter((part, at, parts) => part !== '' && !parts.slice(0, at).some((before) => before.includes(part)))
    .join(' ');
  const written = { amount: cell('amount'), debit: cell('debit'), credit: cell('credit') };
  const noAmount = written.amount === '' && written.debit === '' && written.credit === '';
  if (cell('date') === '')
    return noAmount && label !== '' ? { kind: 'continuation', text: label } : { kind: 'other' };
  const bookedOn = parseDate(cell('date'), profile.dateOrder);
  if (bookedOn === null) return noAmount ? { kind: 'other' } : fault('bank.entry.date', cell('date'));
  if (noAmount) return fault('bank.entry.amount', '');

  const currency = parseCurrency(cell('currency')) ?? fallback;
  const read = (text: string) => parseAmount(text, currency, { decimal: profile.decimal });
  let amountMinor: bigint;
  if (written.amount !== '') {
    const amount = read(written.amount);
    if (!amount.ok) return fault('bank.entry.amount', written.amount);
    const side = cell('side');
    amountMinor =
      side === '' ? amount.minor : DEBIT_WORDS.test(side) ? -abs(amount.minor) : abs(amount.minor);
  } else {
    const debit = read(written.debit || '0');
    const credit = read(written.credit || '0');
    if (!debit.ok) return fault('bank.entry.amount', written.debit);
    if (!credit.ok) return fault('bank.entry.amount', written.credit);
    // A debit column holds -12,00 at some banks and 12,00 at others.
    amountMinor = credit.minor - abs(debit.minor);
  }
  const balanceText = cell('balance');
  const balance = balanceText === '' ? null : read(balanceText);
  if (balance && !balance.ok) return fault('bank.balance.unreadable', balanceText);
  return {
    kind: 'entry',
    balance: balance ? balance.minor : null,
    account: cell('account').replaceAll(/\s/g, ''),
    currencyGiven: cell('currency') !== '',
    entry: {
      record: row.line,
      bookedOn,
      valueOn: parseDate(cell('value'), profile.dateOrder) ?? bookedOn,
      amountMinor,
      currency,
      counterpartyName: cell('name') || (amountMinor > 0n ? payerInLabel(label) : ''),
      counterpartyIban: cell('iban').replaceAll(/\s/g, '').toUpperCase(),
      text: label,
      endToEndId: /^not\s?provided$/i.test(cell('endToEnd')) ? '' : cell('endToEnd'),
      bankReference: cell('bankReference'),
      bankCode: cell('code'),
      reversal: false,
      booked: !/pending|declined|attente|refus|annul|reverted/i.test(cell('status')),
    },
  };
};
