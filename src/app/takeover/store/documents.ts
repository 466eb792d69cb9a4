import { sql } from 'kysely';
import type { PlainDate } from '../../../core/calendar/index.ts';
import type { TakenDocument } from '../../../core/takeover/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { newId } from '../../../shell/ids.ts';

type Scope = Pick<Context, 'tx' | 'org' | 'actor'>;

export type NewInvoice = { readonly id: string; readonly partyId: string; readonly document: TakenDocument };

export const insertInvoices = async (context: Scope, invoices: readonly NewInvoice[]): Promise<void> => {
  if (invoices.length === 0) return;
  const rows = invoices.map(({ id, partyId, document }) => ({
    id,
    k: document.kind,
    n: document.number,
    p: partyId,
    d: document.issuedOn,
    c: document.currency,
    t: document.totalMinor.toString(),
    r: document.reference,
  }));
  await sql`
    insert into invoice (org_id, id, kind, number, party_id, issued_on, currency, total_minor, reference, origin, recorded_by)
    select ${context.org}::uuid, r.id, r.k, r.n, r.p, r.d, r.c, r.t, r.r, 'imported', ${context.actor.name}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, k text, n text, p uuid, d date, c text, t bigint, r text)`.execute(context.tx);
};

export const insertKeys = async (context: Scope, runId: string, keys: readonly string[]): Promise<void> => {
  if (keys.length === 0) return;
  await sql`
    insert into import_key (org_id, natural_key, run_id)
    select ${context.org}::uuid, k, ${runId}::uuid from jsonb_array_elements_text(${JSON.stringify([...new Set(keys)])}::jsonb) k
    on conflict do nothing`.execute(context.tx);
};

export type NewPayment = {
  readonly id: string;
  readonly partyId: string;
  readonly receivedOn: PlainDate;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly reference: string;
  readonly entryId: string;
};

export const insertPayments = async (context: Scope, payments: readonly NewPayment[]): Promise<void> => {
  if (payments.length === 0) return;
  const rows = payments.map((payment) => ({
    id: payment.id,
    p: payment.partyId,
    d: payment.receivedOn,
    c: payment.currency,
    a: payment.amountMinor.toString(),
    r: payment.reference,
    e: payment.entryId,
  }));
  await sql`
    insert into payment (org_id, id, method, party_id, received_on, booked_on, currency, amount_minor, reference, entry_id, recorded_by)
    select ${context.org}::uuid, r.id, 'imported', r.p, r.d, r.d, r.c, r.a, r.r, r.e, ${context.actor.name}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, p uuid, d date, c text, a bigint, r text, e uuid)`.execute(context.tx);
};

export type NewHolding = {
  readonly partyId: string;
  readonly itemId: string;
  readonly document: TakenDocument;
};

/** Disputes, promises and holds as they stood in the other system on the day of the cut-over. */
export const insertHolding = async (
  context: Scope,
  holdings: readonly NewHolding[],
  cutoverOn: PlainDate,
): Promise<void> => {
  const common = { org_id: context.org, recorded_by: context.actor.name };
  const disputes = holdings.flatMap(({ partyId, itemId, document: { dispute, issuedOn } }) => {
    if (dispute === null) return [];
    const opened_on = issuedOn > cutoverOn ? issuedOn : cutoverOn;
    const { amountMinor: amount_minor, reason } = dispute;
    return [{ ...common, id: newId(), party_id: partyId, item_id: itemId, amount_minor, reason, opened_on }];
  });
  const promises = holdings.flatMap(({ partyId, itemId, document: { promise, currency } }) => {
    if (promise === null) return [];
    const { amountMinor: amount_minor, dueOn: due_on } = promise;
    const promised_on = due_on < cutoverOn ? due_on : cutoverOn;
    return [
      {
        ...common,
        id: newId(),
        party_id: partyId,
        item_ids: [itemId],
        amount_minor,
        currency,
        promised_on,
        due_on,
        source: 'takeover',
      },
    ];
  });
  const holds = holdings.flatMap(({ partyId, itemId, document: { hold } }) => {
    if (hold === null) return [];
    const reason = hold.reason || 'Suspendue avant la reprise';
    return [
      {
        ...common,
        id: newId(),
        party_id: partyId,
        item_id: itemId,
        reason,
        from_on: cutoverOn,
        until_on: hold.untilOn,
      },
    ];
  });
  for (let from = 0; from < holdings.length; from += 1000) {
    const part = <T>(rows: readonly T[]): T[] => rows.slice(from, from + 1000);
    if (part(disputes).length > 0) await context.tx.insertInto('dispute').values(part(disputes)).execute();
    if (part(promises).length > 0)
      await context.tx.insertInto('promise_to_pay').values(part(promises)).execute();
    if (part(holds).length > 0) await context.tx.insertInto('hold').values(part(holds)).execute();
  }
};
