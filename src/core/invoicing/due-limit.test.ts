import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleInvoice } from '../../../test/kit/invoices.ts';
import { addDays, plainDate } from '../calendar/index.ts';
import type { PaymentTerms } from '../calendar/index.ts';
import { checkDueLimit, dueLimit, termsWithin } from './due-limit.ts';
import type { LimitOptions } from './due-limit.ts';
import type { Buyer, Document } from './model.ts';

const on = plainDate;
const { buyer } = sampleInvoice();
const issued = (day: string, more: Partial<Document> = {}): Document =>
  sampleInvoice({ issuedOn: on(day), ...more });
const sells = (over: Partial<Buyer>): Partial<Document> => ({ buyer: { ...buyer, ...over } });
const net = (days: number): Partial<Document> => ({ terms: { kind: 'net', days } });
const codes = (document: Document, options?: LimitOptions): string[] =>
  checkDueLimit(document, options).map((finding) => `${finding.severity} ${finding.code}`);
const BEYOND = ['error invoicing.due-beyond-limit'];

describe('the longest term the law allows', () => {
  it.each<[string, Document, LimitOptions, string | null]>([
    // 12 March + 60 days; end of month: 26 April → 30 April, or 31 March → 15 May.
    ['60 days or 45 days end of month', issued('2026-03-12'), {}, '2026-05-15'],
    ['early in the month the end of month is longer', issued('2026-03-01'), {}, '2026-05-15'],
    ['late in the month 60 days are', issued('2026-03-31'), {}, '2026-05-31'],
    ['a periodic invoice: 45 days', issued('2026-03-31'), { trade: 'periodic' }, '2026-05-15'],
    ['transport: 30 days', issued('2026-03-12'), { trade: 'transport' }, '2026-04-11'],
    [
      'food: 30 days after the ten days of delivery',
      issued('2026-03-12'),
      { trade: 'perishable-food' },
      '2026-04-19',
    ],
    [
      '… the last of which end with the month',
      issued('2026-02-21'),
      { trade: 'perishable-food' },
      '2026-03-30',
    ],
    [
      'livestock: 20 days after delivery',
      issued('2026-03-12', { suppliedOn: on('2026-03-10') }),
      { trade: 'livestock' },
      '2026-03-30',
    ],
    ['spirits: 30 days after the month', issued('2026-03-12'), { trade: 'spirits' }, '2026-04-30'],
    ['wine: as all', issued('2026-03-12'), { trade: 'wine' }, '2026-05-15'],
    [
      'the State: 30 days',
      issued('2026-03-12', sells({ kind: 'public_body' })),
      { publicTerm: 30 },
      '2026-04-11',
    ],
    [
      'a public body nobody knows more of: the longest of its terms',
      issued('2026-03-12', sells({ kind: 'public_body' })),
      {},
      '2026-05-11',
    ],
    [
      'a hospital: 50 days',
      issued('2026-03-12', sells({ kind: 'public_body' })),
      { publicTerm: 50 },
      '2026-05-01',
    ],
    ['a consumer: none', issued('2026-03-12', sells({ kind: 'individual' })), {}, null],
    ['abroad: none', issued('2026-03-12', sells({ address: { ...buyer.address, country: 'BE' } })), {}, null],
  ])('%s', (_, document, options, lastDay) => {
    expect(dueLimit(document, options)?.lastDay ?? null).toBe(lastDay);
  });
});

describe('terms while they are typed', () => {
  const endOfMonth: PaymentTerms = { kind: 'end-of-month', days: 45, then: 'end-then-days' };

  it('within 60 days say nothing', () => {
    expect(codes(issued('2026-03-12', net(60)))).toEqual([]);
  });

  it('beyond 60 days, within 45 days end of month: the contract must say so', () => {
    expect(codes(issued('2026-03-12', net(64)))).toEqual(['warning invoicing.due-needs-end-of-month']);
    expect(codes(issued('2026-03-01', { terms: endOfMonth }))).toEqual([
      'warning invoicing.due-needs-end-of-month',
    ]);
  });

  it('beyond both are refused, with the day and the article', () => {
    expect(codes(issued('2026-03-12', net(65)))).toEqual(BEYOND);
    expect(checkDueLimit(issued('2026-03-12', net(90)))[0]?.params).toEqual({
      dueOn: '2026-06-10',
      lastDay: '2026-05-15',
      article: 'C. com. L441-10, I',
    });
    expect(codes(issued('2026-03-12', net(31)), { trade: 'transport' })).toEqual(BEYOND);
    expect(codes(issued('2026-03-12', { ...net(61), ...sells({ kind: 'public_body' }) }))).toEqual(BEYOND);
  });

  // C. com. L441-10, I: a periodic invoice (CGI art. 289, I-3) is payable within 45 days of its issue.
  it('of a summary of several deliveries are 45 days, never to the end of the month', () => {
    const summary = (terms: PaymentTerms) => issued('2026-03-31', { isSummary: true, terms });
    expect(codes(summary({ kind: 'net', days: 45 }))).toEqual([]);
    expect(codes(summary({ kind: 'net', days: 46 }))).toEqual(BEYOND);
    expect(codes(summary(endOfMonth))).toEqual([]);
    expect(codes(summary({ ...endOfMonth, then: 'days-then-end' }))).toEqual(BEYOND);
    expect(checkDueLimit(summary({ kind: 'net', days: 60 }))[0]?.params).toEqual({
      dueOn: '2026-05-30',
      lastDay: '2026-05-15',
      article: 'C. com. L441-10, I',
    });
  });

  it('that go beyond are shortened to the last day, where nobody types them', () => {
    const net60 = { kind: 'net', days: 60 } as const;
    expect(termsWithin(issued('2026-03-31', { isSummary: true, terms: net60 }))).toEqual({
      kind: 'net',
      days: 45,
    });
    expect(termsWithin(issued('2026-03-31', { terms: net60 }))).toBe(net60);
    const consumer = sells({ kind: 'individual' });
    expect(termsWithin(issued('2026-03-31', { isSummary: true, terms: net60, ...consumer }))).toBe(net60);
  });

  it('each part of a schedule counts; retentions, quotes and credit notes do not', () => {
    const schedule = [
      { dueOn: on('2026-04-12'), percent: '50' },
      { dueOn: on('2026-07-12'), percent: '50' },
    ];
    expect(checkDueLimit(issued('2026-03-12', { schedule }))[0]?.path).toBe('schedule.1.dueOn');
    const retention = { percent: '5', releaseOn: on('2027-03-12') };
    expect(codes(issued('2026-03-12', { retention }))).toEqual([]);
    expect(codes(issued('2026-03-12', { ...net(90), kind: 'quote' }))).toEqual([]);
    expect(codes(issued('2026-03-12', { ...net(90), kind: 'credit_note' }))).toEqual([]);
  });

  it('60 days and 45 days end of month are never refused, on any day', () => {
    const terms = fc.constantFrom<PaymentTerms>({ kind: 'net', days: 60 }, endOfMonth, {
      kind: 'end-of-month',
      days: 45,
      then: 'days-then-end',
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), terms, (days, one) => {
        const document = issued(addDays(on('2026-01-01'), days), { terms: one });
        expect(checkDueLimit(document).filter((finding) => finding.severity === 'error')).toEqual([]);
      }),
    );
  });
});
