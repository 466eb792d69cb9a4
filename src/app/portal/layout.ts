import type { HtmlPage } from '../../shell/http/pages.ts';
import { portalPageWords, type PortalPageWords } from '../../i18n/portal-page.ts';
import { html, trusted, type Html } from './html.ts';
import { style } from './style.ts';

export type Framed = {
  readonly language: 'fr' | 'en';
  readonly title: string;
  readonly header: Html | null;
  readonly main: Html;
  readonly footer: Html | null;
  readonly status: number;
};

/** Without a blank added: its hash is in the policy. */
const STYLE_ELEMENT = trusted(`<style>${style}</style>`);

/** A whole page: readable by everybody, kept by no search engine, without anything to run. */
export const layout = ({ language, title, header, main, footer, status }: Framed): HtmlPage => ({
  kind: 'html',
  status,
  style,
  html: html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex,nofollow" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        ${STYLE_ELEMENT}
      </head>
      <body>
        ${header === null ? null : html`<header>${header}</header>`}
        <main>${main}</main>
        ${footer === null ? null : html`<footer>${footer}</footer>`}
      </body>
    </html> `.markup,
});

const STATUS: Readonly<Record<keyof PortalPageWords['calm'], number>> = {
  unknown: 404,
  expired: 410,
  revoked: 410,
  busy: 429,
  failed: 503,
};

/** Where there is nothing to show: what happened and what to do, without a word of whose document it is. */
export const calmPage = (what: keyof PortalPageWords['calm'], language: 'fr' | 'en'): HtmlPage => {
  const { title, text } = portalPageWords(language).calm[what];
  return layout({
    language,
    title,
    header: null,
    main: html`<div class="calm">
      <div class="card">
        <h1>${title}</h1>
        <p>${text}</p>
      </div>
    </div>`,
    footer: null,
    status: STATUS[what],
  });
};
