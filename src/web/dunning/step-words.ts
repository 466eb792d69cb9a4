import type { Texts } from '../../i18n/catalogue.ts';
import type { Hue } from '../kit/tone.ts';
import type { DraftRow, ExcludedRow } from './api.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { currencyOf } from '../kit/money.tsx';

type StepKind = DraftRow['kind'];

/** A step by its name; a reminder that a company added after ours by its number. */
export function stepName(t: Texts, step: { stepCode: string; kind: StepKind }): string {
  const known = t.dunning.steps[step.stepCode];
  if (known !== undefined) return known;
  const number = /^reminder-(\d+)$/.exec(step.stepCode)?.[1];
  return number === undefined ? t.dunning.kinds[step.kind] : `${t.dunning.kinds.reminder} ${number}`;
}

/** Firmer is warmer: from the green of a notice to the plum of a formal one. */
export function stepHue(kind: StepKind, level: number): Hue {
  if (kind === 'pre-due') return 'green';
  if (kind === 'call') return 'blue';
  if (kind === 'formal-notice') return 'plum';
  return level <= 1 ? 'yellow' : level === 2 ? 'amber' : 'red';
}

export const reasonText = (t: Texts, draft: Pick<DraftRow, 'reason'>): string =>
  t.dunning.reason(draft.reason);

export const exclusionText = (t: Texts, one: ExcludedRow): string =>
  t.dunning.exclusion({ code: one.code, params: one.params, currency: currencyOf(one.currency) });

/** « Relance 3 · 3 factures · 33 à 52 jours » */
export function stepLine(t: Texts, draft: DraftRow): string {
  const isBefore = draft.kind === 'pre-due';
  const parts = [
    stepName(t, draft),
    isBefore ? t.dunningScreens.review.preDueInvoices(draft.itemCount) : t.dunning.invoices(draft.itemCount),
  ];
  // Due on a holiday, reminded on the next business day: not late yet as one reads it.
  if (draft.daysLateTo > 0) parts.push(t.dunning.delays(Math.max(1, draft.daysLateFrom), draft.daysLateTo));
  return parts.join(' · ');
}

/** Why a draft of the list is not going, or goes differently; null when all is as prepared. */
export function remarkOf(t: Texts, draft: DraftRow, day: (iso: PlainDate) => string): string | null {
  const words = t.dunningScreens;
  if (draft.removal !== null) {
    const { reason, until, note } = draft.removal;
    const what =
      until === null
        ? words.removal[reason]
        : `${words.removal[reason]} ${words.removal.until(day(until as PlainDate))}`;
    return note === '' ? what : `${what} — ${note}`;
  }
  if (draft.live === 'withdrawn' || draft.state === 'withdrawn') {
    const why = draft.droppedCodes[0];
    return why === undefined ? words.panel.withdrawn : words.review.excludedPrefix(words.dropped[why]);
  }
  if (draft.live === 'changed') {
    const what = draft.changes.map((change) => words.changes[change]).join(', ');
    return words.changed(what);
  }
  return draft.live === 'shrunk' ? words.review.shrunk : null;
}
