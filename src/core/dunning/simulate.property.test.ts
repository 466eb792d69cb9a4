import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, nextBusinessDay, plainDate } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import { EUR, type Currency } from '../money/index.ts';
import { decide } from './decide.ts';
import type { DunningDraft } from './draft.ts';
import type { CustomerFacts, ItemFacts } from './facts.ts';
import { GROUPINGS } from './policy.ts';
import type { PolicyVersion } from './policy.ts';
import { consumerPolicyFr, defaultPolicyFr, publicPolicyFr } from './shipped-policies.ts';
import { sampleCustomer, sampleItem } from './sample-facts.ts';
import { afterSending, nothingPaid, simulate, type Course } from './simulate.ts';

/*
 * The days to come are found by jumping from one day on which something may move to the next. Whatever closes a gate,
 * whatever the policy says: it must find what a person finds who prepares a run every morning.
 */
const start = plainDate('2026-03-02');
const dayArb = fc.integer({ min: -60, max: 90 }).map((days) => addDays(start, days));
const someDay = fc.option(dayArb, { freq: 2 });
const amountArb = fc.bigInt({ min: 1n, max: 5_000n });
const mostly = <T>(usual: T, arb: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: arb });

const itemArb = fc.record({
  dueOn: dayArb,
  openMinor: amountArb,
  currency: mostly<Currency>(EUR, fc.constant('USD' as Currency)),
  completed: fc.array(
    fc.record({
      stepCode: fc.constantFrom(null, 'pre-due', 'reminder-1', 'reminder-2', 'call', 'broken-promise'),
      level: fc.constantFrom(null, 1, 2),
      doneOn: dayArb,
    }),
    { maxLength: 2 },
  ),
  holds: fc.array(fc.record({ reason: fc.constant('r'), until: someDay }), { maxLength: 1 }),
  promises: fc.array(fc.record({ promisedOn: dayArb, amountMinor: fc.option(amountArb) }), { maxLength: 2 }),
  disputes: fc.array(fc.record({ amountMinor: fc.option(amountArb) }), { maxLength: 1 }),
  paymentPending: mostly(false, fc.boolean()),
  mayRemind: mostly(true, fc.boolean()),
  lapsesOn: mostly<PlainDate | null>(null, dayArb),
  askedAnyway: fc.boolean(),
  takenOverLate: fc.boolean(),
  orderRef: fc.constantFrom('', 'A', 'B'),
  depositedOn: someDay,
});

const customerArb: fc.Arbitrary<CustomerFacts> = fc
  .record({
    kind: fc.constantFrom('company' as const, 'individual' as const, 'public_body' as const),
    items: fc.array(itemArb, { maxLength: 5 }),
    email: mostly<string | null>('a@b.example', fc.constant(null)),
    hasPostalAddress: fc.boolean(),
    blocked: mostly(false, fc.boolean()),
    insolventSince: mostly<PlainDate | null>(null, dayArb),
    holds: fc.array(fc.record({ reason: fc.constant('r'), until: someDay }), { maxLength: 1 }),
    lastMessageOn: someDay,
    contactedOn: fc.array(dayArb, { maxLength: 4 }),
    unreadReply: mostly<CustomerFacts['unreadReply']>(
      null,
      fc.record({ since: dayArb, automatic: fc.boolean() }),
    ),
    credit: fc.bigInt({ min: 0n, max: 4_000n }),
    received: fc.bigInt({ min: 0n, max: 2_000n }),
    payer: fc.constantFrom('new' as const, 'late' as const, 'regular' as const),
    grouping: mostly<CustomerFacts['grouping']>(null, fc.constantFrom(...GROUPINGS)),
    depositDays: mostly<number | null>(null, fc.constantFrom(30, 50)),
  })
  .map(({ items, credit, received, ...rest }) =>
    sampleCustomer(
      items.map((item, index) =>
        sampleItem(`i${index}`, item.dueOn, { ...item, amountMinor: item.openMinor }),
      ),
      {
        ...rest,
        credits: [{ itemId: 'c', number: 'AV', currency: EUR, openMinor: credit }],
        suspense: [{ paymentId: 'p', receivedOn: start, currency: EUR, amountMinor: received }],
      },
    ),
  );

