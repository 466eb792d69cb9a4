import { Problem } from '../../../contract/problem.ts';
import type { Mapping } from '../../../core/takeover/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { ImportRunView, OptionsView, ResultView, SummaryView } from '../wire-summary.ts';

type Scope = Pick<Context, 'tx' | 'org'>;

/** What the mapping screen shows without reading the file again. */
export type Sample = {
  headers: string[];
  headerLine: number;
  sheet: string;
  rows: { line: number; cells: string[] }[];
  remembered: boolean;
  /** Of invoices whose lines stand in a sheet or a file of their own. */
  linesFrom: string;
  linesAt: number;
  linesHeaderLine: number;
};

export const NO_LINES = { linesFrom: '', linesAt: 0, linesHeaderLine: 0 };

export const EMPTY_SAMPLE: Sample = {
  headers: [],
  headerLine: 0,
  sheet: '',
  rows: [],
  remembered: false,
  ...NO_LINES,
};

export type Run = Omit<ImportRunView, 'mapping' | 'options'> & {
  readonly fileSha256: string | null;
  readonly linesSha256: string | null;
  readonly linesHeaderLine: number;
  readonly mapping: Mapping;
  readonly options: OptionsView | null;
  readonly locale: 'fr' | 'en';
  readonly isChecked: boolean;
};

/** The run, locked for the command that changes it. */
export const lockRun = (context: Scope, id: string): Promise<Run> => fetchRun(context, id, true);
export const readRun = (context: Scope, id: string): Promise<Run> => fetchRun(context, id, false);

const fetchRun = async (context: Scope, id: string, lock: boolean): Promise<Run> => {
  let query = context.tx
    .selectFrom('import_run')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('id', '=', id);
  if (lock) query = query.forNoKeyUpdate();
  const row = await query.executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
  const sample = row.sample as unknown as Sample;
  const options = row.options as unknown as OptionsView | Record<string, never>;
  return {
    id: row.id,
    kind: row.kind as Run['kind'],
    state: row.state as Run['state'],
    fileName: row.file_name,
    fileSize: Number(row.file_size),
    fileSha256: row.file_sha256,
    linesSha256: row.lines_sha256,
    format: row.format,
    ...EMPTY_SAMPLE,
    ...sample,
    mapping: row.mapping as unknown as Mapping,
    options: 'cutoverOn' in options ? (options as OptionsView) : null,
    summary: row.summary as unknown as SummaryView | null,
    result: row.result as unknown as ResultView | null,
    goodOnly: row.good_only,
    progressDone: row.progress_done,
    progressTotal: row.progress_total,
    cancelAsked: row.cancel_asked,
    failure: row.failure,
    locale: row.locale === 'en' ? 'en' : 'fr',
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
    finishedAt: row.finished_at,
    isChecked: row.checked_at !== null,
  };
};

export const toRunView = (run: Run): ImportRunView => {
  const {
    fileSha256: _file,
    linesSha256: _lines,
    linesHeaderLine: _at,
    locale: _locale,
    isChecked: _checked,
    ...view
  } = run;
  return { ...view, mapping: [...run.mapping] };
};

export const findMapping = async (
  context: Scope,
  signature: string,
): Promise<{ kind: string; mapping: Mapping } | null> => {
  const row = await context.tx
    .selectFrom('import_mapping')
    .select(['kind', 'mapping'])
    .where('org_id', '=', context.org)
    .where('signature', '=', signature)
    .executeTakeFirst();
  return row === undefined ? null : { kind: row.kind, mapping: row.mapping as unknown as Mapping };
};

export const rememberMapping = async (
  context: Scope,
  signature: string,
  kind: string,
  mapping: Mapping,
): Promise<void> => {
  const written = JSON.stringify(mapping);
  await context.tx
    .insertInto('import_mapping')
    .values({ org_id: context.org, signature, kind, mapping: written })
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'signature']).doUpdateSet({ kind, mapping: written }),
    )
    .execute();
};
