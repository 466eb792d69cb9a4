import { toWire } from '../../contract/wire.ts';
import { ruleOf } from '../../core/banking/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { recordedOf } from './find-recorded.ts';
import { findReturns } from './find-returns.ts';
import { batchOffersOf } from './read-batch-offers.ts';
import type { Line } from './read-lines.ts';
import { acceptedRules } from './rules.ts';

type Waiting = {
  id: string;
  state: string;
  booked_on: string;
  amount_minor: bigint;
  text: string;
  counterparty_name: string;
  end_to_end_id: string;
  is_reversal: boolean;
};

type Offers = Pick<Line, 'returns' | 'rule' | 'batches' | 'recorded'>;

const MOST = 3;

/**
 * What waiting lines may be besides invoices: a payment recorded before, a batch, a payment returned, or what a rule speaks
 * of. As it holds now.
 */
export const offersOf = async (context: Context, rows: readonly Waiting[]): Promise<Map<string, Offers>> => {
  const waiting = rows.filter((row) => row.state === 'unmatched' || row.state === 'proposed');
  const found = new Map<string, Offers>();
  if (waiting.length === 0) return found;
  const rules = await acceptedRules(context);
  const batches = await batchOffersOf(
    context,
    waiting.filter((row) => row.state === 'proposed').map((row) => row.id),
  );
  const recorded = await recordedOf(
    context,
    waiting.map((row) => row.id),
  );
  for (const row of waiting) {
    const line = {
      amountMinor: row.amount_minor,
      bookedOn: row.booked_on,
      text: row.text,
      counterpartyName: row.counterparty_name,
      endToEndId: row.end_to_end_id,
      isReversal: row.is_reversal,
    };
    const rule = ruleOf(rules, line);
    const returns = await findReturns(context, line);
    found.set(row.id, {
      recorded: (recorded.get(row.id)?.found ?? []).slice(0, MOST).map(({ payment, score, reasons }) => ({
        paymentId: payment.paymentId,
        method: payment.method,
        bookedOn: payment.bookedOn,
        amountMinor: toWire(payment.amountMinor),
        reference: payment.reference,
        partyName: payment.partyName,
        numbers: [...payment.numbers],
        score,
        reasons: [...reasons],
      })),
      batches: batches.get(row.id) ?? [],
      rule: rule === null ? null : { id: rule.id, ledgerAccount: rule.ledgerAccount, vatRate: rule.vatRate },
      returns: returns.map(({ candidate, feeMinor, reasons }, at) => ({
        rank: at + 1,
        partyName: candidate.partyName,
        numbers: [...candidate.numbers],
        paidOn: candidate.bookedOn,
        returnedMinor: toWire(candidate.amountMinor),
        feeMinor: toWire(feeMinor),
        reasons: [...reasons],
      })),
    });
  }
  return found;
};
