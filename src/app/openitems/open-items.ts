import { sql } from 'kysely';
import type { PlainDate } from '../../core/calendar/index.ts';
import type { Write } from '../../shell/db/write-together.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';

/** One posting on an itemised account, waiting to be settled. Signed: + the party owes us. */
export type NewOpenItem = {
  id?: string;
  account: string;
  partyId: string;
  currency: string;
  kind: 'invoice' | 'credit_note' | 'payment' | 'transfer' | 'late_charge' | 'write_off' | 'valuation';
  number: string;
  reference?: string;
  amountMinor: bigint;
  /** The same in base currency. */
  baseMinor: bigint;
  issuedOn: PlainDate;
  dueOn: PlainDate;
  entryId: string;
  /** The posting it stands for, from 1. */
  lineNo: number;
  invoiceId?: string;
  paymentId?: string;
  originItemId?: string;
  lastStep?: string;
  lastRemindedOn?: PlainDate;
  /** Taken over: the level its reminders start at; 0: as if it had been reminded until now. */
  startLevel?: number;
};

const BATCH = 5000;

/** Opens items in bulk; answers their ids in the same order. */
export const openItems = async (context: Context, items: readonly NewOpenItem[]): Promise<string[]> => {
  const ids = items.map((item) => item.id ?? newId());
  for (let from = 0; from < items.length; from += BATCH) {
    const batch = items.slice(from, from + BATCH).map((item, i) => ({ ...item, id: ids[from + i]! }));
    await openItemsWrite(context, batch).execute(context.tx);
  }
  return ids;
};

/** A few items, to be written with others in one statement. */
export const openItemsWrite = (context: Context, items: readonly NewOpenItem[]): Write => {
  const rows = items.map((item) => ({
    id: item.id ?? newId(),
    account: item.account,
    party_id: item.partyId,
    currency: item.currency,
    kind: item.kind,
    number: item.number,
    reference: item.reference ?? '',
    amount_minor: item.amountMinor.toString(),
    base_minor: item.baseMinor.toString(),
    issued_on: item.issuedOn,
    due_on: item.dueOn,
    entry_id: item.entryId,
    line_no: item.lineNo,
    invoice_id: item.invoiceId ?? null,
    payment_id: item.paymentId ?? null,
    origin_item_id: item.originItemId ?? null,
    last_step: item.lastStep ?? '',
    last_reminded_on: item.lastRemindedOn ?? null,
    start_level: item.startLevel ?? null,
  }));
  return sql`
    insert into open_item (org_id, id, account, party_id, currency, kind, number, reference, amount_minor, base_minor,
      issued_on, due_on, entry_id, line_no, invoice_id, payment_id, origin_item_id, open_minor, last_step, last_reminded_on,
      start_level)
    select ${context.org}::uuid, r.id, r.account, r.party_id, r.currency, r.kind, r.number, r.reference, r.amount_minor,
      r.base_minor, r.issued_on, r.due_on, r.entry_id, r.line_no, r.invoice_id, r.payment_id, r.origin_item_id,
      r.amount_minor, r.last_step, r.last_reminded_on, r.start_level
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, account text, party_id uuid, currency text,
      kind text, number text, reference text, amount_minor bigint, base_minor bigint, issued_on date, due_on date,
      entry_id uuid, line_no int, invoice_id uuid, payment_id uuid, origin_item_id uuid, last_step text,
      last_reminded_on date, start_level smallint)`;
};
