import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate, type PlainDate } from '../../calendar/index.ts';
import { EUR, parseCurrency } from '../../money/index.ts';
import { agreedRate } from './agreed-rate.ts';
import { claimLine, claimTotals, compareClaims, isWaivedByRule } from './claim-lines.ts';
import type { Claim } from './claims.ts';
import { debtBalances, type Lowering } from './debt-balances.ts';
import { lateCharges } from './late-charges.ts';
import { lateInterest, slicesAfter } from './late-interest.ts';
import { PUBLISHED_RATES, rateTable } from './published-rates.ts';
import { floorBroken, PROFESSIONAL_RULE } from './rate-rule.ts';

const table = rateTable(PUBLISHED_RATES);
const on = (text: string): PlainDate => plainDate(text);
const USD = parseCurrency('USD')!;

describe('the rate that a mention says (C. com. L441-9, L441-10 II)', () => {
  it.each([
    ['', PROFESSIONAL_RULE],
    ['taux de la BCE majoré de dix points', PROFESSIONAL_RULE],
    ['taux de refinancement de la BCE majoré de 10 points', PROFESSIONAL_RULE],
    ['ECB refinancing rate plus 10 points', PROFESSIONAL_RULE],
    ['taux BCE + 12 points', { kind: 'central-bank', points: '12', isFixed: false }],
    ['3 fois le taux d’intérêt légal', { kind: 'legal', times: '3' }],
    ['trois fois le taux d’intérêt légal', { kind: 'legal', times: '3' }],
    ['12,40 %', { kind: 'contract', percent: '12.40' }],
    ['15 % l’an', { kind: 'contract', percent: '15' }],
    // One and a half percent a month is no yearly rate; two figures are no rate.
    ['1,5 % par mois', 'unread'],
    ['12 % ou 15 %', 'unread'],
    ['taux en vigueur', 'unread'],
    ['taux légal majoré de 5 points', 'unread'],
  ] as const)('« %s »', (mention, rule) => {
    expect(agreedRate(mention)).toEqual(rule);
  });

  it('three times the legal rate is the floor, in each semester (15.21 % in 2024-1, when the law gave 14.50 %)', () => {
    const legal = agreedRate('trois fois le taux d’intérêt légal');
    if (legal === 'unread') throw new Error('read');
    expect(floorBroken(legal, '2024-1', table)).toBeNull();
    const { slices } = lateInterest(
      on('2024-05-31'),
      [{ on: on('2024-05-31'), openMinor: 1_000_000n }],
      on('2024-07-31'),
      legal,
      table,
    );
    expect(slices.map(({ percent, interestMinor }) => [percent, interestMinor])).toEqual([
      // 10 000 × 15.21 % × 30 ÷ 365 = 125.01; then × 14.76 % × 31
      ['15.21', 12_501n],
      ['14.76', 12_536n],
    ]);
    const low = agreedRate('BCE + 5 points');
    expect(low === 'unread' ? null : floorBroken(low, '2024-1', table)).toBe('15.21');
    expect(floorBroken(PROFESSIONAL_RULE, '2024-1', table)).toBeNull();
  });
});

describe('what was owed', () => {
  const lowering = (date: string, minor: bigint, neverOwed = false): Lowering => ({
    on: on(date),
    minor,
    neverOwed,
  });

  it('a credit note for the invoice was never owed, however late it came; a payment counts from its day', () => {
    expect(
      debtBalances(
        on('2025-10-31'),
        100_000n,
        [
          lowering('2025-12-05', 20_000n, true),
          lowering('2025-11-15', 30_000n),
          lowering('2025-10-10', 1_000n),
        ],
        0n,
      ),
    ).toEqual([
      { on: on('2025-10-31'), openMinor: 79_000n },
      { on: on('2025-11-15'), openMinor: 49_000n },
    ]);
  });

  it('a payment that was undone is owed again from its day', () => {
    expect(
      debtBalances(on('2025-10-31'), 100n, [lowering('2025-11-15', 100n), lowering('2025-11-15', -100n)], 0n),
    ).toEqual([
      { on: on('2025-10-31'), openMinor: 100n },
      { on: on('2025-11-15'), openMinor: 100n },
    ]);
  });

  it('a contested part bears nothing while the dispute is open, and is not counted twice when it is paid', () => {
    expect(debtBalances(on('2025-10-31'), 100n, [lowering('2025-11-15', 60n)], 50n)).toEqual([
      { on: on('2025-10-31'), openMinor: 50n },
      { on: on('2025-11-15'), openMinor: 0n },
    ]);
  });
});

