import { sql, type RawBuilder } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { addDays, addMonths, type PlainDate } from '../../core/calendar/index.ts';
import type { Channel, StepKind } from '../../core/dunning/index.ts';
import { texts } from '../../i18n/catalogue.ts';
import { insightTable } from '../../i18n/insight-tables.ts';
import type { Context, Download } from '../../shell/http/context.ts';
import type { OutputRow } from '../../shell/tabular/index.ts';
import { readPolicies, type Policies } from '../dunning/index.ts';
import { decimal, exportTable } from '../receivables/index.ts';
import type { customerKinds, insightContract } from './contract.ts';

type Contract = typeof insightContract;
type Filter = InputOf<Contract['results']>;
type Shown = OutputOf<Contract['results']>['steps'][number];

export const WINDOWS = [7, 14, 30] as const;

type Sums = {
  step_code: string;
  currency: string;
  items: number;
  customers: number;
  asked: bigint;
  windows: { days: number; items: number; asked: string; paid: string; whole: number }[];
};
type Fine = Sums & {
  policy_id: string;
  policy_version: number;
  party_kind: (typeof customerKinds)[number];
  channel: Channel;
};

type Span = { from: PlainDate; to: PlainDate };

const spanOf = (context: Context, filter: Filter): Span => ({
  from: (filter.from as PlainDate | undefined) ?? addDays(addMonths(context.today, -12), 1),
  to: (filter.to as PlainDate | undefined) ?? context.today,
});

/**
 * Each item that a step was done for, once per step and round: what was asked for it, and the money that settled it from
 * the day after the message to the end of the window, by its effective date. It belongs to the last message before it: from
 * the day after the next step of the item on, it is that one's, whatever the filter, so that no money is counted twice.
 * Credit notes and write-offs are no payment, one that was taken back counts no more. A window counts once it is over; in
 * it, nothing above what was asked.
 */
const sumsBy = async <Row>(
  context: Context,
  filter: Filter,
  { from, to }: Span,
  groups: readonly RawBuilder<unknown>[],
): Promise<Row[]> => {
  const [policyId, version] = (filter.policy ?? '').split('/');
  const conditions = [
    sql`a.org_id = ${context.org}`,
    sql`a.state = 'accepted'`,
    sql`a.reserved_on >= ${from}::date and a.reserved_on <= ${to}::date`,
  ];
  if (filter.channel !== undefined) conditions.push(sql`a.channel = ${filter.channel}`);
  if (filter.customerKind !== undefined) conditions.push(sql`p.kind = ${filter.customerKind}`);
  if (filter.policy !== undefined)
    conditions.push(sql`d.policy_id = ${policyId} and d.policy_version = ${Number(version)}`);
  const window = (days: number): RawBuilder<unknown> => {
    const over = sql`x.sent_on + ${days}::int < ${context.today}::date`;
    const paid = sql.ref(`x.paid_${days}`);
    return sql`json_build_object('days', ${days}::int,
      'items', count(*) filter (where ${over}),
      'asked', coalesce(sum(x.open_minor) filter (where ${over}), 0)::text,
      'paid', coalesce(sum(${paid}) filter (where ${over}), 0)::text,
      'whole', count(*) filter (where ${over} and ${paid} >= x.open_minor))`;
  };
  const paidWithin = (days: number): RawBuilder<unknown> =>
    sql`least(x.open_minor, greatest(0, coalesce(sum(l.amount_minor)
      filter (where l.effective_on <= x.sent_on + ${days}::int), 0)))::bigint as ${sql.ref(`paid_${days}`)}`;
  const { rows } = await sql<Row>`
    with done as materialized (
      select ai.item_id, ai.step_code, ai.open_minor, a.party_id, a.currency, a.channel, d.policy_id, d.policy_version,
        p.kind as party_kind, greatest(a.reserved_on, a.letter_handed_on) as sent_on
      from reminder_attempt a
      join reminder_draft d on d.org_id = a.org_id and d.id = a.draft_id
      join party p on p.org_id = a.org_id and p.id = a.party_id
      join reminder_attempt_item ai on ai.org_id = a.org_id and ai.attempt_id = a.id
      where ${sql.join(conditions, sql` and `)})
    select ${sql.join(groups)}, count(*)::int as items, count(distinct x.party_id)::int as customers,
      sum(x.open_minor)::bigint as asked, json_build_array(${sql.join(WINDOWS.map(window))}) as windows
    from (
      select x.*, m.* from done x
      cross join lateral (
        select min(greatest(b.reserved_on, b.letter_handed_on)) as next_on
        from reminder_attempt_item bi join reminder_attempt b on b.org_id = bi.org_id and b.id = bi.attempt_id
        where bi.org_id = ${context.org} and bi.item_id = x.item_id and b.state = 'accepted'
          and greatest(b.reserved_on, b.letter_handed_on) > x.sent_on) n
      cross join lateral (
        select ${sql.join(WINDOWS.map(paidWithin))} from allocation l
        join open_item c on c.org_id = l.org_id and c.id = l.credit_item_id and c.kind = 'payment'
        where l.org_id = ${context.org} and l.debit_item_id = x.item_id and l.effective_on > x.sent_on
          and l.effective_on <= least(x.sent_on + ${Math.max(...WINDOWS)}::int, n.next_on)) m) x
    group by ${sql.join(groups)} order by ${sql.join(groups)}`.execute(context.tx);
  return rows;
};

