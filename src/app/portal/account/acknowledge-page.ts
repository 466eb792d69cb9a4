import { acknowledgementWords } from '../../../i18n/acknowledgement.ts';
import { portalActWords } from '../../../i18n/portal-act.ts';
import { portalReplyWords } from '../../../i18n/portal-reply.ts';
import type { HtmlPage } from '../../../shell/http/pages.ts';
import { html, type Html } from '../html.ts';
import type { AcknowledgeFault, SentCode } from './acknowledge.ts';
import { field, hidden, itemChoice } from './act-fields.ts';
import { accountFrame, type AccountSaying } from './frame.ts';
import { maskedAddress } from './known-address.ts';
import { choosable } from './parse-act.ts';
import type { OwedItem } from './owed.ts';

const faultText = (fault: AcknowledgeFault, { language }: AccountSaying): string => {
  const acts = portalActWords(language).faults;
  switch (fault) {
    case 'nameMissing':
      return portalReplyWords(language).faults.nameMissing;
    case 'itemsMissing':
    case 'oneCurrency':
    case 'changed':
      return acts[fault];
    case 'codeWrong':
    case 'codeOver':
    case 'tooManyCodes':
    case 'staff':
      return acknowledgementWords(language).faults[fault];
  }
};

const notice = (fault: AcknowledgeFault | null, say: AccountSaying): Html | null =>
  fault === null ? null : html`<p class="notice bad" role="alert" id="fault">${faultText(fault, say)}</p>`;

/** First what is owed and by whom it is said; the text to confirm stands on the next page. */
export const acknowledgePage = (
  say: AccountSaying,
  facts: {
    readonly owed: readonly OwedItem[];
    readonly chosen: readonly string[];
    readonly name: string;
    readonly address: string | null;
    readonly fault: AcknowledgeFault | null;
  },
): HtmlPage => {
  const { page } = acknowledgementWords(say.language);
  const acts = portalActWords(say.language);
  const items = choosable('acknowledge', facts.owed).map((item) => ({ item, minor: item.undisputedMinor }));
  const { address, fault } = facts;
  const form = html`<form method="post" action="${say.home}/r/acknowledge">
    ${itemChoice(acts.invoices, items, facts.chosen, false, { ...say, due: acts.due })}
    ${field({ name: 'name', label: acts.name, value: facts.name, isRequired: true, isWrong: fault === 'nameMissing' })}
    <p class="hint">${address === null ? null : page.sendTo(maskedAddress(address))}</p>
    <div class="actions"><button class="button main">${acts.acts.acknowledge.send}</button></div>
    <p class="hint">${page.free}</p>
  </form>`;
  const body =
    address === null
      ? html`<p>${page.nowhere}</p>`
      : items.length === 0
        ? html`<p>${acts.nothing}</p>`
        : form;
  return accountFrame(say, {
    title: page.title,
    status: fault === null ? 200 : 422,
    main: html`<section class="card" aria-labelledby="title">
        <h1 id="title">${page.title}</h1>
        <p class="lead">${page.text}</p>
        <p class="notice">${page.effect}</p>
        ${notice(fault, say)} ${body}
      </section>
      <p><a href="${say.home}">${acts.back}</a></p>`,
  });
};

/** The exact text, and the code that confirms it. */
export const confirmPage = (
  say: AccountSaying,
  sent: Pick<SentCode, 'id' | 'email' | 'words'>,
  fault: AcknowledgeFault | null,
): HtmlPage => {
  const { page } = acknowledgementWords(say.language);
  const acts = portalActWords(say.language);
  return accountFrame(say, {
    title: page.readTitle,
    status: fault === null ? 200 : 422,
    main: html`<section class="card" aria-labelledby="title">
        <h1 id="title">${page.readTitle}</h1>
        <p class="lead">${page.readText(maskedAddress(sent.email))}</p>
        <div class="words">${sent.words}</div>
        ${notice(fault, say)}
        <form method="post" action="${say.home}/r/acknowledge/confirm">
          ${hidden('sent', sent.id)}
          <label for="code">${page.code}</label>
          <input
            class="code"
            type="text"
            id="code"
            name="code"
            inputmode="numeric"
            autocomplete="one-time-code"
            maxlength="12"
            required
            aria-describedby="code-hint"
          />
          <p class="hint" id="code-hint">${page.codeHint}</p>
          <div class="actions">
            <button class="button main">${page.confirm}</button>
            <a class="button" href="${say.home}/r/acknowledge">${page.again}</a>
          </div>
          <p class="hint">${page.effect}</p>
          <p class="hint">${acts.legal}</p>
        </form>
      </section>
      <p><a href="${say.home}">${acts.back}</a></p>`,
  });
};
