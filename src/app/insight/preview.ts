import { setImmediate } from 'node:timers/promises';
import { sql, type RawBuilder } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { addDays, type PlainDate } from '../../core/calendar/index.ts';
import { simulate, type DunningDraft } from '../../core/dunning/index.ts';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import { texts } from '../../i18n/catalogue.ts';
import { insightTable } from '../../i18n/insight-tables.ts';
import type { Context, Download } from '../../shell/http/context.ts';
import type { OutputRow } from '../../shell/tabular/index.ts';
import { announcedUntil, readFacts, readPolicies, type Policies } from '../dunning/index.ts';
import { decimal, exportTable } from '../receivables/index.ts';
import type { insightContract } from './contract.ts';
import { namesOf } from './store/names.ts';

type Contract = typeof insightContract;
type Row = OutputOf<Contract['preview']>['rows'][number];

export const PREVIEW_DAYS = 30;
const PART = 500;
const AT_ONCE = 25;

type Part = Pick<OutputOf<Contract['preview']>, 'from' | 'to' | 'rows' | 'customers' | 'next'>;

/**
 * What would leave for some customers from today within thirty days if nothing were paid. Who asks for all goes from part
 * to part: how far it is can be told, it can be given up, and only the rows are kept.
 */
const readPart = async (context: Context, policies: Policies, after: string | null): Promise<Part> => {
  const from = context.today;
  const to = addDays(from, PREVIEW_DAYS);
  const dueUntil = announcedUntil(policies, to);
  const { rows: owing } = await sql<{ party_id: string }>`
    select distinct i.party_id from open_item i where ${isOwing(context, dueUntil)}
      and i.party_id > ${after ?? NOBODY}::uuid
    order by i.party_id limit ${PART + 1}`.execute(context.tx);
  const partyIds = owing.slice(0, PART).map((row) => row.party_id);
  const names = await namesOf(context, partyIds);
  const rows: Row[] = [];
  const cases = partyIds.length === 0 ? [] : await readFacts(context, policies, { partyIds, dueUntil });
  for (const [at, { facts, kept }] of cases.entries()) {
    // Others are answered in between.
    if (at % AT_ONCE === 0) await setImmediate();
    const name = names.get(facts.customerId) ?? '';
    for (const draft of simulate(facts, kept.policy, from, to)) rows.push(toRow(draft, name));
  }
  const next = owing.length > PART ? (partyIds.at(-1) ?? null) : null;
  return { from, to, rows: rows.sort(byDayAndName), customers: partyIds.length, next };
};

/** Before every id. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

const isOwing = ({ org }: Context, dueUntil: PlainDate): RawBuilder<unknown> => sql`
  i.org_id = ${org} and i.account = ${CUSTOMERS} and i.settled_on is null and i.open_minor > 0
    and i.due_on <= ${dueUntil}::date`;

const byDayAndName = (a: Row, b: Row): number =>
  a.on === b.on ? a.customerName.localeCompare(b.customerName, 'fr') : a.on < b.on ? -1 : 1;

const toRow = (draft: DunningDraft, customerName: string): Row => ({
  on: draft.sendOn,
  partyId: draft.customerId,
  customerName,
  stepCode: draft.stepCode,
  kind: draft.kind,
  level: draft.level,
  channel: draft.channel,
  itemCount: draft.items.length,
  totalMinor: draft.totalMinor.toString(),
  currency: draft.currency,
});

export const readPreview = async (
  context: Context,
  { after }: InputOf<Contract['preview']>,
): Promise<OutputOf<Contract['preview']>> => {
  const policies = await readPolicies(context);
  const part = await readPart(context, policies, after ?? null);
  if (after !== undefined || part.next === null)
    return { ...part, customersInAll: after === undefined ? part.customers : null };
  const { rows } = await sql<{ count: number }>`
    select count(distinct i.party_id)::int as count from open_item i
    where ${isOwing(context, announcedUntil(policies, part.to as PlainDate))}`.execute(context.tx);
  return { ...part, customersInAll: rows[0]?.count ?? part.customers };
};

export const exportPreview = async (context: Context): Promise<Download> => {
  const policies = await readPolicies(context);
  const rows: Row[] = [];
  for (let after: string | null = null, isLast = false; !isLast;) {
    const part: Part = await readPart(context, policies, after);
    for (const row of part.rows) rows.push(row);
    after = part.next;
    isLast = after === null;
  }
  rows.sort(byDayAndName);
  const t = insightTable(context.locale);
  const words = texts(context.locale).dunning;
  return exportTable(
    `${t.files.preview}-${context.today}`,
    'csv',
    context.locale,
    [
      { header: t.columns.on, kind: 'date' },
      { header: t.columns.customer, kind: 'text', width: 32 },
      { header: t.columns.step, kind: 'text' },
      { header: t.columns.channel, kind: 'text' },
      { header: t.columns.items, kind: 'number' },
      { header: t.columns.currency, kind: 'text' },
      { header: t.columns.amount, kind: 'amount' },
    ],
    rows.map((row): OutputRow => [
      row.on,
      row.customerName,
      words.steps[row.stepCode] ?? row.stepCode,
      words.channels[row.channel],
      String(row.itemCount),
      row.currency,
      decimal(row.totalMinor, row.currency),
    ]),
  );
};