const BY_STEP = [sql`x.step_code`, sql`x.currency`];
const FINE = [...BY_STEP, sql`x.policy_id`, sql`x.policy_version`, sql`x.party_kind`, sql`x.channel`];

export const readResults = async (
  context: Context,
  filter: Filter,
): Promise<OutputOf<Contract['results']>> => {
  const span = spanOf(context, filter);
  const policies = await readPolicies(context);
  const rows = await sumsBy<Sums>(context, filter, span, BY_STEP);
  const order = stepOrder(policies);
  const rank = (code: string): number => order.get(code)?.index ?? order.size;
  const { rows: used } = await sql<{ policy_id: string; policy_version: number }>`
    select distinct d.policy_id, d.policy_version from reminder_attempt a
    join reminder_draft d on d.org_id = a.org_id and d.id = a.draft_id
    where a.org_id = ${context.org} and a.state = 'accepted' and a.reserved_on >= ${span.from}::date
      and a.reserved_on <= ${span.to}::date
    order by d.policy_id, d.policy_version`.execute(context.tx);
  return {
    ...span,
    today: context.today,
    steps: rows
      .map((row): Shown => ({
        stepCode: row.step_code,
        kind: order.get(row.step_code)?.kind ?? 'reminder',
        currency: row.currency,
        itemCount: row.items,
        customerCount: row.customers,
        askedMinor: row.asked.toString(),
        windows: row.windows.map(wireWindow),
      }))
      .sort((a, b) => rank(a.stepCode) - rank(b.stepCode) || (a.currency < b.currency ? -1 : 1)),
    policies: used.map((one) => ({
      policy: `${one.policy_id}/${one.policy_version}`,
      name: policies.version(one.policy_id, one.policy_version).name,
      version: one.policy_version,
    })),
  };
};

const wireWindow = (window: Sums['windows'][number]): Shown['windows'][number] => ({
  days: window.days,
  itemCount: window.items,
  askedMinor: window.asked,
  paidMinor: window.paid,
  paidItemCount: window.whole,
});

/** Where a step stands in the policies, by the last version that has it. */
const stepOrder = (policies: Policies): Map<string, { index: number; kind: StepKind }> =>
  new Map(
    policies.all.flatMap(({ policy }) =>
      policy.steps.map((step, index) => [step.code, { index, kind: step.kind }] as const),
    ),
  );

export const exportResults = async (context: Context, filter: Filter): Promise<Download> => {
  const span = spanOf(context, filter);
  const policies = await readPolicies(context);
  const rows = await sumsBy<Fine>(context, filter, span, FINE);
  const t = insightTable(context.locale);
  const words = texts(context.locale).dunning;
  const amount = (header: string) => ({ header, kind: 'amount' as const });
  const number = (header: string) => ({ header, kind: 'number' as const });
  const word = (header: string) => ({ header, kind: 'text' as const });
  return exportTable(
    `${t.files.results}-${span.from}-${span.to}`,
    'csv',
    context.locale,
    [
      word(t.columns.step),
      word(t.columns.policy),
      number(t.columns.version),
      word(t.columns.customerKind),
      word(t.columns.channel),
      word(t.columns.currency),
      number(t.columns.items),
      number(t.columns.customers),
      amount(t.columns.asked),
      ...WINDOWS.flatMap((days) => [
        number(t.columns.countedIn(days)),
        amount(t.columns.askedIn(days)),
        amount(t.columns.paidIn(days)),
        number(t.columns.wholeIn(days)),
      ]),
    ],
    rows.map((row): OutputRow => [
      words.steps[row.step_code] ?? row.step_code,
      policies.version(row.policy_id, row.policy_version).name,
      String(row.policy_version),
      t.kinds[row.party_kind],
      words.channels[row.channel],
      row.currency,
      String(row.items),
      String(row.customers),
      decimal(row.asked, row.currency),
      ...row.windows.flatMap((window) => [
        String(window.items),
        decimal(window.asked, row.currency),
        decimal(window.paid, row.currency),
        String(window.whole),
      ]),
    ]),
  );
};
