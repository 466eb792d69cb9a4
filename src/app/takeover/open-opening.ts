import { Problem } from '../../contract/problem.ts';
import { wireCurrency } from '../../contract/wire.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { error } from '../../core/finding.ts';
import { createTheirReader, missingColumns, type TheirLine } from '../../core/ledger/index.ts';
import {
  createBalanceReader,
  emptySummary,
  countTaken,
  createFecReader,
  createIntake,
  readOpening,
  type Opening,
  type ReadOptions,
  type Summary,
  type Taken,
} from '../../core/takeover/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { openTable } from '../../shell/tabular/index.ts';
import { readOrganization } from '../organization/index.ts';
import { openRegistry } from './known.ts';

export type ReadFile = {
  readonly format: 'fec' | 'balance';
  readonly opening: Opening;
  /** Of a FEC: customers and their open pieces, as the import of a FEC understands them. */
  readonly customers: readonly Taken[];
  readonly summary: Summary;
  readonly options: ReadOptions;
};

const WANTED = ['JournalCode', 'EcritureNum', 'EcritureDate', 'CompteNum', 'Debit', 'Credit'];

/** The file as understood: the check and the taking read it alike, so that they cannot disagree. */
export const openOpening = async (
  context: Context,
  bytes: Buffer,
  openedOn: PlainDate,
): Promise<ReadFile> => {
  const baseCurrency = wireCurrency((await readOrganization(context)).baseCurrency);
  const opened = await openTable(bytes);
  if (!opened.ok) throw new Problem('file.refused', {}, opened.findings);
  const table = opened.value;
  const isFec = missingColumns(table.headers, WANTED).length === 0;
  const options: ReadOptions = {
    kind: 'fec',
    baseCurrency,
    currency: baseCurrency,
    dateOrder: 'dmy',
    decimal: 'auto',
    serialDays: false,
    today: context.today,
    cutoverOn: openedOn,
  };
  const readTheirs = isFec ? createTheirReader(table.headers, baseCurrency) : null;
  const balance = isFec ? null : createBalanceReader(table.headers, baseCurrency);
  if (balance?.ok === false) {
    throw new Problem('file.refused', {}, [
      error('opening.columns-missing', { params: { columns: balance.missing.join(', ') } }),
    ]);
  }
  const fec = createFecReader(table.headers, options);
  const lines: TheirLine[] = [];
  for await (const { line, cells } of table.rows) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const one = readTheirs === null ? balance!.read(line, cells) : readTheirs(line, cells);
    if (one === null) continue;
    lines.push(one);
    if (isFec && (one.on === null || one.on <= openedOn)) fec.add(line, cells);
  }
  const broken = table.findings.filter((finding) => finding.severity === 'error');
  if (broken.length > 0) throw new Problem('file.refused', {}, broken);
  const format = isFec ? 'fec' : 'balance';
  const intake = createIntake(await openRegistry(context));
  const customers = isFec ? fec.end().readings.map((reading) => intake.take(reading)) : [];
  const summary = emptySummary();
  for (const one of customers) countTaken(summary, one, false);
  summary.knownCustomers = new Set(
    customers.flatMap((one) => (one.entry === null || one.entry.isNew ? [] : [one.entry.ref])),
  ).size;
  return { format, opening: readOpening(lines, { format, openedOn }), customers, summary, options };
};
