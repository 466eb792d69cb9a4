import { sql, type RawBuilder } from 'kysely';
import { Problem } from '../../contract/problem.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import type { Currency } from '../../core/money/index.ts';
import { error } from '../../core/finding.ts';
import type { InstrumentKind, InstrumentState, RemittanceKind } from '../../core/instruments/index.ts';
import type { Context } from '../../shell/http/context.ts';

export type Scope = Pick<Context, 'tx' | 'org'>;

/** An instrument and what became of it: its steps and bank lines that were not undone. */
export type Facts = {
  id: string;
  kind: InstrumentKind;
  party_id: string;
  party_name: string;
  drawer: string;
  number: string;
  bank: string;
  iban: string;
  currency: Currency;
  amount_minor: bigint;
  issued_on: PlainDate;
  received_on: PlainDate;
  maturity_on: PlainDate | null;
  payment_id: string | null;
  shares: { itemId: string; amountMinor: string }[];
  account: string;
  recorded_by: string;
  state: InstrumentState;
  held_entry_id: string | null;
  remittance_id: string | null;
  remittance_kind: RemittanceKind | null;
  remittance_year: number | null;
  remittance_no: number | null;
  remitted_on: PlainDate | null;
  remittance_account: string | null;
  credit_account: string | null;
  is_credited: boolean;
  unpaid_on: PlainDate | null;
  unpaid_reason: string | null;
  certificate_on: PlainDate | null;
  rebilled_minor: bigint;
  was_credited: boolean;
  is_debited: boolean;
  is_returned: boolean;
};

/** A decision about a bank line that stands. */
const standing = (org: string, condition: RawBuilder<unknown>): RawBuilder<boolean> => sql`exists (
  select 1 from instrument_match im join match m on m.org_id = im.org_id and m.id = im.match_id and m.undone_at is null
  where im.org_id = ${org} and ${condition})`;

/** Where each one stands is said here and nowhere else. */
export const factsOf = (org: string): RawBuilder<Facts> => sql`(
  select i.*, case
      when f.is_cancelled then 'cancelled'
      when f.unpaid_on is not null then 'unpaid'
      when f.is_paid then 'paid'
      when f.remittance_id is not null and not f.is_credited then 'remitted'
      when f.remittance_id is not null and f.remittance_kind = 'discount' then 'discounted'
      when f.remittance_id is not null then 'paid'
      when i.kind = 'cheque' or f.held_entry_id is not null then 'held'
      when f.is_sent then 'sent' else 'issued' end as state,
    f.held_entry_id, f.remittance_id, f.remittance_kind, f.remittance_year, f.remittance_no, f.remitted_on,
    f.remittance_account, f.credit_account, f.is_credited, f.unpaid_on, f.unpaid_reason, f.certificate_on,
    f.rebilled_minor, f.was_credited, f.is_debited, f.is_returned, c.name as party_name
  from instrument i
  join party c on c.org_id = i.org_id and c.id = i.party_id
  left join payment p on p.org_id = i.org_id and p.id = i.payment_id
  left join lateral (
    select l.booked_on from match m join statement_line l on l.org_id = m.org_id and l.id = m.line_id
    where m.org_id = i.org_id and m.returned_payment_id = i.payment_id and m.kind = 'return' and m.undone_at is null
    limit 1) b on true
  left join lateral (
    select bool_or(s.kind = 'sent') as is_sent, bool_or(s.kind = 'paid') as is_paid,
      bool_or(s.kind = 'cancelled') as is_cancelled, bool_or(s.was_credited) as was_credited,
      max(s.happened_on) filter (where s.kind = 'unpaid') as unpaid_on,
      max(s.reason) filter (where s.kind = 'unpaid') as unpaid_reason,
      max(s.certificate_on) as certificate_on, coalesce(sum(s.rebilled_minor), 0)::bigint as rebilled_minor,
      (array_agg(s.entry_id) filter (where s.kind = 'accepted'))[1] as held_entry_id,
      (array_agg(s.remittance_id) filter (where s.kind = 'remitted'))[1] as remittance_id
    from instrument_step s
    where s.org_id = i.org_id and s.instrument_id = i.id and s.undone_at is null) s on true
  left join remittance r on r.org_id = i.org_id and r.id = s.remittance_id
  cross join lateral (
    select coalesce(s.is_sent, false) as is_sent, coalesce(s.is_paid, false) as is_paid,
      coalesce(s.is_cancelled, false) or p.reversal_entry_id is not null as is_cancelled,
      coalesce(s.unpaid_on, b.booked_on) as unpaid_on, coalesce(s.unpaid_reason, '') as unpaid_reason,
      s.certificate_on, coalesce(s.rebilled_minor, 0)::bigint as rebilled_minor,
      coalesce(s.was_credited, false) as was_credited, s.held_entry_id, s.remittance_id,
      r.kind as remittance_kind, r.year as remittance_year, r.no as remittance_no, r.remitted_on,
      r.account as remittance_account, r.credit_account, b.booked_on is not null as is_returned,
      ${standing(org, sql`im.remittance_id = s.remittance_id`)} or exists (
        select 1 from match m where m.org_id = ${org} and m.batch_id = r.batch_id and m.undone_at is null) as is_credited,
      ${standing(org, sql`im.instrument_id = i.id`)} as is_debited) f
  where i.org_id = ${org})`;

/** One command at a time about the instruments of a company: whoever comes second sees what the first did. */
export const lockInstruments = async ({ tx, org }: Scope): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`instruments ${org}`}, 0))`.execute(tx);
};

export const readFacts = async ({ tx, org }: Scope, ids: readonly string[]): Promise<Facts[]> => {
  const { rows } = await sql<Facts>`
    select f.* from ${factsOf(org)} f where f.id = any(${[...ids]}::uuid[]) order by f.id`.execute(tx);
  return rows;
};

/** Locked, and there. */
export const lockFacts = async (scope: Scope, id: string): Promise<Facts> => {
  await lockInstruments(scope);
  const [facts] = await readFacts(scope, [id]);
  if (facts === undefined) throw new Problem('record.not-found');
  return facts;
};

export const refuse = (code: string, params: Record<string, string | number> = {}, path?: string): Problem =>
  new Problem('record.refused', {}, [error(code, { params, ...(path !== undefined && { path }) })]);

/** A step that does not follow from where the instrument stands. */
export const wrongState = (facts: Facts): Problem =>
  refuse('instruments.wrong-state', { number: facts.number, state: facts.state });

export const remittanceName = (row: { year: number; no: number }): string =>
  `REM-${row.year}-${String(row.no).padStart(4, '0')}`;
