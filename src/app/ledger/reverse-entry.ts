import { Problem } from '../../contract/problem.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import {
  openDay,
  reverseEntry as mirrorOf,
  type JournalCode,
  type JournalEntryDraft,
} from '../../core/ledger/index.ts';
import type { Currency } from '../../core/money/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { lockedUntil } from './open-periods.ts';
import { postEntry, type EntrySource, type PostedEntry } from './post-entry.ts';

/** A posted entry as it was drafted; its lines keep their order. */
export const readPostedDraft = async (
  context: Pick<Context, 'tx' | 'org'>,
  entryId: string,
): Promise<JournalEntryDraft> => {
  const header = await context.tx
    .selectFrom('journal_entry')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('id', '=', entryId)
    .executeTakeFirst();
  if (header === undefined) throw new Problem('record.not-found');
  const lines = await context.tx
    .selectFrom('posting')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('entry_id', '=', entryId)
    .orderBy('line_no')
    .execute();
  return {
    journal: header.journal as JournalCode,
    entryOn: header.entry_on as PlainDate,
    label: header.label,
    piece: header.piece_ref,
    postings: lines.map((line) => ({
      account: line.account,
      ...(line.party_id !== null && { partyId: line.party_id }),
      debitMinor: line.debit_minor,
      creditMinor: line.credit_minor,
      currency: line.currency as Currency,
      amountMinor: line.amount_minor,
      label: line.label,
    })),
  };
};

/**
 * Undoes a posted entry by its mirror, dated `on`, or the first open day when that one is locked; the database refuses a
 * second reversal. Lines keep their order.
 */
export const reverseEntry = async (
  context: Context,
  entryId: string,
  on: PlainDate,
  label: string,
  source: EntrySource,
): Promise<PostedEntry & { entryOn: PlainDate }> => {
  const draft = await readPostedDraft(context, entryId);
  const mirror = mirrorOf(draft, openDay(on, await lockedUntil(context, draft.journal)), label);
  return { ...(await postEntry(context, mirror, source, entryId)), entryOn: mirror.entryOn };
};
