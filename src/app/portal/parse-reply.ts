import { addDays, isPlainDate, type PlainDate } from '../../core/calendar/index.ts';
import { parseAmount, type Currency } from '../../core/money/index.ts';
import { parseEmail } from '../../core/party/index.ts';
import { oneLine } from './one-line.ts';

export const REPLY_KINDS = ['promise', 'paid', 'dispute', 'contact'] as const;
export type ReplyKind = (typeof REPLY_KINDS)[number];

/** What was typed, before it is understood. */
export type ReplyForm = {
  readonly kind: ReplyKind;
  readonly name: string;
  readonly on: string;
  readonly amount: string;
  readonly note: string;
  readonly email: string;
};

export type Reply = {
  readonly kind: ReplyKind;
  readonly name: string;
  /** null for a contact. */
  readonly amountMinor: bigint | null;
  readonly on: PlainDate | null;
  readonly note: string;
  readonly email: string;
};

export type ReplyFault =
  | 'nameMissing'
  | 'dateMissing'
  | 'dateInPast'
  | 'dateTooFar'
  | 'dateToCome'
  | 'amountUnclear'
  | 'amountAbove'
  | 'noteMissing'
  | 'emailUnclear';

/** A delay that a customer takes by itself; a longer one is talked about. */
export const MAX_PROMISE_DAYS = 60;
const MAX_NAME = 120;
const MAX_NOTE = 500;

export const readReplyForm = (form: Readonly<Record<string, string>>): ReplyForm | null => {
  const kind = REPLY_KINDS.find((one) => one === form['kind']);
  if (kind === undefined) return null;
  const line = (name: string, most: number) => oneLine(form[name] ?? '').slice(0, most);
  return {
    kind,
    name: line('name', MAX_NAME),
    on: line('on', 10),
    amount: line('amount', 40),
    note: line('note', MAX_NOTE),
    email: line('email', 200),
  };
};

/** `openMinor`: what is still owed of the invoice. No amount means all of it. */
export const parseReply = (
  form: ReplyForm,
  facts: { openMinor: bigint; currency: Currency; today: PlainDate },
): { ok: true; reply: Reply } | { ok: false; fault: ReplyFault } => {
  const { kind, name, note } = form;
  const refuse = (fault: ReplyFault) => ({ ok: false, fault }) as const;
  if (name === '') return refuse('nameMissing');
  if (kind === 'contact') {
    const email = parseEmail(form.email);
    if (!email.ok) return refuse('emailUnclear');
    return { ok: true, reply: { kind, name, note, amountMinor: null, on: null, email: email.value } };
  }
  if (kind === 'dispute' && note === '') return refuse('noteMissing');
  const date = kind === 'dispute' ? { on: null } : dateOf(kind, form.on, facts.today);
  if ('fault' in date) return refuse(date.fault);
  const amount = amountOf(form.amount, facts);
  if ('fault' in amount) return refuse(amount.fault);
  return { ok: true, reply: { kind, name, note, amountMinor: amount.minor, on: date.on, email: '' } };
};

export const dateOf = (
  kind: 'promise' | 'paid',
  text: string,
  today: PlainDate,
): { on: PlainDate } | { fault: ReplyFault } => {
  if (!isPlainDate(text)) return { fault: 'dateMissing' };
  if (kind === 'paid') return text > today ? { fault: 'dateToCome' } : { on: text };
  if (text < today) return { fault: 'dateInPast' };
  return text > addDays(today, MAX_PROMISE_DAYS) ? { fault: 'dateTooFar' } : { on: text };
};

/** What may be read in two ways ('1,050') is asked again: a factor of a thousand is the worst mistake here. */
export const amountOf = (
  text: string,
  facts: { openMinor: bigint; currency: Currency },
): { minor: bigint } | { fault: ReplyFault } => {
  if (text === '') return { minor: facts.openMinor };
  const parsed = parseAmount(text, facts.currency);
  if (!parsed.ok || parsed.minor <= 0n) return { fault: 'amountUnclear' };
  return parsed.minor > facts.openMinor ? { fault: 'amountAbove' } : { minor: parsed.minor };
};
