import type { OutputOf } from '../../contract/endpoint.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { DocumentRenderer } from '../../shell/typst/index.ts';
import type { receivablesContract } from './contract.ts';

export type TimelineEvent = OutputOf<typeof receivablesContract.timeline>['events'][number];

/** What a higher room knows of items and customers that this one shows. Wired in compose. */
export type ReceivablesPorts = {
  /** Makes PDFs. */
  documents?: DocumentRenderer;
  /** The next reminder of each item that has one. */
  nextReminders?: (
    context: Context,
    itemIds: readonly string[],
  ) => Promise<ReadonlyMap<string, { step: string; on: PlainDate }>>;
  /**
   * Reminders sent to a customer, newest first: those before `before` (by `on`, `at`, `key`, all descending) or the
   * first ones when it is null; `limit` at most.
   */
  reminderEvents?: (
    context: Context,
    partyId: string,
    before: { on: string; at: string; key: string } | null,
    limit: number,
  ) => Promise<TimelineEvent[]>;
};
