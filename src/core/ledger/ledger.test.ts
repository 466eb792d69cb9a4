import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import type { Currency } from '../money/index.ts';
import {
  CHART_OF_ACCOUNTS,
  JOURNALS,
  checkEntry,
  findAccount,
  isItemised,
  openingEntry,
  paymentEntry,
  reclassifyEntry,
  reverseEntry,
  signedMinor,
  suspenseEntry,
  trialBalance,
} from './index.ts';
import type { JournalEntryDraft, PostingDraft } from './index.ts';

const USD = 'USD' as Currency;
const on = plainDate('2026-03-12');
const heading = { entryOn: on, label: 'Virement Dupont', piece: 'REL-03' };
const codes = (entry: JournalEntryDraft): string[] => checkEntry(entry).map((finding) => finding.code);

const debit = (account: string, minor: bigint, more: Partial<PostingDraft> = {}): PostingDraft => ({
  account,
  debitMinor: minor,
  creditMinor: 0n,
  ...more,
});
const credit = (account: string, minor: bigint, more: Partial<PostingDraft> = {}): PostingDraft => ({
  account,
  debitMinor: 0n,
  creditMinor: minor,
  ...more,
});
const entry = (...postings: PostingDraft[]): JournalEntryDraft => ({ journal: 'VE', ...heading, postings });

/** What a reader sees: '411 D 120000' . */
const lines = (draft: JournalEntryDraft): string[] =>
  draft.postings.map((posting) => {
    const side = posting.debitMinor > 0n ? `D ${posting.debitMinor}` : `C ${posting.creditMinor}`;
    return [posting.account, posting.partyId, side].filter(Boolean).join(' ');
  });

describe('the chart of accounts', () => {
  it('names what the starting books need, each once', () => {
    expect(new Set(CHART_OF_ACCOUNTS.map((account) => account.code)).size).toBe(CHART_OF_ACCOUNTS.length);
    expect(findAccount('411')?.name).toBe('Clients');
    expect(findAccount('471')?.name).toBe('Compte d’attente');
    expect(JOURNALS.map((journal) => journal.code)).toEqual(['VE', 'AC', 'BQ', 'CA', 'OD', 'AN']);
  });

  it.each([
    ['411', true],
    ['411000', true],
    ['411DUPONT', true],
    ['4117', true],
    ['4191', true],
    ['419', false],
    ['401', true],
    ['404', true],
    ['471', false],
    ['512', false],
    ['999', false],
  ])('%s is settled item by item: %s', (code, expected) => {
    expect(isItemised(code)).toBe(expected);
  });
});

describe('checking an entry', () => {
  it('accepts a sale of 1 000 € plus 20 % VAT', () => {
    const sale = entry(
      debit('411', 120_000n, { partyId: 'dupont' }),
      credit('706', 100_000n),
      credit('44571', 20_000n),
    );
    expect(checkEntry(sale)).toEqual([]);
  });

  it('names the gap when debits and credits differ', () => {
    expect(checkEntry(entry(debit('512', 100n), credit('706', 99n)))).toEqual([
      {
        code: 'ledger.unbalanced',
        severity: 'error',
        path: 'postings',
        params: { debitMinor: '100', creditMinor: '99', gapMinor: '1' },
      },
    ]);
  });

  it('wants two lines, one side each, a party on 411, a label', () => {
    expect(codes(entry(debit('512', 0n)))).toEqual(['ledger.too-few-lines', 'ledger.one-side-only']);
    expect(
      codes(entry({ account: '512', debitMinor: 5n, creditMinor: 5n }, debit('530', 1n), credit('512', 1n))),
    ).toEqual(['ledger.one-side-only']);
    expect(codes(entry(debit('512', -5n), credit('706', -5n)))).toEqual([
      'ledger.one-side-only',
      'ledger.one-side-only',
    ]);
    expect(codes(entry(debit('411', 5n), credit('706', 5n)))).toEqual(['ledger.party-missing']);
    expect(codes(entry(debit('BANK', 5n), credit('706', 5n)))).toEqual(['ledger.unknown-account']);
    expect(codes({ ...entry(debit('512', 5n), credit('706', 5n)), label: ' ' })).toEqual([
      'ledger.label-missing',
    ]);
  });

  it('balances in the document currency too when all lines share it', () => {
    const dollars = (amountMinor: bigint): Partial<PostingDraft> => ({ currency: USD, amountMinor });
    const sale = entry(
      debit('411', 9_200n, { partyId: 'acme', ...dollars(10_000n) }),
      credit('706', 9_200n, dollars(-10_000n)),
    );
    expect(checkEntry(sale)).toEqual([]);
    const wrong = entry(
      debit('411', 9_200n, { partyId: 'acme', ...dollars(10_000n) }),
      credit('706', 9_200n, dollars(-9_999n)),
    );
    expect(codes(wrong)).toEqual(['ledger.currency-unbalanced']);
    // Dollars received on a euro account: two currencies, base alone balances.
    const receipt = entry(
      debit('512', 9_000n),
      credit('411', 9_000n, { partyId: 'acme', ...dollars(-10_000n) }),
    );
    expect(checkEntry(receipt)).toEqual([]);
    const mixedUp = entry(
      debit('512', 9_000n),
      credit('411', 9_000n, { partyId: 'acme', ...dollars(10_000n) }),
    );
    expect(codes(mixedUp)).toEqual(['ledger.currency-amount-sign']);
    expect(codes(entry(debit('512', 1n), credit('706', 1n, { currency: USD })))).toEqual([
      'ledger.currency-amount-missing',
    ]);
  });
});

