import { error, warning, type Finding } from '../finding.ts';
import { parseDate, type DateOrder } from '../calendar/index.ts';
import { parseAmount } from '../money/index.ts';
import { addEntry, closeDraft, newDraft, report } from './draft.ts';
import { createLines } from './lines.ts';
import type { ReadOptions, StatementParser } from './statement.ts';

type Raw = { line: number; date: string; amount: string; payee: string; memo: string; number: string };

const blank = (line: number): Raw => ({ line, date: '', amount: '', payee: '', memo: '', number: '' });

/** Quicken writes 3/14'26 for 2026. */
const cleanDate = (text: string): string => text.replace(/'\s*(\d\d)$/, '/20$1').replaceAll(/\s/g, '');

/** A day beyond 12 anywhere in the file settles the order of day and month; otherwise the user must be asked. */
const dateOrderOf = (records: readonly Raw[]): DateOrder | null => {
  for (const { date } of records) {
    const match = /^(\d{1,2})[-/.](\d{1,2})[-/.]/.exec(date);
    if (/^\d{4}/.test(date)) return 'ymd';
    if (match && Number(match[1]) > 12) return 'dmy';
    if (match && Number(match[2]) > 12) return 'mdy';
  }
  return null;
};

/** QIF: no account, no balance, no certain date order. Kept in memory, for the order may show on the last line only. */
export const createQifParser = (options: ReadOptions = {}): StatementParser => {
  const findings: Finding[] = [];
  const records: Raw[] = [];
  let current: Raw | null = null;

  const lines = createLines((text, line) => {
    const body = text.slice(1).trim();
    if (text.startsWith('!')) return;
    if (text.startsWith('^')) {
      if (current) records.push(current);
      current = null;
      return;
    }
    if (text.trim() === '') return;
    current ??= blank(line);
    if (text.startsWith('D')) current.date = cleanDate(body);
    else if (text.startsWith('T') || (text.startsWith('U') && current.amount === '')) current.amount = body;
    else if (text.startsWith('P')) current.payee = body;
    else if (text.startsWith('M')) current.memo = body;
    else if (text.startsWith('N')) current.number = body;
  });

  return {
    feed: lines.feed,
    end: () => {
      lines.end();
      if (current) records.push(current);
      const draft = newDraft(options);
      const found = options.dateOrder ?? dateOrderOf(records);
      const order = found ?? 'dmy';
      if (!found && records.length > 0)
        report(draft.findings, warning('bank.date-order.assumed', { params: { order } }));
      for (const record of records) {
        const bookedOn = parseDate(record.date, order);
        const amount = parseAmount(record.amount, draft.currency);
        const fault = (code: string, value: string): void =>
          report(draft.findings, error(code, { params: { line: record.line, value: value.slice(0, 40) } }));
        if (!bookedOn) fault('bank.entry.date', record.date);
        else if (!amount.ok) fault('bank.entry.amount', record.amount);
        else {
          addEntry(
            draft,
            {
              record: record.line,
              bookedOn,
              valueOn: bookedOn,
              amountMinor: amount.minor,
              currency: draft.currency,
              counterpartyName: record.memo === '' ? '' : record.payee,
              counterpartyIban: '',
              text: record.memo || record.payee,
              endToEndId: '',
              bankReference: '',
              bankCode: record.number,
              reversal: false,
              booked: true,
            },
            options,
            0,
          );
        }
      }
      if (records.length === 0) report(findings, error('bank.file.no-statement'));
      return { format: 'qif', statements: records.length === 0 ? [] : [closeDraft(draft)], findings };
    },
  };
};
