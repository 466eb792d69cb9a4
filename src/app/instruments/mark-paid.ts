import type { PlainDate } from '../../core/calendar/index.ts';
import { paidEntry } from '../../core/instruments/index.ts';
import { openDay } from '../../core/ledger/index.ts';
import { instruments } from '../../i18n/instruments.fr.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { lockedUntil, postEntry } from '../ledger/index.ts';
import { liftVatWait } from '../openitems/index.ts';
import { heldItems } from './bill-items.ts';
import { lockFacts, refuse, wrongState } from './facts.ts';
import { refuseDay, writeStep } from './write-step.ts';

/** A discounted bill was paid at its maturity: the bank's advance is paid off by it, and its VAT on receipts falls due. */
export const markPaid = async (context: Context, id: string, on: string): Promise<void> => {
  const bill = await lockFacts(context, id);
  if (bill.state !== 'discounted') throw wrongState(bill);
  refuseDay(context, on, bill.remitted_on!);
  if (on < bill.maturity_on!) throw refuse('instruments.not-due', { day: bill.maturity_on! }, 'on');
  const day = on as PlainDate;
  const { entryId } = await postEntry(
    context,
    paidEntry(
      { entryOn: day, label: instruments.books.paid(bill.number), piece: bill.number },
      {
        account: bill.remittance_account!,
        creditAccount: bill.credit_account!,
        amountMinor: bill.amount_minor,
      },
    ),
    { kind: 'instrument', id },
  );
  const stepId = newId();
  await writeStep(context, { id: stepId, instrumentId: id, kind: 'paid', on: day, entryId });
  // CGI art. 269, 2-c: received at maturity, whatever day that is noted.
  const { credit } = await heldItems(context, bill);
  await liftVatWait(
    context,
    [credit.id],
    stepId,
    openDay(bill.maturity_on!, await lockedUntil(context, 'OD')),
  );
};

export const markSent = async (context: Context, id: string, on: string): Promise<void> => {
  const bill = await lockFacts(context, id);
  if (bill.state !== 'issued') throw wrongState(bill);
  refuseDay(context, on, bill.issued_on);
  await writeStep(context, { instrumentId: id, kind: 'sent', on: on as PlainDate });
};
