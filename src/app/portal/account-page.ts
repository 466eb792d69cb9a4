import type { PlainDate } from '../../core/calendar/index.ts';
import type { Currency } from '../../core/money/index.ts';
import { formatDocumentDate, formatDocumentMoney } from '../../i18n/format-document.ts';
import { portalAccountWords } from '../../i18n/portal-account.ts';
import { portalPageWords } from '../../i18n/portal-page.ts';
import type { Context } from '../../shell/http/context.ts';
import type { HtmlPage } from '../../shell/http/pages.ts';
import { letterheadOf, readOrganization } from '../organization/index.ts';
import { readCustomer } from '../party/index.ts';
import { accountFacts, type AccountFacts, type AccountItem } from './account-facts.ts';
import { html, type Html } from './html.ts';
import { layout } from './layout.ts';

/** All that a customer owes, in its language: each open invoice leads to its page. `here`: the address of this one. */
export const drawAccount = async (context: Context, partyId: string, here: string): Promise<HtmlPage> => {
  const [company, customer, facts] = [
    await readOrganization(context),
    await readCustomer(context, partyId),
    await accountFacts(context, partyId),
  ];
  const { language } = customer;
  const words = portalAccountWords(language);
  const today = context.today as PlainDate;
  const head = letterheadOf(company);
  const say = {
    words,
    money: (minor: bigint, currency: Currency): string => formatDocumentMoney(minor, currency, language),
    day: (date: PlainDate, style: 'numeric' | 'long' = 'long'): string =>
      formatDocumentDate(date, language, style),
    today,
    here,
  };
  return layout({
    language,
    title: `${words.title} – ${company.name}`,
    status: 200,
    header: html`<p class="name">${company.name}</p>
      <p class="dim">${head.address}</p>
      <p class="dim">${head.contact}</p>`,
    main: html`${context.isDemo ? html`<p class="notice">${portalPageWords(language).specimen}</p>` : null}
      <section class="card" aria-labelledby="title">
        <h1 id="title">${words.title}</h1>
        <p class="dim">${words.of(customer.name, say.day(today))}</p>
        ${sums(facts, say)}
        <div class="actions">
          <a class="button main" href="${here}/statement">${words.statement}</a>
        </div>
      </section>
      ${facts.items.length === 0 ? null : list(facts, say)}`,
    footer: html`${head.legal.map((line) => html`<p>${line}</p>`)}`,
  });
};

type Say = {
  readonly words: ReturnType<typeof portalAccountWords>;
  readonly money: (minor: bigint, currency: Currency) => string;
  readonly day: (date: PlainDate, style?: 'numeric' | 'long') => string;
  readonly today: PlainDate;
  readonly here: string;
};

/** One amount per currency: they are never added up. */
const sums = ({ sums: all }: AccountFacts, { words, money }: Say): Html => {
  const owed = all.filter(({ openMinor }) => openMinor > 0n);
  if (owed.length === 0)
    return html`<p class="label">${words.nothing}</p>
      <p class="when">${words.allSettled}</p>`;
  return html`<p class="label">${words.owed}</p>
    ${owed.map(
      ({ currency, openMinor, lateMinor }) =>
        html`<p class="amount">${money(openMinor, currency)}</p>
          <p class="when">${lateMinor > 0n ? words.late(money(lateMinor, currency)) : words.noneLate}</p>`,
    )}`;
};

const list = ({ items, more }: AccountFacts, say: Say): Html => {
  const { words } = say;
  return html`<section class="card" aria-labelledby="list">
    <h2 id="list">${words.list}</h2>
    <p class="hint">${words.how}</p>
    <table>
      <thead>
        <tr>
          <th scope="col">${words.document}</th>
          <th scope="col">${words.dueOn}</th>
          <th scope="col" class="end">${words.open}</th>
        </tr>
      </thead>
      <tbody>
        ${items.map((item) => row(item, say))}
      </tbody>
    </table>
    ${more > 0 ? html`<p class="hint">${words.more(more)}</p>` : null}
  </section>`;
};

const row = (item: AccountItem, { words, money, day, today, here }: Say): Html => {
  const { number, documentId, dueOn, openMinor, currency } = item;
  const isLate = openMinor > 0n && dueOn < today;
  return html`<tr>
    <td>
      ${documentId === null ? number : html`<a href="${here}/d/${documentId}">${number}</a>`}
      ${isLate ? html`<small class="late">${words.lateBadge}</small>` : null}
      ${openMinor < 0n ? html`<small>${words.credit}</small>` : null}
    </td>
    <td>${day(dueOn, 'numeric')}</td>
    <td class="end">${money(openMinor, currency)}</td>
  </tr>`;
};
