import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import { hasLines, type Mapping } from '../../core/takeover/index.ts';
import type { Context, UploadedFile } from '../../shell/http/context.ts';
import { openTable, type TableRow } from '../../shell/tabular/index.ts';
import { keepFile } from '../files/index.ts';
import { audit } from '../organization/index.ts';
import { recogniseLines } from './join-lines.ts';
import { lockRun, readRun, toRunView, type Sample } from './store/runs.ts';
import { SHOWN_ROWS, shownRows } from './shown-rows.ts';
import type { ImportRunView } from './wire-summary.ts';

/** The second file of a book of invoices: its columns stand beside those of the first, and are matched like them. */
export const addLines = async (
  context: Context,
  runId: string,
  file: UploadedFile,
): Promise<ImportRunView> => {
  const run = await lockRun(context, runId);
  const isOpen = run.state === 'uploaded' || run.state === 'checked' || run.state === 'cancelled';
  if (!isOpen || (run.format !== 'csv' && run.format !== 'xlsx')) throw new Problem('import.not-ready');
  const opened = await openTable(file.bytes);
  if (!opened.ok) throw new Problem('file.refused', {}, opened.findings);
  const table = opened.value;
  const rows: TableRow[] = [];
  for await (const row of table.rows) {
    rows.push(row);
    if (rows.length === SHOWN_ROWS) break;
  }
  if (rows.length === 0) throw new Problem('file.refused', {}, [error('takeover.no-lines')]);
  const width = run.linesAt === 0 ? run.headers.length : run.linesAt;
  const before = Array.from({ length: width }, () => '');
  const sample: Sample = {
    headers: [...run.headers.slice(0, width), ...table.headers],
    headerLine: run.headerLine,
    sheet: run.sheet,
    rows: [
      ...run.rows.filter((row) => row.cells.slice(0, width).some((cell) => cell !== '')),
      ...shownRows(rows.map((row) => ({ ...row, cells: [...before, ...row.cells] }))),
    ],
    remembered: false,
    linesFrom: file.name.slice(0, 200),
    linesAt: width,
    linesHeaderLine: table.headerLine,
  };
  // What stands on the first file stays as it was set; of the lines only what lines say is read there.
  const mapping: Mapping = [
    ...Array.from({ length: width }, (_, at) => run.mapping[at] ?? null),
    ...recogniseLines(table.headers, rows),
  ];
  const seen = new Set<string>();
  const once = mapping.map((field) => {
    if (field === null || seen.has(field)) return null;
    seen.add(field);
    return field;
  });
  const sha256 = await keepFile(context, { ...file, mediaType: 'application/octet-stream' });
  await context.tx
    .updateTable('import_run')
    .set({
      kind: run.kind !== 'documents' && hasLines(run.kind) ? run.kind : 'invoices',
      state: 'uploaded',
      lines_sha256: sha256,
      sample: JSON.stringify(sample),
      mapping: JSON.stringify(once),
      summary: null,
      checked_at: null,
    })
    .where('org_id', '=', context.org)
    .where('id', '=', run.id)
    .execute();
  await audit(context, 'import.uploaded', { kind: 'import', id: run.id }, { file: file.name, sha256 });
  return toRunView(await readRun(context, run.id));
};
