import { Problem } from '../../contract/problem.ts';
import { maxDate, type PlainDate } from '../../core/calendar/index.ts';
import { error } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { reverseEntry, type EntrySource, type PostedEntry } from '../ledger/index.ts';
import { allocate, openItems, toOpenItem, type Pair } from '../openitems/index.ts';

type Mirroring = {
  readonly on: PlainDate;
  readonly label: string;
  readonly source: EntrySource;
  /** What to say of an item that is lettered: it is freed first, by a person. */
  readonly refuseLettered?: (number: string) => Problem;
  /** It happened before Encaisse: nobody is told of what is settled now. */
  readonly isHistory?: boolean;
};

const lettered = (number: string): Problem =>
  new Problem('record.refused', {}, [error('entries.lettered', { path: 'on', params: { number } })]);

/** The mirror of an entry, on a day or the first open one after it; the items it opened are settled by their mirrors, whole. */
export const mirrorEntry = async (
  context: Context,
  entryId: string,
  { on, label, source, refuseLettered = lettered, isHistory = false }: Mirroring,
): Promise<PostedEntry & { entryOn: PlainDate }> => {
  const items = await context.tx
    .selectFrom('open_item')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('entry_id', '=', entryId)
    .orderBy('id')
    .forUpdate()
    .execute();
  const used = items.find((item) => item.open_minor !== item.amount_minor);
  if (used !== undefined) throw refuseLettered(used.number);
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
  const pairs = items.map((row, index): Pair => {
    const item = toOpenItem(row);
    const [debitItemId, creditItemId] =
      item.amountMinor > 0n ? [item.id, mirrored[index]!] : [mirrored[index]!, item.id];
    const amountMinor = item.amountMinor > 0n ? item.amountMinor : -item.amountMinor;
    return { debitItemId, creditItemId, amountMinor, effectiveOn: maxDate(mirror.entryOn, item.issuedOn) };
  });
  await allocate(context, pairs, { isHistory });
  return mirror;
};
