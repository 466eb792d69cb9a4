import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import type { Context } from '../../shell/http/context.ts';
import { readOrganization } from '../organization/index.ts';
import type { takeoverContract } from './contract.ts';
import type { ResultView } from './wire-summary.ts';

type Contract = typeof takeoverContract;

const SHOWN_RUNS = 30;
const PAGE = 200;

export const listRuns = async (context: Context): Promise<OutputOf<Contract['runs']>> => {
  const { baseCurrency } = await readOrganization(context);
  const rows = await context.tx
    .selectFrom('import_run')
    .select(['id', 'kind', 'state', 'file_name', 'recorded_by', 'recorded_at', 'result'])
    .where('org_id', '=', context.org)
    .orderBy('id', 'desc')
    .limit(SHOWN_RUNS)
    .execute();
  const counted = await sql<{ invoices: bigint; with_pdf: bigint }>`
    select count(*) as invoices, count(file_sha256) as with_pdf from invoice where org_id = ${context.org}`.execute(
    context.tx,
  );
  return {
    invoices: Number(counted.rows[0]!.invoices),
    withPdf: Number(counted.rows[0]!.with_pdf),
    runs: rows.map((row) => {
      const result = row.result as unknown as ResultView | null;
      return {
        id: row.id,
        kind: row.kind as OutputOf<Contract['runs']>['runs'][number]['kind'],
        state: row.state as OutputOf<Contract['runs']>['runs'][number]['state'],
        fileName: row.file_name,
        recordedBy: row.recorded_by,
        recordedAt: row.recorded_at,
        openItems: result?.openItems ?? 0,
        newCustomers: result?.newCustomers ?? 0,
        paidItems: result?.paidItems ?? 0,
        drafts: result?.drafts ?? 0,
        attached: result?.attached ?? 0,
        openingMinor: result?.openingMinor ?? '0',
        currency: result?.baseCurrency ?? baseCurrency,
      };
    }),
  };
};

export const listFindings = async (
  context: Context,
  input: InputOf<Contract['findings']>,
): Promise<OutputOf<Contract['findings']>> => {
  let query = context.tx
    .selectFrom('import_finding')
    .select(['ordinal', 'line', 'part', 'severity', 'code', 'field', 'value', 'params'])
    .where('org_id', '=', context.org)
    .where('run_id', '=', input.id)
    .where('ordinal', '>', input.after ?? 0)
    .orderBy('ordinal')
    .limit(PAGE + 1);
  if (input.severity !== undefined) query = query.where('severity', '=', input.severity);
  if (input.code !== undefined) query = query.where('code', '=', input.code);
  const rows = await query.execute();
  return {
    hasMore: rows.length > PAGE,
    findings: rows.slice(0, PAGE).map((row) => ({
      ...row,
      severity: row.severity === 'error' ? ('error' as const) : ('warning' as const),
      params: row.params as Record<string, string | number>,
    })),
  };
};
