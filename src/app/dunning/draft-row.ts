import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { seenOn, type ExpectedGain } from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { dunningContract } from './contract.ts';
import type { LiveDraft } from './live.ts';
import type { KeptDraft } from './store/drafts.ts';

export type DraftRow = OutputOf<typeof dunningContract.drafts>['drafts'][number];

export type Leaving = { readonly messageId: string | null; readonly leavesAt: string | null };

/** A kept draft as the review shows it on that day; `live` for the proposed ones. */
export const draftRow = (
  kept: KeptDraft,
  live: LiveDraft | null,
  leaving: Leaving | null,
  today: PlainDate,
  gain: ExpectedGain | null,
): DraftRow => {
  const draft = seenOn(live?.draft ?? kept.draft, today);
  const delays = draft.items.map((item) => item.daysLate);
  return {
    id: kept.id,
    partyId: draft.customerId,
    customerCode: kept.customerCode,
    customerName: kept.customerName,
    currency: draft.currency,
    state: kept.state,
    stepCode: draft.stepCode,
    kind: draft.kind,
    level: draft.level,
    channel: draft.channel,
    fallback: draft.fallback,
    totalMinor: draft.totalMinor.toString(),
    itemCount: draft.items.length,
    daysLateFrom: Math.min(...delays),
    daysLateTo: Math.max(...delays),
    reason: { key: draft.reason.key, params: { ...draft.reason.params } },
    live: live?.outcome ?? 'same',
    changes: live === null ? [] : [...live.changes],
    droppedCodes:
      live === null ? [...kept.withdrawnCodes] : mostFrequent(live.dropped.map((one) => one.code)),
    removal:
      kept.removal === null
        ? null
        : {
            reason: kept.removal.reason,
            note: kept.removal.note,
            until: kept.removal.until,
            by: kept.removal.by,
          },
    isEdited: kept.editedText !== null || kept.editedTo !== null || kept.editedCc !== null,
    messageId: leaving?.messageId ?? null,
    leavesAt: kept.state === 'queued' ? (leaving?.leavesAt ?? null) : null,
    version: kept.version,
    gain: gain === null ? null : { minor: gain.gainMinor.toString(), alone: gain.alone, called: gain.called },
  };
};

export const mostFrequent = <Code extends string>(codes: readonly Code[]): Code[] => {
  const counts = new Map<Code, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([code]) => code);
};

/** The newest message of each draft, and when a waiting one leaves. */
export const leavingTimes = async (
  context: Context,
  drafts: readonly KeptDraft[],
): Promise<Map<string, Leaving>> => {
  const { rows } = await sql<{ draft_id: string; outbound_id: string | null; leaves_at: string | null }>`
    select distinct on (a.draft_id) a.draft_id, a.outbound_id, m.not_before as leaves_at
    from reminder_attempt a
    left join outbound_message m on m.org_id = a.org_id and m.id = a.outbound_id and m.state = 'queued'
    where a.org_id = ${context.org} and a.draft_id = any(${drafts.map((kept) => kept.id)}::uuid[])
    order by a.draft_id, a.id desc`.execute(context.tx);
  return new Map(rows.map((row) => [row.draft_id, { messageId: row.outbound_id, leavesAt: row.leaves_at }]));
};
