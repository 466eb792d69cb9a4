import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import { isItem, type Document, type Totals } from '../../core/invoicing/index.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { allocate, type Pair } from '../openitems/index.ts';

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
  const own = await itemsOf(context, [invoiceId]);
  const theirs = await itemsOf(
    context,
    references.map((one) => one.invoiceId),
  );
  await allocate(context, pairUp([...own, ...theirs], document.issuedOn));
};

type Item = { id: string; account: string; open: bigint };

const itemsOf = async (context: Scope, invoiceIds: readonly string[]): Promise<Item[]> => {
  const rows = await context.tx
    .selectFrom('open_item')
    .select(['id', 'account', 'open_minor'])
    .where('org_id', '=', context.org)
    .where('invoice_id', 'in', [...invoiceIds])
    .where('settled_on', 'is', null)
    .orderBy('due_on')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ id: row.id, account: row.account, open: row.open_minor }));
};

/** Debits with credits of the same account, oldest due first, until one side is used up. */
const pairUp = (items: readonly Item[], on: PlainDate): Pair[] => {
  const pairs: Pair[] = [];
  for (const account of new Set(items.map((item) => item.account))) {
    const left = new Map(items.map((item) => [item.id, item.open < 0n ? -item.open : item.open]));
    const debits = items.filter((item) => item.account === account && item.open > 0n);
    const credits = items.filter((item) => item.account === account && item.open < 0n);
    for (const debit of debits) {
      for (const credit of credits) {
        const amountMinor = smaller(left.get(debit.id)!, left.get(credit.id)!);
        if (amountMinor === 0n) continue;
        left.set(debit.id, left.get(debit.id)! - amountMinor);
        left.set(credit.id, left.get(credit.id)! - amountMinor);
        pairs.push({ debitItemId: debit.id, creditItemId: credit.id, amountMinor, effectiveOn: on });
      }
    }
  }
  return pairs;
};

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
