import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from '../../calendar/index.ts';
import { EUR } from '../../money/index.ts';
import type { Currency } from '../../money/index.ts';
import { createFecChecker, FEC_COLUMNS, FEC_HEADER, fecFileName, fecLine, trialBalance } from '../index.ts';
import type { FecRow } from '../index.ts';

const USD = 'USD' as Currency;
const NAME = '732829320FEC20261231.txt';

const row = (more: Partial<FecRow> = {}): FecRow => ({
  journal: 'VE',
  journalName: 'Ventes',
  number: '2026-1',
  on: plainDate('2026-03-12'),
  account: '411',
  accountName: 'Clients',
  partyCode: 'C001',
  partyName: 'Le Goff',
  piece: 'FA-1',
  pieceOn: plainDate('2026-03-12'),
  label: 'FA-1 Le Goff',
  debitMinor: 120_000n,
  creditMinor: 0n,
  lettrage: 'AAA',
  letteredOn: plainDate('2026-04-02'),
  validatedOn: plainDate('2026-03-13'),
  foreign: null,
  ...more,
});
const sale = (more: Partial<FecRow> = {}): FecRow =>
  row({
    account: '706',
    accountName: 'Prestations',
    partyCode: '',
    partyName: '',
    debitMinor: 0n,
    creditMinor: 120_000n,
    lettrage: '',
    letteredOn: null,
    ...more,
  });
const file = (...rows: FecRow[]): string => FEC_HEADER + rows.map((one) => fecLine(one, EUR)).join('');
const check = (text: string, name?: string) => {
  const checker = createFecChecker(name);
  checker.feed(text);
  return checker.end();
};
const codes = (text: string, name?: string): string[] => check(text, name).findings.map((one) => one.code);

describe('the lines of a FEC (LPF art. A47 A-1, VII)', () => {
  it('has eighteen columns, tabs, dates without dashes and a decimal comma', () => {
    expect(FEC_HEADER.trim().split('\t')).toEqual([...FEC_COLUMNS]);
    expect(fecLine(row(), EUR)).toBe(
      'VE\tVentes\t2026-1\t20260312\t411\tClients\tC001\tLe Goff\tFA-1\t20260312\tFA-1 Le Goff\t1200,00\t0,00\tAAA\t20260402\t20260313\t\t\r\n',
    );
  });

  it('names the other currency, signed, and never leaves a mandatory field empty', () => {
    const fields = fecLine(
      row({ foreign: { currency: USD, amountMinor: -5n }, piece: '', label: ' \t ' }),
      EUR,
    ).split('\t');
    expect(fields.slice(16)).toEqual(['-0,05', 'USD\r\n']);
    expect([fields[8], fields[10]]).toEqual(['VE-2026-1', 'VE-2026-1']);
  });

  it('never lets a name break a line', () => {
    expect(fecLine(row({ partyName: 'Le\tGoff\r\n& fils' }), EUR).split('\t')[7]).toBe('Le Goff & fils');
  });

  it('is named after the company and the closing day (X), and says that it is a part', () => {
    expect(fecFileName('732829320', plainDate('2026-12-31'), false)).toBe(NAME);
    expect(fecFileName('732829320', plainDate('2026-12-31'), true)).toBe('732829320FEC20261231-partiel.txt');
  });
});

