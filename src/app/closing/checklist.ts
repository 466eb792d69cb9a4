import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { addDays, endOfMonth, startOfMonth, type PlainDate } from '../../core/calendar/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { sumUnbilled } from '../billing/index.ts';
import { listYears } from '../entries/index.ts';
import { lockedUntil } from '../ledger/index.ts';
import { readOrganization } from '../organization/index.ts';
import type { closingContract } from './contract.ts';
import { readCandidates } from './doubtful.ts';
import { doubtfulRows } from './doubtful-rows.ts';
import { previewRevaluation } from './revalue.ts';
import { findRun } from './runs.ts';

type Checklist = OutputOf<typeof closingContract.checklist>;
type Step = Checklist['steps'][number];

/** The end of the last financial year that is over and open; else of the last month. */
const usualClosing = async (context: Context): Promise<PlainDate> => {
  const years = await listYears(context);
  const over = years.filter((one) => one.state === 'open' && one.endsOn < context.today);
  return over[0]?.endsOn ?? endOfMonth(addDays(startOfMonth(context.today), -1));
};

type Counts = {
  bank_lines: number;
  suspense: bigint;
  drafts: number;
  vat: bigint;
  accrued: boolean;
  soft: PlainDate | null;
};

const readCounts = async (context: Context, on: PlainDate): Promise<Counts> => {
  const { org } = context;
  const { rows } = await sql<Counts>`
    select
      (select count(*)::int from statement_line where org_id = ${org} and booked_on <= ${on}::date
        and state in ('unmatched', 'proposed')) as bank_lines,
      (select coalesce(sum(debit_minor - credit_minor), 0)::bigint from posting
        where org_id = ${org} and account >= '471' and account < '472' and entry_on <= ${on}::date) as suspense,
      (select count(*)::int from entry_draft where org_id = ${org} and entry_on <= ${on}::date) as drafts,
      (select coalesce(sum(credit_minor - debit_minor), 0)::bigint from posting
        where org_id = ${org} and account >= '44571' and account < '44572' and entry_on <= ${on}::date) as vat,
      exists (select from billing_accrual where org_id = ${org} and closing_on = ${on}::date) as accrued,
      (select until_on::text from period_lock where org_id = ${org} and journal = '' and kind = 'soft'
        order by id desc limit 1) as soft`.execute(context.tx);
  return rows[0]!;
};

const step = (name: Step['step'], state: Step['state'], more: Partial<Step> = {}): Step => ({
  step: name,
  state,
  count: 0,
  minor: null,
  on: null,
  ...more,
});

const counted = (name: Step['step'], count: number): Step =>
  step(name, count === 0 ? 'nothing' : 'to-do', { count });

/** In the order in which a closing is worked through. */
export const readChecklist = async (
  context: Context,
  input: { closingOn?: string | undefined },
): Promise<Checklist> => {
  const closingOn = (input.closingOn as PlainDate | undefined) ?? (await usualClosing(context));
  const { baseCurrency } = await readOrganization(context);
  const counts = await readCounts(context, closingOn);
  const locked = await lockedUntil(context, 'OD');
  const isLocked = locked !== null && locked >= closingOn;
  const isDeclared = isLocked || (counts.soft !== null && counts.soft >= closingOn);
  return {
    today: context.today,
    currency: baseCurrency,
    closingOn,
    steps: [
      counted('bank-lines', counts.bank_lines),
      step('suspense', counts.suspense === 0n ? 'nothing' : 'to-do', { minor: counts.suspense.toString() }),
      counted('drafts', counts.drafts),
      await toInvoice(context, closingOn, counts.accrued),
      await doubtful(context, closingOn),
      await revaluation(context, closingOn),
      step('vat', isDeclared ? 'done' : counts.vat === 0n ? 'nothing' : 'to-do', {
        minor: counts.vat.toString(),
      }),
      step('lock', isLocked ? 'done' : 'to-do', { on: locked }),
    ],
    pending: await readPending(context),
  };
};

const toInvoice = async (context: Context, on: PlainDate, isBooked: boolean): Promise<Step> => {
  if (isBooked) return step('to-invoice', 'done', { on });
  const { sums } = await sumUnbilled(context, on);
  return counted(
    'to-invoice',
    sums.reduce((total, one) => total + one.count, 0),
  );
};

const doubtful = async (context: Context, on: PlainDate): Promise<Step> => {
  const count = (await doubtfulRows(context, on)).length + (await readCandidates(context, on)).length;
  if ((await findRun(context, 'doubtful', on)) !== null) return step('doubtful', 'done', { count, on });
  return counted('doubtful', count);
};

const revaluation = async (context: Context, closingOn: PlainDate): Promise<Step> => {
  const { items, banks, run } = await previewRevaluation(context, { closingOn });
  const count = items.length + banks.length;
  if (run !== null) return step('revaluation', 'done', { count, on: closingOn });
  return counted('revaluation', count);
};

const PENDING = 50;

const readPending = async (context: Context): Promise<Checklist['pending']> => {
  const { rows } = await sql<Checklist['pending'][number]>`
    select id as "entryId", journal || ' ' || year || '-' || entry_no as name, label, entry_on::text as "on"
    from journal_entry where org_id = ${context.org} and entry_on > ${context.today}::date and reverses_id is not null
    order by entry_on, entry_no limit ${PENDING}`.execute(context.tx);
  return rows;
};
