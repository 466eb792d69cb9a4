import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { daysBetween, type PlainDate } from '../../core/calendar/index.ts';
import { itemState } from '../../core/openitems/index.ts';
import { bucketOf, type AgingLimits } from '../../core/receivables/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { isReleasedRetention, markOf } from '../invoicing/index.ts';
import { PAGE, usefulSort } from './list-items.ts';
import type { ReceivablesPorts } from './ports.ts';
import type { salesContract } from './sales-contract.ts';
import { salesParts } from './sales-filter.ts';
import { salesPaging } from './sales-order.ts';
import { readAgingSettings } from './settings.ts';

type ListInput = InputOf<typeof salesContract.list>;
export type SalesRow = OutputOf<typeof salesContract.list>['rows'][number];

type Read = {
  source: 'owed' | 'paper';
  id: string;
  document_id: string | null;
  kind: SalesRow['kind'];
  is_retention: boolean;
  /** A retention that was released: owed on 411 since. */
  is_released: boolean;
  document_state: SalesRow['documentState'];
  is_disputed: boolean;
  number: string;
  title: string | null;
  reference: string;
  party_id: string | null;
  name: string | null;
  code: string | null;
  currency: string;
  issued_on: PlainDate | null;
  due_on: PlainDate | null;
  amount_minor: bigint;
  open_minor: bigint | null;
  settled_on: PlainDate | null;
  last_step: string | null;
  last_reminded_on: PlainDate | null;
  sending: SalesRow['sending'];
};

/** One page in the order asked for, and the cursor of the next. */
export const readSales = async (
  context: Context,
  input: ListInput,
  size = PAGE,
): Promise<{ rows: SalesRow[]; next: string | null }> => {
  const { org, today } = context;
  const { limits } = await readAgingSettings(context);
  const { owed, papers } = await salesParts(context, input);
  const sort = usefulSort({ sort: input.sort, state: input.state ?? 'all' });
  const paging = salesPaging({ ...input, sort }, input.cursor);
  const walks = [
    ...owed.flatMap((part) => paging.owed(part, org, size + 1)),
    ...(papers === null ? [] : paging.papers(papers, org, size + 1)),
  ];
  if (walks.length === 0) return { rows: [], next: null };
  // The keys of the page first, from indexes; a row found in two ways is one row. Then what is shown of each.
  const { rows } = await sql<Read & { key: string[] }>`
    with page as (
      select * from (${sql.join(walks, sql` union `)}) walks order by ${paging.orderBy} limit ${size + 1})
    select page.source, page.id, d.id as document_id,
      case when i.id is null or (i.kind = 'invoice' and d.id is not null) then d.kind else i.kind end as kind,
      i.account is not null and i.account like '4117%' as is_retention,
      i.kind is not null and ${isReleasedRetention} as is_released, d.state as document_state,
      exists (select from dispute x where x.org_id = i.org_id and x.party_id = i.party_id and x.item_id = i.id
        and x.closed_on is null) as is_disputed,
      case when i.id is null then d.number else i.number end as number, d.title,
      case when i.id is null then d.reference else i.reference end as reference, p.id as party_id, p.name, c.code,
      case when i.id is null then d.currency else i.currency end as currency,
      case when i.id is null then d.issued_on else i.issued_on end as issued_on,
      case when i.id is null then d.valid_until else i.due_on end as due_on,
      case when i.id is not null then i.amount_minor when d.kind = 'credit_note' then - d.gross_minor
        else d.gross_minor end as amount_minor,
      i.open_minor, i.settled_on, i.last_step, i.last_reminded_on, ${paging.key} as key,
      case when d.id is null then null else ${markOf} end as sending
    from page
    left join open_item i on i.org_id = ${org} and i.id = page.id and page.source = 'owed'
    left join lateral (
      select w.org_id, w.id, w.kind, w.state, w.number, w.title, w.reference, w.party_id, w.currency, w.issued_on, w.valid_until,
        w.gross_minor
      from sales_document w where w.org_id = ${org} and w.id = page.id and page.source = 'paper'
      union all
      select w.org_id, w.id, w.kind, w.state, w.number, w.title, w.reference, w.party_id, w.currency, w.issued_on, w.valid_until,
        w.gross_minor
      from sales_document w where w.org_id = ${org} and w.invoice_id = i.invoice_id) d on true
    left join party p on p.org_id = ${org} and p.id = case when i.id is null then d.party_id else i.party_id end
    left join customer c on c.org_id = ${org} and c.party_id = p.id
    order by ${paging.orderBy}`.execute(context.tx);
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => toSalesRow(row, today, limits)),
    next: rows.length > size && last !== undefined ? paging.cursorOf(last.key) : null,
  };
};

const toSalesRow = (row: Read, today: PlainDate, limits: AgingLimits): SalesRow => {
  const isOwed = row.source === 'owed' && row.open_minor !== null && row.due_on !== null;
  const due = isOwed && row.open_minor! > 0n && !row.is_retention;
  return {
    id: row.id,
    itemId: row.source === 'owed' ? row.id : null,
    documentId: row.document_id,
    kind: row.kind,
    isRetention: row.is_retention || row.is_released,
    documentState: row.document_state,
    state: isOwed
      ? itemState(row.open_minor!, row.amount_minor, row.due_on!, today)
      : stateOfPaper(row, today),
    isDisputed: row.is_disputed,
    number: row.number,
    title: row.title ?? '',
    reference: row.reference,
    customerId: row.party_id,
    customerName: row.name ?? '',
    customerCode: row.code ?? '',
    currency: row.currency,
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    daysLate: isOwed ? daysBetween(row.due_on!, row.settled_on ?? today) : 0,
    bucket: due ? bucketOf(row.due_on!, today, limits) : null,
    amountMinor: row.amount_minor.toString(),
    openMinor: row.open_minor?.toString() ?? null,
    settledOn: row.settled_on,
    lastReminder:
      row.last_reminded_on === null ? null : { step: row.last_step ?? '', on: row.last_reminded_on },
    nextReminder: null,
    sending: row.sending,
  };
};

/** An offer stands to its last day; what is issued and owes nothing needs no payment. */
const stateOfPaper = (
  { document_state: state, kind, due_on: until }: Read,
  today: PlainDate,
): SalesRow['state'] => {
  if (state === 'issued' || state === null) return 'paid';
  return state === 'sent' && kind === 'quote' && until !== null && until < today ? 'expired' : state;
};

const withReminders = async (
  context: Context,
  rows: readonly SalesRow[],
  ports: ReceivablesPorts,
): Promise<SalesRow[]> => {
  const owed = rows.filter((row) => row.bucket !== null).map((row) => row.id);
  const next = owed.length === 0 ? undefined : await ports.nextReminders?.(context, owed);
  return rows.map((row) => ({ ...row, nextReminder: next?.get(row.id) ?? null }));
};

export const listSales = async (
  context: Context,
  input: ListInput,
  ports: ReceivablesPorts,
): Promise<OutputOf<typeof salesContract.list>> => {
  const { rows, next } = await readSales(context, input, input.limit);
  return { rows: await withReminders(context, rows, ports), next };
};
