import { addDays, daysBetween, dueDate, endOfMonth, maxDate } from '../calendar/index.ts';
import type { PaymentTerms, PlainDate } from '../calendar/index.ts';
import { error, warning } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { isFrance } from '../party/index.ts';
import { isInvoice } from './kinds.ts';
import type { Document } from './model.ts';

/**
 * What is sold decides the longest term the law allows between professionals (C. com. L441-10, L441-11). The general
 * rule and the periodic invoice: the law as checked for this project; the special terms: general knowledge.
 */
export const tradeKinds = [
  /** 60 days from issue, or 45 days end of month (L441-10 I). */
  'general',
  /** An invoice for several deliveries of a period: 45 days from issue (L441-10 I; CGI art. 289 I-3). */
  'periodic',
  /** Road haulage, freight forwarding, ship agency, vehicle hire: 30 days from issue (L441-11 II-5°). */
  'transport',
  /** Perishable food: 30 days after the ten days of delivery (L441-11 II-1°). */
  'perishable-food',
  /** Live cattle, fresh meat of it: 20 days after delivery (L441-11 II-2°). */
  'livestock',
  /** Spirits: 30 days after the month of delivery (L441-11 II-3°). */
  'spirits',
  /** Wine and must without an interprofessional agreement: 45 days end of month or 60 days (L441-11 II-4°). */
  'wine',
] as const;
export type TradeKind = (typeof tradeKinds)[number];

/**
 * How a public body is bound (CCP art. R2192-10, R2192-11, L2192-10): 30 days, a hospital 50, a public company 60. While
 * nobody said which it is, the longest: a hospital’s fifty days are not to be refused.
 */
export type PublicTerm = 30 | 50 | 60;

export type DueLimit = { readonly lastDay: PlainDate; readonly article: string };

export type LimitOptions = {
  readonly trade?: TradeKind;
  readonly publicTerm?: PublicTerm;
};

/**
 * The last day a payment may be agreed for. null where no law limits it: to consumers, and to customers abroad, whose
 * contract may follow another law.
 */
export function dueLimit(document: Document, options: LimitOptions = {}): DueLimit | null {
  const { buyer, issuedOn } = document;
  if (buyer.kind === 'individual' || !isFrance(buyer.address.country)) return null;
  if (buyer.kind === 'public_body') {
    return { lastDay: addDays(issuedOn, options.publicTerm ?? 60), article: 'CCP art. L2192-10, R2192-10' };
  }
  const deliveredOn = document.period?.to ?? document.suppliedOn ?? issuedOn;
  return ofTrade(tradeOf(document, options), issuedOn, deliveredOn);
}

const tradeOf = ({ isSummary }: Document, { trade }: LimitOptions): TradeKind =>
  trade ?? (isSummary === true ? 'periodic' : 'general');

/** The terms of a document, shortened to the last day the law allows where they go beyond it. */
export function termsWithin(document: Document): PaymentTerms {
  const { issuedOn, terms } = document;
  const limit = dueLimit(document);
  return limit === null || dueDate(issuedOn, terms) <= limit.lastDay
    ? terms
    : { kind: 'net', days: daysBetween(issuedOn, limit.lastDay) };
}

function ofTrade(trade: TradeKind, issuedOn: PlainDate, deliveredOn: PlainDate): DueLimit {
  switch (trade) {
    case 'general':
      return { lastDay: longest(issuedOn), article: 'C. com. L441-10, I' };
    case 'wine':
      return { lastDay: longest(issuedOn), article: 'C. com. L441-11, II-4°' };
    case 'periodic':
      return { lastDay: addDays(issuedOn, 45), article: 'C. com. L441-10, I' };
    case 'transport':
      return { lastDay: addDays(issuedOn, 30), article: 'C. com. L441-11, II-5°' };
    case 'perishable-food':
      return { lastDay: addDays(endOfTenDays(deliveredOn), 30), article: 'C. com. L441-11, II-1°' };
    case 'livestock':
      return { lastDay: addDays(deliveredOn, 20), article: 'C. com. L441-11, II-2°' };
    case 'spirits':
      return { lastDay: addDays(endOfMonth(deliveredOn), 30), article: 'C. com. L441-11, II-3°' };
  }
}

/** Both ways of counting an end of month are used; a term that one of them allows is not refused. */
function longest(issuedOn: PlainDate): PlainDate {
  const endOf = (then: 'days-then-end' | 'end-then-days'): PlainDate =>
    // oxlint-disable-next-line unicorn/no-thenable -- a word of the terms, never a function
    dueDate(issuedOn, { kind: 'end-of-month', days: 45, then });
  return maxDate(addDays(issuedOn, 60), endOf('days-then-end'), endOf('end-then-days'));
}

/** The 10th, the 20th, or the end of the month. */
function endOfTenDays(on: PlainDate): PlainDate {
  const start = on.slice(0, 8);
  if (on.slice(8) <= '10') return `${start}10` as PlainDate;
  return on.slice(8) <= '20' ? (`${start}20` as PlainDate) : endOfMonth(on);
}

/**
 * Terms beyond the limit, while they are typed. 60 days net and 45 days end of month are alternatives the contract
 * chooses between: what neither allows is an error (fine up to 2 M€, C. com. L441-16), what only an end of month allows
 * beyond 60 days is a warning that the contract must say so. The retention of guarantee has its own law.
 */
export function checkDueLimit(document: Document, options: LimitOptions = {}): Finding[] {
  if (!isInvoice(document.kind) || document.kind === 'credit_note') return [];
  const limit = dueLimit(document, options);
  if (limit === null) return [];
  const dues =
    document.schedule.length > 0
      ? document.schedule.map(({ dueOn }, index) => ({ dueOn, path: `schedule.${index}.dueOn` }))
      : [{ dueOn: dueDate(document.issuedOn, document.terms), path: 'terms' }];
  return dues.flatMap(({ dueOn, path }) => {
    const params = { dueOn, lastDay: limit.lastDay, article: limit.article };
    if (dueOn > limit.lastDay) return [error('invoicing.due-beyond-limit', { path, params })];
    const general =
      document.buyer.kind === 'company' && ['general', 'wine'].includes(tradeOf(document, options));
    const onlyEndOfMonth = general && dueOn > addDays(document.issuedOn, 60);
    return onlyEndOfMonth ? [warning('invoicing.due-needs-end-of-month', { path, params })] : [];
  });
}
