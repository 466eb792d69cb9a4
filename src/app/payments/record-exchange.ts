import { Problem } from '../../contract/problem.ts';
import { maxDate } from '../../core/calendar/index.ts';
import { error } from '../../core/finding.ts';
import { exchangePaymentEntry, type ForeignShare } from '../../core/ledger/index.ts';
import { collectionAccount, paymentJournal } from '../../core/payments/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { ensureAccounts, postEntry } from '../ledger/index.ts';
import {
  allocate,
  baseOfPart,
  baseValues,
  lockItems,
  openItems,
  readSettlementSettings,
  type Pair,
} from '../openitems/index.ts';
import { readOrganization } from '../organization/index.ts';
import { checkNewPayment, writePayment, type NewPayment, type RecordedPayment } from './record-payment.ts';
import type { Share } from './shares.ts';

/**
 * Books base money that settles items in another currency: 512 for what arrived, 411 for what they were booked at, the
 * difference on 656 or 756. The shares are amounts of the items, in their currency. All of the money is theirs: nothing
 * stays on account.
 */
export const recordExchange = async (
  context: Context,
  payment: Omit<NewPayment, 'shares'> & { shares: readonly Share[] },
): Promise<RecordedPayment> => {
  const { baseCurrency } = await readOrganization(context);
  const findings = await checkNewPayment(context, payment, baseCurrency);
  if (findings.length > 0) throw new Problem('record.refused', {}, findings);
  const { shares, pairs } = await foreignShares(context, payment);
  const paymentId = newId();
  const label = payment.reference === '' ? payment.method : payment.reference;
  const { accounts } = await readSettlementSettings(context);
  const entry = exchangePaymentEntry(
    {
      journal: paymentJournal(payment.method),
      entryOn: payment.bookedOn ?? payment.receivedOn,
      label,
      piece: payment.reference,
      account: payment.ledgerAccount ?? collectionAccount(payment.method),
      amountMinor: payment.amountMinor,
      shares,
    },
    accounts,
  );
  await ensureAccounts(
    context,
    entry.postings.map((posting) => posting.account),
  );
  const { entryId } = await postEntry(context, entry, { kind: 'payment', id: paymentId });
  const partyId = payment.partyId ?? shares[0]?.partyId ?? null;
  await writePayment(context, payment, { paymentId, entryId, partyId });
  const credits = await openItems(
    context,
    shares.map((share, index) => ({
      account: share.account,
      partyId: share.partyId,
      currency: share.currency,
      kind: 'payment' as const,
      number: label,
      amountMinor: -share.amountMinor,
      baseMinor: -share.baseMinor,
      issuedOn: payment.receivedOn,
      dueOn: payment.receivedOn,
      entryId,
      lineNo: index + 2,
      paymentId,
    })),
  );
  const { allocationIds } = await allocate(
    context,
    pairs.map(({ credit, ...pair }) => ({ ...pair, creditItemId: credits[credit]! })),
  );
  return { paymentId, entryId, allocationIds };
};

type OpenPair = Omit<Pair, 'creditItemId'> & { credit: number };

/** By debtor, account and currency; with what each item takes of its debtor's share. */
const foreignShares = async (
  context: Context,
  {
    shares: given,
    receivedOn,
    currency,
  }: { shares: readonly Share[]; receivedOn: Pair['effectiveOn']; currency: string },
): Promise<{ shares: ForeignShare[]; pairs: OpenPair[] }> => {
  const ids = given.map((share) => share.itemId);
  const items = await lockItems(context, ids);
  const values = await baseValues(context, ids);
  const shares: ForeignShare[] = [];
  const pairs: OpenPair[] = [];
  for (const { itemId, amountMinor } of given) {
    const item = items.get(itemId);
    const value = values.get(itemId);
    if (item === undefined || value === undefined) throw new Problem('record.not-found');
    if (item.currency === currency || amountMinor <= 0n || amountMinor > item.openMinor) {
      throw new Problem('record.refused', {}, [error('payments.not-an-exchange', { path: 'shares' })]);
    }
    const baseMinor = baseOfPart(amountMinor, value);
    const { account, partyId } = item;
    let credit = shares.findIndex(
      (one) => one.partyId === partyId && one.account === account && one.currency === item.currency,
    );
    if (credit < 0) {
      credit = shares.push({ partyId, account, currency: item.currency, amountMinor: 0n, baseMinor: 0n }) - 1;
    }
    const share = shares[credit]!;
    shares[credit] = {
      ...share,
      amountMinor: share.amountMinor + amountMinor,
      baseMinor: share.baseMinor + baseMinor,
    };
    pairs.push({ debitItemId: itemId, credit, amountMinor, effectiveOn: maxDate(receivedOn, item.issuedOn) });
  }
  return { shares, pairs };
};
