import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import {
  CHART_OF_ACCOUNTS,
  USUAL_ACCOUNTS,
  accountName,
  carryForward,
  checkEntry,
  isAccountCode,
  isBlankLine,
  openDay,
  writtenEntry,
  writtenTotals,
} from './index.ts';
import type { WrittenLine, YearEndBalance } from './index.ts';

const line = (account: string, debit: bigint | null, credit: bigint | null): WrittenLine => ({
  account,
  partyId: null,
  label: '',
  debitMinor: debit,
  creditMinor: credit,
});
const heading = { journal: 'OD', entryOn: plainDate('2026-03-31'), label: 'Loyer', piece: '' } as const;

describe('an entry written by hand', () => {
  it('is the entry of its lines: the rent of March, with its VAT', () => {
    const lines = [
      line('6132', 100_000n, null),
      line('44566', 20_000n, null),
      line('467', null, 120_000n),
    ].map((one) => (one.account === '467' ? { ...one, partyId: 'p' } : one));
    const entry = writtenEntry({ ...heading, lines });
    expect(checkEntry(entry)).toEqual([]);
    expect(entry.postings.map((one) => one.debitMinor - one.creditMinor)).toEqual([
      100_000n,
      20_000n,
      -120_000n,
    ]);
    expect(writtenTotals(lines)).toEqual({ debitMinor: 120_000n, creditMinor: 120_000n, gapMinor: 0n });
  });

  it('says what is wrong on its line', () => {
    const lines = [line('6132', 100n, 100n), line('', null, 50n), line('411', 50n, null)];
    const found = checkEntry(writtenEntry({ ...heading, lines })).map((one) => `${one.code} ${one.path}`);
    expect(found).toEqual([
      'ledger.one-side-only postings.0',
      'ledger.unknown-account postings.1.account',
      'ledger.party-missing postings.2.partyId',
    ]);
  });

  it('knows an empty line from one that was begun', () => {
    expect(isBlankLine(line('', null, null))).toBe(true);
    expect(isBlankLine(line('', 0n, null))).toBe(false);
    expect(isBlankLine({ ...line('', null, null), label: 'Loyer' })).toBe(false);
  });

  it('balances exactly when debits are credits (PCG art. 911-2)', () => {
    const amount = fc.bigInt({ min: 1n, max: 10n ** 12n });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), amount), { minLength: 2, maxLength: 8 }), (typed) => {
        const lines = typed.map(([isDebit, minor]) =>
          line('6132', isDebit ? minor : null, isDebit ? null : minor),
        );
        const found = checkEntry(writtenEntry({ ...heading, lines })).map((one) => one.code);
        expect(found.includes('ledger.unbalanced')).toBe(writtenTotals(lines).gapMinor !== 0n);
        // What is lacking, put on the last line, balances it.
        const { gapMinor } = writtenTotals(lines);
        if (gapMinor === 0n) return;
        const last = gapMinor > 0n ? line('512', null, gapMinor) : line('512', -gapMinor, null);
        expect(checkEntry(writtenEntry({ ...heading, lines: [...lines, last] }))).toEqual([]);
      }),
    );
  });
});

describe('the open day', () => {
  it.each([
    ['2026-03-10', null, '2026-03-10'],
    ['2026-03-10', '2026-02-28', '2026-03-10'],
    ['2026-02-28', '2026-02-28', '2026-03-01'],
    ['2025-07-14', '2026-02-28', '2026-03-01'],
  ])('of %s, locked until %s, is %s', (on, until, expected) => {
    expect(openDay(plainDate(on), until === null ? null : plainDate(until))).toBe(expected);
  });
});

const balance = (account: string, balanceMinor: bigint, yearMinor = balanceMinor): YearEndBalance => ({
  account,
  balanceMinor,
  yearMinor,
});

describe('what a year hands to the next one', () => {
  it('is the balance sheet, and a profit on 120 (PCG art. 941-12)', () => {
    const { lines, resultMinor } = carryForward([
      balance('101', -1_000_00n),
      balance('411', 600_00n),
      balance('512', 700_00n),
      balance('6132', 200_00n),
      balance('707', -500_00n),
    ]);
    expect(resultMinor).toBe(300_00n);
    expect(lines).toEqual([
      { account: '101', balanceMinor: -1_000_00n },
      { account: '120', balanceMinor: -300_00n },
      { account: '411', balanceMinor: 600_00n },
      { account: '512', balanceMinor: 700_00n },
    ]);
  });

  it('puts a loss on 129', () => {
    expect(carryForward([balance('512', -10n), balance('627', 10n)])).toEqual({
      lines: [
        { account: '129', balanceMinor: 10n },
        { account: '512', balanceMinor: -10n },
      ],
      resultMinor: -10n,
    });
  });

  it('leaves nothing of a profit that was shared out since: 120 in debit, 1068 in credit', () => {
    const { lines, resultMinor } = carryForward([
      // Last year earned 300, put to the reserves this year; this year earned 50.
      balance('1068', -300n),
      balance('120', 300n),
      balance('512', 350n, 50n),
      balance('707', -350n, -50n),
    ]);
    expect(resultMinor).toBe(50n);
    expect(lines).toEqual([
      { account: '1068', balanceMinor: -300n },
      { account: '120', balanceMinor: -50n },
      { account: '512', balanceMinor: 350n },
    ]);
  });

  it('sums to zero, keeps every account of the balance sheet, and has no charge or income', () => {
    const account = fc.constantFrom(
      '101',
      '120',
      '129',
      '164',
      '218',
      '411',
      '4191',
      '512',
      '613',
      '707',
      '758',
    );
    const entry = fc.tuple(account, account, fc.bigInt({ min: 1n, max: 10n ** 9n }), fc.boolean());
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 30 }), (entries) => {
        const sums = new Map<string, { balanceMinor: bigint; yearMinor: bigint }>();
        const add = (code: string, minor: bigint, isThisYear: boolean): void => {
          const before = sums.get(code) ?? { balanceMinor: 0n, yearMinor: 0n };
          sums.set(code, {
            balanceMinor: before.balanceMinor + minor,
            yearMinor: before.yearMinor + (isThisYear ? minor : 0n),
          });
        };
        for (const [debit, credit, minor, isThisYear] of entries) {
          add(debit, minor, isThisYear);
          add(credit, -minor, isThisYear);
        }
        const balances = [...sums].map(([code, sum]) => ({ account: code, ...sum }));
        const { lines } = carryForward(balances);
        expect(lines.reduce((sum, one) => sum + one.balanceMinor, 0n)).toBe(0n);
        expect(lines.some((one) => /^[67]/.test(one.account))).toBe(false);
        for (const one of balances.filter(({ account: code }) => !/^[67]|^12/.test(code))) {
          expect(lines.find((kept) => kept.account === one.account)?.balanceMinor ?? 0n).toBe(
            one.balanceMinor,
          );
        }
      }),
    );
  });
});

describe('the usual accounts', () => {
  it('are named once, with the starting chart among them', () => {
    const codes = USUAL_ACCOUNTS.map((one) => one.code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.every(isAccountCode)).toBe(true);
    for (const { code } of CHART_OF_ACCOUNTS) expect(codes).toContain(code);
  });

  it('name their subaccounts', () => {
    expect(accountName('613200')).toBe('Locations immobilières');
    expect(accountName('411DUPONT')).toBe('Clients');
    expect(accountName('999')).toBeNull();
  });
});
