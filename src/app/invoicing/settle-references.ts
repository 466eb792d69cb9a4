import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import { isItem, type Document, type Totals } from '../../core/invoicing/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { allocate } from '../openitems/index.ts';
import { checkCredit } from './credits/credit-scope.ts';
import { itemsOf, pairUp } from './pair-items.ts';

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
 * Locks what is referred to, and refuses to credit more than was invoiced or to deduct a deposit twice: two credit
 * notes of one invoice wait for each other here, before the series is locked.
 */
export const lockReferences = async (context: Scope, document: Document, totals: Totals): Promise<void> => {
  const references = referencesOf(document);
  if (references.length === 0) return;
  const ids = references.map((one) => one.invoiceId);
  const found = await context.tx
    .selectFrom('invoice')
    .select(['id', 'number', 'total_minor', 'currency', 'party_id', 'origin'])
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
  for (const invoice of found) {
    const params = { number: invoice.number };
    if (invoice.currency !== document.currency || invoice.party_id !== document.buyer.partyId) {
      throw new Problem('record.refused', {}, [error('invoicing.refers-to-other', { params })]);
    }
    const earlier = before.filter((one) => one.refers_to_id === invoice.id);
    const isTaken = earlier.some((one) => one.relation !== 'credits');
    if (document.kind !== 'credit_note' && (isTaken || earlier.length > 0)) {
      throw new Problem('record.refused', {}, [error('invoicing.already-corrected', { params })]);
    }
    if (document.kind === 'credit_note' && isTaken) {
      throw new Problem('record.refused', {}, [error('invoicing.already-corrected', { params })]);
    }
  }
  if (document.kind === 'credit_note') await refuseTooMuch(context, document, totals, found, before);
};

type Found = { number: string; total_minor: bigint; currency: string; origin: string };
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
  const theirs = await itemsOf(
    context,
    references.map((one) => one.invoiceId),
  );
  await allocate(context, pairUp([...own, ...theirs], document.issuedOn));
};
