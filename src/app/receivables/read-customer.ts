import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { agingColumns, baseFirst, toAging, type AgingAggregate } from './aging-columns.ts';
import { averageDelays, collectedInYear } from './average-delay.ts';
import type { receivablesContract } from './contract.ts';
import type { ReceivablesPorts } from './ports.ts';
import { colouredBuckets, readAgingSettings } from './settings.ts';
import { readStanding } from './standing.ts';

type Read = OutputOf<typeof receivablesContract.readCustomer>;
type OpenRow = AgingAggregate & { ids: string[]; oldest: PlainDate | null };

/** Everything said about a customer beside its record (party room) and its history (timeline). */
export const readCustomer = async (context: Context, id: string, ports: ReceivablesPorts): Promise<Read> => {
  const found = await context.tx
    .selectFrom('customer')
    .innerJoin('party', (join) =>
      join.onRef('party.org_id', '=', 'customer.org_id').onRef('party.id', '=', 'customer.party_id'),
    )
    .select(['customer.code', 'party.name', 'customer.currency'])
    .where('customer.org_id', '=', context.org)
    .where('customer.party_id', '=', id)
    .executeTakeFirst();
  if (found === undefined) throw new Problem('record.not-found');
  const settings = await readAgingSettings(context);
  const { counts, sums } = agingColumns(settings.limits, context.today, sql`i.due_on`, sql`i.open_minor`);
  const { rows } = await sql<OpenRow>`
    select i.currency, ${counts} as counts, ${sums} as sums,
      array_agg(i.id::text) filter (where i.open_minor > 0) as ids,
      min(i.due_on) filter (where i.open_minor > 0) as oldest
    from open_item i
    where i.org_id = ${context.org} and i.party_id = ${id} and i.account = ${CUSTOMERS} and i.settled_on is null
    group by i.currency`.execute(context.tx);
  const oldest = rows.map((row) => row.oldest).filter((on) => on !== null);
  const owed = rows.flatMap((row) => row.ids ?? []);
  const next = owed.length === 0 ? undefined : await ports.nextReminders?.(context, owed);
  return {
    id,
    code: found.code,
    name: found.name,
    asOf: context.today,
    baseCurrency: settings.baseCurrency,
    buckets: colouredBuckets(settings),
    currencies: baseFirst(rows.map(toAging), found.currency, settings.limits),
    oldestDueOn: oldest.sort()[0] ?? null,
    averageDelayDays: (await averageDelays(context, [id])).get(id) ?? null,
    collected: await collectedInYear(context, id),
    lastReminder: await lastReminder(context, id),
    nextReminder: [...(next?.values() ?? [])].sort((a, b) => (a.on < b.on ? -1 : 1))[0] ?? null,
    ...(await readStanding(context, id, null)),
  };
};

const lastReminder = async (context: Context, id: string): Promise<Read['lastReminder']> => {
  const { rows } = await sql<{ step: string; on: PlainDate }>`
    select last_step as step, last_reminded_on as "on" from open_item
    where org_id = ${context.org} and party_id = ${id} and last_reminded_on is not null
    order by last_reminded_on desc, id desc limit 1`.execute(context.tx);
  return rows[0] ?? null;
};
