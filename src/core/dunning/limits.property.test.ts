import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, isBusinessDay, plainDate } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import { EUR } from '../money/index.ts';
import type { Currency } from '../money/index.ts';
import { budgetsOf } from './contact-budget.ts';
import { decide } from './decide.ts';
import type { Decision } from './draft.ts';
import type { CustomerFacts, ItemFacts } from './facts.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import type { ContactBudget, Limits } from './limits.ts';
import { defaultPolicyFr } from './shipped-policies.ts';
import type { PolicyVersion } from './policy.ts';
import { recheck } from './recheck.ts';
import { sampleCustomer, sampleItem } from './sample-facts.ts';
import { departure } from './sending-hours.ts';

const start = plainDate('2026-01-05');
const dayArb = fc.integer({ min: 0, max: 120 }).map((n) => addDays(start, n));
const budgetArb = fc.array(
  fc.record({ days: fc.integer({ min: 1, max: 40 }), most: fc.integer({ min: 1, max: 4 }) }),
  {
    minLength: 1,
    maxLength: 2,
  },
);
const kindArb = fc.constantFrom<CustomerFacts['kind']>('company', 'individual', 'public_body');
const itemsArb = fc
  .array(
    fc.record({
      dueOn: dayArb,
      currency: fc.constantFrom(EUR, 'USD' as Currency, 'CHF' as Currency),
      takenOverLate: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((list) => list.map((one, i): ItemFacts => sampleItem(`i${i}`, one.dueOn, one)));

/** Presses as hard as a policy can: a gap of a day between messages and between steps. */
const pressing = (limits: Partial<Limits>): PolicyVersion => {
  const policy = defaultPolicyFr();
  return {
    ...policy,
    contactGapDays: 0,
    minimumMinor: {},
    steps: policy.steps.map((step, i) => ({
      ...step,
      offsetDays: step.kind === 'pre-due' ? -1 : i,
      minGapDays: 1,
    })),
    limits: { ...DEFAULT_LIMITS, ...limits },
  };
};

const decideFor = (asOf: PlainDate, customer: CustomerFacts, policy: PolicyVersion): Decision =>
  decide(asOf, { customers: [customer] }, policy);

const send = (customer: CustomerFacts, { drafts }: Decision): CustomerFacts => ({
  ...customer,
  contactedOn: [...customer.contactedOn, ...drafts.map((draft) => draft.sendOn)],
  items: customer.items.map((item) => ({
    ...item,
    completed: [
      ...item.completed,
      ...drafts.flatMap((draft) =>
        draft.items
          .filter((one) => one.advances && one.itemId === item.itemId)
          .map((one) => ({ stepCode: one.stepCode, level: null, doneOn: draft.sendOn })),
      ),
    ],
  })),
});

const mostIn = (contacts: readonly PlainDate[], { days }: ContactBudget): number =>
  Math.max(
    0,
    ...contacts.map((first) => contacts.filter((day) => day >= first && day < addDays(first, days)).length),
  );

describe('the contact budget', () => {
  test('no window of any history holds more, whatever the policy, the currencies and the days it is run on', () => {
    fc.assert(
      fc.property(
        itemsArb,
        kindArb,
        budgetArb,
        budgetArb,
        fc.uniqueArray(fc.integer({ min: 0, max: 160 }), { minLength: 10, maxLength: 90 }),
        (items, kind, business, consumer, runs) => {
          const policy = pressing({ budgets: { business, consumer } });
          let now = sampleCustomer(items, { kind });
          for (const asOf of runs.sort((a, b) => a - b).map((n) => addDays(start, n)))
            now = send(now, decideFor(asOf, now, policy));
          for (const budget of budgetsOf(now, policy))
            expect(mostIn(now.contactedOn, budget)).toBeLessThanOrEqual(budget.most);
        },
      ),
      { numRuns: 120 },
    );
  });

  test('drafts approved one after the other stay within it: each is checked against what went before', () => {
    fc.assert(
      fc.property(
        itemsArb,
        fc.array(dayArb, { maxLength: 8 }),
        budgetArb,
        dayArb,
        (items, contactedOn, business, asOf) => {
          const policy = pressing({ budgets: { business, consumer: business } });
          const customer = sampleCustomer(items, { contactedOn });
          const before = business.map((budget) => mostIn(contactedOn, budget));
          let now = customer;
          for (const draft of decideFor(asOf, customer, policy).drafts) {
            expect(recheck(draft, now, policy, asOf).outcome).not.toBe('withdrawn');
            now = { ...now, contactedOn: [...now.contactedOn, draft.sendOn] };
          }
          business.forEach((budget, i) =>
            expect(mostIn(now.contactedOn, budget)).toBeLessThanOrEqual(
              Math.max(budget.most, before[i] ?? 0),
            ),
          );
        },
      ),
    );
  });

  test('who is left out for it comes back on a business day on which there is room', () => {
    fc.assert(
      fc.property(
        itemsArb,
        fc.array(dayArb, { maxLength: 8 }),
        budgetArb,
        dayArb,
        (items, contactedOn, business, asOf) => {
          const policy = pressing({ budgets: { business, consumer: business } });
          const customer = sampleCustomer(items, { contactedOn });
          for (const out of decideFor(asOf, customer, policy).exclusions) {
            if (out.code !== 'contact-budget') continue;
            expect(out.nextOn !== null && out.nextOn > asOf && isBusinessDay(out.nextOn)).toBe(true);
          }
        },
      ),
    );
  });
});

const replyArb = fc.record({ since: dayArb, automatic: fc.boolean() });

test('over an unread human reply nothing leaves, and what waits says when it is looked at again', () => {
  fc.assert(
    fc.property(itemsArb, replyArb, dayArb, (items, unreadReply, asOf) => {
      const policy = pressing({});
      const customer = sampleCustomer(items, { unreadReply });
      const { drafts, exclusions } = decideFor(asOf, customer, policy);
      const unread = decideFor(asOf, { ...customer, unreadReply: null }, policy);
      if (unreadReply.automatic) {
        expect(drafts).toEqual(unread.drafts);
        return;
      }
      expect(drafts).toEqual([]);
      for (const out of exclusions)
        expect(out.code === 'unread-reply' && out.nextOn !== null && out.nextOn > asOf).toBe(true);
      for (const draft of unread.drafts)
        expect(recheck(draft, customer, policy, asOf).outcome).toBe('withdrawn');
    }),
  );
});

test('what has lapsed against a consumer is in no message, whatever anybody decided', () => {
  const lapsing = itemsArb.chain((items) =>
    fc
      .array(fc.record({ lapsesOn: fc.option(dayArb), askedAnyway: fc.boolean() }), {
        minLength: items.length,
        maxLength: items.length,
      })
      .map((more) => items.map((item, i) => ({ ...item, ...more[i] }))),
  );
  fc.assert(
    fc.property(lapsing, kindArb, dayArb, (items, kind, asOf) => {
      const { drafts } = decideFor(asOf, sampleCustomer(items, { kind }), pressing({}));
      const asked = new Set(drafts.flatMap((draft) => draft.items.map((item) => item.itemId)));
      for (const item of items) {
        if (item.lapsesOn === null || item.lapsesOn >= asOf || !asked.has(item.itemId)) continue;
        // On a weekend the decision is for Monday.
        expect(kind !== 'individual' && item.askedAnyway).toBe(true);
      }
    }),
  );
});

test('a message asks for less than the claim by exactly what is not matched, and never from the set share on', () => {
  fc.assert(
    fc.property(
      fc.array(fc.bigInt({ min: 1n, max: 150_000n }), { maxLength: 3 }),
      fc.array(fc.bigInt({ min: 1n, max: 150_000n }), { maxLength: 2 }),
      fc.integer({ min: 1, max: 100 }),
      (received, credited, suspensePercent) => {
        const customer = sampleCustomer([sampleItem('a', '2026-01-05'), sampleItem('b', '2026-01-06')], {
          suspense: received.map((amountMinor, i) => ({
            paymentId: `p${i}`,
            receivedOn: start,
            currency: EUR,
            amountMinor,
          })),
          credits: credited.map((openMinor, i) => ({
            itemId: `c${i}`,
            number: `C${i}`,
            currency: EUR,
            openMinor,
          })),
        });
        const deducted = [...received, ...credited].reduce((sum, minor) => sum + minor, 0n);
        const { drafts } = decideFor(addDays(start, 30), customer, pressing({ suspensePercent }));
        const reaches = deducted * 100n >= 200_000n * BigInt(suspensePercent);
        if (deducted > 0n && reaches) {
          expect(drafts).toEqual([]);
          return;
        }
        expect(drafts[0]).toMatchObject({
          itemsMinor: 200_000n,
          creditsMinor: deducted,
          totalMinor: 200_000n - deducted,
        });
        expect(drafts[0]?.credits).toHaveLength(received.length + credited.length);
      },
    ),
  );
});

describe('sending hours', () => {
  const timeArb = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
  const hoursArb = fc
    .uniqueArray(timeArb, { minLength: 2, maxLength: 6 })
    .map((list) => list.sort())
    .map((list) =>
      list.flatMap((from, i) => {
        const to = list[i + 1];
        return i % 2 === 0 && to !== undefined ? [{ from, to }] : [];
      }),
    );

  test('the moment is never earlier, always inside, and already there nothing moves', () => {
    fc.assert(
      fc.property(dayArb, timeArb, hoursArb, (date, time, hours) => {
        const at = departure({ date, time }, hours);
        expect(`${at.date} ${at.time}` >= `${date} ${time}`).toBe(true);
        expect(isBusinessDay(at.date)).toBe(true);
        expect(hours.some(({ from, to }) => from <= at.time && at.time < to)).toBe(true);
        expect(departure(at, hours)).toBe(at);
        expect(daysBetween(date, at.date)).toBeLessThanOrEqual(5);
      }),
    );
  });
});

test('an outage moves dates only, also for what was taken over late and starts at a chosen level', () => {
  const walk = (items: readonly ItemFacts[], level: number, open: (n: number) => boolean): string[][] => {
    const policy = { ...defaultPolicyFr(), limits: { ...DEFAULT_LIMITS, takenOverLevel: level } };
    let now = sampleCustomer(items);
    for (let n = 0; n < 330; n += 1) {
      if (!open(n)) continue;
      const decision = decideFor(addDays(start, n), now, policy);
      now = { ...send(now, decision), lastMessageOn: lastMessage(now, decision) };
    }
    return now.items.map((item) =>
      item.completed.map((done) => done.stepCode ?? '').filter((code) => code !== 'pre-due'),
    );
  };
  const lastMessage = (now: CustomerFacts, { drafts }: Decision): PlainDate | null =>
    drafts.find((draft) => draft.kind !== 'call')?.sendOn ?? now.lastMessageOn;
  const all = ['reminder-1', 'reminder-2', 'reminder-3', 'call', 'formal-notice'];
  const euros = itemsArb.map((items) => items.slice(0, 3).map((item) => ({ ...item, currency: EUR })));
  fc.assert(
    fc.property(
      euros,
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 0, max: 150 }),
      fc.integer({ min: 1, max: 60 }),
      (items, level, from, length) => {
        const always = walk(items, level, () => true);
        expect(walk(items, level, (n) => n < from || n >= from + length)).toEqual(always);
        items.forEach((item, i) =>
          expect(always[i]).toEqual(item.takenOverLate ? all.slice(level - 1) : all),
        );
      },
    ),
    { numRuns: 15 },
  );
});
