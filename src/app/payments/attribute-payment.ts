import { Problem } from '../../contract/problem.ts';
import { maxDate, type PlainDate } from '../../core/calendar/index.ts';
import { reclassifyEntry } from '../../core/ledger/index.ts';
import type { Currency } from '../../core/money/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { postEntry } from '../ledger/index.ts';
import { allocate } from '../openitems/index.ts';
import { audit } from '../organization/index.ts';
import { openCredits } from './record-payment.ts';
import { pairsOf, splitByDebtor, type Shares } from './shares.ts';

/** Whose the money on 471 is: out of suspense by an entry dated today, then it settles like any other. */
export const attributePayment = async (
  context: Context,
  paymentId: string,
  partyId: string,
  shares: Shares,
): Promise<void> => {
  const row = await context.tx
    .selectFrom('payment')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('id', '=', paymentId)
    .where('party_id', 'is', null)
    .where('reversal_entry_id', 'is', null)
    // What settled something already does not stand on 471.
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('open_item')
            .select('id')
            .where('org_id', '=', context.org)
            .where('payment_id', '=', paymentId),
        ),
      ),
    )
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
  const currency = row.currency as Currency;
  const parts = await splitByDebtor(context, { partyId, currency, amountMinor: row.amount_minor }, shares);
  const label = row.reference === '' ? row.method : row.reference;
  // The credit stands on 411 from the day of this entry, so that open items equal the account at every date.
  const on = maxDate(context.today, row.booked_on as PlainDate);
  const { entryId } = await postEntry(
    context,
    reclassifyEntry({
      entryOn: on,
      label,
      piece: row.reference,
      shares: parts.map((part) => ({ partyId: part.partyId, amountMinor: part.amountMinor })),
    }),
    { kind: 'payment', id: paymentId },
  );
  await context.tx
    .updateTable('payment')
    .set({ party_id: partyId, candidate_party_id: null })
    .where('org_id', '=', context.org)
    .where('id', '=', paymentId)
    .execute();
  const credits = await openCredits(context, parts, {
    paymentId,
    number: label,
    currency,
    receivedOn: on,
    entryId,
  });
  await allocate(
    context,
    parts.flatMap((part, i) => pairsOf(part, credits[i]!, on)),
  );
  await audit(context, 'payment.attributed', { kind: 'payment', id: paymentId }, { party: partyId });
};
