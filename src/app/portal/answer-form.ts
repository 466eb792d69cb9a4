import type { ShownDocument } from '../invoicing/index.ts';
import type { Answer, AnswerFault } from './answer-quote.ts';
import type { Choice } from './choice.ts';
import type { Saying } from './document-page.ts';
import { html, type Html } from './html.ts';
import { optionsField } from './options-field.ts';

/** What was typed before, and what is wrong with it. */
export type AnswerState = Pick<Answer, 'name' | 'note' | 'agrees' | 'options'> & {
  readonly fault: AnswerFault | null;
};

export const emptyAnswer: AnswerState = { name: '', note: '', agrees: false, options: [], fault: null };

/** A plain form: it works in any browser, without JavaScript, by keyboard. */
export const answerForm = (
  state: AnswerState,
  choice: Choice,
  shown: ShownDocument,
  say: Saying,
  here: string,
): Html => {
  const { answer } = say.words;
  const { fault } = state;
  // Nothing is wrong there: the total has changed with the boxes, and is confirmed.
  const isQuestion = fault === 'optionsChanged';
  return html`<section class="card" aria-labelledby="answer">
    <h2 id="answer">${answer.title}</h2>
    ${
      fault === null
        ? null
        : html`<p class="notice${isQuestion ? '' : ' bad'}" role="alert" id="fault">${answer[fault]}</p>`
    }
    <form method="post" action="${here}/answer#answer">
      <input type="hidden" name="seen" value="${choice.hash}" />
      <input type="hidden" name="seenOptions" value="${choice.key}" />
      ${optionsField(choice, shown, say)}
      <label for="name">${answer.name}</label>
      <input
        type="text"
        id="name"
        name="name"
        value="${state.name}"
        autocomplete="name"
        maxlength="120"
        required
        aria-describedby="name-hint"
        ${fault === 'nameMissing' ? html` aria-invalid="true"` : null}
      />
      <p class="hint" id="name-hint">${answer.nameHint}</p>
      <label for="note">${answer.note}</label>
      <textarea id="note" name="note" maxlength="300">${state.note}</textarea>
      <label class="check"
        ><input
          type="checkbox"
          name="agree"
          value="yes"
          required${state.agrees ? html` checked` : null}${fault === 'agreeMissing' ? html` aria-invalid="true"` : null}
        /><span>${answer.agree(shown.document.buyer.name)}</span></label
      >
      <div class="actions">
        <button class="button main" name="answer" value="accepted">${answer.accept}</button>
        <button class="button" name="answer" value="refused">${answer.refuse}</button>
      </div>
      <p class="hint">${answer.legal}</p>
    </form>
  </section>`;
};
