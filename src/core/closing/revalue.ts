import type { PlainDate } from '../calendar/index.ts';
import { sides } from '../ledger/index.ts';
import type { JournalEntryDraft, PostingDraft } from '../ledger/index.ts';
import type { Currency, Decimal } from '../money/index.ts';
import { toBase } from './exchange-rate.ts';

/** Accounts of the plan comptable (ANC 2014-03): differences of conversion, their provision, and exchange of the banks. */
export const REVALUATION_ACCOUNTS = {
  latentLoss: '476',
  latentGain: '477',
  provision: '1515',
  provisionCharge: '6865',
  provisionRelease: '7865',
  bankLoss: '666',
  bankGain: '766',
} as const;

/** An open item in another currency, as it stood at the closing; signed, what is owed to us is positive. */
export type ForeignItem = {
  readonly itemId: string;
  readonly account: string;
  readonly partyId: string;
  readonly number: string;
  readonly currency: Currency;
  readonly openMinor: bigint;
  /** What of it is not settled, as booked. */
  readonly bookedMinor: bigint;
};

/** A bank account in another currency: its balance, and what the books say that is. */
export type ForeignBank = {
  readonly account: string;
  readonly name: string;
  readonly currency: Currency;
  readonly balanceMinor: bigint;
  readonly bookedMinor: bigint;
};

export type Rates = ReadonlyMap<Currency, Decimal>;
/** `differenceMinor` below nothing is a loss: less is owed to us, or more by us. */
export type Revalued<T> = T & { readonly closingMinor: bigint; readonly differenceMinor: bigint };

const rateFor = (rates: Rates, currency: Currency): Decimal => {
  const rate = rates.get(currency);
  if (rate === undefined) throw new Error(`No closing rate for ${currency}`);
  return rate;
};

/** Throws where a rate is missing. */
export function revalueItem<T extends ForeignItem>(item: T, rates: Rates, base: Currency): Revalued<T> {
  const closingMinor = toBase(item.openMinor, item.currency, rateFor(rates, item.currency), base);
  return { ...item, closingMinor, differenceMinor: closingMinor - item.bookedMinor };
}

export function revalueBank(bank: ForeignBank, rates: Rates, base: Currency): Revalued<ForeignBank> {
  const closingMinor = toBase(bank.balanceMinor, bank.currency, rateFor(rates, bank.currency), base);
  return { ...bank, closingMinor, differenceMinor: closingMinor - bank.bookedMinor };
}

const sum = (minors: readonly bigint[]): bigint => minors.reduce((total, one) => total + one, 0n);

/** Losses and gains apart, never set against each other (C. com. L123-19); both positive. */
export function latentSums(revalued: readonly { readonly differenceMinor: bigint }[]): {
  lossMinor: bigint;
  gainMinor: bigint;
} {
  const differences = revalued.map((one) => one.differenceMinor);
  return {
    lossMinor: -sum(differences.filter((minor) => minor < 0n)),
    gainMinor: sum(differences.filter((minor) => minor > 0n)),
  };
}

/**
 * Claims and debts in another currency are converted at the last rate of the period; the difference waits on 476 (loss)
 * or 477 (gain) and touches no result (PCG art. 420-5, 944-47). Each item keeps its own posting, in base currency. Null
 * where nothing differs. Its mirror is dated the first day of the next period.
 */
export function revaluationEntry(
  items: readonly Revalued<ForeignItem>[],
  closingOn: PlainDate,
): JournalEntryDraft | null {
  const differing = items.filter((item) => item.differenceMinor !== 0n);
  if (differing.length === 0) return null;
  const { lossMinor, gainMinor } = latentSums(differing);
  const { latentLoss, latentGain } = REVALUATION_ACCOUNTS;
  const postings: PostingDraft[] = differing.map(({ account, partyId, number, differenceMinor }) => ({
    account,
    partyId,
    label: number,
    ...sides(differenceMinor),
  }));
  if (lossMinor > 0n) postings.push({ account: latentLoss, ...sides(lossMinor) });
  if (gainMinor > 0n) postings.push({ account: latentGain, ...sides(-gainMinor) });
  return { journal: 'OD', entryOn: closingOn, label: 'Écarts de conversion', postings };
}

/**
 * Cash in another currency is converted at the spot rate, and what that makes is income or charge of the period (PCG art.
 * 420-7): booked for good, nothing undoes it.
 */
export function bankRevaluationEntry(
  banks: readonly Revalued<ForeignBank>[],
  closingOn: PlainDate,
): JournalEntryDraft | null {
  const differing = banks.filter((bank) => bank.differenceMinor !== 0n);
  if (differing.length === 0) return null;
  const { bankLoss, bankGain } = REVALUATION_ACCOUNTS;
  const postings = differing.flatMap(({ account, name, differenceMinor }): PostingDraft[] => [
    { account, label: name, ...sides(differenceMinor) },
    { account: differenceMinor < 0n ? bankLoss : bankGain, label: name, ...sides(-differenceMinor) },
  ]);
  return { journal: 'OD', entryOn: closingOn, label: 'Conversion des comptes en devises', postings };
}

/**
 * A latent loss is provided for in full (PCG art. 420-5: the risk is known, the gain is not): the provision is brought from
 * what stands to what is wanted, up or down. Null where it is right already.
 */
export function exchangeProvisionEntry(
  wantedMinor: bigint,
  standingMinor: bigint,
  closingOn: PlainDate,
): JournalEntryDraft | null {
  const change = wantedMinor - standingMinor;
  if (change === 0n) return null;
  const { provision, provisionCharge, provisionRelease } = REVALUATION_ACCOUNTS;
  return {
    journal: 'OD',
    entryOn: closingOn,
    label: change > 0n ? 'Provision pour pertes de change' : 'Reprise de provision pour pertes de change',
    postings: [
      { account: change > 0n ? provisionCharge : provisionRelease, ...sides(change) },
      { account: provision, ...sides(-change) },
    ],
  };
}
