import { Problem } from '../../contract/problem.ts';
import { maxDate } from '../../core/calendar/index.ts';
import { impute, type OpenItem } from '../../core/openitems/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { allocate, debtsOf, lockItems } from '../openitems/index.ts';
import { audit } from '../organization/index.ts';
import type { Share } from './shares.ts';

/** The credit items of a payment that still have something left. */
const creditsOf = async (context: Context, paymentId: string): Promise<OpenItem[]> => {
  const rows = await context.tx
    .selectFrom('open_item')
    .select('id')
    .where('org_id', '=', context.org)
    .where('payment_id', '=', paymentId)
    .where('settled_on', 'is', null)
    .where('amount_minor', '<', 0n)
    .execute();
  return [
    ...(
      await lockItems(
        context,
        rows.map((row) => row.id),
      )
    ).values(),
  ];
};

/** Settles more invoices with what is left of a payment on account. */
export const allocatePayment = async (
  context: Context,
  paymentId: string,
  shares: readonly Share[] | 'oldest-first',
): Promise<void> => {
  const credits = await creditsOf(context, paymentId);
  if (credits.length === 0) throw new Problem('record.not-found');
  const pairs = [];
  for (const credit of credits) {
    const debts =
      shares === 'oldest-first'
        ? await debtsOf(context, credit.partyId, credit.currency, credit.account)
        : [
            ...(
              await lockItems(
                context,
                shares.map((share) => share.itemId),
              )
            ).values(),
          ];
    const mine = debts.filter((debt) => debt.partyId === credit.partyId);
    const chosen =
      shares === 'oldest-first'
        ? impute(-credit.openMinor, mine).shares
        : shares.filter((share) => mine.some((debt) => debt.id === share.itemId));
    for (const share of chosen) {
      const debt = mine.find((one) => one.id === share.itemId)!;
      pairs.push({
        debitItemId: debt.id,
        creditItemId: credit.id,
        amountMinor: share.amountMinor,
        effectiveOn: maxDate(debt.issuedOn, credit.issuedOn),
      });
    }
  }
  if (pairs.length === 0) throw new Problem('record.not-found');
  await allocate(context, pairs);
  await audit(context, 'payment.allocated', { kind: 'payment', id: paymentId });
};
