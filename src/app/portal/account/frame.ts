import type { PlainDate } from '../../../core/calendar/index.ts';
import type { Currency } from '../../../core/money/index.ts';
import { formatDocumentDate, formatDocumentMoney } from '../../../i18n/format-document.ts';
import { portalPageWords } from '../../../i18n/portal-page.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { HtmlPage } from '../../../shell/http/pages.ts';
import { letterheadOf, readOrganization, type Organization } from '../../organization/index.ts';
import { readCustomer, type Customer } from '../../party/index.ts';
import { html, type Html } from '../html.ts';
import { layout } from '../layout.ts';

/** Everything that the pages of an account are drawn with, in the customer's language. */
export type AccountSaying = {
  readonly language: 'fr' | 'en';
  readonly company: Organization;
  readonly customer: Customer;
  readonly isDemo: boolean;
  readonly today: PlainDate;
  /** The address of the account's first page. */
  readonly home: string;
  readonly money: (minor: bigint, currency: Currency) => string;
  readonly day: (date: PlainDate, style?: 'numeric' | 'long') => string;
};

export const accountSaying = async (
  context: Context,
  partyId: string,
  home: string,
): Promise<AccountSaying> => {
  const company = await readOrganization(context);
  const customer = await readCustomer(context, partyId);
  const { language } = customer;
  return {
    language,
    company,
    customer,
    isDemo: context.isDemo,
    today: context.today as PlainDate,
    home,
    money: (minor, currency) => formatDocumentMoney(minor, currency, language),
    day: (date, style = 'long') => formatDocumentDate(date, language, style),
  };
};

/** The company above, its legal line below. */
export const accountFrame = (
  { language, company, isDemo }: AccountSaying,
  { title, status, main }: { readonly title: string; readonly status: number; readonly main: Html },
): HtmlPage => {
  const head = letterheadOf(company);
  return layout({
    language,
    title: `${title} – ${company.name}`,
    status,
    header: html`<p class="name">${company.name}</p>
      <p class="dim">${head.address}</p>
      <p class="dim">${head.contact}</p>`,
    main: html`${isDemo ? html`<p class="notice">${portalPageWords(language).specimen}</p>` : null}${main}`,
    footer: html`${head.legal.map((line) => html`<p>${line}</p>`)}`,
  });
};
