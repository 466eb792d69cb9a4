import { sql } from 'kysely';
import { addMonths } from '../../core/calendar/index.ts';
import { CALL_DAYS, expectedGain, type ExpectedGain, type Tried } from '../../core/dunning/index.ts';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { KeptDraft } from './store/drafts.ts';

/** Habits change: what is older says little of today. */
const MONTHS = 24;
/** The invoices of the company settled last: a habit of its customers, wherever one looks from. */
const OTHERS = 2_000;
const NONE: Tried = { paid: 0, of: 0 };

/**
 * What each call that waits is worth, by its draft. Compared are the customer's own invoices that were still unpaid when
 * they were as late as this debt is; a call counts as answered by any payment of the customer soon after.
 */
export const expectedGains = async (
  context: Context,
  drafts: readonly KeptDraft[],
): Promise<ReadonlyMap<string, ExpectedGain>> => {
  const calls = drafts.filter(({ draft, state }) => draft.kind === 'call' && state === 'proposed');
  if (calls.length === 0) return new Map();
  const since = addMonths(context.today, -MONTHS);
  const asked = JSON.stringify(
    calls.map(({ id, draft }) => ({ id, party_id: draft.customerId, late: Math.max(0, draft.daysLate) })),
  );
  const { rows } = await sql<{ id: string; alone: Tried; others: Tried; calls: Tried }>`
    with settled as materialized (
      select i.due_on, i.settled_on, i.kind from open_item i
      where i.org_id = ${context.org} and i.account = ${CUSTOMERS} and i.kind <> 'payment'
      order by (case when i.settled_on is null then date '0001-01-01' else i.settled_on end) desc, i.id desc
      limit ${OTHERS})
    select a.id, json_build_object('paid', others.paid, 'of', others.of) as others, json_build_object('paid', alone.paid, 'of', alone.of) as alone,
      json_build_object('paid', called.paid, 'of', called.of) as calls
    from jsonb_to_recordset(${asked}::jsonb) as a(id uuid, party_id uuid, late int)
    cross join lateral (
      select count(*)::int as of,
        (count(*) filter (where s.settled_on <= s.due_on + a.late + ${CALL_DAYS}::int))::int as paid
      from settled s where s.kind = 'invoice' and s.settled_on > s.due_on + a.late) others
    cross join lateral (
      select count(*)::int as of, (count(*) filter (where i.settled_on <= i.due_on + a.late + ${CALL_DAYS}::int))::int as paid
      from open_item i
      where i.org_id = ${context.org} and i.account = ${CUSTOMERS} and i.party_id = a.party_id and i.kind = 'invoice'
        and i.settled_on >= ${since}::date and i.settled_on > i.due_on + a.late) alone
    cross join lateral (
      select count(*)::int as of, (count(*) filter (where exists (
          select from payment y where y.org_id = t.org_id and y.party_id = t.party_id and y.direction = 'in'
            and y.reversal_entry_id is null and y.received_on > t.reserved_on
            and y.received_on <= t.reserved_on + ${CALL_DAYS}::int)))::int as paid
      from reminder_attempt t
      where t.org_id = ${context.org} and t.party_id = a.party_id and t.channel = 'call' and t.state = 'accepted'
        and t.reserved_on >= ${since}::date and t.reserved_on + ${CALL_DAYS}::int < ${context.today}::date) called`.execute(
    context.tx,
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    calls.map(({ id, draft }) => {
      const { alone = NONE, others = NONE, calls: called = NONE } = known.get(id) ?? {};
      return [id, expectedGain({ amountMinor: draft.totalMinor, alone, others, calls: called })];
    }),
  );
};
