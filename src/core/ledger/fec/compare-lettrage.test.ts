import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../../calendar/index.ts';
import { EUR } from '../../money/index.ts';
import { compareLettrage, foreignEntries, type OurItem } from './compare-lettrage.ts';
import { createTheirReader, missingColumns, type TheirLine } from './returned-line.ts';

const on = plainDate('2026-11-20');
const ours = (id: string, minor: bigint, over: Partial<OurItem> = {}): OurItem => ({
  id,
  journal: minor > 0n ? 'VE' : 'BQ',
  number: `2026-${id}`,
  on,
  piece: `P${id}`,
  account: '411',
  partyId: 'morvan',
  currency: 'EUR',
  minor,
  openMinor: minor,
  lettrage: '',
  ...over,
});
const theirs = (item: OurItem, lettrage: string, over: Partial<TheirLine> = {}): TheirLine => ({
  line: 2,
  journal: item.journal,
  journalName: '',
  number: item.number,
  account: '41100000',
  accountName: 'Clients',
  auxiliary: 'MORVAN',
  auxiliaryName: 'Morvan',
  piece: item.piece,
  on: item.on,
  label: '',
  minor: item.minor,
  lettrage,
  letteredOn: on,
  ...over,
});
const outcomes = (lines: TheirLine[], items: OurItem[]) =>
  compareLettrage(lines, items).map((group) => [group.code, group.outcome, group.items.map((one) => one.id)]);

describe('the lettrage of an accountant beside ours', () => {
  const invoice = ours('1', 12_000n);
  const payment = ours('2', -12_000n);

  it('can be made here when both sides are open and sum to nothing', () => {
    expect(outcomes([theirs(invoice, 'AA'), theirs(payment, 'AA')], [invoice, payment])).toEqual([
      ['AA', 'letter', ['1', '2']],
    ]);
  });

  it('is found by the piece when their program gave other numbers', () => {
    const lines = [
      theirs(invoice, 'AA', { number: '57', journal: 'VT' }),
      theirs(payment, 'AA', { number: '58', journal: 'BNP' }),
    ];
    expect(outcomes(lines, [invoice, payment])).toEqual([['AA', 'letter', ['1', '2']]]);
  });

  it('leaves alone what could be one of two', () => {
    const twin = ours('3', 12_000n, { piece: 'P1' });
    const lines = [theirs(invoice, 'AA', { number: '57' }), theirs(payment, 'AA')];
    expect(outcomes(lines, [invoice, twin, payment])).toEqual([['AA', 'incomplete', ['2']]]);
    const dated = { ...twin, on: plainDate('2026-10-01') };
    expect(outcomes(lines, [invoice, dated, payment])).toEqual([['AA', 'letter', ['1', '2']]]);
  });

  it('is the same, or differs, where ours is settled already', () => {
    const settled = (item: OurItem, lettrage: string) => ({ ...item, openMinor: 0n, lettrage });
    const lines = [theirs(invoice, 'AA'), theirs(payment, 'AA')];
    expect(outcomes(lines, [settled(invoice, 'AAB'), settled(payment, 'AAB')])[0]![1]).toBe('same');
    expect(outcomes(lines, [settled(invoice, 'AAB'), settled(payment, 'AAC')])[0]![1]).toBe('differs');
    expect(outcomes(lines, [settled(invoice, 'AAB'), payment])[0]![1]).toBe('differs');
    expect(outcomes(lines, [invoice, { ...payment, partyId: 'durand' }])[0]![1]).toBe('differs');
  });

  it('is not made when it does not sum to nothing, or not with what is open', () => {
    const short = ours('4', -5_000n);
    expect(outcomes([theirs(invoice, 'AA'), theirs(short, 'AA')], [invoice, short])[0]![1]).toBe(
      'unbalanced',
    );
    const partly = { ...invoice, openMinor: 2_000n };
    expect(outcomes([theirs(invoice, 'AA'), theirs(payment, 'AA')], [partly, payment])[0]![1]).toBe(
      'unbalanced',
    );
  });

  it('that knows none of ours is foreign', () => {
    expect(outcomes([theirs(invoice, 'AA'), theirs(payment, 'AA')], [])).toEqual([['AA', 'foreign', []]]);
  });

  it('uses each of our items once at most', () => {
    const amount = fc.bigInt({ min: 1n, max: 5n });
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, fc.constantFrom('A', 'B', '')), { maxLength: 12 }), (rows) => {
        const items = rows.map(([minor], at) =>
          ours(String(at), at % 2 === 0 ? minor : -minor, { piece: 'X' }),
        );
        const lines = rows.map(([, code], at) => theirs(items[at]!, code, { number: 'other' }));
        const groups = compareLettrage(lines, items);
        const taken = groups.flatMap((group) => group.items.map((one) => one.id));
        expect(new Set(taken).size).toBe(taken.length);
        for (const { outcome, items: used, lines: read } of groups) {
          if (outcome !== 'letter') continue;
          expect(used.length).toBe(read.length);
          expect(used.reduce((sum, one) => sum + one.openMinor, 0n)).toBe(0n);
        }
      }),
    );
  });
});

describe('entries of theirs', () => {
  it('are ours by number or by piece, day and sum; the rest is listed', () => {
    const known = { journal: 'VE', number: '2026-1', on, piece: 'FA-1', debitMinor: 12_000n };
    const item = ours('1', 12_000n, { piece: 'FA-1' });
    const lines = [
      theirs(item, ''),
      theirs(item, '', { line: 3, minor: -12_000n, account: '706' }),
      theirs(item, '', { line: 4, journal: 'VT', number: '57' }),
      theirs(item, '', { line: 5, journal: 'OD', number: '9', piece: 'LOYER', label: 'Loyer', minor: 900n }),
    ];
    expect(foreignEntries(lines, [known])).toEqual([
      { journal: 'OD', number: '9', on, piece: 'LOYER', line: 5, label: 'Loyer', debitMinor: 900n },
    ]);
  });
});

describe('their lines', () => {
  it('are read by the names of their columns, with Montant and Sens too', () => {
    const read = createTheirReader(
      ['Écriture Num', 'EcritureNum', 'CompteNum', 'Montant', 'Sens', 'DateLet'],
      EUR,
    );
    expect(read(2, ['', '7', '411', '1 200,50', 'C', '20261120'])).toMatchObject({
      number: '7',
      account: '411',
      minor: -120_050n,
      letteredOn: '2026-11-20',
      on: null,
    });
    expect(createTheirReader(['Debit', 'Credit'], EUR)(3, ['x', ''])).toMatchObject({ minor: null });
  });

  it('say which columns are missing', () => {
    const wanted = ['CompteNum', 'Debit', 'Credit', 'EcritureLet'];
    expect(missingColumns(['comptenum', 'Montant', 'Sens'], wanted)).toEqual(['EcritureLet']);
    expect(missingColumns(['CompteNum', 'Debit'], wanted)).toEqual(['Credit', 'EcritureLet']);
  });
});
