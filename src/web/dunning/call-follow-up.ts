import { addDays, nextBusinessDay, plainDate } from '../../core/calendar/index.ts';
import type { callOutcomes } from '../../app/dunning/contract.ts';
import type { disputeCategories } from '../../app/openitems/contract.ts';
import type { DraftDetail } from './api.ts';

export type Outcome = (typeof callOutcomes)[number];
type Category = (typeof disputeCategories)[number];

/** What a person types after a call, whatever came of it; only what belongs to the outcome is sent. */
export type CallValues = {
  outcome: Outcome | null;
  note: string;
  promiseOn: string | null;
  promised: string | null;
  disputed: string;
  disputedMinor: string | null;
  category: Category;
  resent: string[];
  resendTo: string;
  holdUntil: string | null;
  contactId: string;
  instead: { name: string; email: string; phone: string };
};

const PROMISE_DAYS = 7;
const RESEND_DAYS = 10;

/** What the call is about: not what was left aside, nor what is settled meanwhile. */
export const itemsOf = (draft: DraftDetail): DraftDetail['items'] =>
  draft.items.filter((item) => !item.isDropped && item.goneCode === null);

export const startCall = (draft: DraftDetail, today: string): CallValues => {
  const items = itemsOf(draft);
  const later = (days: number): string => nextBusinessDay(addDays(plainDate(today), days));
  const writable = draft.contacts.filter((contact) => contact.email !== '' && !contact.isBounced);
  return {
    outcome: null,
    note: '',
    promiseOn: later(PROMISE_DAYS),
    promised: draft.totalMinor,
    disputed: items[0]?.itemId ?? '',
    disputedMinor: items[0]?.openMinor ?? null,
    category: 'other',
    resent: items.map((item) => item.itemId),
    resendTo: writable[0]?.email ?? '',
    holdUntil: later(RESEND_DAYS),
    contactId: draft.contacts.find((contact) => contact.phone !== '')?.id ?? '',
    instead: { name: '', email: '', phone: '' },
  };
};

const isPositive = (minor: string | null): minor is string => minor !== null && BigInt(minor) > 0n;

/** What follows the outcome, as the command takes it; null: something is missing yet. */
export const followUp = (values: CallValues) => {
  const { outcome, note, instead } = values;
  if (outcome === null) return null;
  const said = { outcome, note };
  switch (outcome) {
    case 'promise': {
      const { promiseOn: dueOn, promised: amountMinor } = values;
      if (dueOn === null || !isPositive(amountMinor)) return null;
      return { ...said, promise: { dueOn, amountMinor } };
    }
    case 'dispute': {
      const { disputed: itemId, disputedMinor: amountMinor, category } = values;
      if (itemId === '' || !isPositive(amountMinor) || note.trim() === '') return null;
      return { ...said, dispute: { itemId, amountMinor, category } };
    }
    case 'not-received': {
      const { resent: itemIds, resendTo: to, holdUntil } = values;
      if (itemIds.length === 0 || to.trim() === '' || holdUntil === null) return null;
      return { ...said, resend: { itemIds, to: to.trim(), holdUntil } };
    }
    case 'wrong-person':
    case 'wrong-number': {
      const isNamed = Object.values(instead).some((part) => part.trim() !== '');
      const contactId = values.contactId === '' ? null : values.contactId;
      return { ...said, wrong: { contactId, instead: isNamed ? instead : null } };
    }
    case 'reached':
    case 'message-left':
    case 'no-answer':
      return said;
  }
};
