import type { DunningDraft } from './draft.ts';
import { stepOf } from './policy.ts';
import type { PolicyVersion } from './policy.ts';
import { modeOf } from './step.ts';
import type { Channel } from './step.ts';

/*
 * What may leave without anybody's click: the step wants it, the bank is known well enough, and nothing has grown since
 * the person responsible was told.
 */

/** Every step that its invoices go through is automatic; a call is made by a person. */
export function leavesByItself(
  draft: Pick<DunningDraft, 'kind' | 'stepCode' | 'items'>,
  policy: PolicyVersion,
): boolean {
  if (draft.kind === 'call') return false;
  const steps = new Set([draft.stepCode]);
  for (const item of draft.items) if (item.advances && item.stepCode !== null) steps.add(item.stepCode);
  return [...steps].every((code) => modeOf(stepOf(policy, code)) === 'automatic');
}

/** What a person was told of a message: its level and way, and what it asks for, invoice by invoice. */
export type AnnouncedDraft = {
  readonly stepCode: string;
  /** Everybody it is addressed to. */
  readonly recipient: string | null;
  /** The copies and the way; null: told before they were kept. */
  readonly cc: readonly string[] | null;
  readonly channel: Channel | null;
  readonly totalMinor: bigint;
  readonly items: readonly { readonly itemId: string; readonly openMinor: bigint }[];
};

const BETWEEN = ', ';

/** Nobody who was not told of: an address that came back since is only missing. */
const isAmong = (now: string | null, told: string | null): boolean =>
  now === null || told === null
    ? now === told
    : now.split(BETWEEN).every((one) => told.split(BETWEEN).includes(one));

export const announcedOf = (draft: DunningDraft): AnnouncedDraft => ({
  stepCode: draft.stepCode,
  recipient: draft.recipient === null ? null : [draft.recipient, ...draft.alsoTo].join(BETWEEN),
  cc: draft.cc,
  channel: draft.channel,
  totalMinor: draft.totalMinor,
  items: draft.items.map(({ itemId, openMinor }) => ({ itemId, openMinor })),
});

/**
 * More, of somebody else, with another copy, by another way or at another level than announced: a person must look again. Less may leave. `edited`: a
 * person has changed the draft since, and its level is theirs.
 */
export function hasOutgrown(
  announced: AnnouncedDraft,
  now: AnnouncedDraft,
  { edited }: { edited: boolean },
): boolean {
  if (now.totalMinor > announced.totalMinor || !isAmong(now.recipient, announced.recipient)) return true;
  if (announced.channel !== null && now.channel !== announced.channel) return true;
  if (announced.cc !== null && now.cc?.some((one) => !announced.cc?.includes(one))) return true;
  if (now.stepCode !== announced.stepCode && !edited) return true;
  const told = new Map(announced.items.map((item) => [item.itemId, item.openMinor]));
  return now.items.some((item) => item.openMinor > (told.get(item.itemId) ?? -1n));
}
