import { isInvoice, type DocumentKind } from '../../core/invoicing/index.ts';
import type { Hue } from '../kit/tone.ts';

/** What a list says of a document in a word. */
export const shownStates = [
  'draft',
  'sent',
  'expired',
  'accepted',
  'refused',
  'waiting',
  'late',
  'partPaid',
  'paid',
  'toUse',
  'used',
] as const;
export type ShownState = (typeof shownStates)[number];

export type StateFacts = {
  kind: DocumentKind;
  state: 'draft' | 'sent' | 'accepted' | 'refused' | 'issued';
  validUntil: string | null;
  dueOn: string | null;
  grossMinor: string;
  openMinor: string | null;
};

/** As of `today`: late starts the day after the due date (C. com. L441-10), an offer stands to its last day. */
export function shownState(facts: StateFacts, today: string): ShownState {
  const { kind, state, validUntil, dueOn, grossMinor, openMinor } = facts;
  if (state === 'draft' || state === 'accepted' || state === 'refused') return state;
  if (!isInvoice(kind))
    return kind === 'quote' && validUntil !== null && validUntil < today ? 'expired' : 'sent';
  const isSettled = openMinor === null || BigInt(openMinor) === 0n;
  if (kind === 'credit_note') return isSettled ? 'used' : 'toUse';
  if (isSettled) return 'paid';
  if (dueOn !== null && dueOn < today) return 'late';
  return BigInt(openMinor) === BigInt(grossMinor) ? 'waiting' : 'partPaid';
}

const hues: Record<ShownState, Hue> = {
  draft: 'grey',
  sent: 'blue',
  expired: 'orange',
  accepted: 'green',
  refused: 'plum',
  waiting: 'blue',
  late: 'red',
  partPaid: 'amber',
  paid: 'green',
  toUse: 'amber',
  used: 'grey',
};

export const stateHue = (state: ShownState): Hue => hues[state];

type SeriesCode = 'invoice' | 'credit_note' | 'quote' | 'order_confirmation';

/** The series a kind takes its number from; a pro forma has none (CGI ann. II art. 242 nonies A, I-7°). */
export function seriesOfKind(kind: DocumentKind): SeriesCode | null {
  if (kind === 'quote' || kind === 'order_confirmation' || kind === 'credit_note') return kind;
  return kind === 'pro_forma' ? null : 'invoice';
}

/** What can be made of a document, the most natural first. */
export function conversions(kind: DocumentKind, state: StateFacts['state']): readonly DocumentKind[] {
  if (state === 'draft' || state === 'refused') return [];
  return followers[kind] ?? [];
}

const followers: { readonly [K in DocumentKind]?: readonly DocumentKind[] } = {
  quote: ['order_confirmation', 'deposit', 'progress', 'final', 'invoice'],
  order_confirmation: ['deposit', 'progress', 'final', 'invoice'],
  pro_forma: ['invoice'],
};

/** A part of the whole is asked in percent. */
export const takesPercent = (kind: DocumentKind): boolean => kind === 'deposit' || kind === 'progress';

/** Quotes and their like are sent, the rest is issued. */
export function issueKind(kind: DocumentKind): 'quote' | 'order_confirmation' | 'pro_forma' | 'invoice' {
  return kind === 'quote' || kind === 'order_confirmation' || kind === 'pro_forma' ? kind : 'invoice';
}

/** An invoice whose total is negative is a credit note; a corrective replaces the whole of another. */
export const mayBecomeCredit = (kind: DocumentKind): boolean =>
  kind === 'invoice' || kind === 'deposit' || kind === 'progress' || kind === 'final';
