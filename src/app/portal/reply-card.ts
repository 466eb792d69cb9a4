import { addDays, type PlainDate } from '../../core/calendar/index.ts';
import { portalReplyWords, type PortalReplyWords } from '../../i18n/portal-reply.ts';
import type { PageFacts, Saying } from './document-page.ts';
import { html, type Html } from './html.ts';
import { MAX_PROMISE_DAYS, type ReplyFault, type ReplyForm, type ReplyKind } from './parse-reply.ts';
import type { KeptReply } from './record-reply.ts';
import { openMinorOf } from './standing.ts';

export type ReplyState = {
  readonly given: readonly KeptReply[];
  /** What was typed, when it was refused. */
  readonly form: ReplyForm | null;
  readonly fault: ReplyFault | 'tooMany' | 'settled' | null;
};

type Drawn = {
  readonly words: PortalReplyWords;
  readonly open: string;
  readonly today: PlainDate;
  readonly here: string;
  readonly state: ReplyState;
  readonly say: Saying;
};

/** Four plain forms, folded: they work in any browser, by keyboard, without JavaScript. */
export const replyCard = (facts: PageFacts, say: Saying): Html | null => {
  const { reply: state, today, here } = facts;
  if (state === null) return null;
  const words = portalReplyWords(say.language);
  const drawn = { words, open: say.money(openMinorOf(facts)), today, here, state, say };
  const fault = state.fault === null ? null : faultText(state.fault, drawn);
  return html`<section class="card" id="reply" aria-labelledby="reply-title">
    <h2 id="reply-title">${words.title}</h2>
    ${lastOfEach(state.given).map((one) => html`<p class="given">${givenText(one, drawn)}</p>`)}
    ${
      fault === null
        ? html`<p class="hint">${words.text}</p>`
        : html`<p class="notice bad" role="alert" id="reply-fault">${fault}</p>`
    }
    ${fold('promise', words.promise.title, drawn, [
      html`<div class="row">
        ${dateField('promise', words.promise.on, drawn)}${amountField('promise', words.promise.amount, drawn)}
      </div>`,
    ])}
    ${fold('paid', words.paid.title, drawn, [
      html`<div class="row">
        ${dateField('paid', words.paid.on, drawn)}${amountField('paid', words.paid.amount, drawn)}
      </div>`,
      textField('paid', 'note', words.paid.note, drawn, false),
      hint(words.paid.hint),
    ])}
    ${fold('dispute', words.dispute.title, drawn, [
      noteField(words.dispute.note, drawn),
      amountField('dispute', words.dispute.amount, drawn),
      hint(words.dispute.hint),
    ])}
    ${fold('contact', words.contact.title, drawn, [
      textField('contact', 'email', words.contact.email, drawn, true),
      textField('contact', 'note', words.contact.note, drawn, false),
      hint(words.contact.hint),
    ])}
    <p class="hint">${words.legal}</p>
  </section>`;
};

const fold = (kind: ReplyKind, title: string, drawn: Drawn, fields: readonly Html[]): Html => {
  const { words, here, state } = drawn;
  const isRefused = state.form?.kind === kind;
  return html`<details class="reply" ${isRefused ? html`open` : null}>
    <summary>${title}</summary>
    <form method="post" action="${here}/reply#reply">
      <input type="hidden" name="kind" value="${kind}" />
      ${fields} ${textField(kind, 'name', words.name, drawn, true)}
      <div class="actions"><button class="button main">${words[kind].send}</button></div>
    </form>
  </details>`;
};

const typed = (
  kind: ReplyKind,
  field: 'name' | 'on' | 'amount' | 'note' | 'email',
  { state }: Drawn,
): string => (state.form?.kind === kind ? state.form[field] : '');

const textField = (
  kind: ReplyKind,
  field: 'name' | 'note' | 'email',
  label: string,
  drawn: Drawn,
  isRequired: boolean,
): Html => {
  const id = `${kind}-${field}`;
  return html`<label for="${id}">${label}</label>
    <input
      type="${field === 'email' ? 'email' : 'text'}"
      id="${id}"
      name="${field}"
      value="${typed(kind, field, drawn)}"
      maxlength="200"
      ${field === 'name' ? html`autocomplete="name"` : null}
      ${isRequired ? html`required` : null}
    />`;
};

const noteField = (label: string, drawn: Drawn): Html =>
  html`<label for="dispute-note">${label}</label>
    <textarea id="dispute-note" name="note" maxlength="500" required>
${typed('dispute', 'note', drawn)}</textarea>`;

/** Without a wrong choice: a promise is for today or later, a payment made is not to come. */
const dateField = (kind: 'promise' | 'paid', label: string, drawn: Drawn): Html => {
  const { today } = drawn;
  const bounds =
    kind === 'promise'
      ? html`min="${today}" max="${addDays(today, MAX_PROMISE_DAYS)}"`
      : html`max="${today}"`;
  return html`<div>
    <label for="${kind}-on">${label}</label>
    <input type="date" id="${kind}-on" name="on" value="${typed(kind, 'on', drawn)}" ${bounds} required />
  </div>`;
};

const amountField = (
  kind: 'promise' | 'paid' | 'dispute',
  label: (open: string) => string,
  drawn: Drawn,
): Html =>
  html`<div>
    <label for="${kind}-amount">${label(drawn.open)}</label>
    <input
      type="text"
      id="${kind}-amount"
      name="amount"
      inputmode="decimal"
      value="${typed(kind, 'amount', drawn)}"
      maxlength="40"
    />
  </div>`;

const hint = (text: string): Html => html`<p class="hint">${text}</p>`;

/** A new announcement takes the place of the one before: the last of each kind is what stands. */
const lastOfEach = (given: readonly KeptReply[]): KeptReply[] => [
  ...new Map(given.map((one) => [one.kind, one])).values(),
];

const givenText = ({ kind, amountMinor, on, email }: KeptReply, { words, say }: Drawn): string => {
  const amount = amountMinor === null ? '' : say.money(amountMinor);
  const day = on === null ? '' : say.day(on);
  if (kind === 'contact') return words.given.contact(email);
  return kind === 'dispute' ? words.given.dispute(amount) : words.given[kind](amount, day);
};

const faultText = (fault: NonNullable<ReplyState['fault']>, { words, open, today, say }: Drawn): string => {
  if (fault === 'dateTooFar') return words.faults.dateTooFar(say.day(addDays(today, MAX_PROMISE_DAYS)));
  return fault === 'amountAbove' ? words.faults.amountAbove(open) : words.faults[fault];
};
