import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, isBusinessDay, plainDate } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import { EUR } from '../money/index.ts';
import type { Currency } from '../money/index.ts';
import { canonicalFacts } from './canonical.ts';
import { decide } from './decide.ts';
import type { Decision, DunningDraft } from './draft.ts';
import type { CustomerFacts, ItemFacts } from './facts.ts';
import { progress } from './level.ts';
import { stepIndex } from './policy.ts';
import { defaultPolicyFr } from './shipped-policies.ts';
import { recheck } from './recheck.ts';
import { sampleCustomer, sampleItem } from './sample-facts.ts';

const policy = defaultPolicyFr();
const start = plainDate('2026-01-05');
const dayArb = fc.integer({ min: 0, max: 200 }).map((days) => addDays(start, days));
const completedArb = fc.array(
  fc.record({
    stepCode: fc.constantFrom(null, ...policy.steps.map((step) => step.code)),
    level: fc.constantFrom(null, 0, 1, 2, 3, 4, 9),
    doneOn: dayArb,
  }),
  { maxLength: 2 },
);
const itemArb = fc
  .record({
    dueOn: dayArb,
    openMinor: fc.bigInt({ min: 0n, max: 500_000n }),
    completed: completedArb,
    currency: fc.constantFrom(EUR, 'USD' as Currency),
    holds: fc.array(fc.record({ reason: fc.constant('r'), until: fc.option(dayArb) }), { maxLength: 1 }),
    promises: fc.array(
      fc.record({ promisedOn: dayArb, amountMinor: fc.option(fc.bigInt({ min: 1n, max: 500_000n })) }),
      { maxLength: 2 },
    ),
    disputes: fc.array(fc.record({ amountMinor: fc.option(fc.bigInt({ min: 1n, max: 500_000n })) }), {
      maxLength: 1,
    }),
    paymentPending: fc.boolean(),
  })
  .map((some): Partial<ItemFacts> => ({ ...some, amountMinor: some.openMinor }));
const customerArb: fc.Arbitrary<CustomerFacts> = fc
  .record({
    items: fc.array(itemArb, { maxLength: 6 }),
    email: fc.option(fc.constant('a@b.example')),
    hasPostalAddress: fc.boolean(),
    addressReturned: fc.boolean(),
    lastMessageOn: fc.option(dayArb, { freq: 1 }),
    credits: fc.array(fc.bigInt({ min: 1n, max: 600_000n }), { maxLength: 2 }),
  })
  .map(({ items, credits, ...rest }) =>
    sampleCustomer(
      items.map((item, i) => sampleItem(`i${i}`, item.dueOn ?? start, item)),
      {
        ...rest,
        credits: credits.map((openMinor, i) => ({
          itemId: `c${i}`,
          number: `AV${i}`,
          currency: EUR,
          openMinor,
        })),
      },
    ),
  );

/** What the world looks like once the messages have gone. */
function send(customer: CustomerFacts, decision: Decision): CustomerFacts {
  const doneOn = (itemId: string) =>
    decision.drafts.flatMap((draft) =>
      draft.items
        .filter((item) => item.advances && item.itemId === itemId)
        .map((item) => ({ stepCode: item.stepCode, level: null, doneOn: draft.sendOn })),
    );
  const message = decision.drafts.find((draft) => draft.kind !== 'call');
  return {
    ...customer,
    lastMessageOn: message?.sendOn ?? customer.lastMessageOn,
    items: customer.items.map((item) => ({
      ...item,
      completed: [...item.completed, ...doneOn(item.itemId)],
    })),
  };
}

const decideFor = (asOf: PlainDate, customer: CustomerFacts): Decision =>
  decide(asOf, { customers: [customer] }, policy);
const stepsOf = (decision: Decision): Map<string, string | null> =>
  new Map(
    decision.drafts.flatMap((draft) =>
      draft.items.filter((item) => item.advances).map((item) => [item.itemId, item.stepCode] as const),
    ),
  );
const stepAt = (customer: CustomerFacts, itemId: string, on: PlainDate): number => {
  const item = customer.items.find((one) => one.itemId === itemId);
  if (item === undefined) throw new Error(itemId);
  return progress(item, policy, on).nextIndex;
};

