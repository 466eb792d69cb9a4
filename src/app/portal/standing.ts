import type { PlainDate } from '../../core/calendar/index.ts';
import { isInvoice } from '../../core/invoicing/index.ts';
import type { PageFacts, Saying } from './document-page.ts';

/** How the document stands at this moment, in words: the head of the page. */
export type Standing = {
  readonly badge: string;
  readonly tone: '' | 'good' | 'warn' | 'bad';
  readonly label: string;
  readonly amount: string;
  readonly sentence: string;
};

type Facts = Pick<PageFacts, 'shown' | 'today' | 'decidedBy'>;

export const openMinorOf = ({ shown }: Pick<PageFacts, 'shown'>): bigint =>
  shown.parts.reduce((sum, part) => sum + part.openMinor, 0n);

/** The first day something of it is due; null when nothing is owed. */
export const nextDueOn = ({ shown }: Pick<PageFacts, 'shown'>): PlainDate | null =>
  shown.parts.find((part) => part.openMinor > 0n)?.dueOn ?? null;

export const standing = (facts: Facts, say: Saying): Standing => {
  const { kind } = facts.shown.document;
  if (kind === 'credit_note') return credit(facts, say);
  if (isInvoice(kind)) return invoice(facts, say);
  return kind === 'quote' ? quote(facts, say) : offered(facts, say);
};

const invoice = (facts: Facts, { words, money, day }: Saying): Standing => {
  const { states } = words;
  const { parts, totals } = facts.shown;
  const open = openMinorOf(facts);
  const dueOn = nextDueOn(facts);
  if (open <= 0n || dueOn === null) {
    const settledOn = parts
      .map((part) => part.settledOn)
      .filter((on) => on !== null)
      .sort()
      .at(-1);
    return {
      badge: states.paidBadge,
      tone: 'good',
      label: states.total,
      amount: money(totals.grossMinor),
      sentence: settledOn === undefined ? states.settled : states.settledOn(day(settledOn)),
    };
  }
  const isLate = dueOn < facts.today;
  const due = isLate ? states.late(day(dueOn)) : states.due(day(dueOn));
  const isPart = open !== totals.grossMinor;
  return {
    badge: isLate ? states.lateBadge : states.openBadge,
    tone: isLate ? 'bad' : 'warn',
    label: states.toPay,
    amount: money(open),
    sentence: isPart ? `${due}, ${states.part(money(totals.grossMinor))}` : due,
  };
};

const credit = (facts: Facts, { words, money }: Saying): Standing => {
  const left = -openMinorOf(facts);
  return {
    badge: words.titles.credit_note,
    tone: 'good',
    label: words.states.credit,
    amount: money(facts.shown.totals.grossMinor),
    sentence: left > 0n ? '' : words.states.creditUsed,
  };
};

const quote = ({ shown, today, decidedBy }: Facts, { words, money, day }: Saying): Standing => {
  const { states } = words;
  const { validUntil } = shown.document;
  const { accepted } = shown;
  const common = {
    label: accepted === null || accepted.options.length === 0 ? states.quote : states.quoteWithOptions,
    amount: money((accepted ?? shown).totals.grossMinor),
  };
  const on = shown.decidedOn === null ? '' : day(shown.decidedOn);
  if (shown.state === 'accepted')
    return {
      ...common,
      badge: states.acceptedBadge,
      tone: 'good',
      sentence: states.accepted(decidedBy ?? '', on),
    };
  if (shown.state === 'refused')
    return { ...common, badge: states.refusedBadge, tone: '', sentence: states.refused(decidedBy ?? '', on) };
  if (validUntil !== undefined && validUntil < today)
    return {
      ...common,
      badge: states.expiredBadge,
      tone: 'warn',
      sentence: states.noLongerValid(day(validUntil)),
    };
  return {
    ...common,
    badge: states.waitingBadge,
    tone: 'warn',
    sentence: validUntil === undefined ? '' : states.validUntil(day(validUntil)),
  };
};

/** A confirmation or a pro forma: nothing to answer, nothing owed yet. */
const offered = ({ shown }: Facts, { words, money }: Saying): Standing => ({
  badge: words.titles[shown.document.kind],
  tone: '',
  label: words.states.total,
  amount: money(shown.totals.grossMinor),
  sentence: '',
});
