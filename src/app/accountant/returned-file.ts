import { Problem } from '../../contract/problem.ts';
import { wireCurrency } from '../../contract/wire.ts';
import { error } from '../../core/finding.ts';
import { createTheirReader, missingColumns, type TheirLine } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { openTable } from '../../shell/tabular/index.ts';
import { readOrganization } from '../organization/index.ts';

const WANTED = ['CompteNum', 'Debit', 'Credit', 'EcritureLet'];

/** The lines of an accountant’s FEC, or of a CSV with its column names. Refused whole when a line cannot be read. */
export const readReturned = async (context: Context, bytes: Buffer): Promise<TheirLine[]> => {
  const { baseCurrency } = await readOrganization(context);
  const opened = await openTable(bytes);
  if (!opened.ok) throw new Problem('file.refused', {}, opened.findings);
  const table = opened.value;
  const missing = missingColumns(table.headers, WANTED);
  if (missing.length > 0) {
    throw new Problem('file.refused', {}, [
      error('accountant.columns-missing', { params: { columns: missing.join(', ') } }),
    ]);
  }
  const read = createTheirReader(table.headers, wireCurrency(baseCurrency));
  const lines: TheirLine[] = [];
  for await (const row of table.rows) {
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    const line = read(row.line, row.cells);
    if (line.minor === null) {
      throw new Problem('file.refused', {}, [error('accountant.amount', { params: { line: row.line } })]);
    }
    lines.push(line);
  }
  const broken = table.findings.filter((finding) => finding.severity === 'error');
  if (broken.length > 0) throw new Problem('file.refused', {}, broken);
  if (lines.length === 0) throw new Problem('file.refused', {}, [error('accountant.no-lines')]);
  return lines;
};
