import { sql } from 'kysely';
import { correctiveEntries, invoiceEntry, isItemised } from '../../core/ledger/index.ts';
import { computeTotals, type Document, type Totals } from '../../core/invoicing/index.ts';
import type { Currency } from '../../core/money/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { postEntry } from '../ledger/index.ts';
import { allocate, openItems, reverseAllocations } from '../openitems/index.ts';
import { depositRates } from './deducted-deposits.ts';
import { itemsOf, pairUp } from './pair-items.ts';
import { standingReleases, undoRelease } from './retentions/undo-release.ts';
import { readIssued } from './store/issued.ts';

type Order = {
  readonly document: Document;
  readonly totals: Totals;
  readonly number: string;
  readonly base: Currency;
};

/**
 * A corrective invoice undoes what it corrects (CGI art. 289, I-5): its payments are freed, its entry is reversed, its
 * items settled by the reversal. Answers the freed credits, for the corrective to take over.
 */
export const undoOriginal = async (context: Context, order: Order): Promise<string[]> => {
  const { document, totals, number, base } = order;
  const [preceding] = document.preceding;
  if (preceding === undefined) throw new Error('a corrective without an original');
  const original = await readIssued(context, preceding.invoiceId);
  // A retention that was released is kept back again first: the reversal meets what the original booked.
  const released: string[] = [];
  for (const release of await standingReleases(context, preceding.invoiceId)) {
    released.push(...(await undoRelease(context, release, document.issuedOn, number)));
  }
  const { rows: live } = await sql<{ id: string; credit: string }>`
    select a.id, a.credit_item_id as credit from open_item i
    join allocation a on a.org_id = i.org_id and a.debit_item_id = i.id and a.reverses_id is null
    where i.org_id = ${context.org} and i.invoice_id = ${preceding.invoiceId} and not exists (
      select 1 from allocation u where u.org_id = a.org_id and u.reverses_id = a.id)
      and not exists (select from retention_release x where x.org_id = i.org_id and x.own_item_id = i.id)
    order by a.id`.execute(context.tx);
  await reverseAllocations(
    context,
    live.map((one) => one.id),
  );
  const entry = await context.tx
    .selectFrom('open_item')
    .select('entry_id')
    .where('org_id', '=', context.org)
    .where('invoice_id', '=', preceding.invoiceId)
    .where('kind', '=', 'invoice')
    .limit(1)
    .executeTakeFirstOrThrow();
  const booked = invoiceEntry(
    original.document,
    computeTotals(original.document, base),
    original.number,
    base,
    { depositRates: await depositRates(context, original.document) },
  );
  const [reversal] = correctiveEntries(booked, document, totals, number, base);
  const { entryId } = await postEntry(
    context,
    reversal,
    { kind: 'invoice', id: preceding.invoiceId },
    entry.entry_id,
  );
  await openItems(
    context,
    reversal.postings.flatMap((posting, index) => {
      if (!isItemised(posting.account)) return [];
      const baseMinor = posting.debitMinor - posting.creditMinor;
      return [
        {
          account: posting.account,
          partyId: document.buyer.partyId,
          currency: document.currency,
          kind: 'credit_note' as const,
          number,
          amountMinor: posting.amountMinor ?? baseMinor,
          baseMinor,
          issuedOn: document.issuedOn,
          dueOn: document.issuedOn,
          entryId,
          lineNo: index + 1,
          invoiceId: preceding.invoiceId,
        },
      ];
    }),
  );
  const items = await itemsOf(context, [preceding.invoiceId]);
  await allocate(context, pairUp(items, document.issuedOn));
  return [...new Set([...released, ...live.map((one) => one.credit)])];
};

/** The payments of the original, oldest first, settle the corrective as far as they go. */
export const takeOverPayments = async (
  context: Context,
  { invoiceId, document }: { invoiceId: string; document: Document },
  credits: readonly string[],
): Promise<void> => {
  if (credits.length === 0) return;
  const own = await itemsOf(context, [invoiceId]);
  const freed = await context.tx
    .selectFrom('open_item')
    .select(['id', 'account', 'open_minor'])
    .where('org_id', '=', context.org)
    .where('id', 'in', [...credits])
    .where('settled_on', 'is', null)
    .orderBy('issued_on')
    .orderBy('id')
    .execute();
  const items = freed.map((row) => ({ id: row.id, account: row.account, open: row.open_minor }));
  await allocate(context, pairUp([...own, ...items], document.issuedOn));
};
