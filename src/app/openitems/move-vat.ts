import { sql } from 'kysely';
import type { PlainDate } from '../../core/calendar/index.ts';
import { CUSTOMERS, VAT_PENDING, openDay, receiptsEntry, vatDueMinor } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { lockedUntil, postEntry } from '../ledger/index.ts';

/** By how much the settlement of an item just changed, in its currency and of its sign; the day from which that counts. */
export type Settled = { readonly itemId: string; readonly on: PlainDate; readonly byMinor: bigint };

type Pending = {
  entry_id: string;
  line_no: number;
  label: string;
  number: string;
  /** On 44574 by this posting; negative on a credit note. */
  minor: bigint;
  total: bigint;
  settled: bigint;
  /** VAT and settlement of earlier moves. */
  moved: bigint;
  moved_settled: bigint;
  /** What changed just now, by day. */
  days: { d: PlainDate; m: string }[];
};
type Move = Pending & { readonly byMinor: bigint; readonly settledMinor: bigint };

const gatheringOf = new WeakMap<Context['tx'], Settled[]>();

/**
 * One event of the books (a bank line with its discount, a payment undone) moves VAT once, whatever it settles on the way:
 * one entry a day for all of it, in the same transaction.
 */
export const moveVatOnce = async <T>(context: Context, work: () => Promise<T>): Promise<T> => {
  if (gatheringOf.has(context.tx)) return work();
  const changed: Settled[] = [];
  gatheringOf.set(context.tx, changed);
  let result: T;
  try {
    result = await work();
  } finally {
    gatheringOf.delete(context.tx);
  }
  await moveVat(context, changed);
  return result;
};

/**
 * Brings VAT on receipts to what the settlement of its items makes of it (CGI art. 269, 2-c): one entry 44574 → 44571 per
 * day for all that was settled or undone at once, in the same transaction. What falls due follows from how much is
 * settled by a day, never from how it came to be: undoing restores it to the cent. What a bill of exchange settles waits
 * until the bill is paid (`vat_wait`). The release of a retention (`retention_release`) is of the invoice's entry: moving it from
 * 4117 to 411 cancels out there, and what is paid of it later counts.
 */
export const moveVat = async (context: Context, changed: readonly Settled[]): Promise<void> => {
  const gathering = gatheringOf.get(context.tx);
  if (gathering !== undefined) {
    gathering.push(...changed);
    return;
  }
  if (changed.length === 0 || !(await lockSiblings(context, changed))) return;
  const days = new Map<PlainDate, Move[]>();
  for (const pending of await pendingOf(context, changed)) {
    for (const [day, move] of movesOf(pending)) days.set(day, [...(days.get(day) ?? []), move]);
  }
  if (days.size === 0) return;
  const locked = await lockedUntil(context, 'OD');
  for (const [day, moves] of onOpenDays(days, locked)) await book(context, day, moves);
};

/**
 * What is settled in a day that is locked (a payment of last month, lettered now) makes VAT fall due on the first open day:
 * a return that was declared does not change, the next one has it.
 */
const onOpenDays = (
  days: ReadonlyMap<PlainDate, readonly Move[]>,
  locked: PlainDate | null,
): [PlainDate, Move[]][] => {
  const open = new Map<PlainDate, Move[]>();
  for (const day of [...days.keys()].sort()) {
    const on = openDay(day, locked);
    open.set(on, [...(open.get(on) ?? []), ...days.get(day)!]);
  }
  return [...open];
};

/** Payments of several days settle each on its own; where something is undone too, all of it counts from the last day. */
const movesOf = (pending: Pending): [PlainDate, Move][] => {
  const steps = pending.days.map(({ d, m }) => ({ day: d, minor: BigInt(m) }));
  const isOneWay = steps.every((one) => one.minor > 0n) || steps.every((one) => one.minor < 0n);
  const counted = isOneWay ? steps : steps.slice(-1);
  let { moved, moved_settled: settledBefore } = pending;
  return counted.flatMap(({ day }, index): [PlainDate, Move][] => {
    const later = counted.slice(index + 1).reduce((sum, one) => sum + one.minor, 0n);
    const settled = pending.settled - later;
    const due = vatDueMinor(pending.minor, settled, pending.total);
    const move = { ...pending, byMinor: due - moved, settledMinor: settled - settledBefore };
    if (move.byMinor === 0n) return [];
    moved = due;
    settledBefore = settled;
    return [[day, move]];
  });
};

