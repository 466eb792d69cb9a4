import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, plainDate, type PlainDate } from '../../calendar/index.ts';
import { claimSum, type Claim } from './claims.ts';
import { lateCharges, type LateDebtor } from './late-charges.ts';
import { lateInterest, type BalanceFrom } from './late-interest.ts';
import { PUBLISHED_RATES, rateTable } from './published-rates.ts';
import { floorBroken, percentOn, PROFESSIONAL_RULE, PUBLIC_RULE, type RateRule } from './rate-rule.ts';
import { endOfSemester, isSemester, nextSemester, semesterOf, startOfSemester } from './semester.ts';

const table = rateTable(PUBLISHED_RATES);
const on = (text: string): PlainDate => plainDate(text);
const company: LateDebtor = { kind: 'company', agreed: null, insolventSince: null };
const owed = (dueOn: string, openMinor: bigint, ...later: [string, bigint][]) => ({
  dueOn: on(dueOn),
  balances: [
    { on: on(dueOn), openMinor },
    ...later.map(([date, minor]) => ({ on: on(date), openMinor: minor })),
  ],
  isLateCharge: false,
});

describe('the rate (C. com. L441-10 II, CCP R2192-31)', () => {
  it('is the refinancing rate of the semester and ten points between professionals', () => {
    expect(percentOn(PROFESSIONAL_RULE, on('2025-06-30'), on('2025-06-30'), table)).toEqual({
      percent: '13.15',
    });
    expect(percentOn(PROFESSIONAL_RULE, on('2025-07-01'), on('2025-06-30'), table)).toEqual({
      percent: '12.15',
    });
  });

  it('stays that of the semester in which interest began for a public buyer, and eight points', () => {
    expect(percentOn(PUBLIC_RULE, on('2025-12-01'), on('2025-06-30'), table)).toEqual({ percent: '11.15' });
  });

  it('is never guessed', () => {
    expect(percentOn(PROFESSIONAL_RULE, on('2026-07-01'), on('2026-06-01'), table)).toEqual({
      missing: '2026-2',
    });
  });

  it('of a contract may not be below three times the legal rate', () => {
    const contract = (percent: string): RateRule => ({ kind: 'contract', percent });
    expect(floorBroken(contract('15'), '2024-1', table)).toBe('15.21');
    expect(floorBroken(contract('15.21'), '2024-1', table)).toBeNull();
    expect(floorBroken(PROFESSIONAL_RULE, '2024-1', table)).toBeNull();
    expect(floorBroken(contract('1'), '2031-1', table)).toBeNull();
  });
});

describe('semesters', () => {
  it('begin on 1 January and 1 July', () => {
    expect(semesterOf(on('2026-06-30'))).toBe('2026-1');
    expect(semesterOf(on('2026-07-01'))).toBe('2026-2');
    expect([startOfSemester('2026-2'), endOfSemester('2026-2')]).toEqual([
      on('2026-07-01'),
      on('2026-12-31'),
    ]);
    expect([startOfSemester('2026-1'), endOfSemester('2026-1')]).toEqual([
      on('2026-01-01'),
      on('2026-06-30'),
    ]);
    expect([nextSemester('2025-1'), nextSemester('2025-2')]).toEqual(['2025-2', '2026-1']);
    expect([isSemester('2026-2'), isSemester('2026-3'), isSemester('26-1')]).toEqual([true, false, false]);
  });
});

