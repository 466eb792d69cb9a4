import type { Locale } from './locales.ts';
import { portalReply as en } from './portal-reply.en.ts';
import { portalReply as fr } from './portal-reply.fr.ts';

/** What a customer may answer about an unpaid invoice on its page. Amounts and days come written. */
export type PortalReplyWords = {
  readonly title: string;
  readonly text: string;
  readonly name: string;
  readonly promise: {
    readonly title: string;
    readonly on: string;
    readonly amount: (open: string) => string;
    readonly send: string;
  };
  readonly paid: {
    readonly title: string;
    readonly on: string;
    readonly amount: (open: string) => string;
    readonly note: string;
    readonly hint: string;
    readonly send: string;
  };
  readonly dispute: {
    readonly title: string;
    readonly amount: (open: string) => string;
    readonly note: string;
    readonly hint: string;
    readonly send: string;
  };
  readonly contact: {
    readonly title: string;
    readonly email: string;
    readonly note: string;
    readonly hint: string;
    readonly send: string;
  };
  readonly legal: string;
  readonly given: {
    readonly promise: (amount: string, day: string) => string;
    readonly paid: (amount: string, day: string) => string;
    readonly dispute: (amount: string) => string;
    readonly contact: (email: string) => string;
  };
  readonly faults: {
    readonly nameMissing: string;
    readonly dateMissing: string;
    readonly dateInPast: string;
    readonly dateTooFar: (day: string) => string;
    readonly dateToCome: string;
    readonly amountUnclear: string;
    readonly amountAbove: (open: string) => string;
    readonly noteMissing: string;
    readonly emailUnclear: string;
    readonly tooMany: string;
    readonly settled: string;
  };
  /** In the language of the company: why the invoice rests. */
  readonly holdReason: (amount: string, day: string) => string;
};

export const portalReplyWords = (locale: Locale): PortalReplyWords => (locale === 'fr' ? fr : en);