describe('for any customer on any day', () => {
  test('no message without a positive net claim, none to somebody who cannot be reached, none on a closed day', () => {
    fc.assert(
      fc.property(customerArb, dayArb, (customer, asOf) => {
        for (const draft of decideFor(asOf, customer).drafts) {
          expect(draft.totalMinor).toBe(draft.itemsMinor - draft.creditsMinor);
          expect(draft.totalMinor > 0n).toBe(true);
          expect(isBusinessDay(draft.sendOn)).toBe(true);
          expect(
            draft.channel === 'call' ||
              draft.recipient !== null ||
              (customer.hasPostalAddress && !customer.addressReturned),
          ).toBe(true);
          expect(draft.items.some((item) => item.advances && item.stepCode === draft.stepCode)).toBe(true);
        }
      }),
    );
  });

  test('every item is in a draft or has exactly one reason; at most one message per currency', () => {
    fc.assert(
      fc.property(customerArb, dayArb, (customer, asOf) => {
        const { drafts, exclusions } = decideFor(asOf, customer);
        const listed = new Set(drafts.flatMap((draft) => draft.items.map((item) => item.itemId)));
        for (const { itemId } of customer.items) {
          const reasons = exclusions.filter((out) => out.itemId === itemId).length;
          expect(listed.has(itemId) ? reasons <= 1 : reasons === 1).toBe(true);
        }
        const messages = drafts.filter((draft) => draft.kind !== 'call').map((draft) => draft.currency);
        expect(new Set(messages).size).toBe(messages.length);
        const advancing = drafts.flatMap((draft) =>
          draft.items.filter((i) => i.advances).map((i) => i.itemId),
        );
        expect(new Set(advancing).size).toBe(advancing.length);
      }),
    );
  });

  test('the order of the facts does not matter', () => {
    fc.assert(
      fc.property(customerArb, dayArb, (customer, asOf) => {
        const turned = {
          ...customer,
          items: [...customer.items].reverse(),
          credits: [...customer.credits].reverse(),
        };
        expect(decideFor(asOf, turned)).toEqual(decideFor(asOf, customer));
      }),
    );
  });

  test('running twice is running once: what was sent is not proposed again, and a sent draft is withdrawn', () => {
    fc.assert(
      fc.property(customerArb, dayArb, (customer, asOf) => {
        const first = decideFor(asOf, customer);
        const after = send(customer, first);
        const again = decideFor(asOf, after);
        const sentItems = stepsOf(first);
        for (const itemId of stepsOf(again).keys()) expect(sentItems.has(itemId)).toBe(false);
        for (const draft of first.drafts)
          expect(recheck(draft, after, policy, asOf).outcome).toBe('withdrawn');
      }),
    );
  });

  test('as long as the facts stand a draft may go as it is, and its facts read the same', () => {
    fc.assert(
      fc.property(customerArb, dayArb, (customer, asOf) => {
        const again = decideFor(asOf, structuredClone(customer)).drafts;
        decideFor(asOf, customer).drafts.forEach((draft, i) => {
          expect(recheck(draft, customer, policy, asOf).outcome).toBe('same');
          expect(canonicalFacts(draft)).toBe(canonicalFacts(again[i] as DunningDraft));
        });
      }),
    );
  });

  test('other items never change the step of an item, only perhaps its date', () => {
    fc.assert(
      fc.property(customerArb, dayArb, (customer, asOf) => {
        const together = stepsOf(decideFor(asOf, customer));
        for (const item of customer.items) {
          const alone = stepsOf(decideFor(asOf, { ...customer, items: [item], credits: [] }));
          const [mine, solo] = [together.get(item.itemId), alone.get(item.itemId)];
          if (mine !== undefined && solo !== undefined) expect(mine).toBe(solo);
        }
      }),
    );
  });
});

describe('over half a year of runs, whatever days are missed', () => {
  const daysArb = fc.uniqueArray(fc.integer({ min: 0, max: 260 }), { minLength: 5, maxLength: 90 });

  test('no item skips a step, rises twice in one run, or is pressed before the gap is over', () => {
    fc.assert(
      fc.property(customerArb, daysArb, (customer, days) => {
        let now = customer;
        for (const asOf of days.sort((a, b) => a - b).map((d) => addDays(start, d))) {
          const decision = decideFor(asOf, now);
          for (const [itemId, stepCode] of stepsOf(decision)) {
            const sendOn = decision.drafts[0]?.sendOn ?? asOf;
            expect(stepIndex(policy, stepCode)).toBe(stepAt(now, itemId, sendOn));
            const last = now.items.find((item) => item.itemId === itemId)?.completed ?? [];
            for (const done of last) {
              if (done.doneOn <= sendOn) expect(daysBetween(done.doneOn, sendOn)).toBeGreaterThanOrEqual(5);
            }
          }
          now = send(now, decision);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('an outage changes dates only: every item goes through the same steps in the same order', () => {
    const plain = fc
      .array(dayArb, { minLength: 1, maxLength: 4 })
      .map((dates) => sampleCustomer(dates.map((dueOn, i) => sampleItem(`i${i}`, dueOn))));
    const walk = (customer: CustomerFacts, open: (d: number) => boolean): string[][] => {
      let now = customer;
      for (let d = 0; d < 420; d += 1) if (open(d)) now = send(now, decideFor(addDays(start, d), now));
      return now.items.map((item) =>
        item.completed.map((done) => done.stepCode ?? '').filter((code) => code !== 'pre-due'),
      );
    };
    fc.assert(
      fc.property(
        plain,
        fc.integer({ min: 0, max: 250 }),
        fc.integer({ min: 1, max: 60 }),
        (customer, from, length) => {
          const always = walk(customer, () => true);
          expect(walk(customer, (d) => d < from || d >= from + length)).toEqual(always);
          expect(always[0]).toEqual(['reminder-1', 'reminder-2', 'reminder-3', 'call', 'formal-notice']);
        },
      ),
      { numRuns: 15 },
    );
  });
});
