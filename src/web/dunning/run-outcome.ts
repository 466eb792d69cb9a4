import { writesLetter } from '../../core/dunning/index.ts';
import type { Hue } from '../kit/tone.ts';
import type { DraftRow } from './api.ts';

type State = DraftRow['state'];
export type Outcome = 'sent' | 'waiting' | 'withdrawn' | 'removed' | 'failed' | 'ambiguous';

/** Which states of a draft count as which outcome; the proposed ones have none yet. */
const statesOf: Record<Outcome, readonly State[]> = {
  sent: ['sent'],
  waiting: ['approved', 'queued'],
  failed: ['failed'],
  ambiguous: ['ambiguous'],
  withdrawn: ['withdrawn'],
  removed: ['removed'],
};

export const outcomes = Object.keys(statesOf) as Outcome[];

/** What a draft is now: one whose facts are gone is not sent, although nobody has closed its run yet. */
export const stateNow = (draft: Pick<DraftRow, 'state' | 'live'>): State =>
  draft.state === 'proposed' && draft.live === 'withdrawn' ? 'withdrawn' : draft.state;

export const isOutcome = (draft: DraftRow, outcome: Outcome): boolean =>
  statesOf[outcome].includes(stateNow(draft));

const hues: Record<State, Hue> = {
  proposed: 'blue',
  removed: 'grey',
  withdrawn: 'grey',
  approved: 'amber',
  queued: 'amber',
  sent: 'green',
  failed: 'red',
  ambiguous: 'orange',
};
export const outcomeHue = (state: State): Hue => hues[state];

export function outcomeCounts(drafts: readonly DraftRow[]): Record<Outcome | 'letters', number> {
  const count = (outcome: Outcome) => drafts.filter((draft) => isOutcome(draft, outcome)).length;
  return {
    sent: count('sent'),
    waiting: count('waiting'),
    withdrawn: count('withdrawn'),
    removed: count('removed'),
    failed: count('failed'),
    ambiguous: count('ambiguous'),
    letters: drafts.filter(
      (draft) => writesLetter(draft.channel) && (draft.state === 'queued' || draft.state === 'sent'),
    ).length,
  };
}

/** Until when all of them may still be taken back: the moment the first one leaves. */
export function undoUntil(drafts: readonly DraftRow[]): string | null {
  const moments = drafts.flatMap((draft) => (draft.leavesAt === null ? [] : [draft.leavesAt])).sort();
  return moments[0] ?? null;
}
