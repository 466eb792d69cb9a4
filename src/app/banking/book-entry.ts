import type { PostingDraft } from '../../core/ledger/index.ts';
import { sides } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { ensureAccounts, postEntry } from '../ledger/index.ts';
import { liftBatchWait } from '../openitems/index.ts';
import { audit } from '../organization/index.ts';
import { setBatchState } from '../payments/index.ts';
import { refuseLine } from './book-account.ts';
import { judge } from './judge.ts';
import { closeLine, lockWaitingLine, type OpenLine } from './post-line.ts';

export type BookedEntry = { readonly matchId: string; readonly line: OpenLine };

/**
 * Books a line against postings that another room makes of it (a remittance credited, an instrument taken back). They add
 * up to the line; `against` is what the decision is shown as, and the batch, where there is one, is received by it. Undone
 * like any other decision.
 */
export const bookEntry = async (
  context: Context,
  lineId: string,
  label: string,
  postingsOf: (line: OpenLine) => { readonly against: string; readonly postings: readonly PostingDraft[] },
  batchId: string | null = null,
): Promise<BookedEntry> => {
  const line = await lockWaitingLine(context, lineId);
  await refuseLine(context, line);
  const { against, postings } = postingsOf(line);
  await judge(context, lineId, []);
  await ensureAccounts(
    context,
    postings.map((posting) => posting.account),
  );
  const { entryId } = await postEntry(
    context,
    {
      journal: 'BQ',
      entryOn: line.bookedOn,
      label,
      piece: label,
      postings: [{ account: line.ledgerAccount, ...sides(line.amountMinor) }, ...postings],
    },
    { kind: 'bank_line', id: lineId },
  );
  const matchId = newId();
  await context.tx
    .insertInto('match')
    .values({
      org_id: context.org,
      id: matchId,
      line_id: lineId,
      kind: batchId === null ? 'account' : 'batch',
      batch_id: batchId,
      decided_by: 'person',
      score: null,
      payment_id: null,
      entry_id: entryId,
      ledger_account: against,
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute();
  if (batchId !== null) {
    await setBatchState(context, batchId, 'received');
    await liftBatchWait(context, batchId, matchId, line.bookedOn);
  }
  await closeLine(context, lineId);
  await audit(context, 'bank-line.booked', { kind: 'statement_line', id: lineId }, { account: against });
  return { matchId, line };
};
