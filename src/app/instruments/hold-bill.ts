import { maxDate, type PlainDate } from '../../core/calendar/index.ts';
import { heldEntry } from '../../core/instruments/index.ts';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import { instruments } from '../../i18n/instruments.fr.ts';
import type { Context } from '../../shell/http/context.ts';
import { postEntry } from '../ledger/index.ts';
import { allocate, lockItems, openItems, waitForReceipt } from '../openitems/index.ts';
import { lockFacts, wrongState } from './facts.ts';
import { refuseDay, writeStep } from './write-step.ts';

/**
 * A bill is in hand: the customer owes it on 413 until its maturity, and its invoices are settled, so that nobody is reminded
 * of them meanwhile. VAT on receipts waits until it is paid. Books are kept in French (C. com. L123-22).
 */
export const holdBill = async (context: Context, id: string, on: string): Promise<void> => {
  const bill = await lockFacts(context, id);
  if (bill.state !== 'issued' && bill.state !== 'sent') throw wrongState(bill);
  refuseDay(context, on, bill.issued_on);
  const day = on as PlainDate;
  const label = instruments.books.entry(bill.kind, bill.number);
  const { entryId } = await postEntry(
    context,
    heldEntry(
      { entryOn: day, label, piece: bill.number },
      { partyId: bill.party_id, amountMinor: bill.amount_minor, account: bill.account },
    ),
    { kind: 'instrument', id },
  );
  const item = (account: string, amountMinor: bigint, lineNo: number, dueOn: PlainDate) => ({
    account,
    partyId: bill.party_id,
    currency: bill.currency,
    kind: 'transfer' as const,
    number: bill.number,
    amountMinor,
    baseMinor: amountMinor,
    issuedOn: day,
    dueOn,
    entryId,
    lineNo,
  });
  const [, creditItemId] = await openItems(context, [
    item(bill.account, bill.amount_minor, 1, bill.maturity_on!),
    item(CUSTOMERS, -bill.amount_minor, 2, day),
  ]);
  await waitForReceipt(context, [creditItemId!]);
  const debts = await lockItems(
    context,
    bill.shares.map((share) => share.itemId),
  );
  await allocate(
    context,
    bill.shares.map((share) => ({
      debitItemId: share.itemId,
      creditItemId: creditItemId!,
      amountMinor: BigInt(share.amountMinor),
      effectiveOn: maxDate(day, debts.get(share.itemId)!.issuedOn),
    })),
  );
  await writeStep(context, { instrumentId: id, kind: 'accepted', on: day, entryId });
};
