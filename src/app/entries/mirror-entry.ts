import { Problem } from '../../contract/problem.ts';
import { maxDate, type PlainDate } from '../../core/calendar/index.ts';
import { error } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { reverseEntry, type EntrySource, type PostedEntry } from '../ledger/index.ts';
import { allocate, openItems, toOpenItem, type Pair } from '../openitems/index.ts';

/**
 * The mirror of an entry, on a day or the first open one after it. The items it opened are settled by those of its mirror,
 * whole: one that was lettered since is freed first, by a person.
 */
export const mirrorEntry = async (
  context: Context,
  entryId: string,
  on: PlainDate,
  label: string,
  source: EntrySource,
): Promise<PostedEntry & { entryOn: PlainDate }> => {
  const items = await context.tx
    .selectFrom('open_item')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('entry_id', '=', entryId)
    .orderBy('id')
    .forUpdate()
    .execute();
  const lettered = items.find((item) => item.open_minor !== item.amount_minor);
  if (lettered !== undefined) {
    const params = { number: lettered.number };
    throw new Problem('record.refused', {}, [error('entries.lettered', { path: 'on', params })]);
  }
  const mirror = await reverseEntry(context, entryId, on, label, source);
  const mirrored = await openItems(
    context,
    items.map((item) => ({
      account: item.account,
      partyId: item.party_id,
      currency: item.currency,
      kind: item.kind === 'valuation' ? ('valuation' as const) : ('transfer' as const),
      number: item.number,
      reference: label,
      amountMinor: -item.amount_minor,
      baseMinor: -item.base_minor,
      issuedOn: mirror.entryOn,
      dueOn: mirror.entryOn,
      entryId: mirror.entryId,
      lineNo: item.line_no,
      originItemId: item.id,
    })),
  );
  await allocate(
    context,
    items.map((row, index): Pair => {
      const item = toOpenItem(row);
      const [debitItemId, creditItemId] =
        item.amountMinor > 0n ? [item.id, mirrored[index]!] : [mirrored[index]!, item.id];
      const amountMinor = item.amountMinor > 0n ? item.amountMinor : -item.amountMinor;
      return { debitItemId, creditItemId, amountMinor, effectiveOn: maxDate(mirror.entryOn, item.issuedOn) };
    }),
  );
  return mirror;
};
