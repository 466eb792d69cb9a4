import type { PlainDate } from '../calendar/index.ts';
import { CUSTOMERS, sides, type JournalEntryDraft, type PostingDraft } from '../ledger/index.ts';
import type { InstrumentAccounts } from './accounts.ts';
import type { RemittanceKind } from './instrument.ts';

type Heading = { readonly entryOn: PlainDate; readonly label: string; readonly piece: string };
/** One debtor's part, in base minor units. */
export type Part = { readonly partyId: string; readonly amountMinor: bigint };

const totalOf = (parts: readonly Part[]): bigint => {
  if (parts.length === 0 || parts.some((part) => part.amountMinor <= 0n))
    throw new Error('Parts are positive');
  return parts.reduce((sum, part) => sum + part.amountMinor, 0n);
};

/** A bill is in hand: the customer owes it (413, posting 1) instead of the invoices it pays (411, posting 2). */
export const heldEntry = (
  heading: Heading,
  bill: Part & { readonly account: string },
): JournalEntryDraft => ({
  ...heading,
  journal: 'OD',
  postings: [
    { account: bill.account, partyId: bill.partyId, ...sides(totalOf([bill])) },
    { account: CUSTOMERS, partyId: bill.partyId, ...sides(-bill.amountMinor) },
  ],
});

/** Bills go to the bank: out of 413, bill by bill from posting 2 on, into 5113 or 5114. */
export const remittanceEntry = (
  heading: Heading,
  account: string,
  bills: readonly (Part & { readonly account: string })[],
): JournalEntryDraft => ({
  ...heading,
  journal: 'OD',
  postings: [
    { account, ...sides(totalOf(bills)) },
    ...bills.map((bill) => ({ account: bill.account, partyId: bill.partyId, ...sides(-bill.amountMinor) })),
  ],
});

export const accountsOf = (
  kind: RemittanceKind,
  accounts: InstrumentAccounts,
): { readonly account: string; readonly creditAccount: string } => {
  if (kind === 'cheques') return { account: accounts.cheques, creditAccount: accounts.cheques };
  if (kind === 'collection') return { account: accounts.collection, creditAccount: accounts.collection };
  return { account: accounts.discount, creditAccount: accounts.advance };
};

/**
 * The bank credits a remittance: what it pays beside its own account (512), which the caller adds. Interest (661) and fees
 * (627) are what it kept. A discount is an advance until the bills are due (519).
 */
export const creditPostings = (
  credit: {
    readonly creditAccount: string;
    readonly totalMinor: bigint;
    readonly interestMinor: bigint;
    readonly feeMinor: bigint;
  },
  accounts: InstrumentAccounts,
): PostingDraft[] => [
  ...(credit.interestMinor > 0n ? [{ account: accounts.interest, ...sides(credit.interestMinor) }] : []),
  ...(credit.feeMinor > 0n ? [{ account: accounts.fee, ...sides(credit.feeMinor) }] : []),
  { account: credit.creditAccount, ...sides(-credit.totalMinor) },
];

/** The bank takes back what it had credited of one that is unpaid, and its fee. */
export const debitPostings = (
  debit: { readonly account: string; readonly amountMinor: bigint; readonly feeMinor: bigint },
  accounts: InstrumentAccounts,
): PostingDraft[] => [
  { account: debit.account, ...sides(debit.amountMinor) },
  ...(debit.feeMinor > 0n ? [{ account: accounts.fee, ...sides(debit.feeMinor) }] : []),
];

/** A discounted bill was paid at its maturity: the bank's advance (519) is paid off by it (5114). */
export const paidEntry = (
  heading: Heading,
  bill: { readonly account: string; readonly creditAccount: string; readonly amountMinor: bigint },
): JournalEntryDraft => ({
  ...heading,
  journal: 'OD',
  postings: [
    { account: bill.creditAccount, ...sides(bill.amountMinor) },
    { account: bill.account, ...sides(-bill.amountMinor) },
  ],
});

/**
 * Unpaid: each customer owes his part again (411, postings 1, 2 …), and the fees asked of one (411 against 758, the next
 * two). It leaves the account where it stood, which comes last: 5112, 413, 5113 or 5114.
 */
export const unpaidEntry = (
  heading: Heading,
  unpaid: {
    readonly account: string;
    /** On 413 it has a party. */
    readonly accountPartyId?: string;
    readonly parts: readonly (Part & { readonly account: string })[];
    readonly rebilled: Part | null;
  },
  accounts: InstrumentAccounts,
): JournalEntryDraft => {
  const { account, accountPartyId, parts, rebilled } = unpaid;
  const postings: PostingDraft[] = parts.map((part) => ({
    account: part.account,
    partyId: part.partyId,
    ...sides(part.amountMinor),
  }));
  if (rebilled !== null) {
    postings.push({ account: CUSTOMERS, partyId: rebilled.partyId, ...sides(rebilled.amountMinor) });
    postings.push({ account: accounts.rebilled, ...sides(-rebilled.amountMinor) });
  }
  postings.push({
    account,
    ...(accountPartyId !== undefined && { partyId: accountPartyId }),
    ...sides(-totalOf(parts)),
  });
  return { ...heading, journal: 'OD', postings };
};
