import { Problem } from '../../../contract/problem.ts';
import { maxDate, type PlainDate } from '../../../core/calendar/index.ts';
import { error } from '../../../core/finding.ts';
import { CUSTOMERS, RETENTIONS, openDay, releaseEntry } from '../../../core/ledger/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { newId } from '../../../shell/ids.ts';
import { ensureAccounts, lockedUntil, postEntry } from '../../ledger/index.ts';
import { allocate, baseValues, lockItems, openItems } from '../../openitems/index.ts';
import { audit, readOrganization } from '../../organization/index.ts';

/**
 * What is left of a retention of guarantee is owed from a day on (loi 71-584, art. 2): out of 4117, onto 411, where all that
 * asks for money reads. VAT on receipts waits as before: it follows both together until the new item is paid. Whoever
 * comes second finds nothing open and changes nothing; false then.
 */
export const releaseItem = async (context: Context, itemId: string, on: PlainDate): Promise<boolean> => {
  const item = (await lockItems(context, [itemId])).get(itemId);
  if (item === undefined || item.account !== RETENTIONS || item.amountMinor <= 0n) {
    throw new Problem('record.not-found');
  }
  if (item.openMinor <= 0n) return false;
  const value = (await baseValues(context, [itemId])).get(itemId)!;
  const { baseCurrency } = await readOrganization(context);
  const entryOn = openDay(maxDate(on, item.issuedOn), await lockedUntil(context, 'OD'));
  const { currency, openMinor: amountMinor, partyId } = item;
  const entry = releaseEntry({
    entryOn,
    number: item.number ?? '',
    partyId,
    baseMinor: value.openBaseMinor,
    ...(currency === baseCurrency ? {} : { foreign: { currency, amountMinor } }),
  });
  await ensureAccounts(context, [CUSTOMERS, RETENTIONS]);
  const origin = await context.tx
    .selectFrom('open_item')
    .select(['entry_id', 'invoice_id', 'reference'])
    .where('org_id', '=', context.org)
    .where('id', '=', itemId)
    .executeTakeFirstOrThrow();
  const id = newId();
  const { entryId } = await postEntry(context, entry, { kind: 'retention', id });
  const moved = (account: string, sign: bigint, lineNo: number) => ({
    account,
    partyId,
    currency,
    kind: 'transfer' as const,
    number: item.number ?? '',
    reference: origin.reference,
    amountMinor: sign * amountMinor,
    baseMinor: sign * value.openBaseMinor,
    issuedOn: entryOn,
    // Nobody is late with what was not asked for while the program was down.
    dueOn: maxDate(entryOn, context.today),
    entryId,
    lineNo,
    originItemId: itemId,
  });
  const [ownItemId, creditItemId] = await openItems(context, [
    { ...moved(CUSTOMERS, 1n, 1), ...(origin.invoice_id !== null && { invoiceId: origin.invoice_id }) },
    moved(RETENTIONS, -1n, 2),
  ]);
  // Said before anything is settled: VAT follows the two entries together.
  await context.tx
    .insertInto('retention_release')
    .values({
      org_id: context.org,
      id,
      item_id: itemId,
      own_item_id: ownItemId!,
      entry_id: entryId,
      origin_entry_id: origin.entry_id,
      released_on: entryOn,
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute();
  await allocate(context, [
    { debitItemId: itemId, creditItemId: creditItemId!, amountMinor, effectiveOn: entryOn },
  ]);
  await audit(
    context,
    'retention.released',
    { kind: 'open_item', id: itemId },
    { item: ownItemId!, on: entryOn, amountMinor: amountMinor.toString(), currency },
  );
  return true;
};

export const refuse = (code: string, path?: string): Problem =>
  new Problem('record.refused', {}, [error(code, path === undefined ? {} : { path })]);