describe('interest', () => {
  it('through a part payment and a change of semester, to the cent', () => {
    // 12 000 € due on 30 April 2025; 4 000 € paid on 31 May; the rest on 15 August.
    const { slices, totalMinor } = lateInterest(
      on('2025-04-30'),
      owed('2025-04-30', 1_200_000n, ['2025-05-31', 800_000n], ['2025-08-15', 0n]).balances,
      on('2025-11-25'),
      PROFESSIONAL_RULE,
      table,
    );
    expect(slices).toEqual([
      // 12 000 × 13.15 % × 31 ÷ 365 = 134.0219…
      slice('2025-05-01', '2025-05-31', 31, 1_200_000n, '13.15', 13_402n),
      // 8 000 × 13.15 % × 30 ÷ 365 = 86.4657…; 220.4876… since the due date
      slice('2025-06-01', '2025-06-30', 30, 800_000n, '13.15', 8_647n),
      // 8 000 × 12.15 % × 46 ÷ 365 = 122.4986…; 342.9863… since the due date
      slice('2025-07-01', '2025-08-15', 46, 800_000n, '12.15', 12_250n),
    ]);
    expect(totalMinor).toBe(34_299n);
  });

  it('does not run on the due date, and runs one day when paid the day after', () => {
    const at = (date: string) =>
      lateInterest(
        on('2025-03-31'),
        owed('2025-03-31', 1_000_000n, [date, 0n]).balances,
        on('2025-12-31'),
        PROFESSIONAL_RULE,
        table,
      );
    expect(at('2025-03-31').slices).toEqual([]);
    expect(at('2025-04-01').slices).toEqual([
      slice('2025-04-01', '2025-04-01', 1, 1_000_000n, '13.15', 360n),
    ]);
  });

  it('stops before a semester that has no rate, and names it', () => {
    const found = lateInterest(
      on('2026-05-31'),
      owed('2026-05-31', 1_000_000n).balances,
      on('2026-11-25'),
      PROFESSIONAL_RULE,
      table,
    );
    expect(found.missing).toBe('2026-2');
    expect(found.slices.map(({ to }) => to)).toEqual([on('2026-06-30')]);
  });

  it('keeps one slice where one rate holds', () => {
    const found = lateInterest(
      on('2025-05-31'),
      owed('2025-05-31', 1_000_000n).balances,
      on('2026-11-25'),
      { kind: 'contract', percent: '12' },
      table,
    );
    expect(found).toMatchObject({ missing: null, slices: [{ days: 543 }] });
  });

  const histories = fc
    .tuple(
      fc.integer({ min: 0, max: 700 }),
      fc.bigInt({ min: 1n, max: 10n ** 10n }),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 100 })), {
        maxLength: 5,
      }),
      fc.constantFrom<RateRule>(PROFESSIONAL_RULE, PUBLIC_RULE, { kind: 'contract', percent: '11.5' }),
    )
    .map(([start, amount, payments, rule]) => {
      const dueOn = addDays(on('2022-01-01'), start);
      let date = dueOn;
      let openMinor = amount;
      const balances: BalanceFrom[] = [{ on: dueOn, openMinor }];
      for (const [wait, percent] of payments) {
        date = addDays(date, wait);
        openMinor -= (openMinor * BigInt(percent)) / 100n;
        balances.push({ on: date, openMinor });
      }
      return { dueOn, balances, rule };
    });
  const upTo = (one: { dueOn: PlainDate; balances: BalanceFrom[]; rule: RateRule }, asOf: PlainDate) =>
    lateInterest(one.dueOn, one.balances, asOf, one.rule, table);

  it('over [a, c] is that over [a, b] and over [b, c], in slices that touch and add up', () => {
    fc.assert(
      fc.property(histories, fc.nat(900), fc.nat(400), (history, first, more) => {
        const b = addDays(history.dueOn, first);
        const c = addDays(b, more);
        const early = upTo(history, b);
        const late = upTo(history, c);
        const before = late.slices.filter(({ to }) => to <= b);
        expect(before.every((one, at) => isSame(one, early.slices[at]!))).toBe(true);
        expect(early.totalMinor).toBeLessThanOrEqual(late.totalMinor);
        expect(late.slices.reduce((sum, one) => sum + one.interestMinor, 0n)).toBe(late.totalMinor);
        for (const [at, one] of late.slices.entries()) {
          expect(one.days).toBe(daysBetween(one.from, one.to) + 1);
          if (at > 0) expect(one.from).toBe(addDays(late.slices[at - 1]!.to, 1));
        }
      }),
    );
  });

  it('is what the sum of single days gives, rounded once', () => {
    fc.assert(
      fc.property(histories, fc.nat(500), (history, days) => {
        let exactSum = 0n;
        for (let at = 1; at <= days; at += 1) {
          const date = addDays(history.dueOn, at);
          const open = history.balances.findLast((one) => one.on < date)!.openMinor;
          const rate = percentOn(history.rule, date, addDays(history.dueOn, 1), table);
          if ('missing' in rate) throw new Error('every semester of the histories has a rate');
          exactSum += open * BigInt(Math.round(Number(rate.percent) * 100));
        }
        const found = upTo(history, addDays(history.dueOn, days));
        expect(found.totalMinor).toBe((2n * exactSum + 3_650_000n) / 7_300_000n);
      }),
    );
  });
});

