import { sql } from 'kysely';
import { accountEntry } from '../../../core/banking/index.ts';
import { payoutFeeEntry, type Payout, type PayoutPart } from '../../../core/banking/payouts/index.ts';
import { minDate, type PlainDate } from '../../../core/calendar/index.ts';
import type { SettlementAccounts } from '../../../core/ledger/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { ensureAccounts, postEntry } from '../../ledger/index.ts';
import { readSettlementSettings } from '../../openitems/index.ts';
import { expectBatch, recordPayment, type NewBatchPart } from '../../payments/index.ts';
import type { PartMatch } from './match-part.ts';
import { takeBack } from './take-back.ts';

type Booking = {
  readonly context: Context;
  readonly payout: Payout;
  readonly accounts: SettlementAccounts;
  readonly match: (part: PayoutPart) => PartMatch;
  /** Payments of this report by what the provider calls them. */
  readonly charges: Map<string, string>;
};

/**
 * Books what a provider tells of one transfer: each payment on 411 against the account where it stands until the transfer
 * arrives (5115), what was given back opens its invoices again, the fee on 627. The transfer is expected from then on.
 */
export const bookPayout = async (
  context: Context,
  payout: Payout,
  fileSha256: string,
  match: (part: PayoutPart) => PartMatch,
): Promise<string> => {
  const { accounts } = await readSettlementSettings(context);
  await ensureAccounts(context, [
    accounts.payoutClearing,
    accounts.payoutFee,
    accounts.payoutFeeVat,
    accounts.payoutOther,
  ]);
  const booking: Booking = { context, payout, accounts, match, charges: new Map() };
  const booked = new Map<PayoutPart, NewBatchPart>();
  // A refund may stand above its payment.
  const order = payout.parts.toSorted((a, b) => Number(a.kind !== 'charge') - Number(b.kind !== 'charge'));
  for (const part of order) booked.set(part, await bookPart(booking, part));
  const entryId = await bookFee(booking);
  return expectBatch(context, {
    kind: 'payout',
    references: [payout.reference],
    payer: payout.provider,
    expectedOn: payout.expectedOn,
    currency: payout.currency,
    feeMinor: payout.feeMinor,
    holdingAccount: accounts.payoutClearing,
    feeAccount: null,
    fileSha256,
    ...(entryId !== null && { entryId }),
    parts: payout.parts.map((part) => booked.get(part)!),
  });
};

const bookPart = async (booking: Booking, part: PayoutPart): Promise<NewBatchPart> => {
  const shared: NewBatchPart = {
    kind: part.kind,
    number: part.number.slice(0, 100),
    payer: (part.name || part.label).slice(0, 200),
    amountMinor: part.grossMinor,
    feeMinor: part.feeMinor,
    vatMinor: part.vatMinor,
    externalId: part.id,
    originalId: part.originalId,
    happenedOn: part.happenedOn,
  };
  if (part.kind === 'fee' || part.grossMinor === 0n) return shared;
  if (part.kind === 'charge') return { ...shared, paymentId: await bookCharge(booking, part) };
  if (part.kind !== 'other') {
    const back = await bookGivenBack(booking, part);
    if (back !== null) return { ...shared, ...back };
  }
  return { ...shared, entryId: await bookOther(booking, part) };
};

/** The day it happened; a report never books into the future. */
const dayOf = ({ context, payout }: Booking, part?: PayoutPart): PlainDate =>
  minDate(part?.happenedOn ?? payout.expectedOn ?? context.today, context.today);

const labelOf = ({ payout }: Booking, part?: PayoutPart): string =>
  [payout.provider, part?.number || part?.id || payout.reference]
    .filter((word) => word !== '')
    .join(' ')
    .slice(0, 100);

const bookCharge = async (booking: Booking, part: PayoutPart): Promise<string> => {
  const { context, payout, accounts, charges } = booking;
  const { shares, partyId, candidatePartyId } = booking.match(part);
  const { paymentId } = await recordPayment(context, {
    method: 'card',
    partyId,
    candidatePartyId,
    receivedOn: dayOf(booking, part),
    currency: payout.currency,
    amountMinor: part.grossMinor,
    reference: labelOf(booking, part),
    note: '',
    ledgerAccount: accounts.payoutClearing,
    shares: shares.length === 0 ? 'none' : shares,
  });
  for (const name of [part.id, part.originalId, part.number]) if (name !== '') charges.set(name, paymentId);
  return paymentId;
};

const bookGivenBack = async (
  booking: Booking,
  part: PayoutPart,
): Promise<Pick<NewBatchPart, 'paymentId' | 'entryId' | 'releasedIds' | 'nettingIds'> | null> => {
  const { context, payout, accounts } = booking;
  const paymentId = await paymentOf(booking, part);
  if (paymentId === null || part.grossMinor > 0n) return null;
  const taken = await takeBack(context, {
    paymentId,
    amountMinor: -part.grossMinor,
    currency: payout.currency,
    on: dayOf(booking, part),
    label: labelOf(booking, part),
    clearingAccount: accounts.payoutClearing,
  });
  return taken === null ? null : { paymentId, ...taken };
};

/** The payment that is given back: of this report, or of an earlier one that stands. */
const paymentOf = async ({ context, charges }: Booking, part: PayoutPart): Promise<string | null> => {
  const names = [part.originalId, part.id, part.number].filter((name) => name !== '');
  const here = names.map((name) => charges.get(name)).find((found) => found !== undefined);
  if (here !== undefined) return here;
  if (names.length === 0) return null;
  const { rows } = await sql<{ payment_id: string }>`
    select p.payment_id from payment_batch_part p
    join payment_batch b on b.org_id = p.org_id and b.id = p.batch_id and b.state <> 'cancelled' and b.kind = 'payout'
    where p.org_id = ${context.org} and p.kind = 'charge' and p.payment_id is not null and (
      p.external_id <> '' and p.external_id = any(${names}::text[])
      or p.original_id <> '' and p.original_id = any(${names}::text[])
      or p.number <> '' and p.number = ${part.number})
    order by p.amount_minor = ${-part.grossMinor} desc, p.happened_on desc, p.part_no desc limit 1`.execute(
    context.tx,
  );
  return rows[0]?.payment_id ?? null;
};

/** Nobody's payment here: a reserve, a correction, a refund of a payment that was never known. */
const bookOther = async (booking: Booking, part: PayoutPart): Promise<string> => {
  const { context, accounts } = booking;
  const label = labelOf(booking, part);
  const { entryId } = await postEntry(
    context,
    accountEntry(
      {
        entryOn: dayOf(booking, part),
        label,
        piece: label,
        bankAccount: accounts.payoutClearing,
        amountMinor: part.grossMinor,
      },
      { ledgerAccount: accounts.payoutOther, vatAccount: '', vatRate: 0 },
    ),
    { kind: 'payout', id: null },
  );
  return entryId;
};

const bookFee = async (booking: Booking): Promise<string | null> => {
  const { context, payout, accounts } = booking;
  const label = labelOf(booking);
  const draft = payoutFeeEntry({
    entryOn: dayOf(booking),
    label,
    piece: label,
    clearingAccount: accounts.payoutClearing,
    feeAccount: accounts.payoutFee,
    vatAccount: accounts.payoutFeeVat,
    feeMinor: payout.feeMinor,
    vatMinor: payout.vatMinor,
  });
  return draft === null ? null : (await postEntry(context, draft, { kind: 'payout', id: null })).entryId;
};
