import { Problem } from '../../contract/problem.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { error, type Finding } from '../../core/finding.ts';
import { CUSTOMERS, paymentEntry } from '../../core/ledger/index.ts';
import type { Currency } from '../../core/money/index.ts';
import {
  checkPayment,
  collectionAccount,
  paymentJournal,
  type PaymentMethod,
} from '../../core/payments/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { postEntry } from '../ledger/index.ts';
import { allocate, openItems } from '../openitems/index.ts';
import { audit, readOrganization } from '../organization/index.ts';
import { earlierCash } from './earlier-cash.ts';
import { pairsOf, splitByDebtor, type DebtorPart, type Shares } from './shares.ts';

export type NewPayment = {
  method: PaymentMethod;
  partyId: string | null;
  /** Not known for sure: whom it may belong to. Dunning reads that too. */
  candidatePartyId?: string | null;
  receivedOn: PlainDate;
  bookedOn?: PlainDate;
  currency: Currency;
  amountMinor: bigint;
  reference: string;
  note: string;
  /** The bank's own account (512…); by default that of the method. */
  ledgerAccount?: string;
  statementLineId?: string;
  shares: Shares;
};

export type RecordedPayment = { paymentId: string; entryId: string; allocationIds: string[] };

/** What forbids a payment: a day to come, a foreign currency, too much cash. */
export const checkNewPayment = async (
  context: Context,
  payment: NewPayment,
  baseCurrency: string,
): Promise<Finding[]> => {
  const findings: Finding[] = [];
  const bookedOn = payment.bookedOn ?? payment.receivedOn;
  if (bookedOn > context.today) findings.push(error('payments.in-the-future', { path: 'receivedOn' }));
  if (payment.currency !== baseCurrency) {
    findings.push(
      error('payments.foreign-currency', { path: 'currency', params: { currency: baseCurrency } }),
    );
  }
  const payer =
    payment.partyId === null
      ? undefined
      : await context.tx
          .selectFrom('party')
          .select(['kind', 'country'])
          .where('org_id', '=', context.org)
          .where('id', '=', payment.partyId)
          .executeTakeFirst();
  if (payment.partyId !== null && payer === undefined) throw new Problem('record.not-found');
  const itemIds = Array.isArray(payment.shares) ? payment.shares.map((share) => share.itemId) : [];
  findings.push(
    ...checkPayment(
      {
        method: payment.method,
        amountMinor: payment.amountMinor,
        currency: payment.currency,
        earlierCashMinor: payment.method === 'cash' ? await earlierCash(context, itemIds) : 0n,
      },
      payer === undefined
        ? null
        : { kind: payer.kind as 'company' | 'individual' | 'public_body', taxCountry: payer.country },
    ),
  );
  return findings;
};

/** The negative items that a payment opens, one per debtor. Shares stand on postings 2, 3 … of the entry. */
export const openCredits = (
  context: Context,
  parts: readonly DebtorPart[],
  payment: { paymentId: string; number: string; currency: Currency; receivedOn: PlainDate; entryId: string },
): Promise<string[]> =>
  openItems(
    context,
    parts.map((part, i) => ({
      account: CUSTOMERS,
      partyId: part.partyId,
      currency: payment.currency,
      kind: 'payment' as const,
      number: payment.number,
      amountMinor: -part.amountMinor,
      baseMinor: -part.amountMinor,
      issuedOn: payment.receivedOn,
      dueOn: payment.receivedOn,
      entryId: payment.entryId,
      lineNo: i + 2,
      paymentId: payment.paymentId,
    })),
  );

/** Books money received (512, 5112, 5115 or 530 against 411; against 471 while nobody knows whose it is) and settles. */
export const recordPayment = async (context: Context, payment: NewPayment): Promise<RecordedPayment> => {
  const { baseCurrency } = await readOrganization(context);
  const findings = await checkNewPayment(context, payment, baseCurrency);
  if (findings.length > 0) throw new Problem('record.refused', {}, findings);
  const paymentId = newId();
  const bookedOn = payment.bookedOn ?? payment.receivedOn;
  const parts = await splitByDebtor(context, payment, payment.shares);
  const label = payment.reference === '' ? payment.method : payment.reference;
  const { entryId } = await postEntry(
    context,
    paymentEntry({
      journal: paymentJournal(payment.method),
      entryOn: bookedOn,
      label,
      piece: payment.reference,
      account: payment.ledgerAccount ?? collectionAccount(payment.method),
      amountMinor: payment.amountMinor,
      shares: parts.map(({ partyId, amountMinor }) => ({ partyId, amountMinor })),
    }),
    { kind: 'payment', id: paymentId },
  );
  await writePayment(context, payment, {
    paymentId,
    entryId,
    // Of several debtors the first one, as for a line of the bank: null says that all of it stands on 471.
    partyId: payment.partyId ?? parts[0]?.partyId ?? null,
  });
  const credits = await openCredits(context, parts, {
    paymentId,
    number: label,
    currency: payment.currency,
    receivedOn: payment.receivedOn,
    entryId,
  });
  const { allocationIds } = await allocate(
    context,
    parts.flatMap((part, i) => pairsOf(part, credits[i]!, payment.receivedOn)),
  );
  return { paymentId, entryId, allocationIds };
};

/** The payment itself, once its entry stands. */
export const writePayment = async (
  context: Context,
  payment: NewPayment,
  { paymentId, entryId, partyId }: { paymentId: string; entryId: string; partyId: string | null },
): Promise<void> => {
  await context.tx
    .insertInto('payment')
    .values({
      org_id: context.org,
      id: paymentId,
      method: payment.method,
      party_id: partyId,
      candidate_party_id: payment.candidatePartyId ?? null,
      received_on: payment.receivedOn,
      booked_on: payment.bookedOn ?? payment.receivedOn,
      currency: payment.currency,
      amount_minor: payment.amountMinor,
      reference: payment.reference,
      note: payment.note,
      entry_id: entryId,
      statement_line_id: payment.statementLineId ?? null,
      recorded_by: context.actor.name,
    })
    .execute();
  await audit(
    context,
    'payment.recorded',
    { kind: 'payment', id: paymentId },
    { amountMinor: payment.amountMinor.toString(), method: payment.method },
  );
};