describe('what the law gives', () => {
  it('40 € once, whole after a part payment (D441-5), and interest', () => {
    const found = lateCharges(
      owed('2025-10-31', 100_000n, ['2025-11-10', 1_000n]),
      company,
      on('2025-11-25'),
      table,
    );
    expect(found.indemnityMinor).toBe(4_000n);
    expect(found.interest.totalMinor).toBe(338n);
  });

  it('40 € too when paid a day late, nothing when paid on the due date', () => {
    const paid = (date: string) =>
      lateCharges(owed('2025-10-31', 100_000n, [date, 0n]), company, on('2025-11-25'), table);
    expect(paid('2025-11-01').indemnityMinor).toBe(4_000n);
    expect(paid('2025-10-31')).toMatchObject({ indemnityMinor: 0n, interest: { totalMinor: 0n } });
  });

  it('nothing from a consumer, and nothing on a late charge', () => {
    const debt = owed('2025-10-31', 100_000n);
    const nothing = { indemnityMinor: 0n, interest: { totalMinor: 0n } };
    expect(lateCharges(debt, { ...company, kind: 'individual' }, on('2025-11-25'), table)).toMatchObject(
      nothing,
    );
    expect(lateCharges({ ...debt, isLateCharge: true }, company, on('2025-11-25'), table)).toMatchObject(
      nothing,
    );
  });

  it('stops at the opening of collective proceedings (C. com. L622-28)', () => {
    const found = lateCharges(
      owed('2025-10-31', 1_000_000n),
      { ...company, insolventSince: on('2025-11-11') },
      on('2025-11-25'),
      table,
    );
    expect(found.indemnityMinor).toBe(0n);
    expect(found.interest.slices).toMatchObject([{ from: on('2025-11-01'), to: on('2025-11-10'), days: 10 }]);
  });
});

describe('the ledger of claims', () => {
  const claim = (state: Claim['state'], amountMinor: bigint): Claim => ({
    kind: 'interest',
    state,
    amountMinor,
    upTo: null,
  });

  it('keeps announced, booked and waived apart, and forgets what was cancelled', () => {
    const claims = [
      claim('announced', 300n),
      claim('booked', 100n),
      claim('waived', 50n),
      claim('cancelled', 900n),
    ];
    expect(claimSum(1_000n, claims, 'interest')).toEqual({
      computedMinor: 1_000n,
      announcedMinor: 300n,
      bookedMinor: 100n,
      waivedMinor: 50n,
      freshMinor: 550n,
      excessMinor: 0n,
    });
    expect(claimSum(1_000n, claims, 'indemnity').freshMinor).toBe(1_000n);
  });

  it('says when more was claimed than the facts give', () => {
    expect(claimSum(200n, [claim('announced', 300n)], 'interest')).toMatchObject({
      freshMinor: 0n,
      excessMinor: 100n,
    });
  });
});

function slice(
  from: string,
  to: string,
  days: number,
  baseMinor: bigint,
  percent: string,
  interestMinor: bigint,
) {
  return { from: on(from), to: on(to), days, baseMinor, percent, interestMinor };
}

function isSame(a: object, b: object): boolean {
  return Object.entries(a).every(([key, value]) => (b as Record<string, unknown>)[key] === value);
}