const charges = (openMinor: bigint, dueOn: PlainDate, asOf: PlainDate) =>
  lateCharges(
    { dueOn, balances: [{ on: dueOn, openMinor }], isLateCharge: false },
    { kind: 'company', agreed: null, insolventSince: null },
    asOf,
    table,
  );

describe('what is claimed', () => {
  const source = (claims: Claim[], currency = EUR) => ({
    itemId: 'a',
    number: 'F-1',
    dueOn: on('2025-10-31'),
    currency,
    charges: charges(1_000_000n, on('2025-10-31'), on('2025-11-30')),
    claims,
  });

  it('interest and 40 €, less what is booked or waived (10 000 € × 12.15 % × 30 ÷ 365 = 99.86)', () => {
    expect(claimLine(source([]))).toMatchObject({ interestMinor: 9_986n, indemnityMinor: 4_000n });
    const claim = (state: Claim['state'], kind: Claim['kind'], amountMinor: bigint): Claim => ({
      state,
      kind,
      amountMinor,
      upTo: null,
    });
    expect(
      claimLine(source([claim('booked', 'indemnity', 4_000n), claim('waived', 'interest', 986n)])),
    ).toMatchObject({ interestMinor: 9_000n, settledMinor: 986n, indemnityMinor: 0n });
    // Told before: still asked for, once.
    expect(claimLine(source([claim('announced', 'indemnity', 4_000n)]))).toMatchObject({
      indemnityMinor: 4_000n,
    });
    expect(
      claimLine(source([claim('waived', 'indemnity', 4_000n), claim('waived', 'interest', 9_986n)])),
    ).toBeNull();
  });

  it('interest in the currency of the invoice, the indemnity in euros (D441-5)', () => {
    expect(claimTotals([claimLine(source([], USD))!, claimLine(source([]))!])).toEqual([
      { currency: USD, minor: 9_986n },
      { currency: EUR, minor: 17_986n },
    ]);
  });

  it('what leaves is never more than what was approved', () => {
    const line = claimLine(source([]))!;
    expect(compareClaims([line], [line])).toBe('same');
    expect(compareClaims([line], [{ ...line, interestMinor: 1n }])).toBe('less');
    expect(compareClaims([line], [])).toBe('less');
    expect(compareClaims([], [line])).toBe('more');
  });

  it('the rule waives what is paid within so many days of the first reminder', () => {
    expect(isWaivedByRule(10, on('2025-11-13'), on('2025-11-03'))).toBe(true);
    expect(isWaivedByRule(10, on('2025-11-14'), on('2025-11-03'))).toBe(false);
    expect(isWaivedByRule(10, on('2025-11-14'), null)).toBe(true);
    expect(isWaivedByRule(10, null, on('2025-11-03'))).toBe(false);
    expect(isWaivedByRule(null, on('2025-11-04'), on('2025-11-03'))).toBe(false);
  });

  it('is the same whatever the number of announcements before, which add up to what is printed', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 9n }),
        fc.integer({ min: 0, max: 600 }),
        fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 6 }),
        (openMinor, start, gaps) => {
          const dueOn = addDays(on('2023-01-15'), start);
          let day = dueOn;
          const claims: Claim[] = [];
          for (const gap of gaps) {
            const before = claims.filter((one) => one.kind === 'interest');
            const last = before.at(-1)?.upTo ?? null;
            day = addDays(day, gap);
            const now = charges(openMinor, dueOn, day);
            const line = claimLine({ ...source(claims), dueOn, charges: now })!;
            // Nothing of it depends on what was announced.
            expect(line).toEqual(claimLine({ ...source([]), dueOn, charges: now }));
            const told = before.reduce((sum, one) => sum + one.amountMinor, 0n);
            const slices = last === null ? now.interest.slices : slicesAfter(now.interest, last, told);
            const amountMinor = line.interestMinor - told;
            expect(slices.reduce((sum, one) => sum + one.interestMinor, 0n)).toBe(amountMinor);
            expect(slices.every((one) => last === null || one.from > last)).toBe(true);
            claims.push({ kind: 'interest', state: 'announced', amountMinor, upTo: day });
            if (claims.every((one) => one.kind !== 'indemnity'))
              claims.push({
                kind: 'indemnity',
                state: 'announced',
                amountMinor: line.indemnityMinor,
                upTo: null,
              });
            const announced = claims.reduce((sum, one) => sum + one.amountMinor, 0n);
            expect(announced).toBe(line.interestMinor + line.indemnityMinor);
          }
        },
      ),
    );
  });
});
