import { sql, type RawBuilder } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { id as idShape, isoDate } from '../../contract/wire.ts';
import { normalizeName, searchKey } from '../../core/party/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { billingContract } from './contract.ts';

type Input = InputOf<typeof billingContract.deliveries>;
type Listed = OutputOf<typeof billingContract.deliveries>;
export type DeliveryView = Listed['deliveries'][number];
const PAGE = 100;

type Row = {
  id: string;
  party_id: string;
  name: string;
  origin: string;
  reference: string;
  nature: DeliveryView['nature'];
  delivered_on: string;
  purchase_order: string;
  currency: string;
  net_minor: bigint;
  gross_minor: bigint;
  lines: { type: string; name?: string }[];
  state: DeliveryView['state'];
  document_id: string | null;
  number: string | null;
  issued_on: string | null;
  cancel_reason: string;
  findings: DeliveryView['findings'];
  version: number;
};

/** Derived, never kept: a draft thrown away makes its deliveries wait again by itself. */
const STATE = sql`case when b.cancelled_on is not null then 'cancelled' when b.document_id is null then 'waiting'
  when d.invoice_id is null then 'drafted' else 'invoiced' end`;

const select = (
  where: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  limit: number,
): RawBuilder<Row> => sql<Row>`
  select b.id, b.party_id, p.name, b.origin, b.reference, b.nature, b.delivered_on, b.purchase_order, b.currency,
    b.net_minor, b.gross_minor, b.lines, ${STATE} as state, b.document_id, d.number, d.issued_on, b.cancel_reason,
    b.findings, b.version
  from billable b
  join party p on p.org_id = b.org_id and p.id = b.party_id
  left join sales_document d on d.org_id = b.org_id and d.id = b.document_id
  where ${where} order by ${order} limit ${limit}`;

const toView = (row: Row): DeliveryView => {
  const items = row.lines.filter((line) => line.type === 'item');
  return {
    id: row.id,
    customerId: row.party_id,
    customerName: row.name,
    origin: row.origin,
    reference: row.reference,
    nature: row.nature,
    deliveredOn: row.delivered_on,
    purchaseOrder: row.purchase_order,
    currency: row.currency,
    netMinor: row.net_minor.toString(),
    grossMinor: row.gross_minor.toString(),
    summary: items[0]?.name ?? '',
    lineCount: items.length,
    state: row.state,
    documentId: row.document_id,
    documentNumber: row.number ?? '',
    issuedOn: row.issued_on,
    cancelReason: row.cancel_reason,
    findings: row.findings,
    version: row.version,
  };
};

export const readDelivery = async (context: Context, id: string): Promise<DeliveryView> => {
  const { rows } = await select(sql`b.org_id = ${context.org} and b.id = ${id}`, sql`b.id`, 1).execute(
    context.tx,
  );
  if (rows[0] === undefined) throw new Problem('record.not-found');
  return toView(rows[0]);
};

const found = (words: string): RawBuilder<unknown> => {
  const key = normalizeName(words) || searchKey(words);
  const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const upper = like(words.toUpperCase());
  return sql`(upper(b.reference) like ${upper} or upper(b.purchase_order) like ${upper} or p.search_name like ${like(key)})`;
};

const ofState = (state: Input['state']): RawBuilder<unknown> => {
  switch (state) {
    case 'waiting':
      return sql`b.document_id is null and b.cancelled_on is null`;
    case 'drafted':
      return sql`b.document_id is not null and d.invoice_id is null`;
    case 'invoiced':
      return sql`d.invoice_id is not null`;
    case 'cancelled':
      return sql`b.cancelled_on is not null`;
    case undefined:
      return sql`true`;
  }
};

/** What waits comes oldest first, because it is late first; the rest latest first. */
export const listDeliveries = async (context: Context, input: Input): Promise<Listed> => {
  const conditions = [sql`b.org_id = ${context.org}`, ofState(input.state)];
  if (input.customerId !== undefined) conditions.push(sql`b.party_id = ${input.customerId}`);
  const words = input.search?.trim() ?? '';
  if (words !== '') conditions.push(found(words));
  const isWaiting = input.state === 'waiting';
  if (input.cursor !== undefined) {
    const [on = '', id = ''] = input.cursor.split(' ');
    if (!isoDate.safeParse(on).success || !idShape.safeParse(id).success)
      throw new Problem('request.invalid');
    conditions.push(
      isWaiting
        ? sql`(b.delivered_on, b.id) > (${on}::date, ${id}::uuid)`
        : sql`(b.delivered_on, b.id) < (${on}::date, ${id}::uuid)`,
    );
  }
  const order = isWaiting ? sql`b.delivered_on, b.id` : sql`b.delivered_on desc, b.id desc`;
  const { rows } = await select(sql.join(conditions, sql` and `), order, PAGE + 1).execute(context.tx);
  const deliveries = rows.slice(0, PAGE).map(toView);
  const last = deliveries.at(-1);
  const next = rows.length > PAGE && last !== undefined ? `${last.deliveredOn} ${last.id}` : null;
  return { deliveries, next };
};

/** The head of the screen, and what the home screen needs of it. */
export const countWaiting = async (context: Context): Promise<OutputOf<typeof billingContract.waiting>> => {
  const { rows } = await sql<{ currency: string; count: bigint; net: bigint; gross: bigint; oldest: string }>`
    select currency, count(*) as count, sum(net_minor)::bigint as net, sum(gross_minor)::bigint as gross,
      min(delivered_on) as oldest
    from billable where org_id = ${context.org} and document_id is null and cancelled_on is null
    group by currency order by sum(gross_minor) desc`.execute(context.tx);
  const { rows: counts } = await sql<{ customers: bigint; failed: bigint; drafted: bigint }>`
    select count(distinct b.party_id) filter (where b.document_id is null) as customers,
      count(*) filter (where b.document_id is null and b.findings <> '[]') as failed,
      count(distinct b.document_id) as drafted
    from billable b left join sales_document d on d.org_id = b.org_id and d.id = b.document_id
    where b.org_id = ${context.org} and b.cancelled_on is null and d.invoice_id is null`.execute(context.tx);
  const count = counts[0]!;
  return {
    today: context.today,
    count: rows.reduce((sum, row) => sum + Number(row.count), 0),
    customers: Number(count.customers),
    oldestOn: rows.map((row) => row.oldest).toSorted((a, b) => a.localeCompare(b))[0] ?? null,
    sums: rows.map((row) => ({
      currency: row.currency,
      netMinor: row.net.toString(),
      grossMinor: row.gross.toString(),
      count: Number(row.count),
    })),
    drafted: Number(count.drafted),
    failed: Number(count.failed),
  };
};
