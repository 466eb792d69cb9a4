import type { PlainDate } from '../../../core/calendar/index.ts';
import type { Currency } from '../../../core/money/index.ts';
import { spreadPlan, type Instalment } from '../../../core/openitems/index.ts';
import { parseEmail } from '../../../core/party/index.ts';
import { oneLine } from '../one-line.ts';
import { amountOf, dateOf, type ReplyFault } from '../parse-reply.ts';
import type { OwedItem } from './owed.ts';

export const ACTS = ['pay', 'paid', 'dispute', 'resend', 'contact'] as const;
export type ActName = (typeof ACTS)[number];
/** In so many monthly parts; more is talked about. */
export const COUNTS = [1, 2, 3, 4, 6, 10, 12] as const;

/** What was typed, before it is understood. */
export type ActForm = {
  readonly what: ActName;
  readonly items: readonly string[];
  readonly name: string;
  readonly on: string;
  readonly count: string;
  readonly amount: string;
  readonly note: string;
  readonly email: string;
  /** The instalments that were on the page (`planKey`); '' before they were. */
  readonly seen: string;
};

export type Act = {
  readonly kind: 'promise' | 'plan' | 'paid' | 'dispute' | 'resend' | 'contact';
  readonly name: string;
  readonly items: readonly OwedItem[];
  readonly currency: Currency | null;
  readonly amountMinor: bigint | null;
  readonly on: PlainDate | null;
  readonly instalments: readonly Instalment[];
  readonly note: string;
  readonly email: string;
};

export type ActFault =
  | ReplyFault
  | 'itemsMissing'
  | 'oneCurrency'
  | 'countUnclear'
  | 'fileType'
  | 'fileTooLarge'
  | 'tooMany'
  | 'changed';

const PREFIX = 'item-';
export const itemField = (itemId: string): string => `${PREFIX}${itemId}`;

export const readActForm = (what: ActName, form: Readonly<Record<string, string>>): ActForm => {
  const line = (name: string, most: number) => oneLine(form[name] ?? '').slice(0, most);
  const ticked = Object.entries(form).flatMap(([name, value]) =>
    name.startsWith(PREFIX) && value === 'yes' ? [name.slice(PREFIX.length)] : [],
  );
  return {
    what,
    items: what === 'dispute' ? [form['item'] ?? ''] : ticked,
    name: line('name', 120),
    on: line('on', 10),
    count: line('count', 2),
    amount: line('amount', 40),
    note: line('note', 500),
    email: line('email', 200),
    seen: form['seen'] ?? '',
  };
};

/** What may be chosen for an act. */
export const choosable = (what: ActName | 'acknowledge', owed: readonly OwedItem[]): readonly OwedItem[] =>
  owed.filter((item) => {
    if (what === 'pay') return !item.isPlanned && item.undisputedMinor > 0n;
    if (what === 'dispute' || what === 'acknowledge') return item.undisputedMinor > 0n;
    return what === 'resend' ? item.documentId !== null : true;
  });

export const planKey = (instalments: readonly Instalment[]): string =>
  instalments.map(({ dueOn, amountMinor }) => `${dueOn}:${amountMinor}`).join(' ');

/** The oldest fault first: who, which invoices, when, how much. */
export const parseAct = (
  form: ActForm,
  facts: { readonly owed: readonly OwedItem[]; readonly today: PlainDate },
): { ok: true; act: Act } | { ok: false; fault: ActFault } => {
  const { what, name, note } = form;
  const refuse = (fault: ActFault) => ({ ok: false, fault }) as const;
  const act = (part: Partial<Act> & Pick<Act, 'kind'>): { ok: true; act: Act } => ({
    ok: true,
    act: {
      name,
      note,
      items: [],
      currency: null,
      amountMinor: null,
      on: null,
      instalments: [],
      email: '',
      ...part,
    },
  });
  if (what === 'contact') {
    if (name === '') return refuse('nameMissing');
    const email = parseEmail(form.email);
    return email.ok ? act({ kind: 'contact', email: email.value }) : refuse('emailUnclear');
  }
  const items = choosable(what, facts.owed).filter(({ itemId }) => form.items.includes(itemId));
  const [first] = items;
  if (form.items.length === 0 || form.items[0] === '') return refuse('itemsMissing');
  // Paid, contested or planned since the page was drawn.
  if (first === undefined || items.length !== form.items.length) return refuse('changed');
  if (name === '') return refuse('nameMissing');
  if (what === 'resend') return act({ kind: 'resend', items });
  const { currency } = first;
  if (items.some((item) => item.currency !== currency)) return refuse('oneCurrency');
  const openMinor = items.reduce(
    (sum, item) => sum + (what === 'paid' ? item.openMinor : item.undisputedMinor),
    0n,
  );
  if (what === 'pay') {
    const count = COUNTS.find((one) => String(one) === form.count);
    if (count === undefined) return refuse('countUnclear');
    const date = dateOf('promise', form.on, facts.today);
    if ('fault' in date) return refuse(date.fault);
    const instalments = spreadPlan({ minor: openMinor, currency }, count, date.on);
    const kind = count === 1 ? 'promise' : 'plan';
    return act({ kind, items, currency, amountMinor: openMinor, on: date.on, instalments });
  }
  if (what === 'dispute' && note === '') return refuse('noteMissing');
  const date = what === 'paid' ? dateOf('paid', form.on, facts.today) : { on: null };
  if ('fault' in date) return refuse(date.fault);
  const amount = amountOf(form.amount, { openMinor, currency });
  if ('fault' in amount) return refuse(amount.fault);
  return act({ kind: what, items, currency, amountMinor: amount.minor, on: date.on });
};
