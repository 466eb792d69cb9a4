import type { DocumentKind } from '../core/invoicing/index.ts';
import type { Locale } from './locales.ts';
import { portalPage as en } from './portal-page.en.ts';
import { portalPage as fr } from './portal-page.fr.ts';

/** What the customer's page says. Amounts and days come written (format-document.ts). */
export type PortalPageWords = {
  readonly titles: Readonly<Record<DocumentKind, string>>;
  readonly noIndexTitle: string;
  readonly specimen: string;
  readonly to: string;
  readonly of: (day: string) => string;
  readonly states: {
    readonly toPay: string;
    readonly due: (day: string) => string;
    readonly late: (day: string) => string;
    readonly settled: string;
    readonly settledOn: (day: string) => string;
    readonly part: (total: string) => string;
    readonly credit: string;
    readonly creditUsed: string;
    readonly quote: string;
    readonly quoteWithOptions: string;
    readonly validUntil: (day: string) => string;
    readonly noLongerValid: (day: string) => string;
    readonly accepted: (name: string, day: string) => string;
    readonly refused: (name: string, day: string) => string;
    readonly acceptedBadge: string;
    readonly refusedBadge: string;
    readonly waitingBadge: string;
    readonly expiredBadge: string;
    readonly openBadge: string;
    readonly lateBadge: string;
    readonly paidBadge: string;
    readonly total: string;
  };
  readonly pay: {
    readonly title: string;
    readonly text: string;
    readonly beneficiary: string;
    readonly iban: string;
    readonly bic: string;
    readonly reference: string;
    readonly amount: string;
    readonly qr: string;
    readonly qrAlt: string;
    readonly directDebit: string;
    readonly justPaid: string;
  };
  readonly schedule: {
    readonly title: string;
    readonly due: string;
    readonly amount: string;
    readonly open: string;
  };
  readonly files: {
    readonly title: string;
    readonly view: string;
    readonly download: string;
    readonly xml: string;
    readonly preparing: string;
  };
  readonly details: {
    readonly title: string;
    readonly item: string;
    readonly quantity: string;
    readonly amount: string;
    readonly net: string;
    readonly vat: string;
    readonly gross: string;
  };
  readonly options: {
    readonly title: string;
    readonly text: string;
    readonly gross: (amount: string) => string;
    readonly net: (amount: string) => string;
    readonly without: string;
    readonly with: (count: number) => string;
    readonly update: string;
    readonly apart: string;
  };
  readonly answer: {
    readonly title: string;
    readonly name: string;
    readonly nameHint: string;
    readonly note: string;
    readonly agree: (company: string) => string;
    readonly accept: string;
    readonly refuse: string;
    readonly legal: string;
    readonly nameMissing: string;
    readonly agreeMissing: string;
    readonly changed: string;
    readonly optionsChanged: string;
    readonly nothingChosen: string;
  };
  readonly questions: string;
  readonly calm: {
    readonly unknown: { readonly title: string; readonly text: string };
    readonly expired: { readonly title: string; readonly text: string };
    readonly revoked: { readonly title: string; readonly text: string };
    readonly busy: { readonly title: string; readonly text: string };
    readonly failed: { readonly title: string; readonly text: string };
  };
  readonly contact: (company: string) => string;
};

export const portalPageWords = (locale: Locale): PortalPageWords => (locale === 'fr' ? fr : en);
