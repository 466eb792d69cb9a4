import { addDays, type PlainDate } from '../../../core/calendar/index.ts';
import { portalActWords, type PortalActWords } from '../../../i18n/portal-act.ts';
import { portalReplyWords } from '../../../i18n/portal-reply.ts';
import type { HtmlPage } from '../../../shell/http/pages.ts';
import { html, type Html } from '../html.ts';
import { MAX_PROMISE_DAYS } from '../parse-reply.ts';
import { area, field, hidden, itemChoice } from './act-fields.ts';
import { MAX_FILE_MEGABYTES } from './evidence-file.ts';
import { accountFrame, type AccountSaying } from './frame.ts';
import type { OwedItem } from './owed.ts';
import { choosable, COUNTS, itemField, planKey, type Act, type ActFault, type ActForm } from './parse-act.ts';

type Drawn = {
  readonly say: AccountSaying;
  readonly words: PortalActWords;
  readonly form: ActForm;
  readonly owed: readonly OwedItem[];
  readonly today: PlainDate;
  readonly address: string | null;
};

/** One thing to say per page: its invoices, its fields, one button. Works on a telephone, by keyboard, without JavaScript. */
export const actPage = (
  say: AccountSaying,
  facts: {
    readonly form: ActForm;
    readonly owed: readonly OwedItem[];
    readonly fault: ActFault | null;
    readonly today: PlainDate;
    /** Where an invoice would be sent again; null: nowhere is known. */
    readonly address: string | null;
  },
): HtmlPage => {
  const words = portalActWords(say.language);
  const { form, fault } = facts;
  const { what } = form;
  const act = words.acts[what];
  const drawn: Drawn = { say, words, ...facts };
  const choice = choiceOf(drawn);
  const isEmpty = what !== 'contact' && choice === null;
  const isNowhere = what === 'resend' && facts.address === null;
  const body = isNowhere
    ? html`<p>${words.resend.nowhere}</p>`
    : isEmpty
      ? html`<p>${words.nothing}</p>`
      : html`<form
          method="post"
          action="${say.home}/r/${what}"
          ${what === 'dispute' ? html` enctype="multipart/form-data"` : null}
        >
          ${choice} ${fieldsOf(drawn)}
          ${field({
            name: 'name',
            label: words.name,
            value: form.name,
            isRequired: true,
            isWrong: fault === 'nameMissing',
          })}
          <div class="actions"><button class="button main">${act.send}</button></div>
          <p class="hint">${words.legal}</p>
        </form>`;
  return accountFrame(say, {
    title: act.title,
    status: fault === null ? 200 : 422,
    main: html`<section class="card" aria-labelledby="title">
        <h1 id="title">${act.title}</h1>
        <p class="lead">${act.text}</p>
        ${
          fault === null
            ? null
            : html`<p class="notice bad" role="alert" id="fault">${faultText(fault, drawn)}</p>`
        }
        ${body}
      </section>
      <p><a href="${say.home}">${words.back}</a></p>`,
  });
};

const choiceOf = ({ words, form, owed, say }: Drawn): Html | null => {
  const { what } = form;
  const items = choosable(what, owed);
  if (what === 'contact' || items.length === 0) return null;
  const isOne = what === 'dispute';
  const shown = items.map((item) => ({
    item,
    minor: what === 'pay' || what === 'dispute' ? item.undisputedMinor : item.openMinor,
  }));
  const legend = isOne ? words.invoice : words.invoices;
  return itemChoice(legend, shown, form.items, isOne, { ...say, due: words.due });
};

