import type { MailLabels } from '../mail/mail-input.ts';

/** The words of a letter, from i18n. */
export type LetterLabels = MailLabels & {
  billed: string;
  settled: string;
  customerRef: string;
  caseRef: string;
  placeAndDate: (place: string, date: string) => string;
  level: (level: number) => string;
  formalNotice: string;
  announcement: string;
  transfer: string;
  online: string;
  scan: string;
  qrAlt: string;
  logoAlt: (company: string) => string;
  page: string;
  specimen: string;
  pay: (amount: string) => string;
};

/** The words that a statement of account adds to those of a letter. */
export type StatementLabels = {
  title: string;
  asOf: (date: string) => string;
  intro: string;
  balance: string;
  inFavour: string;
  overdue: string;
  openItems: string;
  credits: string;
  payments: string;
  date: string;
  kind: string;
  document: string;
  none: string;
  aging: string;
  amount: string;
  sum: string;
};
