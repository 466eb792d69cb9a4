import type { PlainDate } from '../../core/calendar/index.ts';
import { isItemised, type JournalEntryDraft } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { ensureAccounts, postEntry, type EntrySource, type PostedEntry } from '../ledger/index.ts';
import { openItems } from '../openitems/index.ts';
import { readOrganization } from '../organization/index.ts';
import { mirrorEntry } from './mirror-entry.ts';

/** Opens what an entry in base currency posted on accounts that are settled item by item. */
export const openPosted = async (
  context: Context,
  entry: JournalEntryDraft,
  entryId: string,
  name: string,
  kind: 'transfer' | 'valuation' = 'transfer',
): Promise<void> => {
  const { baseCurrency } = await readOrganization(context);
  await openItems(
    context,
    entry.postings.flatMap((posting, index) => {
      if (!isItemised(posting.account)) return [];
      const minor = posting.debitMinor - posting.creditMinor;
      return [
        {
          account: posting.account,
          partyId: posting.partyId!,
          currency: baseCurrency,
          kind,
          number: entry.piece || posting.label || name,
          reference: posting.label ?? entry.label,
          amountMinor: minor,
          baseMinor: minor,
          issuedOn: entry.entryOn,
          dueOn: entry.entryOn,
          entryId,
          lineNo: index + 1,
        },
      ];
    }),
  );
};

/** An entry that closing made, with the accounts it needs and what it opens. */
export const postStanding = async (
  context: Context,
  entry: JournalEntryDraft,
  source: EntrySource,
): Promise<PostedEntry> => {
  await ensureAccounts(
    context,
    entry.postings.map((one) => one.account),
  );
  const posted = await postEntry(context, entry, source);
  await openPosted(context, entry, posted.entryId, entry.label, 'valuation');
  return posted;
};

/**
 * An entry that undoes itself: its mirror is posted with it, dated `reversesOn` (as a rule the first day of the next
 * period), and waits there until that day comes. What it opens on itemised accounts is settled by its mirror, from that
 * day on: balances item by item hold on every day before and after.
 */
export const postReversing = async (
  context: Context,
  entry: JournalEntryDraft,
  reversesOn: PlainDate,
  source: EntrySource,
): Promise<{ entryId: string; reversalId: string }> => {
  const { entryId } = await postStanding(context, entry, source);
  const label = `Extourne – ${entry.label}`;
  const mirror = await mirrorEntry(context, entryId, { on: reversesOn, label, source });
  return { entryId, reversalId: mirror.entryId };
};