const policyArb: fc.Arbitrary<PolicyVersion> = fc
  .record({
    shipped: fc.constantFrom(defaultPolicyFr(), consumerPolicyFr(), publicPolicyFr()),
    allOn: fc.boolean(),
    anchor: fc.constantFrom('due' as const, 'previous' as const),
    dayUnit: fc.constantFrom('calendar' as const, 'business' as const),
    levelRule: fc.constantFrom('age' as const, 'previous' as const),
    grouping: fc.constantFrom(...GROUPINGS),
    messageLevel: fc.constantFrom('highest' as const, 'oldest' as const),
    listNotDue: fc.boolean(),
    noticeTo: fc.constantFrom('everyone' as const, 'new-or-late' as const),
    contactGapDays: fc.constantFrom(0, 1, 5, 10),
    minimumMinor: fc.constantFrom({}, { EUR: 2_500n }),
  })
  .map(({ shipped, allOn, anchor, dayUnit, contactGapDays, minimumMinor, ...options }) => ({
    ...shipped,
    contactGapDays,
    minimumMinor,
    options: { ...shipped.options, ...options },
    steps: shipped.steps.map((step) => ({
      ...step,
      ...(allOn ? { isOff: false } : {}),
      ...(step.kind === 'pre-due' || step.anchor === 'promise' ? {} : { anchor, dayUnit }),
    })),
  }));

/** Asked on every single day. */
function everyDay(
  customer: CustomerFacts,
  policy: PolicyVersion,
  from: PlainDate,
  to: PlainDate,
  course: Course,
): DunningDraft[] {
  const sent: DunningDraft[] = [];
  let facts = customer;
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (nextBusinessDay(day, policy.calendar) !== day) continue;
    const { drafts } = decide(day, { customers: [course.at(facts, day)] }, policy);
    sent.push(...drafts);
    facts = drafts.reduce(afterSending, facts);
  }
  return sent;
}

test('jumping finds what asking every day finds, whatever closes a gate and whatever the policy says', () => {
  fc.assert(
    fc.property(customerArb, policyArb, dayArb, (customer, policy, asOf) => {
      const from = nextBusinessDay(asOf, policy.calendar);
      const to = addDays(from, 60);
      expect(simulate(customer, policy, from, to)).toEqual(everyDay(customer, policy, from, to, nothingPaid));
    }),
    { numRuns: 800 },
  );
});

test('… and while invoices come and are paid, on weekends too', () => {
  const courseArb = fc
    .array(fc.record({ index: fc.nat({ max: 4 }), on: dayArb, knownOn: dayArb }), { maxLength: 5 })
    .map((turns): Course => {
      const paidOn = new Map(turns.map(({ index, on }) => [`i${index}`, on]));
      const knownOn = new Map(turns.map((turn) => [`i${turn.index}`, turn.knownOn]));
      const isThere = ({ itemId }: ItemFacts, day: PlainDate): boolean =>
        day >= (knownOn.get(itemId) ?? day) && day < (paidOn.get(itemId) ?? addDays(day, 1));
      return {
        changesOn: turns.flatMap(({ on, knownOn: known }) => [on, known]),
        at: (facts, day) => ({ ...facts, items: facts.items.filter((item) => isThere(item, day)) }),
      };
    });
  fc.assert(
    fc.property(customerArb, policyArb, courseArb, dayArb, (customer, policy, course, asOf) => {
      const from = nextBusinessDay(asOf, policy.calendar);
      const to = addDays(from, 60);
      expect(simulate(customer, policy, from, to, course)).toEqual(
        everyDay(customer, policy, from, to, course),
      );
    }),
    { numRuns: 500 },
  );
});
