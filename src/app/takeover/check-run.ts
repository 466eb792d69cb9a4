import { sql } from 'kysely';
import type { InputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import {
  countTaken,
  createIntake,
  emptySummary,
  hasLines,
  pieceKey,
  restrictMapping,
  type Field,
  type ImportKind,
  type LineFinding,
  type Mapping,
  type Taken,
} from '../../core/takeover/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { readOrganization } from '../organization/index.ts';
import type { takeoverContract } from './contract.ts';
import { findKnownPieces, openRegistry } from './known.ts';
import { createLateCount } from './late-items.ts';
import { readAhead } from './read-ahead.ts';
import { openRunTable, readOptionsOf, readReadings } from './read-readings.ts';
import { lockRun, readRun, rememberMapping, toRunView } from './store/runs.ts';
import { signatureOf } from './upload-file.ts';
import { summaryToWire, type ImportRunView } from './wire-summary.ts';

/** Enough to correct a file by; beyond it, the counts and the list of refused lines stay exact. */
const KEPT_FINDINGS = 20_000;

const refuseUnusable = (kind: ImportKind, mapping: Mapping): void => {
  if (kind === 'fec') return;
  const has = (...fields: Field[]): boolean => fields.some((field) => mapping.includes(field));
  const findings = [];
  if (!has('name', 'code', 'siren')) findings.push(error('takeover.needs-customer'));
  if (kind === 'customers' && !has('name')) findings.push(error('takeover.needs-name'));
  if (kind !== 'customers') {
    if (!has('number')) findings.push(error('takeover.needs-number'));
    if (!has('issuedOn')) findings.push(error('takeover.needs-issued'));
    if (hasLines(kind)) {
      if (!has('unitPrice', 'lineNet')) findings.push(error('takeover.needs-price'));
      if (!has('vatRate', 'vatCategory')) findings.push(error('takeover.needs-rate'));
    } else if (!has('open', 'total', 'debit', 'credit')) findings.push(error('takeover.needs-amount'));
  }
  if (kind === 'paid_history' && !has('paidOn')) findings.push(error('takeover.needs-paid'));
  if (findings.length > 0) throw new Problem('import.not-ready', {}, findings);
};

/** The dry run: reads every line exactly as the import will, keeps what it finds, and changes nothing else. */
export const checkRun = async (
  context: Context,
  input: InputOf<typeof takeoverContract.check>,
): Promise<ImportRunView> => {
  const run = await lockRun(context, input.id);
  if (run.kind === 'documents' || run.state === 'importing' || run.state === 'done') {
    throw new Problem('import.not-ready');
  }
  if ((input.kind === 'fec') !== (run.format === 'fec')) {
    throw new Problem('import.not-ready', {}, [error('takeover.fec-kind')]);
  }
  if (input.options.cutoverOn > context.today) {
    throw new Problem('import.not-ready', {}, [
      error('takeover.cutover-in-the-future', { path: 'cutoverOn' }),
    ]);
  }
  const isFixed = run.format === 'einvoices';
  if (isFixed && input.kind !== 'open_items') {
    throw new Problem('import.not-ready', {}, [error('takeover.einvoices-kind')]);
  }
  const mapping = isFixed ? run.mapping : restrictMapping(input.mapping, input.kind);
  refuseUnusable(input.kind, mapping);

  const { baseCurrency } = await readOrganization(context);
  const table = await openRunTable(context, run);
  const options = readOptionsOf(input.kind, input.options, run.format, baseCurrency, context.today);
  const intake = createIntake(await openRegistry(context));
  const summary = emptySummary();
  const kept: LineFinding[] = [];
  const customers = new Set<string>();
  const late = await createLateCount(context);
  let controlMinor: bigint | null = null;
  for await (const batch of readAhead(readReadings(table, mapping, options))) {
    ({ controlMinor } = batch);
    const taken = batch.readings.map((reading) => intake.take(reading));
    const known = await findKnownPieces(context, taken);
    for (const one of taken) {
      countTaken(summary, one, isKnown(one, known));
      if (!isKnown(one, known)) late.add(one);
      if (one.entry !== null && !one.entry.isNew) customers.add(one.entry.ref);
      const room = KEPT_FINDINGS - kept.length;
      // The reasons of refused lines come before everything else.
      if (room > 0 || one.outcome === 'refuse') kept.push(...one.findings.slice(0, Math.max(room, 1)));
    }
  }
  summary.knownCustomers = customers.size;

  await keepFindings(context, run.id, kept);
  if (input.kind !== 'fec' && !isFixed) {
    await rememberMapping(context, signatureOf(run.headers), input.kind, mapping);
  }
  await context.tx
    .updateTable('import_run')
    .set({
      kind: input.kind,
      state: 'checked',
      mapping: JSON.stringify(mapping),
      options: JSON.stringify(input.options),
      summary: JSON.stringify({
        ...summaryToWire(summary, controlMinor, kept.length),
        ...late.view(),
      }),
      result: null,
      failure: '',
      cancel_asked: false,
      progress_done: 0,
      progress_total: summary.lines,
      checked_at: context.now,
      finished_at: null,
    })
    .where('org_id', '=', context.org)
    .where('id', '=', run.id)
    .execute();
  return toRunView(await readRun(context, run.id));
};

export const isKnown = ({ entry, document }: Taken, known: ReadonlySet<string>): boolean =>
  entry !== null && document !== null && known.has(pieceKey(entry.ref, document.number));

const keepFindings = async (
  context: Pick<Context, 'tx' | 'org'>,
  runId: string,
  findings: readonly LineFinding[],
): Promise<void> => {
  await context.tx
    .deleteFrom('import_finding')
    .where('org_id', '=', context.org)
    .where('run_id', '=', runId)
    .execute();
  for (let from = 0; from < findings.length; from += 5000) {
    const rows = findings.slice(from, from + 5000).map((finding, i) => ({
      o: from + i + 1,
      l: finding.line,
      pt: finding.part ?? 1,
      s: finding.severity,
      c: finding.code,
      f: finding.path ?? '',
      v: finding.value,
      p: finding.params ?? {},
    }));
    await sql`
      insert into import_finding (org_id, run_id, ordinal, line, part, severity, code, field, value, params)
      select ${context.org}::uuid, ${runId}::uuid, r.o, r.l, r.pt, r.s, r.c, r.f, r.v, r.p
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(o int, l int, pt smallint, s text, c text, f text, v text, p jsonb)`.execute(context.tx);
  }
};