describe('building entries', () => {
  it('takes over two invoices and a credit note against 890', () => {
    const opening = openingEntry(
      [
        { partyId: 'dupont', amountMinor: 120_000n, label: 'FA-1' },
        { partyId: 'martin', amountMinor: 50_000n, label: 'FA-2' },
        { partyId: 'martin', amountMinor: -10_000n, label: 'AV-1' },
      ],
      { entryOn: on, label: 'Reprise des clients' },
    );
    expect(opening.journal).toBe('AN');
    expect(lines(opening)).toEqual([
      '411 dupont D 120000',
      '411 martin D 50000',
      '411 martin C 10000',
      '890 C 160000',
    ]);
    expect(checkEntry(opening)).toEqual([]);
  });

  it('books one transfer that pays two debtors and leaves 20 € unexplained', () => {
    const shares = [
      { partyId: 'dupont', amountMinor: 120_000n },
      { partyId: 'dupont-lyon', amountMinor: 30_000n },
    ];
    const booked = paymentEntry({ ...heading, journal: 'BQ', account: '512', amountMinor: 152_000n, shares });
    expect(lines(booked)).toEqual([
      '512 D 152000',
      '411 dupont C 120000',
      '411 dupont-lyon C 30000',
      '471 C 2000',
    ]);
    expect(checkEntry(booked)).toEqual([]);
  });

  it('books a refund as the mirror', () => {
    const shares = [{ partyId: 'dupont', amountMinor: 500n }];
    const refund = paymentEntry({
      ...heading,
      journal: 'BQ',
      account: '512',
      amountMinor: 500n,
      direction: 'out',
      shares,
    });
    expect(lines(refund)).toEqual(['512 C 500', '411 dupont D 500']);
  });

  it('keeps unrecognised money on 471, then gives it to its debtor', () => {
    const waiting = suspenseEntry({ ...heading, account: '512', amountMinor: 80_000n });
    const found = reclassifyEntry({ ...heading, shares: [{ partyId: 'dupont', amountMinor: 80_000n }] });
    expect(lines(waiting)).toEqual(['512 D 80000', '471 C 80000']);
    expect(lines(found)).toEqual(['471 D 80000', '411 dupont C 80000']);
    const suspense = trialBalance([...waiting.postings, ...found.postings]).rows.find(
      (row) => row.account === '471',
    );
    expect(suspense?.balanceMinor).toBe(0n);
  });

  it('refuses the impossible', () => {
    expect(() =>
      paymentEntry({ ...heading, journal: 'BQ', account: '512', amountMinor: 0n, shares: [] }),
    ).toThrow('A payment is positive');
    const tooMuch = [{ partyId: 'dupont', amountMinor: 2n }];
    expect(() =>
      paymentEntry({ ...heading, journal: 'BQ', account: '512', amountMinor: 1n, shares: tooMuch }),
    ).toThrow('A payment is positive');
    expect(() => suspenseEntry({ ...heading, account: '512', amountMinor: 0n })).toThrow('not booked');
  });

  it('C. com. R123-174: a posted entry is undone by its mirror, never changed', () => {
    const booked = paymentEntry({ ...heading, journal: 'BQ', account: '512', amountMinor: 5n, shares: [] });
    const undone = reverseEntry(booked, plainDate('2026-04-01'), 'Extourne');
    expect(lines(undone)).toEqual(['512 C 5', '471 D 5']);
    expect(undone.entryOn).toBe('2026-04-01');
  });
});

const items = fc.array(
  fc.record({
    partyId: fc.constantFrom('dupont', 'martin'),
    amountMinor: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }).filter((minor) => minor !== 0n),
    label: fc.constant('FA'),
  }),
  { minLength: 2, maxLength: 20 },
);

describe('whatever is taken over', () => {
  it('balances, keeps Σ items = 411, and adds up to nothing with its reversal', () => {
    fc.assert(
      fc.property(items, (list) => {
        const opening = openingEntry(list, { entryOn: on, label: 'Reprise' });
        expect(checkEntry(opening)).toEqual([]);
        const balance = trialBalance(opening.postings);
        expect(balance.debitMinor).toBe(balance.creditMinor);
        const customers = balance.rows.find((row) => row.account === '411');
        expect(customers?.balanceMinor).toBe(list.reduce((sum, item) => sum + item.amountMinor, 0n));

        const undone = reverseEntry(opening, on, 'Extourne');
        expect(checkEntry(undone)).toEqual([]);
        const both = trialBalance([...opening.postings, ...undone.postings]);
        expect(both.rows.every((row) => row.balanceMinor === 0n)).toBe(true);
        expect(undone.postings.map(signedMinor)).toEqual(
          opening.postings.map((posting) => -signedMinor(posting)),
        );
      }),
    );
  });
});
