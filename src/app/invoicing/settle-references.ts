import { Problem } from '../../contract/problem.ts';
import { error, type Finding } from '../../core/finding.ts';
import { isItem, type Document, type Totals } from '../../core/invoicing/index.ts';
import { CUSTOMERS, DEPOSITS, RETENTIONS } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { allocate } from '../openitems/index.ts';
import { checkCredit } from './credits/credit-scope.ts';
import { checkDeductions, deductionsOf } from './deducted-deposits.ts';
import { itemsOf, pairUp, type Item } from './pair-items.ts';

type Scope = Pick<Context, 'tx' | 'org'>;
export type Relation = 'credits' | 'corrects' | 'deducts';

/** What a document refers to, and how: a deposit is deducted by its lines, whatever is written above them. */
export const referencesOf = (document: Document): { invoiceId: string; relation: Relation }[] => {
  if (document.kind === 'credit_note' || document.kind === 'corrective') {
    const relation = document.kind === 'corrective' ? 'corrects' : 'credits';
    return document.preceding.map(({ invoiceId }) => ({ invoiceId, relation }));
  }
  const deposits = document.lines.flatMap((line) =>
    isItem(line) && line.deposit ? [line.deposit.invoiceId] : [],
  );
  return [...new Set(deposits)].map((invoiceId) => ({ invoiceId, relation: 'deducts' }));
};

/**
 * Locks what is referred to, and refuses to credit more than was invoiced, to deduct a deposit twice or by more than is
 * left of it, and to refer to an invoice by another number or day than its own: two credit notes of one invoice wait for
 * each other here, before the series is locked.
 */
export const lockReferences = async (context: Scope, document: Document, totals: Totals): Promise<void> => {
  const references = referencesOf(document);
  if (references.length === 0) return;
  const ids = references.map((one) => one.invoiceId);
  const found = await context.tx
    .selectFrom('invoice')
    .select(['id', 'kind', 'number', 'issued_on', 'total_minor', 'currency', 'party_id', 'origin'])
    .where('org_id', '=', context.org)
    .where('id', 'in', ids)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  if (found.length !== new Set(ids).size) throw new Problem('record.not-found');
  const before = await context.tx
    .selectFrom('invoice_reference as r')
    .innerJoin('issued_document as d', (join) =>
      join.onRef('d.org_id', '=', 'r.org_id').onRef('d.invoice_id', '=', 'r.invoice_id'),
    )
    .select(['r.invoice_id', 'r.refers_to_id', 'r.relation', 'd.gross_minor'])
    .where('r.org_id', '=', context.org)
    .where('r.refers_to_id', 'in', ids)
    .execute();
  const deductions = await deductionsOf(context, ids);
  for (const invoice of found) {
    const refusal = refusalOf(document, invoice);
    if (refusal !== null) throw new Problem('record.refused', {}, [refusal]);
    const earlier = before.filter((one) => one.refers_to_id === invoice.id);
    const isTaken =
      earlier.some((one) => one.relation === 'corrects') ||
      deductions.some((one) => one.depositId === invoice.id && one.isLive);
    // What was credited in part may still be deducted, less that; it is not replaced.
    if (isTaken || (document.kind === 'corrective' && earlier.length > 0)) {
      const params = { number: invoice.number };
      throw new Problem('record.refused', {}, [error('invoicing.already-corrected', { params })]);
    }
  }
  const altered = await checkDeductions(context, document);
  if (altered.length > 0) throw new Problem('record.refused', {}, altered);
  if (document.kind === 'credit_note') await refuseTooMuch(context, document, totals, found, before);
};

type Found = {
  id: string;
  kind: string;
  number: string;
  issued_on: string;
  total_minor: bigint;
  currency: string;
  party_id: string;
  origin: string;
};
/** What makes it no invoice that this document may refer to, or not as it does. */
const refusalOf = (document: Document, invoice: Found): Finding | null => {
  const params = { number: invoice.number };
  if (invoice.currency !== document.currency || invoice.party_id !== document.buyer.partyId) {
    return error('invoicing.refers-to-other', { params });
  }
  if (invoice.kind === 'credit_note') {
    return error(
      document.kind === 'corrective'
        ? 'invoicing.only-issued-is-corrected'
        : 'invoicing.only-issued-is-credited',
    );
  }
  // What is printed of it is what it is (CGI art. 289, I-5).
  const named = document.preceding.filter((one) => one.invoiceId === invoice.id);
  const isNamedOtherwise = named.some(
    (one) => one.number !== invoice.number || one.issuedOn !== invoice.issued_on,
  );
  if (isNamedOtherwise) return error('invoicing.refers-wrongly', { path: 'preceding', params });
  return invoice.issued_on > document.issuedOn
    ? error('invoicing.before-corrected', { path: 'issuedOn', params: { ...params, on: invoice.issued_on } })
    : null;
};

