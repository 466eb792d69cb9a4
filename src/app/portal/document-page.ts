import type { PlainDate } from '../../core/calendar/index.ts';
import { formatDocumentDate, formatDocumentMoney } from '../../i18n/format-document.ts';
import { portalPageWords } from '../../i18n/portal-page.ts';
import type { HtmlPage } from '../../shell/http/pages.ts';
import type { ShownDocument } from '../invoicing/index.ts';
import { answerForm, type AnswerState } from './answer-form.ts';
import type { Choice } from './choice.ts';
import { detailsCard } from './details-card.ts';
import { html, type Html } from './html.ts';
import { layout } from './layout.ts';
import { replyCard, type ReplyState } from './reply-card.ts';
import { paymentCard } from './payment-card.ts';
import { standing } from './standing.ts';

export type PageFacts = {
  readonly shown: ShownDocument;
  readonly today: PlainDate;
  readonly isDemo: boolean;
  /** Who answered, through a link or told by telephone; null while nobody did. */
  readonly decidedBy: string | null;
  /** Address of the page itself. */
  readonly here: string;
  /** null when there is nothing to answer. */
  readonly form: { readonly state: AnswerState; readonly choice: Choice } | null;
  /** What was answered about it, and what is wrong with what was just typed; null where nothing is owed. */
  readonly reply: ReplyState | null;
};

/** Everything that the parts of the page say amounts and days with. */
export type Saying = ReturnType<typeof sayingOf>;
export const sayingOf = ({ document }: ShownDocument) => {
  const { language, currency } = document;
  return {
    language,
    words: portalPageWords(language),
    money: (minor: bigint): string => formatDocumentMoney(minor, currency, language),
    day: (date: PlainDate): string => formatDocumentDate(date, language, 'long'),
  };
};

export const documentPage = (facts: PageFacts): HtmlPage => {
  const { shown, isDemo, form, here } = facts;
  const say = sayingOf(shown);
  const { words } = say;
  const { document, number } = shown;
  const name = `${words.titles[document.kind]} ${number}`.trim();
  const stands = standing(facts, say);
  return layout({
    language: document.language,
    title: `${name} – ${document.seller.name}`,
    status: isRefused(facts) ? 422 : 200,
    header: letterhead(shown),
    main: html`${isDemo ? html`<p class="notice">${words.specimen}</p>` : null}
      <section class="card" aria-labelledby="title">
        <div class="head">
          <div>
            <h1 id="title">${name}</h1>
            ${document.title === '' ? null : html`<p class="subject">${document.title}</p>`}
            <p class="dim">${words.of(say.day(document.issuedOn))} · ${words.to} ${document.buyer.name}</p>
          </div>
          <p class="badge ${stands.tone}">${stands.badge}</p>
        </div>
        <p class="label">${stands.label}</p>
        <p class="amount">${stands.amount}</p>
        <p class="when">${stands.sentence}</p>
        ${files(facts, say)}
      </section>
      ${form === null ? null : answerForm(form.state, form.choice, shown, say, here)}
      ${paymentCard(facts, say)} ${replyCard(facts, say)} ${detailsCard(shown, say, form === null)}`,
    footer: html`${legalLines(shown, say).map((line) => html`<p>${line}</p>`)}`,
  });
};

const isRefused = ({ form, reply }: PageFacts): boolean => {
  const fault = form?.state.fault ?? null;
  return (fault !== null && fault !== 'optionsChanged') || (reply !== null && reply.fault !== null);
};

const letterhead = ({ document: { seller } }: ShownDocument): Html => {
  const { lines, postalCode, city } = seller.address;
  const place = [...lines, `${postalCode} ${city}`.trim()].filter((line) => line !== '').join(' · ');
  const contact = [
    seller.phone === '' ? null : html`${seller.phone}`,
    seller.email === '' ? null : html`<a href="mailto:${seller.email}">${seller.email}</a>`,
  ].filter((one) => one !== null);
  return html`<p class="name">${seller.name}</p>
    <p class="dim">${place}</p>
    ${
      contact.length === 0
        ? null
        : html`<p class="dim">${contact.map((one, index) => (index === 0 ? one : html` · ${one}`))}</p>`
    }`;
};

/** The one thing to do on the page stands out: to answer, else to look. */
const files = ({ shown, here, form }: PageFacts, { words }: Saying): Html => {
  const { hasPdf, state, number, document } = shown;
  if (!hasPdf) return html`<p class="hint">${words.files.preparing}</p>`;
  const title = `${words.titles[document.kind]} ${number}`;
  return html`<div class="actions">
    <a
      class="button ${form === null ? 'main' : ''}"
      href="${here}/pdf"
      aria-label="${words.files.view} – ${title}"
      >${words.files.view}</a
    >
    <a class="button" href="${here}/pdf?download" download aria-label="${words.files.download} – ${title}"
      >${words.files.download}</a
    >
    ${state === 'issued' ? html`<a class="quiet" href="${here}/xml" download>${words.files.xml}</a>` : null}
  </div>`;
};

/** As on its papers (C. com. R123-237). */
const legalLines = ({ document: { seller } }: ShownDocument, { words }: Saying): string[] =>
  [
    [
      [seller.legalForm, seller.capital].filter((part) => part !== '').join(' – '),
      seller.siren === '' ? '' : `SIREN ${seller.siren.replaceAll(/(\d{3})(?=\d)/g, '$1\u00a0')}`,
      seller.register,
      seller.vatNumber === '' ? '' : `${words.details.vat} ${seller.vatNumber}`,
    ]
      .filter((part) => part !== '')
      .join(' · '),
    seller.legalMention,
  ].filter((line) => line !== '');
