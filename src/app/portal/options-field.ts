import { pricedOptions, type PricedOption } from '../../core/invoicing/index.ts';
import { formatDocumentNumber } from '../../i18n/format-document.ts';
import type { ShownDocument } from '../invoicing/index.ts';
import { fieldOf, type Choice } from './choice.ts';
import type { Saying } from './document-page.ts';
import { html, type Html } from './html.ts';

/** The options of a quote, a box each, and what the whole comes to with those that are ticked. */
export const optionsField = (choice: Choice, { document }: ShownDocument, say: Saying): Html | null => {
  const options = pricedOptions(document);
  if (options.length === 0) return null;
  const { words, money } = say;
  const { totals, options: chosen } = choice.accepted;
  const ticked = new Set(chosen.map(({ id }) => id));
  return html`<fieldset class="options">
    <legend>${words.options.title}</legend>
    <p class="hint">${words.options.text}</p>
    ${options.map(
      (option) =>
        html`<label class="check option"
          ><input
            type="checkbox"
            name="${fieldOf(option.id)}"
            value="yes"
            ${ticked.has(option.id) ? html` checked` : null}
          /><span>${optionName(option)}${details(option, say)}</span
          ><span class="price"
            >${priceOf(option, document.seller.vatRegime === 'franchise', say)}</span
          ></label
        >`,
    )}
    <p class="sum" role="status">
      <span>${chosen.length === 0 ? words.options.without : words.options.with(chosen.length)}</span
      ><strong>${money(totals.grossMinor)}</strong>
    </p>
    <button class="button" name="answer" value="total" formnovalidate>${words.options.update}</button>
  </fieldset>`;
};

export const optionName = ({ name, lines }: PricedOption): string =>
  name === '' ? (lines[0]?.name ?? '') : name;

const details = (option: PricedOption, say: Saying): Html[] =>
  option.lines.flatMap((line) => {
    const isOnly = option.lines.length === 1 && line.name === optionName(option);
    const text = isOnly
      ? (line.description ?? '')
      : `${formatDocumentNumber(line.quantity, say.language)} × ${line.name}`;
    return text === '' ? [] : [html`<small>${text}</small>`];
  });

const priceOf = ({ netMinor, grossMinor }: PricedOption, isWithoutVat: boolean, say: Saying): Html => {
  const { words, money } = say;
  const plus = grossMinor < 0n ? '' : '+\u00a0';
  if (isWithoutVat) return html`${plus}${money(grossMinor)}`;
  return html`${plus}${words.options.gross(money(grossMinor))}<small
      >${words.options.net(money(netMinor))}</small
    >`;
};
