import { sql } from 'kysely';
import type { PlainDate } from '../../core/calendar/index.ts';
import { CUSTOMERS, VAT_PENDING, receiptsEntry, vatDueMinor } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { postEntry } from '../ledger/index.ts';

/** An item whose settlement just changed, and the day from which that counts. */
export type Settled = { readonly itemId: string; readonly on: PlainDate };

type Pending = {
  entry_id: string;
  line_no: number;
  label: string;
  number: string;
  due_on: PlainDate;
  /** On 44574 by this posting; negative on a credit note. */
  minor: bigint;
  total: bigint;
  settled: bigint;
  moved: bigint;
};
type Move = Pending & { readonly byMinor: bigint };

/**
 * Brings VAT on receipts to what the settlement of its items makes of it (CGI art. 269, 2-c): one entry 44574 → 44571 per
 * day for all that was settled or undone at once, in the same transaction. What falls due follows from how much is
 * settled by now, never from how it came to be: undoing restores it to the cent. What a bill of exchange settles waits until
 * the bill is paid (`vat_wait`).
 */
export const moveVat = async (context: Context, changed: readonly Settled[]): Promise<void> => {
  if (!(await lockSiblings(context, changed))) return;
  const moves = (await pendingOf(context, changed)).flatMap((one): Move[] => {
    const byMinor = vatDueMinor(one.minor, one.settled, one.total) - one.moved;
    return byMinor === 0n ? [] : [{ ...one, byMinor }];
  });
  const days = new Map<PlainDate, Move[]>();
  for (const move of moves) days.set(move.due_on, [...(days.get(move.due_on) ?? []), move]);
  for (const [day, some] of days) await book(context, day, some);
};

/**
 * Instalments of one invoice share its VAT: whoever settles one waits for whoever settles another. False: nothing of
 * what changed has VAT that waits.
 */
const lockSiblings = async (context: Context, changed: readonly Settled[]): Promise<boolean> => {
  const { rows } = await sql`
    select o.id from open_item o
    where o.org_id = ${context.org} and o.entry_id in (
        select i.entry_id from open_item i
        where i.org_id = ${context.org} and i.id = any(${changed.map((one) => one.itemId)}::uuid[]))
      and exists (select from posting p where p.org_id = o.org_id and p.entry_id = o.entry_id
        and left(p.account, ${VAT_PENDING.length}) = ${VAT_PENDING})
    order by o.id for update`.execute(context.tx);
  return rows.length > 0;
};

const pendingOf = async (context: Context, changed: readonly Settled[]): Promise<Pending[]> => {
  const days = JSON.stringify(changed.map(({ itemId, on }) => ({ i: itemId, d: on })));
  const { rows } = await sql<Pending>`
    select e.entry_id, p.line_no, p.label, e.due_on, p.credit_minor - p.debit_minor as minor,
      s.number, s.total, s.settled, m.moved
    from (
      select i.entry_id, max(r.d) as due_on from jsonb_to_recordset(${days}::jsonb) as r(i uuid, d date)
      join open_item i on i.org_id = ${context.org} and i.id = r.i group by i.entry_id) e
    join posting p on p.org_id = ${context.org} and p.entry_id = e.entry_id
      and left(p.account, ${VAT_PENDING.length}) = ${VAT_PENDING}
    cross join lateral (
      select min(o.number) as number, coalesce(sum(o.amount_minor), 0)::bigint as total,
        (coalesce(sum(o.amount_minor - o.open_minor), 0) - coalesce(sum(w.minor), 0))::bigint as settled
      from open_item o
      left join lateral (
        select sum(a.amount_minor) as minor from allocation a
        join vat_wait w on w.org_id = a.org_id and w.credit_item_id = a.credit_item_id and w.lifted_by is null
        where a.org_id = o.org_id and a.debit_item_id = o.id) w on true
      where o.org_id = ${context.org} and o.entry_id = e.entry_id
        and left(o.account, ${CUSTOMERS.length}) = ${CUSTOMERS}) s
    cross join lateral (
      select coalesce(sum(v.moved_minor), 0)::bigint as moved from vat_receipt v
      where v.org_id = ${context.org} and v.invoice_entry_id = e.entry_id and v.line_no = p.line_no) m
    order by e.due_on, s.number, p.line_no`.execute(context.tx);
  return rows;
};

/** Books are kept in French (C. com. L123-22). */
const labelOf = (moves: readonly Move[]): string => {
  const numbers = [...new Set(moves.map((move) => move.number))];
  const more = numbers.length > 3 ? '…' : '';
  return `TVA sur encaissement ${numbers.slice(0, 3).join(', ')}${more}`;
};

const book = async (context: Context, on: PlainDate, moves: readonly Move[]): Promise<void> => {
  const entry = receiptsEntry(
    moves.map(({ label, byMinor }) => ({ label, minor: byMinor })),
    { entryOn: on, label: labelOf(moves) },
  );
  const posted = entry && (await postEntry(context, entry, { kind: 'vat_receipt', id: null }));
  const rows = moves.map((move) => ({
    i: newId(),
    e: move.entry_id,
    n: move.line_no,
    m: move.byMinor.toString(),
  }));
  await sql`
    insert into vat_receipt (org_id, id, invoice_entry_id, line_no, moved_minor, due_on, entry_id)
    select ${context.org}::uuid, r.i, r.e, r.n, r.m, ${on}::date, ${posted?.entryId ?? null}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(i uuid, e uuid, n int, m bigint)`.execute(
    context.tx,
  );
};
