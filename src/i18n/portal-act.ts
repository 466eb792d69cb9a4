import type { Locale } from './locales.ts';
import { portalAct as en } from './portal-act.en.ts';
import { portalAct as fr } from './portal-act.fr.ts';

/** What a customer may say about several invoices, from the page of its account. Amounts and days come written. */
export type PortalActWords = {
  readonly title: string;
  readonly text: string;
  readonly back: string;
  readonly invoices: string;
  readonly invoice: string;
  readonly due: (day: string) => string;
  readonly name: string;
  readonly note: string;
  readonly legal: string;
  readonly acts: Readonly<
    Record<
      'pay' | 'paid' | 'dispute' | 'resend' | 'contact' | 'acknowledge',
      { readonly title: string; readonly text: string; readonly send: string }
    >
  >;
  readonly pay: {
    readonly on: string;
    readonly count: string;
    readonly once: string;
    readonly times: (count: number) => string;
    readonly hint: string;
    readonly total: string;
  };
  readonly preview: {
    readonly title: string;
    readonly text: string;
    readonly change: string;
    readonly send: string;
  };
  readonly paid: { readonly on: string; readonly amount: string; readonly note: string };
  readonly dispute: {
    readonly note: string;
    readonly amount: string;
    readonly file: string;
    readonly fileHint: (megabytes: number) => string;
  };
  readonly contact: { readonly email: string; readonly note: string };
  readonly resend: { readonly nowhere: string };
  readonly nothing: string;
  readonly plan: {
    readonly title: string;
    readonly day: string;
    readonly amount: string;
    readonly state: string;
    readonly states: Readonly<Record<'proposed' | 'running' | 'kept' | 'broken', string>>;
    readonly parts: Readonly<Record<'kept' | 'part_kept' | 'open' | 'missed', string>>;
  };
  readonly given: {
    readonly promise: (amount: string, day: string) => string;
    readonly plan: (amount: string, day: string) => string;
    readonly planAccepted: (amount: string, day: string) => string;
    readonly planRefused: (amount: string) => string;
    readonly paid: (amount: string, day: string) => string;
    readonly dispute: (amount: string) => string;
    readonly contact: (email: string) => string;
    readonly contactAccepted: (email: string) => string;
    readonly resend: string;
    readonly acknowledge: (amount: string, day: string) => string;
  };
  readonly faults: {
    readonly itemsMissing: string;
    readonly oneCurrency: string;
    readonly countUnclear: string;
    readonly fileType: string;
    readonly fileTooLarge: (megabytes: number) => string;
    readonly tooMany: string;
    readonly changed: string;
  };
  /** In the language of the company: why the invoices rest. */
  readonly planHoldReason: string;
};

export const portalActWords = (locale: Locale): PortalActWords => (locale === 'fr' ? fr : en);
