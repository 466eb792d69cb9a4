import { Problem } from '../../contract/problem.ts';
import type { LineFinding } from '../../core/takeover/index.ts';
import { createIntake } from '../../core/takeover/index.ts';
import { texts } from '../../i18n/catalogue.ts';
import { findingText } from '../../i18n/findings.ts';
import type { Context, Download } from '../../shell/http/context.ts';
import { writeCsv, type OutputRow } from '../../shell/tabular/index.ts';
import { readOrganization } from '../organization/index.ts';
import { openRegistry } from './known.ts';
import { openRunTable, readOptionsOf, readReadings } from './read-readings.ts';
import { readRun } from './store/runs.ts';

const placeOf = ({ line, part }: { line: number; part?: 2 }): string => `${part ?? 1}:${line}`;

/**
 * The refused lines as they stood in the file, under its own headers, with the line number and the reason at the end:
 * corrected in a spreadsheet, the file is given again and its columns are recognised.
 */
export const refusedLines = async (context: Context, id: string): Promise<Download> => {
  const run = await readRun(context, id);
  const { kind, options: chosen } = run;
  if (kind === 'documents' || chosen === null) throw new Problem('import.not-ready');
  const { baseCurrency } = await readOrganization(context);
  const first = await openRunTable(context, run);
  const options = readOptionsOf(kind, chosen, run.format, baseCurrency, context.today);
  const intake = createIntake(await openRegistry(context));
  const reasons = new Map<string, readonly LineFinding[]>();
  for await (const { readings } of readReadings(first, run.mapping, options)) {
    for (const reading of readings) {
      const taken = intake.take(reading);
      if (taken.outcome !== 'refuse') continue;
      const errors = taken.findings.filter((finding) => finding.severity === 'error');
      if (taken.rows === undefined) reasons.set(placeOf(taken), errors);
      // An invoice is refused whole: each of its rows comes back, those at fault with their reasons.
      for (const row of taken.rows ?? []) {
        reasons.set(
          placeOf(row),
          errors.filter((finding) => placeOf(finding) === placeOf(row)),
        );
      }
    }
  }
  const t = texts(context.locale).takeover;
  const lines: OutputRow[] = [];
  const again = await openRunTable(context, run);
  for await (const row of again.rows) {
    const why = reasons.get(placeOf(row));
    if (why === undefined) continue;
    lines.push([
      ...run.headers.map((_, column) => row.cells[column] ?? ''),
      row.part === 2 ? `${run.linesFrom} ${row.line}` : String(row.line),
      why.map((finding) => findingText(context.locale, finding)).join(' '),
    ]);
  }
  const headers = [...run.headers, t.refused.line, t.refused.reason];
  return {
    name: `${run.fileName.replace(/\.[^.]*$/, '')}-${t.refused.fileSuffix}.csv`,
    mediaType: 'text/csv; charset=utf-8',
    body: writeCsv(
      headers.map((header) => ({ header, kind: 'text' as const })),
      lines,
    ),
  };
};