type Before = { invoice_id: string; gross_minor: bigint };

/**
 * The total first, where it tells all there is to know: of one invoice that no other shares a credit note with, and of
 * what another system issued. Then each VAT treatment, with credit notes of several invoices shared out.
 */
const refuseTooMuch = async (
  context: Scope,
  document: Document,
  totals: Totals,
  found: readonly Found[],
  before: readonly Before[],
): Promise<void> => {
  const notes = new Map(before.map((one) => [one.invoice_id, one.gross_minor]));
  const isForeign = found.some((one) => one.origin !== 'issued');
  if (isForeign || (found.length === 1 && !(await areShared(context, [...notes.keys()])))) {
    const left =
      found.reduce((sum, one) => sum + one.total_minor, 0n) -
      [...notes.values()].reduce((sum, minor) => sum + minor, 0n);
    if (totals.grossMinor > left) {
      const number = found.map((one) => one.number).join(', ');
      const params = { number, left: left.toString(), currency: document.currency };
      throw new Problem('record.refused', {}, [error('invoicing.credits-too-much', { params })]);
    }
  }
  const findings = await checkCredit(context, document);
  if (findings.length > 0) throw new Problem('record.refused', {}, findings);
};

/** One of these credit notes is of several invoices. */
const areShared = async (context: Scope, noteIds: readonly string[]): Promise<boolean> => {
  if (noteIds.length === 0) return false;
  const row = await context.tx
    .selectFrom('invoice_reference')
    .select('invoice_id')
    .where('org_id', '=', context.org)
    .where('invoice_id', 'in', noteIds)
    .groupBy('invoice_id')
    .having((eb) => eb(eb.fn.countAll(), '>', 1))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
};

/**
 * Of a credit note, what its invoices do not owe now but keep as a retention of guarantee: it is not asked for later what
 * was given back.
 */
export const retainedBy = async (context: Scope, document: Document, totals: Totals): Promise<bigint> => {
  if (document.kind !== 'credit_note' || document.preceding.length === 0) return 0n;
  const owed = await itemsOf(
    context,
    document.preceding.map((one) => one.invoiceId),
  );
  const openOn = (account: string): bigint =>
    owed.reduce((sum, item) => (item.account === account && item.open > 0n ? sum + item.open : sum), 0n);
  const [retained, beyond] = [openOn(RETENTIONS), totals.dueMinor - openOn(CUSTOMERS)];
  if (beyond <= 0n) return 0n;
  return beyond < retained ? beyond : retained;
};

/** Writes down what refers to what, and settles what the references settle. */
export const settleReferences = async (
  context: Context,
  { document, invoiceId }: { document: Document; invoiceId: string },
): Promise<void> => {
  const references = referencesOf(document);
  if (references.length === 0) return;
  await context.tx
    .insertInto('invoice_reference')
    .values(
      references.map((one) => ({
        org_id: context.org,
        invoice_id: invoiceId,
        refers_to_id: one.invoiceId,
        relation: one.relation,
      })),
    )
    .execute();
  // A corrective has undone its original already, and taken over its payments.
  if (document.kind === 'corrective') return;
  const own = await itemsOf(context, [invoiceId]);
  const ids = references.map((one) => one.invoiceId);
  const theirs = [...(await itemsOf(context, ids)), ...(await freedDeposits(context, ids))];
  await allocate(context, pairUp([...own, ...theirs], document.issuedOn));
};

/** A deposit whose final invoice was given back waits again on 4191, in the name of the credit note that gave it back. */
const freedDeposits = async (context: Context, depositIds: readonly string[]): Promise<Item[]> => {
  const deducting = (await deductionsOf(context, depositIds)).map((one) => one.byId);
  if (deducting.length === 0) return [];
  const notes = await context.tx
    .selectFrom('invoice_reference')
    .select('invoice_id')
    .distinct()
    .where('org_id', '=', context.org)
    .where('refers_to_id', 'in', deducting)
    .where('relation', '=', 'credits')
    .execute();
  if (notes.length === 0) return [];
  const items = await itemsOf(
    context,
    notes.map((one) => one.invoice_id),
  );
  return items.filter((item) => item.account.startsWith(DEPOSITS));
};
