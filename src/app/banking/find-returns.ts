import { sql } from 'kysely';
import {
  findReturned,
  isReturn,
  MAX_RETURN_FEE,
  type Returnable,
  type Returned,
  type ReturnLine,
} from '../../core/banking/index.ts';
import type { Context } from '../../shell/http/context.ts';

/** A standing payment, whole (`itemId` null), or the part of it that paid one invoice. */
export type ReturnCandidate = Returnable & {
  readonly paymentId: string;
  readonly itemId: string | null;
  readonly bookedOn: string;
  readonly partyName: string;
};

/** A direct debit may come back for thirteen months when it was not authorised (C. mon. fin. art. L133-24). */
const MONTHS = 13;
const MOST = 40;

const numberWords = (line: ReturnLine): string[] =>
  [
    ...new Set(`${line.text} ${line.endToEndId}`.toUpperCase().match(/[A-Z0-9][A-Z0-9/._-]{3,}/g) ?? []),
  ].slice(0, 50);

/** What a line of returned money may take back: payments of its amount, of its id, and of the numbers it names. */
export const findReturns = async (
  context: Context,
  line: ReturnLine & { readonly bookedOn: string },
): Promise<Returned<ReturnCandidate>[]> => {
  if (!isReturn(line)) return [];
  const taken = -line.amountMinor;
  const least = taken > MAX_RETURN_FEE ? taken - MAX_RETURN_FEE : 1n;
  const { rows } = await sql<{
    payment_id: string;
    booked_on: string;
    amount_minor: bigint;
    party_name: string;
    paid_as: string | null;
    end_to_end_id: string | null;
    was_returned: boolean;
    items: { id: string; number: string; name: string; amount: string }[] | null;
  }>`
    with found as (
      (select p.id from payment p where p.org_id = ${context.org} and p.reversal_entry_id is null
        and p.amount_minor between ${least} and ${taken} and p.booked_on <= ${line.bookedOn}
        order by p.booked_on desc, p.id desc limit ${MOST})
      union
      (select m.payment_id from statement_line o
        join match m on m.org_id = o.org_id and m.line_id = o.id and m.undone_at is null
        where o.org_id = ${context.org} and o.end_to_end_id = ${line.endToEndId} and o.end_to_end_id <> '' and o.state = 'posted'
        and o.amount_minor > 0 order by o.booked_on desc limit ${MOST})
      union
      (select c.payment_id from open_item i
        join allocation a on a.org_id = i.org_id and a.debit_item_id = i.id and a.reverses_id is null
        join open_item c on c.org_id = a.org_id and c.id = a.credit_item_id and c.payment_id is not null
        where i.org_id = ${context.org} and i.number = any(${numberWords(line)}::text[]) limit ${MOST}))
    select p.id as payment_id, p.booked_on, p.amount_minor, coalesce(party.name, '') as party_name,
      l.counterparty_name as paid_as, l.end_to_end_id,
      exists (select 1 from match m where m.org_id = p.org_id and m.returned_payment_id = p.id and m.kind = 'return'
        and m.undone_at is null) as was_returned,
      (select jsonb_agg(jsonb_build_object('id', i.id, 'number', i.number, 'name', debtor.name, 'amount', a.amount_minor::text)
          order by i.number)
        from open_item c
        join allocation a on a.org_id = c.org_id and a.credit_item_id = c.id and a.reverses_id is null
          and not exists (select 1 from allocation r where r.org_id = a.org_id and r.reverses_id = a.id)
        join open_item i on i.org_id = a.org_id and i.id = a.debit_item_id and i.kind <> 'transfer'
        join party debtor on debtor.org_id = i.org_id and debtor.id = i.party_id
        where c.org_id = p.org_id and c.payment_id = p.id and c.amount_minor < 0) as items
    from found f
    join payment p on p.org_id = ${context.org} and p.id = f.id and p.reversal_entry_id is null and p.party_id is not null
      -- A cheque that was marked unpaid by hand is taken back there.
      and not exists (select 1 from instrument n
        join instrument_step s on s.org_id = n.org_id and s.instrument_id = n.id and s.kind = 'unpaid' and s.undone_at is null
        where n.org_id = p.org_id and n.payment_id = p.id)
    left join party on party.org_id = p.org_id and party.id = p.party_id
    left join statement_line l on l.org_id = p.org_id and l.id = p.statement_line_id
    where p.booked_on <= ${line.bookedOn}::date and p.booked_on >= ${line.bookedOn}::date - make_interval(months => ${MONTHS})`.execute(
    context.tx,
  );
  const candidates = rows.flatMap((row): ReturnCandidate[] => {
    const items = row.items ?? [];
    const shared = {
      paymentId: row.payment_id,
      bookedOn: row.booked_on,
      endToEndId: row.end_to_end_id ?? '',
    };
    const paidAs = row.paid_as === null || row.paid_as === '' ? [] : [row.paid_as];
    const whole: ReturnCandidate = {
      ...shared,
      key: row.payment_id,
      itemId: null,
      amountMinor: row.amount_minor,
      partyName: row.party_name || (items[0]?.name ?? ''),
      names: [row.party_name, ...paidAs, ...items.map((item) => item.name)].filter((name) => name !== ''),
      numbers: items.map((item) => item.number),
    };
    const parts = items.map((item): ReturnCandidate => ({
      ...shared,
      key: `${row.payment_id} ${item.id}`,
      itemId: item.id,
      amountMinor: BigInt(item.amount),
      partyName: item.name,
      names: [item.name],
      numbers: [item.number],
    }));
    if (row.was_returned) return parts;
    // The one part of a payment that is all of it is the payment.
    return [whole, ...parts.filter((part) => part.amountMinor !== whole.amountMinor)];
  });
  return findReturned(line, candidates).slice(0, 3);
};
