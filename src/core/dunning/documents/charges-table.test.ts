import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from '../../calendar/index.ts';
import { EUR, parseCurrency, type Currency } from '../../money/index.ts';
import {
  claimLine,
  lateCharges,
  PUBLISHED_RATES,
  rateTable,
  type Claim,
  type ClaimLine,
} from '../../payments/index.ts';
import { sampleChargesLabels } from '../sample-facts.ts';
import { chargesTable } from './charges-table.ts';

const USD = parseCurrency('USD')!;
const format = {
  money: (minor: bigint, currency: Currency) => `${minor} ${currency}`,
  date: (date: string) => date,
  longDate: (date: string) => date,
};
const table = rateTable(PUBLISHED_RATES);
const today = plainDate('2026-06-30');

const lines = fc
  .array(
    fc.record({
      openMinor: fc.bigInt({ min: 1n, max: 10n ** 9n }),
      late: fc.integer({ min: 0, max: 900 }),
      currency: fc.constantFrom(EUR, USD),
      booked: fc.bigInt({ min: 0n, max: 20_000n }),
      isIndemnityWaived: fc.boolean(),
    }),
    { maxLength: 6 },
  )
  .map((debts) =>
    debts.flatMap(({ openMinor, late, currency, booked, isIndemnityWaived }, at): ClaimLine[] => {
      const dueOn = addDays(today, -late);
      const claims: Claim[] = [
        { kind: 'interest', state: 'booked', amountMinor: booked, upTo: null },
        ...(isIndemnityWaived
          ? [{ kind: 'indemnity', state: 'waived', amountMinor: 4_000n, upTo: null } as const]
          : []),
      ];
      const charges = lateCharges(
        { dueOn, balances: [{ on: dueOn, openMinor }], isLateCharge: false },
        { kind: 'company', agreed: null, insolventSince: null },
        today,
        table,
      );
      const line = claimLine({ itemId: String(at), number: `F-${at}`, dueOn, currency, charges, claims });
      return line === null ? [] : [line];
    }),
  );

describe('what is printed of late charges', () => {
  it('adds up: the rows of each currency are its total, and the totals are the claims', () => {
    fc.assert(
      fc.property(lines, (claimed) => {
        const printed = chargesTable(
          { asOf: today, isPublic: false, lines: claimed },
          sampleChargesLabels,
          format,
        );
        if (printed === null) {
          expect(claimed).toEqual([]);
          return;
        }
        const rows = printed.groups.flatMap((group) => group.rows.map((row) => row.amount.split(' ')));
        for (const currency of [EUR, USD]) {
          const sum = rows
            .filter(([, unit]) => unit === currency)
            .reduce((all, [minor]) => all + BigInt(minor!), 0n);
          const total =
            printed.totals.find((one) => one.amount.endsWith(currency))?.amount ?? `0 ${currency}`;
          expect(total).toBe(`${sum} ${currency}`);
          const claimedMinor = claimed.reduce(
            (all, line) =>
              all +
              (line.currency === currency ? line.interestMinor : 0n) +
              (currency === EUR ? line.indemnityMinor : 0n),
            0n,
          );
          expect(sum).toBe(claimedMinor);
        }
      }),
    );
  });

  it('says where a rate is missing', () => {
    const asOf = plainDate('2026-07-31');
    const dueOn = plainDate('2026-06-15');
    const charges = lateCharges(
      { dueOn, balances: [{ on: dueOn, openMinor: 100_000n }], isLateCharge: false },
      { kind: 'company', agreed: null, insolventSince: null },
      asOf,
      table,
    );
    const line = claimLine({ itemId: 'a', number: 'F', dueOn, currency: EUR, charges, claims: [] })!;
    expect(
      chargesTable({ asOf, isPublic: false, lines: [line] }, sampleChargesLabels, format)?.notes,
    ).toEqual(['Taux 2026-2 absent']);
  });
});
