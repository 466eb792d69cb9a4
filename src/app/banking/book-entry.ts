import type { PostingDraft } from '../../core/ledger/index.ts';
import { sides } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { ensureAccounts, postEntry } from '../ledger/index.ts';
import { audit } from '../organization/index.ts';
import { refuseLine } from './book-account.ts';
import { judge } from './judge.ts';
import { closeLine, lockWaitingLine, type OpenLine } from './post-line.ts';

export type BookedEntry = { readonly matchId: string; readonly line: OpenLine };

/**
 * Books a line against postings that another room makes of it (a remittance credited, an instrument taken back). They add
 * up to the line; the first account named is what the decision is shown as. Undone like any other decision.
 */
export const bookEntry = async (
  context: Context,
  lineId: string,
  label: string,
  postingsOf: (line: OpenLine) => { readonly against: string; readonly postings: readonly PostingDraft[] },
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
      kind: 'account',
      decided_by: 'person',
      score: null,
      payment_id: null,
      entry_id: entryId,
      ledger_account: against,
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute();
  await closeLine(context, lineId);
  await audit(context, 'bank-line.booked', { kind: 'statement_line', id: lineId }, { account: against });
  return { matchId, line };
};
