import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../../contract/endpoint.ts';
import { Problem } from '../../../contract/problem.ts';
import type { Finding } from '../../../core/finding.ts';
import type { Context } from '../../../shell/http/context.ts';
import { PRINT_PART, type bulkContract } from '../bulk-contract.ts';

export type BulkView = OutputOf<typeof bulkContract.run>;
type Items = OutputOf<typeof bulkContract.items>;

const LATEST = 20;
const PAGE = 200;

type Row = {
  id: string;
  action: BulkView['action'];
  send: boolean;
  state: BulkView['state'];
  cancel_asked: boolean;
  recorded_by: string;
  recorded_at: string;
  finished_at: string | null;
  total: number;
  waiting: number;
  done: number;
  refused: number;
  left: number;
  pictures: number;
  mails: number;
};

const runRows = async (context: Context, id: string | null): Promise<BulkView[]> => {
  const { rows } = await sql<Row>`
    select r.id, r.action, r.send, r.state, r.cancel_asked, r.recorded_by, r.recorded_at, r.finished_at, n.*
    from bulk_run r
    cross join lateral (
      select count(*)::int as total,
        count(*) filter (where b.state = 'waiting')::int as waiting,
        count(*) filter (where b.state = 'done')::int as done,
        count(*) filter (where b.state = 'refused')::int as refused,
        count(*) filter (where b.state = 'left')::int as left,
        count(*) filter (where b.state = 'done' and i.file_sha256 is not null)::int as pictures,
        count(*) filter (where b.state = 'done' and exists (
          select 1 from document_delivery v where v.org_id = b.org_id and v.document_id = b.document_id))::int as mails
      from bulk_item b
      left join sales_document d on d.org_id = b.org_id and d.id = b.document_id
      left join invoice i on i.org_id = d.org_id and i.id = d.invoice_id
      where b.org_id = r.org_id and b.run_id = r.id) n
    where r.org_id = ${context.org} and (${id}::uuid is null or r.id = ${id})
    order by (r.state = 'running') desc, r.id desc limit ${LATEST}`.execute(context.tx);
  return rows.map((row) => ({
    id: row.id,
    action: row.action,
    send: row.send,
    state: row.state,
    cancelAsked: row.cancel_asked,
    startedBy: row.recorded_by,
    startedAt: row.recorded_at,
    finishedAt: row.finished_at,
    total: row.total,
    waiting: row.waiting,
    done: row.done,
    refused: row.refused,
    left: row.left,
    pictures: row.pictures,
    mails: row.mails,
    printParts: Math.ceil(row.pictures / PRINT_PART),
  }));
};

export const readBulk = async (context: Context, id: string): Promise<BulkView> => {
  const [run] = await runRows(context, id);
  if (run === undefined) throw new Problem('record.not-found');
  return run;
};

export const listBulks = (context: Context): Promise<BulkView[]> => runRows(context, null);

type ItemRow = {
  position: number;
  document_id: string;
  state: Items['items'][number]['state'];
  problem: string;
  findings: Finding[];
  kind: NonNullable<Items['items'][number]['document']>['kind'] | null;
  number: string;
  title: string;
  customer: string | null;
  issued_on: string | null;
  currency: string;
  gross_minor: bigint;
};

export const listBulkItems = async (
  context: Context,
  input: InputOf<typeof bulkContract.items>,
): Promise<Items> => {
  const { rows } = await sql<ItemRow>`
    select b.position, b.document_id, b.state, b.problem, b.findings, d.kind, d.number, d.title, p.name as customer,
      d.issued_on, d.currency, d.gross_minor
    from bulk_item b
    left join sales_document d on d.org_id = b.org_id and d.id = b.document_id
    left join party p on p.org_id = d.org_id and p.id = d.party_id
    where b.org_id = ${context.org} and b.run_id = ${input.id} and b.position > ${input.after ?? 0}
      and (${input.state ?? null}::text is null or b.state = ${input.state ?? null})
    order by b.position limit ${PAGE + 1}`.execute(context.tx);
  const items = rows.slice(0, PAGE).map((row) => ({
    position: row.position,
    documentId: row.document_id,
    state: row.state,
    problem: row.problem,
    findings: row.findings,
    document:
      row.kind === null
        ? null
        : {
            kind: row.kind,
            number: row.number,
            title: row.title,
            customerName: row.customer ?? '',
            issuedOn: row.issued_on,
            currency: row.currency,
            grossMinor: row.gross_minor.toString(),
          },
  }));
  return { items, next: rows.length > PAGE ? items.at(-1)!.position : null };
};
