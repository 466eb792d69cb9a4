import { sql, type RawBuilder } from 'kysely';
import type { InputOf } from '../../contract/endpoint.ts';
import { CUSTOMERS, RETENTIONS } from '../../core/ledger/index.ts';
import { searchKey } from '../../core/party/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { hasMark, isReplaced } from '../invoicing/index.ts';
import { narrowedBy } from '../party/index.ts';
import { beginsAsTyped, escapeLike, findParties, itemConditions, type ItemFilter } from './item-filter.ts';
import { paperStates, type salesContract } from './sales-contract.ts';

type Holds = (custom: RawBuilder<unknown>) => RawBuilder<unknown>;
export type SalesFilter = InputOf<typeof salesContract.count>;

/** One of the two kinds of rows, narrowed; what is searched for is found by each of `found` by itself. */
export type Part = {
  from: RawBuilder<unknown>;
  where: RawBuilder<unknown>;
  /** Each has its own index; null: nothing is searched for. */
  found: readonly RawBuilder<unknown>[] | null;
};

const isOfPapers = (state: NonNullable<SalesFilter['state']>): boolean =>
  (paperStates as readonly string[]).includes(state);

/** What the words lead to, found once: parties and titles are few beside the million. */
type Searched = {
  words: string;
  parties: readonly string[];
  documents: readonly string[];
  invoices: readonly string[];
};

/** What is owed, by account (`i` is the open item), and the rest (`d` is the document); either may be left out. */
export type Parts = { owed: Part[]; papers: Part | null };

export const salesParts = async (context: Context, filter: SalesFilter): Promise<Parts> => {
  const searched = await searchFor(context, filter);
  return {
    owed: await owedParts(context, filter, searched),
    papers: await paperPart(context, filter, searched),
  };
};

const owedParts = async (
  context: Context,
  filter: SalesFilter,
  searched: Searched | null,
): Promise<Part[]> => {
  const { group = 'all', state = 'all', search: _search, sending, ...rest } = filter;
  if (group === 'drafts' || group === 'quotes' || isOfPapers(state)) return [];
  const kind = kindOfGroup[group];
  const items: ItemFilter = {
    ...rest,
    state: state as NonNullable<ItemFilter['state']>,
    ...(kind !== undefined && { kind }),
  };
  // A retention of guarantee is owed, but neither aged nor reminded: it is shown where everything is.
  const withRetentions = (state === 'all' || state === 'paid') && rest.bucket === undefined;
  const parts: Part[] = [];
  for (const account of withRetentions ? [CUSTOMERS, RETENTIONS] : [CUSTOMERS]) {
    const { where: narrowed, from } = await itemConditions(context, items, account);
    // A release takes it from one account to the other: shown once, where it is owed.
    const once =
      account === RETENTIONS
        ? sql`${narrowed} and not (i.kind = 'transfer' and i.amount_minor < 0) and not ${isReplaced('i')}`
        : narrowed;
    const where = sending === undefined ? once : sql`${once} and ${isMarked(sending)}`;
    parts.push({
      from,
      // What the partial indexes are of: without it a sort by number would not find its own.
      where: kind === 'invoice' ? sql`${where} and i.kind <> 'payment'` : where,
      found: searched === null ? null : foundItems(searched),
    });
  }
  return parts;
};

/** Of the document that an open item was issued by. */
const isMarked = (sending: NonNullable<SalesFilter['sending']>): RawBuilder<unknown> =>
  sql`exists (select from sales_document d
    where d.org_id = i.org_id and d.invoice_id = i.invoice_id and ${hasMark(sending)})`;

const kindOfGroup: Partial<Record<NonNullable<SalesFilter['group']>, NonNullable<ItemFilter['kind']>>> = {
  invoices: 'invoice',
  credit_notes: 'credit_note',
  payments: 'payment',
};

const foundItems = ({ words, parties, invoices }: Searched): RawBuilder<unknown>[] => [
  beginsAsTyped(sql`i.number`, words),
  sql`(i.kind <> 'payment' and i.reference <> '' and ${beginsAsTyped(sql`i.reference`, words)})`,
  ...(parties.length === 0 ? [] : [sql`i.party_id = any(${parties}::uuid[])`]),
  ...(invoices.length === 0 ? [] : [sql`i.invoice_id = any(${invoices}::uuid[])`]),
];

const quotes = ['quote', 'order_confirmation', 'pro_forma'];
const invoiced = ['invoice', 'deposit', 'progress', 'final', 'corrective'];

/** Spelled as in the indexes of migrations/0018: without a date comes after all dates. */
export const issuedOrLater = sql.raw(
  `(case when d.issued_on is null then date 'infinity' else d.issued_on end)`,
);
export const untilOrLater = sql.raw(
  `(case when d.valid_until is null then date 'infinity' else d.valid_until end)`,
);
export const signedGross = sql.raw(
  `(case when d.kind = 'credit_note' then - d.gross_minor else d.gross_minor end)`,
);

