import { isItem, pricedOptions, withOptions, type Line } from '../../core/invoicing/index.ts';
import { formatDocumentNumber } from '../../i18n/format-document.ts';
import type { ShownDocument } from '../invoicing/index.ts';
import type { Saying } from './document-page.ts';
import { html, type Html } from './html.ts';
import { optionName } from './options-field.ts';

/** The lines and totals, for who reads on a telephone; the PDF says all of it. */
export const detailsCard = (shown: ShownDocument, say: Saying, withChoice: boolean): Html => {
  const { details } = say.words;
  const { accepted } = shown;
  // Of an accepted quote what is ordered; else what is certain, and apart what may be chosen.
  const { totals } = accepted ?? shown;
  const document = accepted?.document ?? withOptions(shown.document, []);
  const options = accepted === null && withChoice ? pricedOptions(shown.document) : [];
  const amounts = new Map(totals.lines.map((line) => [line.id, line.netMinor]));
  const total = (label: string, minor: bigint): Html =>
    html`<tr>
      <th scope="row" colspan="2">${label}</th>
      <td class="end">${say.money(minor)}</td>
    </tr>`;
  return html`<section class="card"><details${document.kind === 'quote' ? html` open` : null}><summary>${details.title}</summary>
<table><thead><tr><th scope="col">${details.item}</th><th scope="col" class="mid">${details.quantity}</th><th scope="col" class="end">${details.amount}</th></tr></thead>
<tbody>${document.lines.map((line) => row(line, amounts, say))}${totals.adjustments.map(
    (one) =>
      html`<tr>
        <td colspan="2">${one.label}</td>
        <td class="end">${say.money(one.isCharge ? one.minor : -one.minor)}</td>
      </tr>`,
  )}</tbody>
<tfoot>${total(details.net, totals.netMinor)}${total(details.vat, totals.taxMinor)}${total(details.gross, totals.grossMinor)}</tfoot>
</table>${
    options.length === 0
      ? null
      : html`<h3>${say.words.options.apart}</h3>
          <ul class="apart">
            ${options.map(
              (option) =>
                html`<li><span>${optionName(option)}</span><span>${say.money(option.netMinor)}</span></li>`,
            )}
          </ul>`
  }</details></section>`;
};

const row = (line: Line, amounts: ReadonlyMap<string, bigint>, say: Saying): Html => {
  if (!isItem(line)) {
    return line.type === 'section'
      ? html`<tr class="section">
          <td colspan="3">${line.title}</td>
        </tr>`
      : html`<tr>
          <td colspan="3"><small>${line.text}</small></td>
        </tr>`;
  }
  const description = line.description ?? '';
  return html`<tr>
    <td>${line.name}${description === '' ? null : html`<small>${description}</small>`}</td>
    <td class="mid">${formatDocumentNumber(line.quantity, say.language)}</td>
    <td class="end">${say.money(amounts.get(line.id) ?? 0n)}</td>
  </tr>`;
};
