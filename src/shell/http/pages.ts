import type { Download } from './context.ts';

/** A file that a form carries; `isTooLarge`: only its beginning was read. */
export type PageFile = { readonly name: string; readonly bytes: Uint8Array; readonly isTooLarge: boolean };

/** A request for a page that the server draws itself: public, without React, without JavaScript. */
export type PageVisit = {
  readonly params: Readonly<Record<string, string>>;
  /** Fields of a form that was posted; empty for a GET. */
  readonly form: Readonly<Record<string, string>>;
  /** What came with the form; null for none. */
  readonly file: PageFile | null;
  readonly method: string;
  /** The address ends in ?download: kept rather than shown. */
  readonly isDownload: boolean;
  readonly ip: string;
  readonly userAgent: string;
  /** The browser fetches it in advance, for nobody yet (Sec-Purpose, X-Moz). */
  readonly isPrefetch: boolean;
  /** Somebody who is signed in to Encaisse. */
  readonly isStaff: boolean;
  /** The request comes from this machine itself. */
  readonly isLocal: boolean;
  /** What the browser asks for; a page about a document speaks the document's language. */
  readonly locale: 'fr' | 'en';
};

/** `style` is the whole of the page's one style element: nothing else may style it. */
export type HtmlPage = {
  readonly kind: 'html';
  readonly status: number;
  readonly html: string;
  readonly style: string;
};

export type PageAnswer =
  | HtmlPage
  /** See other (303): what was posted is not posted again by reloading. */
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'file'; readonly download: Download }
  /** A picture inside a mail: whatever page shows that mail may show it. */
  | { readonly kind: 'picture'; readonly mediaType: string; readonly bytes: Buffer };

export type Page = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Asked more often than this by one address in a minute, it is refused. */
  readonly perMinute: number;
  /** The form may carry one file of at most so many bytes; left out: none. */
  readonly maxFileBytes?: number;
  readonly answer: (visit: PageVisit) => Promise<PageAnswer>;
};

/** The pages of one room, and what it shows when one of them cannot be shown. */
export type Pages = {
  readonly pages: readonly Page[];
  readonly apology: (status: number, locale: 'fr' | 'en') => HtmlPage;
};
