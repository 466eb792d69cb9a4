import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { toWire } from '../../contract/wire.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { chequeDeadlines, chequeUrgency } from '../../core/instruments/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { readOrganization } from '../organization/index.ts';
import type { instrumentsContract } from './contract.ts';
import { factsOf, readFacts, remittanceName, type Facts } from './facts.ts';

type Contract = typeof instrumentsContract;
export type Instrument = OutputOf<Contract['receiveCheque']>;

const PAGE = 50;

const ofFamily = (family: 'cheques' | 'bills') =>
  family === 'cheques' ? sql`f.kind = 'cheque'` : sql`f.kind <> 'cheque'`;

export const listInstruments = async (
  context: Context,
  input: InputOf<Contract['list']>,
): Promise<OutputOf<Contract['list']>> => {
  const view =
    input.view === 'all'
      ? sql`true`
      : input.view === 'open'
        ? sql`f.state in ('issued', 'sent', 'held', 'remitted', 'discounted')`
        : sql`f.state = ${input.view}`;
  const { rows } = await sql<Facts>`
    select f.* from ${factsOf(context.org)} f
    where ${ofFamily(input.family)} and ${view} and ${input.after === undefined ? sql`true` : sql`f.id < ${input.after}::uuid`}
    order by f.id desc limit ${PAGE + 1}`.execute(context.tx);
  const page = rows.slice(0, PAGE);
  return {
    instruments: await shown(context, page),
    next: rows.length > PAGE ? page.at(-1)!.id : null,
  };
};

export const readInstrument = async (context: Context, id: string): Promise<Instrument> =>
  (await shown(context, await readFacts(context, [id])))[0]!;

/** What each pays: the invoices its payment settles, or those a bill was drawn for. */
const invoicesOf = async (
  context: Context,
  rows: readonly Facts[],
): Promise<Map<string, Instrument['invoices']>> => {
  const { rows: paid } = await sql<{ id: string; number: string; minor: bigint }>`
    select i.id, d.number, sum(a.amount_minor)::bigint as minor
    from instrument i
    join open_item c on c.org_id = i.org_id and c.payment_id = i.payment_id and c.amount_minor < 0
    join allocation a on a.org_id = c.org_id and a.credit_item_id = c.id
    join open_item d on d.org_id = a.org_id and d.id = a.debit_item_id and d.kind <> 'transfer'
    where i.org_id = ${context.org} and i.id = any(${rows.map((row) => row.id)}::uuid[])
    group by i.id, d.id, d.number having sum(a.amount_minor) > 0
    union all
    select i.id, d.number, (s.share->>'amountMinor')::bigint
    from instrument i cross join lateral jsonb_array_elements(i.shares) as s(share)
    join open_item d on d.org_id = i.org_id and d.id = (s.share->>'itemId')::uuid
    where i.org_id = ${context.org} and i.id = any(${rows.map((row) => row.id)}::uuid[])
    order by 2`.execute(context.tx);
  const found = new Map<string, Instrument['invoices']>();
  for (const { id, number, minor } of paid)
    found.set(id, [...(found.get(id) ?? []), { number, amountMinor: toWire(minor) }]);
  return found;
};

const shown = async (context: Context, rows: readonly Facts[]): Promise<Instrument[]> => {
  const invoices = await invoicesOf(context, rows);
  return rows.map((row): Instrument => {
    const isCheque = row.kind === 'cheque';
    return {
      id: row.id,
      kind: row.kind,
      partyId: row.party_id,
      partyName: row.party_name,
      drawer: row.drawer,
      number: row.number,
      bank: row.bank,
      iban: row.iban,
      currency: row.currency,
      amountMinor: toWire(row.amount_minor),
      issuedOn: row.issued_on,
      receivedOn: row.received_on,
      maturityOn: row.maturity_on,
      state: row.state,
      urgency: isCheque && row.state === 'held' ? chequeUrgency(row.issued_on, context.today) : 'none',
      prescribedAfter: isCheque ? chequeDeadlines(row.issued_on).prescribedAfter : null,
      remittance:
        row.remittance_id === null
          ? null
          : {
              id: row.remittance_id,
              name: remittanceName({ year: row.remittance_year!, no: row.remittance_no! }),
              kind: row.remittance_kind!,
              on: row.remitted_on!,
            },
      unpaid:
        row.state !== 'unpaid'
          ? null
          : {
              on: row.unpaid_on!,
              reason: row.unpaid_reason ?? '',
              certificateOn: row.certificate_on,
              rebilledMinor: toWire(row.rebilled_minor),
              awaitsDebit: row.was_credited && !row.is_debited,
              byBankLine: row.is_returned,
            },
      invoices: invoices.get(row.id) ?? [],
      recordedBy: row.recorded_by,
    };
  });
};

type Sum = { state: string; count: number; total: bigint; oldest: PlainDate | null };

export const readSummary = async (
  context: Context,
  family: 'cheques' | 'bills',
): Promise<OutputOf<Contract['summary']>> => {
  const { baseCurrency } = await readOrganization(context);
  const { rows } = await sql<Sum>`
    select f.state, count(*)::int as count, sum(f.amount_minor)::bigint as total, min(f.received_on) as oldest
    from ${factsOf(context.org)} f where ${ofFamily(family)} group by f.state`.execute(context.tx);
  const sum = (state: string) => {
    const row = rows.find((one) => one.state === state);
    return { count: row?.count ?? 0, totalMinor: toWire(row?.total ?? 0n), oldestOn: row?.oldest ?? null };
  };
  const { rows: expected } = await sql<{ on: PlainDate; count: number; total: bigint }>`
    select f.maturity_on as "on", count(*)::int as count, sum(f.amount_minor)::bigint as total
    from ${factsOf(context.org)} f where ${ofFamily(family)} and f.maturity_on is not null and f.state in ('held', 'remitted')
    group by f.maturity_on order by f.maturity_on`.execute(context.tx);
  const held = await sql<{ issued_on: PlainDate }>`
    select f.issued_on from ${factsOf(context.org)} f where f.kind = 'cheque' and ${ofFamily(family)} and f.state = 'held'`.execute(
    context.tx,
  );
  const urgent = held.rows.filter((row) =>
    ['soon-prescribed', 'prescribed'].includes(chequeUrgency(row.issued_on, context.today)),
  );
  return {
    today: context.today,
    currency: baseCurrency,
    held: sum('held'),
    remitted: sum('remitted'),
    unpaid: sum('unpaid'),
    urgent: urgent.length,
    expected: expected.map((row) => ({ on: row.on, count: row.count, totalMinor: toWire(row.total) })),
  };
};