/**
 * Instalments of one invoice share its VAT: whoever settles one waits for whoever settles another. False: nothing of
 * what changed has VAT that waits.
 */
const lockSiblings = async (context: Context, changed: readonly Settled[]): Promise<boolean> => {
  const { rows } = await sql`
    select o.id from open_item o
    where o.org_id = ${context.org} and o.entry_id = any(array(
        select case when r.entry_id is null then i.entry_id else r.origin_entry_id end from open_item i
        left join retention_release r on r.org_id = ${context.org} and r.entry_id = i.entry_id
        where i.org_id = ${context.org} and i.id = any(${changed.map((one) => one.itemId)}::uuid[])))
      and exists (select from posting p where p.org_id = o.org_id and p.entry_id = o.entry_id
        and left(p.account, ${VAT_PENDING.length}) = ${VAT_PENDING} offset 0)
    order by o.id for update`.execute(context.tx);
  return rows.length > 0;
};

/**
 * Of the invoices behind what changed, the VAT that waits, what is settled and what was moved. Each is looked up by its key
 * (« offset 0 »), whatever the database guesses about tables that have just grown.
 */
const pendingOf = async (context: Context, changed: readonly Settled[]): Promise<Pending[]> => {
  const given = JSON.stringify(
    changed.map(({ itemId, on, byMinor }) => ({ i: itemId, d: on, m: byMinor.toString() })),
  );
  const { rows } = await sql<Pending>`
    select e.entry_id, e.days, p.line_no, p.label, p.credit_minor - p.debit_minor as minor,
      s.number, s.total, s.settled, m.moved, m.moved_settled
    from (
      select d.entry_id, jsonb_agg(jsonb_build_object('d', d.d, 'm', d.m::text) order by d.d) as days
      from (
        select i.entry_id, r.d, sum(r.m) as m from jsonb_to_recordset(${given}::jsonb) as r(i uuid, d date, m bigint)
        cross join lateral (
          select case when x.entry_id is null then i.entry_id else x.origin_entry_id end as entry_id, i.account
          from open_item i left join retention_release x on x.org_id = ${context.org} and x.entry_id = i.entry_id
          where i.org_id = ${context.org} and i.id = r.i offset 0) i
        where left(i.account, ${CUSTOMERS.length}) = ${CUSTOMERS}
        group by i.entry_id, r.d having sum(r.m) <> 0) d
      group by d.entry_id) e
    cross join lateral (
      select p.line_no, p.label, p.credit_minor, p.debit_minor from posting p
      where p.org_id = ${context.org} and p.entry_id = e.entry_id
        and left(p.account, ${VAT_PENDING.length}) = ${VAT_PENDING} offset 0) p
    cross join lateral (
      select min(o.number) as number, coalesce(sum(o.amount_minor), 0)::bigint as total,
        (coalesce(sum(o.amount_minor - o.open_minor), 0) - coalesce(sum(w.minor), 0))::bigint as settled
      from (
        select o.org_id, o.id, o.number, o.amount_minor, o.open_minor from open_item o
        where o.org_id = ${context.org} and o.entry_id = any(array(select e.entry_id union all
            select x.entry_id from retention_release x
            where x.org_id = ${context.org} and x.origin_entry_id = e.entry_id))
          and left(o.account, ${CUSTOMERS.length}) = ${CUSTOMERS} offset 0) o
      left join lateral (
        select sum(a.amount_minor) as minor from (
          select a.credit_item_id, a.amount_minor from allocation a
          where a.org_id = ${context.org} and a.debit_item_id = o.id offset 0) a
        cross join lateral (
          select from vat_wait w
          where w.org_id = ${context.org} and w.credit_item_id = a.credit_item_id and w.lifted_by is null offset 0) w) w on true) s
    cross join lateral (
      select coalesce(sum(v.moved_minor), 0)::bigint as moved,
        coalesce(sum(v.settled_minor), 0)::bigint as moved_settled from vat_receipt v
      where v.org_id = ${context.org} and v.invoice_entry_id = e.entry_id and v.line_no = p.line_no) m
    order by s.number, p.line_no`.execute(context.tx);
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
    s: move.settledMinor.toString(),
  }));
  await sql`
    insert into vat_receipt (org_id, id, invoice_entry_id, line_no, moved_minor, settled_minor, due_on, entry_id)
    select ${context.org}::uuid, r.i, r.e, r.n, r.m, r.s, ${on}::date, ${posted?.entryId ?? null}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(i uuid, e uuid, n int, m bigint, s bigint)`.execute(
    context.tx,
  );
};
