import type { PlainDate } from '../../../core/calendar/index.ts';
import type { Currency } from '../../../core/money/index.ts';
import { html, type Html } from '../html.ts';
import type { OwedItem } from './owed.ts';
import { itemField } from './parse-act.ts';

/** What the fields say amounts and days with. */
export type Words = {
  readonly money: (minor: bigint, currency: Currency) => string;
  readonly day: (date: PlainDate, style?: 'numeric' | 'long') => string;
  readonly due: (day: string) => string;
};

type Field = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly type?: 'text' | 'email' | 'date';
  readonly isRequired?: boolean;
  readonly isWrong?: boolean;
  readonly more?: Html;
};

export const field = ({ name, label, value, type = 'text', isRequired, isWrong, more }: Field): Html =>
  html`<div>
    <label for="${name}">${label}</label>
    <input
      type="${type}"
      id="${name}"
      name="${name}"
      value="${value}"
      maxlength="200"
      ${name === 'name' ? html` autocomplete="name"` : null}
      ${isRequired === true ? html` required` : null}
      ${isWrong === true ? html` aria-invalid="true" aria-describedby="fault"` : null}
      ${more ?? null}
    />
  </div>`;

export const area = (name: string, label: string, value: string, isRequired: boolean): Html =>
  html`<label for="${name}">${label}</label>
    <textarea id="${name}" name="${name}" maxlength="500" ${isRequired ? html`required` : null}>
${value}</textarea>`;

export const hidden = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}" />`;

/** A box each, or one choice of all. */
export const itemChoice = (
  legend: string,
  items: readonly { readonly item: OwedItem; readonly minor: bigint }[],
  chosen: readonly string[],
  isOne: boolean,
  words: Words,
): Html =>
  html`<fieldset class="options">
    <legend>${legend}</legend>
    ${items.map(
      ({ item, minor }) =>
        html`<label class="check option"
          ><input
            type="${isOne ? 'radio' : 'checkbox'}"
            name="${isOne ? 'item' : itemField(item.itemId)}"
            value="${isOne ? item.itemId : 'yes'}"
            ${isOne ? html` required` : null}
            ${chosen.includes(item.itemId) ? html` checked` : null}
          /><span>${item.number}<small>${words.due(words.day(item.dueOn, 'numeric'))}</small></span
          ><span class="price">${words.money(minor, item.currency)}</span></label
        >`,
    )}
  </fieldset>`;
