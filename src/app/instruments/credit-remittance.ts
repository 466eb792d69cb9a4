import { creditPostings, debitPostings } from '../../core/instruments/index.ts';
import { instruments } from '../../i18n/instruments.fr.ts';
import type { Context } from '../../shell/http/context.ts';
import { bookEntry, type OpenLine } from '../banking/index.ts';
import { readAccounts } from './accounts.ts';
import { lockFacts, lockInstruments, refuse, remittanceName, wrongState } from './facts.ts';
import { readRemittance } from './remittances.ts';

/**
 * One bank line credits a remittance: 512 against 5112 or 5113; what a discount brings is an advance (519). What the line
 * lacks of the sum the bank kept: interest and fee. VAT on receipts of collected bills falls due with their batch.
 */
export const creditRemittance = async (
  context: Context,
  credit: { id: string; lineId: string; interestMinor: bigint },
): Promise<void> => {
  await lockInstruments(context);
  const remittance = await readRemittance(context, credit.id);
  const name = remittanceName(remittance);
  if (remittance.undone_at !== null || remittance.credited_on !== null || remittance.total_minor === 0n)
    throw refuse('instruments.remittance-closed', { name });
  const accounts = await readAccounts(context);
  const label = instruments.books.credited(remittance.kind, name);
  const postingsOf = (given: OpenLine) => {
    if (given.accountId !== remittance.bank_account_id)
      throw refuse('instruments.other-bank-account', { account: remittance.bank_account_name });
    const keptMinor = remittance.total_minor - given.amountMinor;
    const feeMinor = keptMinor - credit.interestMinor;
    const isSound = given.amountMinor > 0n && credit.interestMinor >= 0n && feeMinor >= 0n;
    if (!isSound || (credit.interestMinor > 0n && remittance.kind !== 'discount')) {
      const params = { totalMinor: String(remittance.total_minor), lineMinor: String(given.amountMinor) };
      throw refuse('instruments.credit-differs', params, 'interestMinor');
    }
    const { credit_account: creditAccount, total_minor: totalMinor } = remittance;
    const postings = creditPostings(
      { creditAccount, totalMinor, interestMinor: credit.interestMinor, feeMinor },
      accounts,
    );
    return { against: creditAccount, postings };
  };
  const { matchId } = await bookEntry(context, credit.lineId, label, postingsOf, remittance.batch_id);
  if (remittance.batch_id !== null) return;
  await context.tx
    .insertInto('instrument_match')
    .values({ org_id: context.org, match_id: matchId, remittance_id: credit.id })
    .execute();
};

/** The bank takes back what it had credited of an unpaid instrument; what it takes on top is its fee. */
export const debitUnpaid = async (context: Context, id: string, lineId: string): Promise<void> => {
  const facts = await lockFacts(context, id);
  if (facts.state !== 'unpaid' || !facts.was_credited || facts.is_debited) throw wrongState(facts);
  const accounts = await readAccounts(context);
  const label = instruments.books.unpaid(facts.kind, facts.number);
  const account = facts.credit_account!;
  const { matchId } = await bookEntry(context, lineId, label, (line) => {
    const feeMinor = -line.amountMinor - facts.amount_minor;
    if (feeMinor < 0n) {
      const params = { totalMinor: String(facts.amount_minor), lineMinor: String(line.amountMinor) };
      throw refuse('instruments.debit-differs', params, 'lineId');
    }
    const debit = { account, amountMinor: facts.amount_minor, feeMinor };
    return { against: account, postings: debitPostings(debit, accounts) };
  });
  await context.tx
    .insertInto('instrument_match')
    .values({ org_id: context.org, match_id: matchId, instrument_id: id })
    .execute();
};
