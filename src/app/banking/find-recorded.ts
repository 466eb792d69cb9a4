import { sql } from 'kysely';
import {
  findRecorded,
  RECORDED_EARLY_DAYS,
  RECORDED_LATE_DAYS,
  type Recorded,
  type RecordedLine,
  type RecordedPayment,
} from '../../core/banking/index.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import type { Currency } from '../../core/money/index.ts';
import { collectionAccount } from '../../core/payments/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { detailed, joinDetails } from './line-details.ts';

/** A payment by hand, with where its money stands until a line proves it. */
export type RecordedCandidate = RecordedPayment & {
  readonly paymentId: string;
  readonly method: 'transfer' | 'card' | 'direct_debit';
  readonly partyName: string | null;
  readonly account: string;
};

export type Proofs = { readonly line: RecordedLine; readonly found: readonly Recorded<RecordedCandidate>[] };

type Row = {
  line_id: string;
  line_on: PlainDate;
  amount_minor: bigint;
  currency: Currency;
  counterparty_name: string;
  counterparty_iban: string;
  text: string;
  end_to_end_id: string;
  payment_id: string;
  method: RecordedCandidate['method'];
  booked_on: PlainDate;
  reference: string;
  account: string;
  bank_account: string;
  party_name: string | null;
  party_ids: string[] | null;
  names: string[] | null;
  ibans: string[] | null;
  numbers: string[] | null;
  is_alone: boolean;
};

/**
 * For each of these waiting lines of money in, the payments recorded by hand that it may prove: booked on its own account
 * (or on that of cards on their way there), standing, and proved by no line yet. Cheques come by their deposit, what is part
 * of a batch by that batch. Lines without any are left out.
 */
export const recordedOf = async (
  context: Context,
  lineIds: readonly string[],
): Promise<Map<string, Proofs>> => {
  if (lineIds.length === 0) return new Map();
  const { rows } = await sql<Row>`
    select l.id as line_id, l.booked_on as line_on, l.amount_minor, l.currency, ${detailed.name} as counterparty_name,
      ${detailed.iban} as counterparty_iban, ${detailed.text} as text, ${detailed.endToEndId} as end_to_end_id,
      p.id as payment_id, p.method, p.booked_on, p.reference, p.account, b.ledger_account as bank_account,
      not exists (select from statement_line o where o.org_id = l.org_id and o.account_id = l.account_id and o.id <> l.id
        and o.amount_minor = l.amount_minor and o.state <> 'withdrawn'
        and o.booked_on >= p.booked_on - ${RECORDED_EARLY_DAYS}::int
        and o.booked_on <= p.booked_on + ${RECORDED_LATE_DAYS}::int
        and not exists (select from match m where m.org_id = o.org_id and m.line_id = o.id and m.kind = 'recorded'
          and m.undone_at is null))
      and exists (select from statement s where s.org_id = l.org_id and s.account_id = l.account_id and s.undone_at is null
        and coalesce(s.from_on, s.to_on) <= p.booked_on) as is_alone,
      payer.name as party_name, who.party_ids, who.names, who.ibans,
      (select array_agg(distinct i.number order by i.number) from open_item c
        join allocation a on a.org_id = c.org_id and a.credit_item_id = c.id and a.reverses_id is null
          and not exists (select from allocation r where r.org_id = a.org_id and r.reverses_id = a.id)
        join open_item i on i.org_id = a.org_id and i.id = a.debit_item_id and i.kind <> 'transfer'
        where c.org_id = p.org_id and c.payment_id = p.id and c.amount_minor < 0) as numbers
    from statement_line l ${joinDetails}
    join bank_account b on b.org_id = l.org_id and b.id = l.account_id
    -- From the line to its few payments, by their amount and day: never a walk over all that was ever paid.
    join lateral (
      select p.*, g.account from payment p
      join posting g on g.org_id = p.org_id and g.entry_id = p.entry_id and g.amount_minor = p.amount_minor
        and g.currency = p.currency and g.account in (b.ledger_account, ${collectionAccount('card')})
      where p.org_id = ${context.org} and p.amount_minor = l.amount_minor and p.reversal_entry_id is null
        and p.booked_on >= l.booked_on - ${RECORDED_LATE_DAYS}::int
        and p.booked_on <= l.booked_on + ${RECORDED_EARLY_DAYS}::int
        and p.currency = l.currency and p.direction = 'in' and p.statement_line_id is null
        and p.method in ('transfer', 'direct_debit', 'card')
      offset 0) p on true
    left join party payer on payer.org_id = p.org_id and payer.id = p.party_id
    left join lateral (
      select array_agg(distinct q.id) as party_ids, array_agg(distinct known.name) as names,
        array_agg(distinct v.iban) filter (where v.iban is not null) as ibans
      from (select p.party_id as id where p.party_id is not null
        union select c.party_id from open_item c
          where c.org_id = p.org_id and c.payment_id = p.id and c.amount_minor < 0) d
      join party q on q.org_id = p.org_id and q.id = d.id
      left join payer_alias o on o.org_id = q.org_id and o.party_id = q.id
      left join party_iban v on v.org_id = q.org_id and v.party_id = q.id
      cross join lateral (select q.name union select o.name where o.name is not null) known) who on true
    where l.org_id = ${context.org} and l.id = any(${[...lineIds]}::uuid[])
      and l.state in ('unmatched', 'proposed') and l.amount_minor > 0
      and not exists (select from match m where m.org_id = p.org_id and m.payment_id = p.id and m.kind = 'recorded'
        and m.undone_at is null)
      and not exists (select from payment_batch_part t where t.org_id = p.org_id and t.payment_id = p.id)
    order by l.id, p.booked_on, p.id`.execute(context.tx);
  const byLine = new Map<string, { line: RecordedLine; payments: RecordedCandidate[] }>();
  for (const row of rows) {
    const known = byLine.get(row.line_id) ?? { line: toLine(row), payments: [] };
    known.payments.push(toCandidate(row));
    byLine.set(row.line_id, known);
  }
  const proofs = new Map<string, Proofs>();
  for (const [lineId, { line, payments }] of byLine) {
    const found = findRecorded(line, payments);
    if (found.length > 0) proofs.set(lineId, { line, found });
  }
  return proofs;
};

const toLine = (row: Row): RecordedLine => ({
  amountMinor: row.amount_minor,
  currency: row.currency,
  counterpartyName: row.counterparty_name,
  counterpartyIban: row.counterparty_iban,
  text: row.text,
  endToEndId: row.end_to_end_id,
  bookedOn: row.line_on,
});

const toCandidate = (row: Row): RecordedCandidate => ({
  paymentId: row.payment_id,
  method: row.method,
  partyName: row.party_name,
  account: row.account,
  amountMinor: row.amount_minor,
  currency: row.currency,
  bookedOn: row.booked_on,
  partyIds: row.party_ids ?? [],
  names: row.names ?? [],
  ibans: row.ibans ?? [],
  numbers: row.numbers ?? [],
  reference: row.reference,
  isAtBank: row.account === row.bank_account,
  isAlone: row.is_alone,
});
