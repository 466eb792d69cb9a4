import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import { isItem, type Document, type Totals } from '../../core/invoicing/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { allocate } from '../openitems/index.ts';
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
    .select(['r.refers_to_id', 'r.relation', 'd.gross_minor'])
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
    const credited = earlier.reduce((sum, one) => sum + one.gross_minor, 0n);
    const isTooMuch = found.length === 1 && credited + totals.grossMinor > invoice.total_minor;
    if (document.kind === 'credit_note' && (isTaken || isTooMuch)) {
      const left = (invoice.total_minor - credited).toString();
      throw new Problem('record.refused', {}, [
        error('invoicing.credits-too-much', { params: { ...params, left, currency: invoice.currency } }),
      ]);
    }
  }
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
