import { sql } from 'kysely';
import {
  creditLeft,
  takenBack,
  type Document,
  type DocumentKind,
  type IssuedDeposit,
} from '../../core/invoicing/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { creditScope } from './credits/credit-scope.ts';
import { givenBack } from './credits/given-back.ts';
import { deductionsOf } from './deducted-deposits.ts';
import { readIssued } from './store/issued.ts';

type Scope = Pick<Context, 'tx' | 'org'>;
type Made = { readonly id: string; readonly kind: DocumentKind };

/** What was invoiced of an order, for what is still to be invoiced of it. */
export type BilledSoFar = {
  /** Bills of its lines, and what credit notes took back of them. */
  readonly bills: readonly Document[];
  /** That no invoice has deducted, with what their credit notes left. */
  readonly deposits: readonly IssuedDeposit[];
};

/**
 * The issued invoices of an order, also those that were made of the quote it comes from or of the confirmation it became.
 * Of one that was replaced, what replaced it; without those that were given back whole.
 */
export const billedSoFar = async (context: Scope, orderId: string): Promise<BilledSoFar> => {
  const made = await madeOf(context, orderId);
  const scope = await creditScope(
    context,
    made.map((one) => one.id),
  );
  const back = await givenBack(
    context,
    made.map((one) => one.id),
  );
  const live = made.filter((one) => !back.has(one.id));
  const left = creditLeft(scope);
  const billing = new Set(live.filter((one) => one.kind !== 'deposit').map((one) => one.id));
  const notes = scope.notes.filter((note) => note.preceding.some((one) => billing.has(one.invoiceId)));
  const taken = await deductionsOf(
    context,
    live.filter((one) => one.kind === 'deposit').map((one) => one.id),
  );
  const bills: Document[] = [];
  const deposits: IssuedDeposit[] = [];
  for (const { id: invoiceId, kind } of live) {
    const { number, document } = await readIssued(context, invoiceId);
    if (kind !== 'deposit') bills.push(document);
    else if (!taken.some((one) => one.depositId === invoiceId && one.isLive))
      deposits.push({ invoiceId, number, document, left: left.get(invoiceId) ?? [] });
  }
  return { bills: [...bills, ...notes.map(takenBack)], deposits };
};

const madeOf = async (context: Scope, orderId: string): Promise<Made[]> => {
  const { rows } = await sql<Made>`
    with recursive above(id) as (
      select ${orderId}::uuid
      union
      select d.source_id from above join sales_document d on d.org_id = ${context.org} and d.id = above.id
      where d.source_id is not null
    ), below(id) as (
      select ${orderId}::uuid
      union
      select d.id from below join sales_document d on d.org_id = ${context.org} and d.source_id = below.id
      where d.kind in ('order_confirmation', 'pro_forma')
    ), orders(id) as (select id from above union select id from below),
    made(id, kind) as (
      select d.invoice_id, d.kind from orders
      join sales_document d on d.org_id = ${context.org} and d.source_id = orders.id
      where d.invoice_id is not null and d.kind in ('deposit', 'progress', 'final', 'invoice')
      union
      select r.invoice_id, made.kind from made
      join invoice_reference r on r.org_id = ${context.org} and r.refers_to_id = made.id and r.relation = 'corrects')
    select id, kind from made where not exists (
      select from invoice_reference r
      where r.org_id = ${context.org} and r.refers_to_id = made.id and r.relation = 'corrects')
    order by id`.execute(context.tx);
  return rows;
};
