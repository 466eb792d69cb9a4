// oxlint-disable unicorn/no-thenable -- `then` is a word of the terms, never a function
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dueDate, endOfMonth, fromEpochDay, parseTerms, plainDate } from './index.ts';
import type { PaymentTerms } from './index.ts';

const net = (days: number): PaymentTerms => ({ kind: 'net', days });
const daysThenEnd = (days: number): PaymentTerms => ({ kind: 'end-of-month', days, then: 'days-then-end' });
const endThenDays = (days: number): PaymentTerms => ({ kind: 'end-of-month', days, then: 'end-then-days' });

describe('due dates', () => {
  it('C. com. L441-10: 45 days end of month, counted both ways, from an invoice of 10 March 2026', () => {
    // 10 March + 45 days is 24 April, end of April.
    expect(dueDate(plainDate('2026-03-10'), daysThenEnd(45))).toBe('2026-04-30');
    // End of March + 45 days.
    expect(dueDate(plainDate('2026-03-10'), endThenDays(45))).toBe('2026-05-15');
  });

  it('C. com. L441-10: 60 days from the date of issue', () => {
    expect(dueDate(plainDate('2026-01-01'), net(60))).toBe('2026-03-02');
  });

  it('is the day of issue when payable at once', () => {
    expect(dueDate(plainDate('2026-03-10'), net(0))).toBe('2026-03-10');
  });

  it('moves on to a day of the month: 30 jours fin de mois le 10', () => {
    const terms: PaymentTerms = { kind: 'end-of-month', days: 30, then: 'days-then-end', day: 10 };
    expect(dueDate(plainDate('2026-01-15'), terms)).toBe('2026-03-10');
    expect(dueDate(plainDate('2026-01-15'), { ...terms, day: 31 })).toBe('2026-02-28');
  });

  it('is never before the invoice, and days-then-end always ends a month', () => {
    const issued = fc.integer({ min: 0, max: 40_000 }).map(fromEpochDay);
    fc.assert(
      fc.property(issued, fc.integer({ min: 0, max: 120 }), (date, days) => {
        expect(dueDate(date, net(days))).toBe(addDays(date, days));
        const closing = dueDate(date, daysThenEnd(days));
        expect(closing).toBe(endOfMonth(closing));
        expect(closing >= addDays(date, days)).toBe(true);
        expect(dueDate(date, endThenDays(days)) >= addDays(date, days)).toBe(true);
      }),
    );
  });
});

describe('reading terms', () => {
  it.each<[string, PaymentTerms]>([
    ['comptant', net(0)],
    ['À réception', net(0)],
    ['à réception de facture', net(0)],
    ['Due on receipt', net(0)],
    ['45j', net(45)],
    ['30 jours', net(30)],
    ['à 30 jours', net(30)],
    ['30 jours nets', net(30)],
    ['30 jours date de facture', net(30)],
    ['45 jours à compter de la date d’émission de la facture', net(45)],
    ['Net 30', net(30)],
    ['60 days', net(60)],
    ['30 jours fin de mois', daysThenEnd(30)],
    ['45 jours fin de mois', daysThenEnd(45)],
    ['30j fdm', daysThenEnd(30)],
    ['30JFDM', daysThenEnd(30)],
    ['45 FM', daysThenEnd(45)],
    ['30 days end of month', daysThenEnd(30)],
    ['fin de mois', daysThenEnd(0)],
    ['fin de mois 45 jours', endThenDays(45)],
    ['fin de mois + 45 jours', endThenDays(45)],
    ['EOM + 45', endThenDays(45)],
    ['45 days from end of month', endThenDays(45)],
    ['30 jours fin de mois le 10', { kind: 'end-of-month', days: 30, then: 'days-then-end', day: 10 }],
  ])('%s', (text, terms) => {
    expect(parseTerms(text)).toEqual(terms);
  });

  it.each(['', 'selon devis', '30/60', '30 60 jours', '900 jours', 'fin de mois le 45', '3 chèques'])(
    'does not guess %j',
    (text) => {
      expect(parseTerms(text)).toBeNull();
    },
  );

  it('never throws, and never finds a due date before the invoice', () => {
    const words = fc.constantFrom(
      '30',
      '45',
      ' ',
      'jours',
      'j',
      'fin de mois',
      'le 10',
      'net',
      '+',
      'à',
      'réception',
      'x',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 8 }), (list) => {
        const terms = parseTerms(list.join(' '));
        const issuedOn = plainDate('2026-01-31');
        expect(terms === null || dueDate(issuedOn, terms) >= issuedOn).toBe(true);
      }),
    );
  });
});