/** Drafts, offers, and what was issued of which nothing is owed: `d` is the document. */
const paperPart = async (
  context: Context,
  filter: SalesFilter,
  searched: Searched | null,
): Promise<Part | null> => {
  const { group = 'all', state = 'all' } = filter;
  const isPaper = state === 'all' || state === 'paid' || isOfPapers(state);
  if (group === 'payments' || !isPaper || filter.bucket !== undefined) return null;
  if (filter.settledFrom !== undefined || filter.settledTo !== undefined) return null;
  const found: RawBuilder<unknown>[] = [sql`d.org_id = ${context.org}`, sql`not d.is_owed`];
  if (group === 'drafts') found.push(sql`d.state = 'draft'`);
  if (group === 'quotes') found.push(sql`d.kind = any(${quotes})`);
  if (group === 'invoices') found.push(sql`d.kind = any(${invoiced})`);
  if (group === 'credit_notes') found.push(sql`d.kind = 'credit_note'`);
  found.push(...stateOfPaper(state, context.today));
  if (filter.customerId !== undefined) found.push(sql`d.party_id = ${filter.customerId}`);
  if (filter.issuedFrom !== undefined)
    found.push(sql`d.issued_on is not null and ${issuedOrLater} >= ${filter.issuedFrom}::date`);
  if (filter.issuedTo !== undefined) found.push(sql`${issuedOrLater} <= ${filter.issuedTo}::date`);
  if (filter.dueFrom !== undefined)
    found.push(sql`d.valid_until is not null and ${untilOrLater} >= ${filter.dueFrom}::date`);
  if (filter.dueTo !== undefined) found.push(sql`${untilOrLater} <= ${filter.dueTo}::date`);
  if (filter.amountFrom !== undefined) found.push(sql`${signedGross} >= ${filter.amountFrom}::bigint`);
  if (filter.amountTo !== undefined) found.push(sql`${signedGross} <= ${filter.amountTo}::bigint`);
  if (filter.currency !== undefined) found.push(sql`d.currency = ${filter.currency}`);
  if (filter.sending !== undefined) found.push(hasMark(filter.sending));
  const custom = sql`d.content -> 'custom'`;
  const list = { party: sql`d.party_id`, documents: (holds: Holds) => holds(custom) };
  found.push(...(await narrowedBy(context, filter, list)));
  return {
    from: sql`sales_document d`,
    where: sql.join(found, sql` and `),
    found: searched === null ? null : foundPapers(searched),
  };
};

const stateOfPaper = (state: NonNullable<SalesFilter['state']>, today: string): RawBuilder<unknown>[] => {
  const isOver = sql`(d.kind = 'quote' and d.valid_until is not null and d.valid_until < ${today}::date)`;
  if (state === 'all') return [];
  if (state === 'paid') return [sql`d.state = 'issued'`];
  if (state === 'sent') return [sql`d.state = 'sent'`, sql`not ${isOver}`];
  return state === 'expired' ? [sql`d.state = 'sent'`, isOver] : [sql`d.state = ${state}`];
};

const foundPapers = ({ words, parties, documents }: Searched): RawBuilder<unknown>[] => [
  beginsAsTyped(sql`d.number`, words),
  sql`(d.reference <> '' and ${beginsAsTyped(sql`d.reference`, words)})`,
  ...(parties.length === 0 ? [] : [sql`d.party_id = any(${parties}::uuid[])`]),
  ...(documents.length === 0 ? [] : [sql`d.id = any(${documents}::uuid[])`]),
];

/** More documents than this under one word: it is too common to find anything by. */
const TITLED = 2000;

const searchFor = async (context: Context, filter: SalesFilter): Promise<Searched | null> => {
  const words = filter.search?.trim() ?? '';
  if (words === '') return null;
  return { words, parties: await findParties(context, words), ...(await findTitled(context, words)) };
};

/** Documents with a word of their title that begins like this: read from the index of titles alone. */
const findTitled = async (
  context: Context,
  words: string,
): Promise<Pick<Searched, 'documents' | 'invoices'>> => {
  const key = escapeLike(searchKey(words));
  if (key === '') return { documents: [], invoices: [] };
  const { rows } = await sql<{ id: string; invoice_id: string | null }>`
    select d.id, d.invoice_id from sales_document d
    where d.org_id = ${context.org} and d.search_title <> ''
      and (d.search_title like ${`${key}%`} or d.search_title like ${`% ${key}%`})
    limit ${TITLED}`.execute(context.tx);
  return {
    documents: rows.map((row) => row.id),
    invoices: rows.flatMap((row) => (row.invoice_id === null ? [] : [row.invoice_id])),
  };
};
