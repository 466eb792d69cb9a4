import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from '../calendar/index.ts';
import { checkEntry, type JournalEntryDraft } from '../ledger/index.ts';
import { INSTRUMENT_ACCOUNTS as ACCOUNTS } from './accounts.ts';
import {
  accountsOf,
  chequeDeadlines,
  chequeUrgency,
  creditPostings,
  debitPostings,
  heldEntry,
  lcrText,
  paidEntry,
  remittanceEntry,
  unpaidEntry,
  writeLcrFile,
  type LcrRemittance,
} from './index.ts';

const day = plainDate;

describe('a cheque', () => {
  it('is presented within eight days (CMF L131-32) and paid within a year of those (CMF L131-59)', () => {
    expect(chequeDeadlines(day('2026-03-02'))).toEqual({
      presentedBy: '2026-03-10',
      prescribedAfter: '2027-03-10',
    });
    // 29 February has no anniversary: the last day of that month.
    expect(chequeDeadlines(day('2028-02-21')).prescribedAfter).toBe('2029-02-28');
  });

  it.each([
    ['2026-03-02', '2026-03-10', 'none'],
    ['2026-03-02', '2026-03-11', 'late'],
    ['2026-03-02', '2027-02-08', 'late'],
    ['2026-03-02', '2027-02-09', 'soon-prescribed'],
    ['2026-03-02', '2027-03-10', 'soon-prescribed'],
    ['2026-03-02', '2027-03-11', 'prescribed'],
  ] as const)('of %s, on %s, is %s', (issuedOn, today, urgency) => {
    expect(chequeUrgency(day(issuedOn), day(today))).toBe(urgency);
  });
});

describe('entries (PCG)', () => {
  const heading = { entryOn: day('2026-11-20'), label: 'LCR 12', piece: '12' };
  const short = (entry: Pick<JournalEntryDraft, 'postings'>) =>
    entry.postings.map((one) => `${one.account} ${one.debitMinor - one.creditMinor}`);
  const bill = { partyId: 'p1', amountMinor: 120_000n, account: '413' };

  it('a bill in hand: 413 against 411; at the bank: 5113 or 5114 against 413', () => {
    expect(short(heldEntry(heading, bill))).toEqual(['413 120000', '411 -120000']);
    expect(short(remittanceEntry(heading, '5113', [bill, { ...bill, amountMinor: 5n }]))).toEqual([
      '5113 120005',
      '413 -120000',
      '413 -5',
    ]);
  });

  it('credited for collection: 512 and the fee against 5113; discounted: interest and fee too, against 519', () => {
    const collection = accountsOf('collection', ACCOUNTS);
    expect(
      short({
        postings: creditPostings(
          {
            creditAccount: collection.creditAccount,
            totalMinor: 120_000n,
            interestMinor: 0n,
            feeMinor: 350n,
          },
          ACCOUNTS,
        ),
      }),
    ).toEqual(['627 350', '5113 -120000']);
    const discount = accountsOf('discount', ACCOUNTS);
    expect(
      short({
        postings: creditPostings(
          {
            creditAccount: discount.creditAccount,
            totalMinor: 120_000n,
            interestMinor: 1_900n,
            feeMinor: 600n,
          },
          ACCOUNTS,
        ),
      }),
    ).toEqual(['661 1900', '627 600', '519 -120000']);
    expect(short(paidEntry(heading, { ...discount, amountMinor: 120_000n }))).toEqual([
      '519 120000',
      '5114 -120000',
    ]);
  });

  it('unpaid: owed again on 411, with the fees asked of the customer; the bank takes it back with its own fee', () => {
    const parts = [
      { partyId: 'p1', amountMinor: 100n, account: '411' },
      { partyId: 'p2', amountMinor: 20n, account: '411' },
    ];
    const entry = unpaidEntry(
      heading,
      { account: '5112', parts, rebilled: { partyId: 'p1', amountMinor: 15n } },
      ACCOUNTS,
    );
    expect(short(entry)).toEqual(['411 100', '411 20', '411 15', '758 -15', '5112 -120']);
    const postings = debitPostings({ account: '5112', amountMinor: 120n, feeMinor: 12n }, ACCOUNTS);
    expect(short({ postings })).toEqual(['5112 120', '627 12']);
  });

  it('always balance', () => {
    const minor = fc.bigInt(1n, 10n ** 10n);
    fc.assert(
      fc.property(fc.array(minor, { minLength: 1, maxLength: 6 }), minor, (amounts, rebilled) => {
        const parts = amounts.map((amountMinor, i) => ({ partyId: `p${i}`, amountMinor, account: '411' }));
        const bills = parts.map((part) => ({ ...part, account: '413' }));
        const first = bills[0]!;
        for (const entry of [
          heldEntry(heading, first),
          remittanceEntry(heading, '5114', bills),
          paidEntry(heading, { account: '5114', creditAccount: '519', amountMinor: first.amountMinor }),
          unpaidEntry(
            heading,
            { account: '5112', parts, rebilled: { partyId: 'p0', amountMinor: rebilled } },
            ACCOUNTS,
          ),
        ])
          expect(checkEntry(entry)).toEqual([]);
      }),
    );
  });
});