const fieldsOf = ({ words, form, today }: Drawn): Html[] => {
  const { on, amount, note, email } = form;
  switch (form.what) {
    case 'pay':
      return [
        html`<div class="row">
          ${field({
            name: 'on',
            label: words.pay.on,
            value: on,
            type: 'date',
            isRequired: true,
            more: html` min="${today}" max="${addDays(today, MAX_PROMISE_DAYS)}"`,
          })}
          <div>
            <label for="count">${words.pay.count}</label>
            <select id="count" name="count">
              ${COUNTS.map(
                (count) =>
                  html`<option
                    value="${String(count)}"
                    ${String(count) === form.count ? html`selected` : null}
                  >
                    ${count === 1 ? words.pay.once : words.pay.times(count)}
                  </option>`,
              )}
            </select>
          </div>
        </div>`,
        html`<p class="hint">${words.pay.hint}</p>`,
        field({ name: 'note', label: words.note, value: note }),
      ];
    case 'paid':
      return [
        html`<div class="row">
          ${field({
            name: 'on',
            label: words.paid.on,
            value: on,
            type: 'date',
            isRequired: true,
            more: html` max="${today}"`,
          })}
          ${field({ name: 'amount', label: words.paid.amount, value: amount, more: html` inputmode="decimal"` })}
        </div>`,
        field({ name: 'note', label: words.paid.note, value: note }),
      ];
    case 'dispute':
      return [
        area('note', words.dispute.note, note, true),
        field({
          name: 'amount',
          label: words.dispute.amount,
          value: amount,
          more: html` inputmode="decimal"`,
        }),
        html`<label for="file">${words.dispute.file}</label>
          <input
            type="file"
            id="file"
            name="file"
            accept=".pdf,.jpg,.jpeg,.png"
            aria-describedby="file-hint"
          />
          <p class="hint" id="file-hint">${words.dispute.fileHint(MAX_FILE_MEGABYTES)}</p>`,
      ];
    case 'contact':
      return [
        field({ name: 'email', label: words.contact.email, value: email, type: 'email', isRequired: true }),
        field({ name: 'note', label: words.contact.note, value: note }),
      ];
    case 'resend':
      return [];
  }
};

const faultText = (fault: ActFault, { words, say, today, form, owed }: Drawn): string => {
  const { faults } = portalReplyWords(say.language);
  switch (fault) {
    case 'dateTooFar':
      return faults.dateTooFar(say.day(addDays(today, MAX_PROMISE_DAYS)));
    case 'amountAbove': {
      const chosen = owed.filter(({ itemId }) => form.items.includes(itemId));
      const minor = chosen.reduce(
        (sum, item) => sum + (form.what === 'paid' ? item.openMinor : item.undisputedMinor),
        0n,
      );
      const [first] = chosen;
      return faults.amountAbove(first === undefined ? '' : say.money(minor, first.currency));
    }
    case 'fileTooLarge':
      return words.faults.fileTooLarge(MAX_FILE_MEGABYTES);
    case 'itemsMissing':
    case 'oneCurrency':
    case 'countUnclear':
    case 'fileType':
    case 'tooMany':
    case 'changed':
      return words.faults[fault];
    case 'nameMissing':
    case 'dateMissing':
    case 'dateInPast':
    case 'dateToCome':
    case 'amountUnclear':
    case 'noteMissing':
    case 'emailUnclear':
      return faults[fault];
  }
};

/** The instalments, shown before they are proposed: nothing is proposed that was not on the page. */
export const previewPage = (say: AccountSaying, form: ActForm, act: Act): HtmlPage => {
  const words = portalActWords(say.language);
  const { preview, pay, plan } = words;
  const kept: Html[] = [
    ...act.items.map(({ itemId }) => hidden(itemField(itemId), 'yes')),
    ...(['name', 'on', 'count', 'note'] as const).map((name) => hidden(name, form[name])),
  ];
  return accountFrame(say, {
    title: preview.title,
    status: 200,
    main: html`<section class="card" aria-labelledby="title">
      <h1 id="title">${preview.title}</h1>
      <p class="lead">${preview.text}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">${plan.day}</th>
            <th scope="col" class="end">${plan.amount}</th>
          </tr>
        </thead>
        <tbody>
          ${act.instalments.map(
            (one) =>
              html`<tr>
                <td>${say.day(one.dueOn)}</td>
                <td class="end">${say.money(one.amountMinor, act.currency!)}</td>
              </tr>`,
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">${pay.total}</th>
            <td class="end">${say.money(act.amountMinor!, act.currency!)}</td>
          </tr>
        </tfoot>
      </table>
      <form method="post" action="${say.home}/r/pay">
        ${kept}${hidden('seen', planKey(act.instalments))}
        <div class="actions">
          <button class="button main">${preview.send}</button>
          <a class="button" href="${say.home}/r/pay">${preview.change}</a>
        </div>
        <p class="hint">${pay.hint}</p>
      </form>
    </section>`,
  });
};
