import type { Finding } from '../finding.ts';
import { findCsvProfile, type CsvProfile } from './csv-profile.ts';
import { createCsvRows, type CsvRow } from './csv-rows.ts';
import { readCsvAside } from './csv-preamble.ts';
import { readCsvLine } from './csv-line.ts';
import { addEntry, closeDraft, newDraft, report } from './draft.ts';
import { createRunningBalance } from './running-balance.ts';
import type { ReadOptions, StatementEntry, StatementFile, StatementParser } from './statement.ts';

const SAMPLE = 65_536;
const MAX_BREAKS_NAMED = 20;

export type CsvOptions = ReadOptions & {
  /** A remembered profile; without it the header decides. */
  readonly profile?: CsvProfile;
};

export type CsvFile = StatementFile & { readonly profile: CsvProfile | null };

/** A bank's CSV: columns found by their header, order and proof by the running balance. One file, one statement. */
export const createCsvParser = (options: CsvOptions = {}): StatementParser & { end(): CsvFile } => {
  const findings: Finding[] = [];
  const draft = newDraft(options);
  const balance = createRunningBalance();
  let sample = '';
  let profile: CsvProfile | null = null;
  let rows: ReturnType<typeof createCsvRows> | null = null;
  let pending: { entry: StatementEntry; balance: bigint | null } | null = null;
  let firstDay = '';
  let lastDay = '';

  const flush = (): void => {
    if (!pending) return;
    const { entry } = pending;
    if (entry.booked) {
      balance.add(entry.amountMinor, pending.balance, entry.record);
      firstDay ||= entry.bookedOn;
      lastDay = entry.bookedOn;
    }
    addEntry(draft, entry, options, 0);
    pending = null;
  };

  const onRow = (row: CsvRow): void => {
    if (!profile || row.line === profile.headerLine) return;
    if (row.cells.every((cell) => cell.trim() === '')) return;
    if (row.line < profile.headerLine) return readCsvAside(row, profile, draft);
    const line = readCsvLine(row, profile, draft.currency);
    if (line.kind === 'fault') {
      report(draft.findings, {
        code: line.code,
        severity: 'error',
        params: { line: row.line, value: line.value },
      });
    } else if (line.kind === 'entry') {
      flush();
      if (draft.account === '') draft.account = line.account;
      if (line.currencyGiven && !draft.currencyKnown) {
        draft.currency = line.entry.currency;
        draft.currencyKnown = true;
      }
      if (line.entry.currency !== draft.currency) {
        report(draft.findings, {
          code: 'bank.entry.other-currency',
          severity: 'error',
          params: { record: row.line, currency: line.entry.currency },
        });
      }
      pending = { entry: line.entry, balance: line.balance };
    } else if (line.kind === 'continuation' && pending && !/^(total|solde|balance)/i.test(line.text)) {
      pending.entry = { ...pending.entry, text: `${pending.entry.text} ${line.text}`.trim() };
    } else readCsvAside(row, profile, draft);
  };

  const begin = (): void => {
    profile = options.profile ?? findCsvProfile(sample, options.dateOrder);
    if (!profile) {
      report(findings, { code: 'bank.csv.no-header', severity: 'error' });
      return;
    }
    rows = createCsvRows(profile.delimiter, onRow);
    rows.feed(sample);
  };

  const settleBalances = (): void => {
    const settled = balance.settle(firstDay > lastDay);
    const descending = settled ? settled.descending : firstDay > lastDay;
    if (descending) draft.entries.reverse();
    if (!settled) return;
    for (const line of settled.breaks.slice(0, MAX_BREAKS_NAMED)) {
      report(draft.findings, { code: 'bank.csv.balance-break', severity: 'error', params: { line } });
    }
    draft.opening ??= { amountMinor: settled.opening, on: draft.from };
    draft.closing ??= { amountMinor: settled.closing, on: draft.to };
  };

  return {
    feed: (chunk) => {
      if (rows) return rows.feed(chunk);
      if (findings.length > 0) return;
      sample += sample === '' ? chunk.replace(/^\uFEFF/, '') : chunk;
      if (sample.length >= SAMPLE) begin();
    },
    end: () => {
      if (!rows && findings.length === 0) begin();
      rows?.end();
      flush();
      if (!profile) return { format: 'csv', statements: [], findings, profile };
      settleBalances();
      if (!profile.dateOrderSure && draft.count > 0) {
        report(draft.findings, {
          code: 'bank.date-order.assumed',
          severity: 'warning',
          params: { order: profile.dateOrder },
        });
      }
      if (draft.count === 0 && draft.findings.length === 0) {
        report(findings, { code: 'bank.file.no-statement', severity: 'error' });
      }
      return { format: 'csv', statements: [closeDraft(draft)], findings, profile };
    },
  };
};
