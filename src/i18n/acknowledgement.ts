import type { Locale } from './locales.ts';
import { acknowledgement as en } from './acknowledgement.en.ts';
import { acknowledgement as fr } from './acknowledgement.fr.ts';

export type AcknowledgedItem = {
  readonly number: string;
  readonly issued: string;
  readonly due: string;
  readonly amount: string;
};

export type AcknowledgementFacts = {
  readonly name: string;
  readonly customer: string;
  readonly company: string;
  readonly siren: string;
  readonly total: string;
  readonly day: string;
  readonly isConsumer: boolean;
  readonly items: readonly AcknowledgedItem[];
};

/** A debt acknowledged in writing: its words, its pages, its mails, its receipt. Amounts and days come written. */
export type AcknowledgementWords = {
  /** Kept word for word. Each invoice on a line of its own. */
  readonly words: (facts: AcknowledgementFacts) => string;
  readonly page: {
    readonly title: string;
    readonly text: string;
    readonly effect: string;
    readonly sendTo: (address: string) => string;
    readonly nowhere: string;
    readonly readTitle: string;
    readonly readText: (address: string) => string;
    readonly code: string;
    readonly codeHint: string;
    readonly confirm: string;
    readonly again: string;
    readonly free: string;
  };
  readonly faults: Readonly<Record<'codeWrong' | 'codeOver' | 'tooManyCodes' | 'staff', string>>;
  readonly codeMail: (company: string, code: string) => { readonly subject: string; readonly body: string };
  readonly receiptMail: (facts: {
    readonly name: string;
    readonly customer: string;
    readonly company: string;
    readonly total: string;
  }) => { readonly subject: string; readonly body: string };
  readonly receipt: {
    readonly file: (day: string) => string;
    readonly title: string;
    readonly evidence: string;
    readonly name: string;
    readonly at: string;
    readonly address: string;
    readonly ip: string;
    readonly browser: string;
    readonly hash: string;
    readonly how: string;
    readonly effect: string;
    readonly reference: (id: string) => string;
    readonly page: string;
  };
};

export const acknowledgementWords = (locale: Locale): AcknowledgementWords => (locale === 'fr' ? fr : en);
