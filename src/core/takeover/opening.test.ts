import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import type { TheirLine } from '../ledger/index.ts';
import { EUR } from '../money/index.ts';
import { createBalanceReader } from './balance-columns.ts';
import { ourAccount, readOpening } from './opening.ts';

const openedOn = plainDate('2026-12-31');
const entry = (number: string, rows: [string, bigint, Partial<TheirLine>?][], at = 2): TheirLine[] =>
  rows.map(([account, minor, over], index) => ({
    line: at + index,
    journal: 'OD',
    journalName: 'OD',
    number,
    account,
    accountName: `Compte ${account}`,
    auxiliary: '',
    auxiliaryName: '',
    piece: `P${number}`,
    on: plainDate('2026-06-30'),
    label: '',
    minor,
    lettrage: '',
    letteredOn: null,
    ...over,
  }));
const fec = (lines: TheirLine[]) => readOpening(lines, { format: 'fec', openedOn });

describe('all accounts of another system', () => {
  it('keep their balances under our numbers; suppliers wait piece by piece', () => {
    const lines = [
      ...entry('1', [
        ['60100000', 10_000n],
        ['44566000', 2_000n],
        ['40100000', -12_000n, { auxiliary: 'F1', auxiliaryName: 'Bois SA' }],
      ]),
      ...entry(
        '2',
        [
          ['40100000', 12_000n, { auxiliary: 'F1', lettrage: 'A' }],
          ['51200000', -12_000n],
        ],
        5,
      ),
      ...entry(
        '3',
        [
          ['41100000', 6_000n, { auxiliary: 'C1' }],
          ['70600000', -6_000n],
        ],
        7,
      ),
    ];
    lines[2] = { ...lines[2]!, lettrage: 'A' };
    const later = entry(
      '4',
      [
        ['60100000', 5n],
        ['51200000', -5n],
      ],
      9,
    ).map((one) => ({ ...one, on: plainDate('2027-01-02') }));
    const open = fec([...lines, ...later]);
    expect(open.findings).toEqual([]);
    expect(open.accounts.map(({ account, kind, balanceMinor }) => [account, kind, balanceMinor])).toEqual([
      ['411', 'customers', 6_000n],
      ['44566', 'sum', 2_000n],
      ['512', 'sum', -12_000n],
      ['601', 'sum', 10_000n],
      ['706', 'sum', -6_000n],
    ]);
    expect(open.pieces).toEqual([]);
    expect([open.debitMinor, open.creditMinor, open.laterLines]).toEqual([18_000n, 18_000n, 2]);
    const unpaid = fec(lines.filter((one) => one.number !== '2'));
    expect(unpaid.pieces).toMatchObject([
      { account: '401', code: 'F1', name: 'Bois SA', piece: 'P1', minor: -12_000n },
    ]);
  });

  it('are refused with the line where debits and credits differ', () => {
    const open = fec([
      ...entry('1', [
        ['512', 100n],
        ['706', -100n],
      ]),
      ...entry(
        '2',
        [
          ['512', 100n],
          ['706', -99n],
        ],
        4,
      ),
    ]);
    expect(open.findings).toMatchObject([
      { code: 'opening.entry-unbalanced', params: { line: 4, entry: 'OD 2', differenceMinor: '1' } },
    ]);
    const balance = readOpening(
      entry('', [
        ['512', 100n],
        ['706', -99n],
      ]),
      { format: 'balance', openedOn },
    );
    expect(balance.findings).toMatchObject([
      { code: 'opening.unbalanced', params: { line: 3, differenceMinor: '1' } },
    ]);
    expect(
      fec(
        entry('1', [
          ['5', 100n],
          ['706', -100n],
        ]),
      ).findings[0],
    ).toMatchObject({ code: 'opening.account' });
    expect(fec([]).findings).toMatchObject([{ code: 'opening.no-lines' }]);
  });

  it('are called as we call them', () => {
    expect(
      ['411DUPONT', '41170000', '40100000', '40400000', '70600000', '530000', '7085000', '120000'].map(
        ourAccount,
      ),
    ).toEqual(['411', '4117', '401', '404', '706', '530', '7085', '120']);
  });

  it('what waits on an account is its balance, whatever was lettered', () => {
    const posting = fc.record({
      minor: fc.bigInt({ min: -99n, max: 99n }).filter((one) => one !== 0n),
      auxiliary: fc.constantFrom('F1', 'F2'),
      lettrage: fc.constantFrom('', 'A', 'B'),
      piece: fc.constantFrom('P1', 'P2', 'P3'),
    });
    fc.assert(
      fc.property(fc.array(posting, { minLength: 1, maxLength: 12 }), (rows) => {
        const lines = rows.flatMap(({ minor, ...over }, at) =>
          entry(
            String(at),
            [
              ['401000', minor, over],
              ['512', -minor],
            ],
            2 * at,
          ),
        );
        const open = fec(lines);
        const waits = open.pieces.reduce((sum, one) => sum + one.minor, 0n);
        const stands = open.accounts.find((one) => one.account === '401')?.balanceMinor ?? 0n;
        expect(waits).toBe(stands);
        expect(open.debitMinor).toBe(open.creditMinor);
      }),
    );
  });
});

describe('a trial balance', () => {
  const read = (headers: string[], cells: string[]) => {
    const reader = createBalanceReader(headers, EUR);
    if (!reader.ok) return reader.missing;
    const line = reader.read(2, cells);
    return line === null ? null : [line.account, line.accountName, line.minor];
  };

  it('is read by the heads of its columns, balances before movements', () => {
    expect(read(['Compte', 'Intitulé', 'Débit', 'Crédit'], ['512 000', 'Banque', '1 200,50', ''])).toEqual([
      '512000',
      'Banque',
      120_050n,
    ]);
    expect(
      read(
        ['N° compte', 'Libellé', 'Débit', 'Crédit', 'Solde débiteur', 'Solde créditeur'],
        ['706', 'Services', '10,00', '50,00', '', '40,00'],
      ),
    ).toEqual(['706', 'Services', -4_000n]);
    expect(read(['Account', 'Name', 'Balance'], ['101', 'Capital', '-1000.00'])).toEqual([
      '101',
      'Capital',
      -100_000n,
    ]);
    expect(read(['Compte', 'Solde'], ['Total classe 5', '12,00'])).toBeNull();
    expect(read(['Compte', 'Solde'], ['512', 'douze'])).toEqual(['512', '', null]);
    expect(read(['Libellé', 'Débit'], ['x', '1'])).toEqual(['Compte', 'Débit', 'Crédit']);
  });
});