const remittance = (over: Partial<LcrRemittance> = {}): LcrRemittance => ({
  number: 'REM20260007',
  kind: 'collection',
  remittedOn: day('2026-11-20'),
  remitter: {
    name: 'Atelier Morvan & Fils',
    bank: 'Crédit Agricole',
    iban: 'FR76 3000 6000 0112 3456 7890 189',
    siren: '732829320',
  },
  bills: [
    {
      reference: 'LCR-2026-1',
      kind: 'lcr',
      drawee: {
        name: 'Menuiserie Le Goff',
        bank: 'BNP Quimper',
        iban: 'FR1420041010050500013M02606',
        siren: '552100554',
      },
      amountMinor: 120_000n,
      issuedOn: day('2026-11-10'),
      maturityOn: day('2027-01-31'),
    },
    {
      reference: 'BOR-7',
      kind: 'bor',
      drawee: {
        name: 'Cœur d’Été – Société [anonyme]',
        bank: '',
        iban: 'FR7630006000011234567890189',
        siren: '',
      },
      amountMinor: 5n,
      issuedOn: day('2026-11-12'),
      maturityOn: day('2026-12-31'),
    },
  ],
  ...over,
});

describe('the file of LCR and BOR (CFONB, 160 characters)', () => {
  const written = (given: LcrRemittance): string => {
    const result = writeLcrFile(given);
    if (!result.ok) throw new Error(JSON.stringify(result.findings));
    return result.value;
  };

  it('is this, byte by byte', () => {
    const of = (...parts: string[]): string => parts.join('');
    expect(written(remittance()).split('\r\n')).toEqual([
      of(
        '036000000001000000      201126',
        'ATELIER MORVAN + FILS   CREDIT AGRICOLE         ',
        '3 E300060000112345678901',
        '                                732829320      REM20260007',
      ),
      of(
        '066000000002        LCR-2026-1MENUISERIE LE GOFF      BNP QUIMPER             ',
        '0  20041010050500013M026000000120000    ',
        '310127101126           552100554LCR-2026-1',
      ),
      of(
        "066000000003        BOR-7     COEUR D'ETE - SOCIETE  A                        ",
        '2  300060000112345678901000000000005    ',
        '311226121126                    BOR-7     ',
      ),
      of('086000000004', ' '.repeat(90), '000000120005', ' '.repeat(46)),
      '',
    ]);
  });

  it('says that bills are discounted, from which day', () => {
    const head = written(remittance({ kind: 'discount' })).slice(0, 160);
    expect([head[78], head.slice(118, 124)]).toEqual(['1', '201126']);
  });

  it('is refused without French IBANs, or above what a field holds', () => {
    const given = remittance();
    const [first] = given.bills;
    const codes = (over: Partial<LcrRemittance>): string[] =>
      writeLcrFile(remittance(over)).findings.map((one) => one.code);
    expect(codes({ remitter: { ...given.remitter, iban: 'BE68539007547034' } })).toEqual([
      'instruments.lcr-own-iban',
    ]);
    expect(codes({ bills: [{ ...first!, drawee: { ...first!.drawee, iban: '' } }] })).toEqual([
      'instruments.lcr-iban',
    ]);
    expect(codes({ bills: [{ ...first!, amountMinor: 10n ** 12n }] })).toEqual([
      'instruments.lcr-amount',
      'instruments.lcr-sum',
    ]);
  });

  it('has whole ASCII records whose amounts add up, whatever names are given', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ name: text, bank: text, amountMinor: fc.bigInt(1n, 10n ** 9n), late: fc.nat(400) }),
          {
            minLength: 1,
            maxLength: 9,
          },
        ),
        (bills) => {
          const [one] = remittance().bills;
          const lines = written(
            remittance({
              bills: bills.map((bill) => ({
                ...one!,
                drawee: { ...one!.drawee, name: bill.name, bank: bill.bank },
                amountMinor: bill.amountMinor,
                maturityOn: addDays(one!.issuedOn, bill.late),
              })),
            }),
          )
            .split('\r\n')
            .slice(0, -1);
          expect(lines.every((line) => line.length === 160 && /^[A-Z0-9/\-?:().,'+ ]+$/.test(line))).toBe(
            true,
          );
          expect(lines.map((line) => Number(line.slice(4, 12)))).toEqual(lines.map((_, at) => at + 1));
          const sum = lines.slice(1, -1).reduce((total, line) => total + BigInt(line.slice(102, 114)), 0n);
          expect(BigInt(lines.at(-1)!.slice(102, 114))).toBe(sum);
        },
      ),
    );
  });

  it('writes what banks read', () => {
    expect(lcrText('L’Œuvre “à” 10 € & Straße_n°2')).toBe("L'OEUVRE  A  10   + STRASSE-N 2");
  });
});