describe('checking a FEC', () => {
  it('finds nothing in a sound one, and sums its accounts', () => {
    const report = check(file(row(), sale()), NAME);
    expect(report).toMatchObject({ lines: 2, entries: 1, debitMinor: 120_000n, creditMinor: 120_000n });
    expect(report.findings).toEqual([]);
    expect(report.accounts.map((one) => one.account)).toEqual(['411', '706']);
  });

  const good = file(row(), sale());
  const damages: readonly [code: string, text: string, name?: string][] = [
    ['fec.empty', ''],
    ['fec.no-lines', FEC_HEADER],
    ['fec.header', good.replace('PieceRef', 'Piece')],
    ['fec.fields', good.replace('\tAAA\t20260402', '')],
    ['fec.field-empty', good.replace('\tVentes\t', '\t\t')],
    ['fec.pair-incomplete', good.replace('\t20260402\t', '\t\t')],
    ['fec.date', good.replace('20260312', '12032026')],
    ['fec.date', good.replace('20260312', '20260231')],
    ['fec.account', good.replace('\t411\t', '\tCLI\t')],
    ['fec.amount', good.replace('1200,00', '1200.00')],
    ['fec.amount', good.replace('1200,00', '1 200,00')],
    [
      'fec.currency',
      file(row({ foreign: { currency: USD, amountMinor: 1n } }), sale()).replace('USD', 'ZZZ'),
    ],
    ['fec.both-sides', good.replace('1200,00\t0,00', '1300,00\t100,00')],
    ['fec.after-closing', good, '732829320FEC20260228.txt'],
    ['fec.file-name', good, 'fec-2026.txt'],
    ['fec.siren', good, '732829321FEC20261231.txt'],
    ['fec.order', file(row(), sale({ validatedOn: plainDate('2026-03-01') }))],
    ['fec.account-names', file(row(), sale(), row({ accountName: 'Acheteurs' }), sale())],
    ['fec.entry-unbalanced', file(row(), sale({ creditMinor: 119_999n }))],
    ['fec.unbalanced', file(row(), sale({ creditMinor: 119_999n }))],
  ];
  it.each(damages)('says %s', (code, text, name) => {
    expect(codes(text, name)).toContain(code);
  });

  it('reads Montant and Sens, and bars instead of tabs', () => {
    const withSides = good
      .replace('Debit\tCredit', 'Montant\tSens')
      .replace('1200,00\t0,00', '1200,00\tD')
      .replace('0,00\t1200,00', '1200,00\tC');
    expect(check(withSides.replaceAll('\t', '|')).findings).toEqual([]);
    expect(codes(withSides.replace('\tD\t', '\tX\t'))).toContain('fec.side');
  });

  it('shows twenty of a kind and counts the others', () => {
    const rows = Array.from({ length: 30 }, () => row({ journalName: '' }));
    const report = check(file(...rows));
    expect(report.counts['fec.field-empty']).toBe(30);
    expect(report.findings.filter((one) => one.code === 'fec.field-empty')).toHaveLength(20);
  });

  it('finds an entry balanced whose lines are scattered', () => {
    const other = [row({ number: '2026-2' }), sale({ number: '2026-2' })];
    expect(codes(file(row(), ...other, sale()))).toEqual([]);
  });
});

describe('every file written', () => {
  const amount = fc.bigInt({ min: 1n, max: 10n ** 12n });
  const account = fc.constantFrom('411', '4191', '512', '706', '44571', '627');
  const entries = fc.array(fc.record({ amount, debit: account, credit: account, days: fc.nat(300) }), {
    minLength: 1,
    maxLength: 30,
  });
  const start = plainDate('2026-01-01');

  it('is sound, however it is cut into pieces, and sums to the trial balance', () => {
    fc.assert(
      fc.property(entries, fc.integer({ min: 1, max: 97 }), (list, size) => {
        const rows = list.flatMap(({ amount: minor, debit, credit, days }, index) => {
          const shared = {
            number: `2026-${index + 1}`,
            on: addDays(start, days),
            validatedOn: addDays(start, index),
            pieceOn: start,
          };
          return [
            row({ ...shared, account: debit, accountName: debit, debitMinor: minor }),
            sale({ ...shared, account: credit, accountName: credit, creditMinor: minor }),
          ];
        });
        const text = file(...rows);
        const checker = createFecChecker(NAME);
        for (let at = 0; at < text.length; at += size) checker.feed(text.slice(at, at + size));
        const report = checker.end();
        expect(report.findings).toEqual([]);
        expect(report.entries).toBe(list.length);
        const balance = trialBalance(rows);
        expect(report.accounts).toEqual(
          balance.rows.map(({ account: code, debitMinor, creditMinor }) => ({
            account: code,
            name: code,
            debitMinor,
            creditMinor,
          })),
        );
      }),
    );
  });
});
