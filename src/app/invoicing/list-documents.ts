import { sql, type RawBuilder } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { id as idShape } from '../../contract/wire.ts';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import { normalizeName, searchKey } from '../../core/party/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { narrowedBy } from '../party/index.ts';
import type { documentsContract } from './documents-contract.ts';
import { hasMark, markOf, type SendingMark } from './sending/mark.ts';

type Input = InputOf<typeof documentsContract.list>;
type Listed = OutputOf<typeof documentsContract.list>;
const PAGE = 100;

export const ofGroup = (group: Input['group']): RawBuilder<unknown> => {
  switch (group) {
    case 'drafts':
      return sql`d.state = 'draft'`;
    case 'quotes':
      return sql`d.kind in ('quote', 'order_confirmation', 'pro_forma')`;
    case 'invoices':
      return sql`d.kind in ('invoice', 'deposit', 'progress', 'final', 'corrective')`;
    case 'credit_notes':
      return sql`d.kind = 'credit_note'`;
    case 'all':
    case undefined:
      return sql`true`;
  }
};

/**
 * As the one list is searched: the beginning of a number, of the customer’s reference, or of a word of the title or of
 * the customer’s name. `d` is the document, `p` its party.
 */
export const matchesWords = (words: string): RawBuilder<unknown> => {
  const escape = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`);
  const typed = `${escape(words.toUpperCase())}%`;
  const beginsWord = (column: RawBuilder<unknown>, key: string): RawBuilder<unknown> =>
    key === ''
      ? sql`false`
      : sql`(${column} like ${`${escape(key)}%`} or ${column} like ${`% ${escape(key)}%`})`;
  return sql`(upper(d.number) like ${typed} or upper(d.reference) like ${typed}
    or ${beginsWord(sql`d.search_title`, searchKey(words))}
    or ${beginsWord(sql`p.search_name`, normalizeName(words) || searchKey(words))})`;
};

type Row = {
  id: string;
  kind: Listed['documents'][number]['kind'];
  state: Listed['documents'][number]['state'];
  number: string;
  title: string;
  party_id: string | null;
  name: string | null;
  issued_on: string | null;
  due_on: string | null;
  valid_until: string | null;
  currency: string;
  gross_minor: bigint;
  open_minor: bigint | null;
  settled_on: string | null;
  changed_at: string;
  sending: SendingMark | null;
};

/** Latest first; ids are in order of time, so that a page goes on where the last one ended. */
export const listDocuments = async (context: Context, input: Input): Promise<Listed> => {
  const conditions = [sql`d.org_id = ${context.org}`, ofGroup(input.group)];
  if (input.customerId !== undefined) conditions.push(sql`d.party_id = ${input.customerId}`);
  conditions.push(
    ...(await narrowedBy(context, input, {
      party: sql`d.party_id`,
      documents: (holds) => holds(sql`d.content -> 'custom'`),
    })),
  );
  const words = input.search?.trim() ?? '';
  if (words !== '') conditions.push(matchesWords(words));
  if (input.sending !== undefined) conditions.push(hasMark(input.sending));
  if (input.cursor !== undefined) {
    if (!idShape.safeParse(input.cursor).success) throw new Problem('request.invalid');
    conditions.push(sql`d.id < ${input.cursor}::uuid`);
  }
  const { rows } = await sql<Row>`
    select d.id, d.kind, d.state, d.number, d.title, d.party_id, p.name, d.issued_on, i.due_on, d.valid_until,
      d.currency, d.gross_minor, i.open_minor, i.settled_on, d.changed_at, ${markOf} as sending
    from sales_document d
    left join party p on p.org_id = d.org_id and p.id = d.party_id
    left join lateral (
      -- The day of what is still open; once all is settled, of what was due last.
      select coalesce(min(o.due_on) filter (where o.open_minor <> 0), max(o.due_on)) as due_on,
        sum(o.open_minor)::bigint as open_minor,
        case when bool_and(o.settled_on is not null) then max(o.settled_on) end as settled_on
      from open_item o
      where o.org_id = d.org_id and o.invoice_id = d.invoice_id and o.account like ${`${CUSTOMERS}%`}) i on true
    where ${sql.join(conditions, sql` and `)}
    order by d.id desc limit ${PAGE + 1}`.execute(context.tx);
  const documents = rows.slice(0, PAGE).map((row) => ({
    id: row.id,
    kind: row.kind,
    state: row.state,
    number: row.number,
    title: row.title,
    customerId: row.party_id,
    customerName: row.name ?? '',
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    validUntil: row.valid_until,
    currency: row.currency,
    grossMinor: row.gross_minor.toString(),
    openMinor: row.open_minor?.toString() ?? null,
    settledOn: row.settled_on,
    changedAt: row.changed_at,
    sending: row.sending,
  }));
  return { documents, next: rows.length > PAGE ? documents.at(-1)!.id : null };
};

/** What waits: drafts to finish, quotes without an answer, accepted ones nothing was invoiced of. */
export const countDocuments = async (context: Context): Promise<OutputOf<typeof documentsContract.count>> => {
  const { rows } = await sql<{ drafts: bigint; waiting: bigint; accepted: bigint }>`
    select count(*) filter (where d.state = 'draft') as drafts,
      count(*) filter (where d.kind = 'quote' and d.state = 'sent') as waiting,
      count(*) filter (where d.kind = 'quote' and d.state = 'accepted' and not exists (
        select 1 from sales_document f where f.org_id = d.org_id and f.source_id = d.id)) as accepted
    from sales_document d where d.org_id = ${context.org} and d.state <> 'issued'`.execute(context.tx);
  const row = rows[0]!;
  return {
    drafts: Number(row.drafts),
    quotesWaiting: Number(row.waiting),
    quotesAccepted: Number(row.accepted),
  };
};
