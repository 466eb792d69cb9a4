import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, nextBusinessDay, plainDate } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import { decide } from './decide.ts';
import type { DunningDraft } from './draft.ts';
import type { CustomerFacts } from './facts.ts';
import { indexAfter, progress } from './level.ts';
import { stepIndex } from './policy.ts';
import { defaultPolicyFr } from './shipped-policies.ts';
import { sampleCustomer, sampleItem } from './sample-facts.ts';
import { afterSending, simulate } from './simulate.ts';

const policy = defaultPolicyFr();
const said = (drafts: readonly DunningDraft[]): string[] =>
  drafts.map((draft) => `${draft.sendOn} ${draft.stepCode} ${draft.totalMinor}`);

test('one invoice due on 1 October goes through the whole policy when nothing is paid', () => {
  const customer = sampleCustomer([sampleItem('a', '2026-10-01')]);
  expect(said(simulate(customer, policy, plainDate('2026-09-20'), plainDate('2026-11-30')))).toEqual([
    '2026-09-24 pre-due 100000',
    '2026-10-05 reminder-1 100000',
    '2026-10-12 reminder-2 100000',
    '2026-10-22 reminder-3 100000',
    '2026-10-27 call 100000',
    '2026-11-06 formal-notice 100000',
  ]);
});

test('nothing after the last day, nothing while a hold runs', () => {
  const held = sampleItem('a', '2026-10-01', { holds: [{ reason: 'x', until: plainDate('2026-10-20') }] });
  const drafts = simulate(sampleCustomer([held]), policy, plainDate('2026-10-02'), plainDate('2026-10-25'));
  expect(said(drafts)).toEqual(['2026-10-21 reminder-1 100000']);
});

const start = plainDate('2026-01-05');
const dayArb = fc.integer({ min: 0, max: 90 }).map((days) => addDays(start, days));
const customerArb: fc.Arbitrary<CustomerFacts> = fc
  .record({
    items: fc.array(
      fc.record({
        dueOn: dayArb,
        openMinor: fc.bigInt({ min: 1n, max: 3_000n }),
        holds: fc.array(fc.record({ reason: fc.constant('r'), until: fc.option(dayArb) }), { maxLength: 1 }),
        promises: fc.array(
          fc.record({ promisedOn: dayArb, amountMinor: fc.option(fc.bigInt({ min: 1n, max: 3_000n })) }),
          { maxLength: 2 },
        ),
        disputes: fc.array(fc.record({ amountMinor: fc.option(fc.bigInt({ min: 1n, max: 3_000n })) }), {
          maxLength: 1,
        }),
      }),
      { maxLength: 5 },
    ),
    holds: fc.array(fc.record({ reason: fc.constant('r'), until: fc.option(dayArb) }), { maxLength: 1 }),
    email: fc.option(fc.constant('a@b.example')),
    hasPostalAddress: fc.boolean(),
    addressReturned: fc.boolean(),
    lastMessageOn: fc.option(dayArb, { freq: 1 }),
    credit: fc.bigInt({ min: 0n, max: 4_000n }),
  })
  .map(({ items, credit, ...rest }) =>
    sampleCustomer(
      items.map((item, index) =>
        sampleItem(`i${index}`, item.dueOn, { ...item, amountMinor: item.openMinor }),
      ),
      {
        ...rest,
        credits: [
          { itemId: 'c', number: 'AV', currency: sampleItem('x', '2026-01-01').currency, openMinor: credit },
        ],
      },
    ),
  );
/** With a minimum that small items reach only together. */
const strict = { ...policy, minimumMinor: { EUR: 2_500n } };

/** Asked on every single day, as a person would who prepares each morning. */
function everyDay(customer: CustomerFacts, from: PlainDate, to: PlainDate): DunningDraft[] {
  const sent: DunningDraft[] = [];
  let facts = customer;
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (nextBusinessDay(day, strict.calendar) !== day) continue;
    const { drafts } = decide(day, { customers: [facts] }, strict);
    sent.push(...drafts);
    facts = drafts.reduce(afterSending, facts);
  }
  return sent;
}

describe('for any customer', () => {
  test('the first day is what decide says today', () => {
    fc.assert(
      fc.property(customerArb, dayArb, (customer, asOf) => {
        const today = decide(asOf, { customers: [customer] }, strict).drafts;
        const sendOn = nextBusinessDay(asOf, strict.calendar);
        expect(simulate(customer, strict, asOf, sendOn)).toEqual(today);
      }),
    );
  });

  test('jumping from change to change finds what asking every day finds', () => {
    fc.assert(
      fc.property(customerArb, dayArb, (customer, asOf) => {
        const from = nextBusinessDay(asOf, strict.calendar);
        const to = addDays(from, 60);
        expect(simulate(customer, strict, from, to)).toEqual(everyDay(customer, from, to));
      }),
      { numRuns: 300 },
    );
  });

  test('an item rises one step a message, in order, and the customer is left in peace between two messages', () => {
    fc.assert(
      fc.property(customerArb, dayArb, (customer, asOf) => {
        const drafts = simulate(customer, strict, asOf, addDays(asOf, 60));
        const reached = new Map<string, number>();
        for (const draft of drafts) {
          for (const item of draft.items) {
            if (!item.advances) continue;
            const index = stepIndex(strict, item.stepCode);
            const before = customer.items.find((one) => one.itemId === item.itemId)!;
            // The step in turn; one that is switched off, or a notice that comes too late, is passed over.
            const done = reached.get(item.itemId) ?? progress(before, strict, draft.sendOn).doneIndex;
            expect(index).toBe(indexAfter(before.dueOn, strict, done, draft.sendOn));
            reached.set(item.itemId, index);
          }
        }
        const messages = drafts.filter((draft) => draft.kind !== 'call').map((draft) => draft.sendOn);
        for (const [index, on] of messages.entries()) {
          const last = index === 0 ? customer.lastMessageOn : messages[index - 1]!;
          if (last !== null) expect(daysBetween(last, on)).toBeGreaterThanOrEqual(strict.contactGapDays);
        }
      }),
    );
  });
});
