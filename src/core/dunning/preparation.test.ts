import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, plainDate } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import { budgetsOf } from './contact-budget.ts';
import { decide } from './decide.ts';
import type { CustomerFacts, ItemFacts } from './facts.ts';
import { levelAsReminded, progress } from './level.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { GROUPINGS } from './policy.ts';
import { recheck } from './recheck.ts';
import { sampleCustomer, sampleItem } from './sample-facts.ts';
import { defaultPolicyFr } from './shipped-policies.ts';
import { afterSending } from './simulate.ts';

const policy = defaultPolicyFr();
const on = plainDate('2026-10-23');
const start = plainDate('2026-01-05');
const dayArb = fc.integer({ min: 0, max: 150 }).map((days) => addDays(start, days));
const itemsArb = fc
  .array(fc.record({ dueOn: dayArb, orderRef: fc.constantFrom('', 'PO-1', 'PO-2') }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((list) => list.map((one, i): ItemFacts => sampleItem(`i${i}`, one.dueOn, one)));

describe('the grace of a preparation', () => {
  test('leaves out what is overdue by fewer days, says so, and when it comes back', () => {
    const customer = sampleCustomer([sampleItem('old', '2026-10-01'), sampleItem('young', '2026-10-17')]);
    const plain = decide(on, { customers: [customer] }, policy);
    expect(plain.drafts[0]?.items.map((item) => item.itemId)).toEqual(['old', 'young']);
    const spared = decide(on, { customers: [customer] }, policy, { graceDays: 10 });
    expect(spared.drafts[0]?.items.map((item) => item.itemId)).toEqual(['old']);
    expect(spared.exclusions).toEqual([
      expect.objectContaining({
        itemId: 'young',
        code: 'grace',
        params: { days: 10, due: '2026-10-17' },
        // 27 October: ten days after the due date.
        nextOn: '2026-10-27',
      }),
    ]);
    expect(decide(on, { customers: [customer] }, policy, { graceDays: 6 })).toEqual(plain);
  });

  test('no message asks for what is within it, every item keeps its reason, and none loses a step by it', () => {
    fc.assert(
      fc.property(itemsArb, dayArb, fc.integer({ min: 0, max: 40 }), (items, asOf, graceDays) => {
        const customer = sampleCustomer(items);
        const { drafts, exclusions } = decide(asOf, { customers: [customer] }, policy, { graceDays });
        for (const draft of drafts)
          for (const item of draft.items)
            if (item.advances && item.daysLate > 0) expect(item.daysLate).toBeGreaterThanOrEqual(graceDays);
        for (const { itemId } of items) {
          const placed =
            drafts.filter((draft) => draft.items.some((item) => item.itemId === itemId)).length +
            exclusions.filter((one) => one.itemId === itemId).length;
          expect(placed).toBeGreaterThanOrEqual(1);
        }
        for (const { code, itemId, nextOn } of exclusions) {
          if (code !== 'grace' || nextOn === null) continue;
          const item = items.find((one) => one.itemId === itemId);
          expect(daysBetween(item?.dueOn ?? asOf, nextOn)).toBeGreaterThanOrEqual(graceDays);
        }
      }),
    );
  });
});

describe('where an import lets its late invoices start', () => {
  const late = (startLevel: number | null, dueOn = '2026-03-01'): ItemFacts =>
    sampleItem('a', dueOn, { takenOverLate: true, startLevel });
  const nextOf = (item: ItemFacts): string | undefined => progress(item, policy, on).next?.code;

  test.each<[string, number | null, string]>([
    ['as the company says', null, 'reminder-1'],
    ['the first step', 1, 'reminder-1'],
    ['a given one', 3, 'reminder-3'],
    ['never beyond the last', 9, 'formal-notice'],
  ])('%s', (_name, startLevel, expected) => {
    expect(nextOf(late(startLevel))).toBe(expected);
  });

  test('the choice of the import goes before the setting of the company, and touches nothing else', () => {
    const limits = { ...DEFAULT_LIMITS, takenOverLevel: 2 };
    expect(progress(late(1), { ...policy, limits }, on).next?.code).toBe('reminder-1');
    expect(progress(late(null), { ...policy, limits }, on).next?.code).toBe('reminder-2');
    expect(nextOf({ ...late(3), takenOverLate: false })).toBe('reminder-1');
  });

  test.each<[string, number]>([
    ['2026-10-22', 1],
    ['2026-10-20', 2],
    ['2026-10-13', 3],
    ['2026-10-03', 4],
    // Old enough for the formal notice too: nobody else can have sent ours.
    ['2026-01-01', 4],
  ])('as if reminded: due on %s goes on at level %i', (dueOn, level) => {
    expect(levelAsReminded(plainDate(dueOn), policy, on)).toBe(level);
  });

  test('as if reminded, the next step is the first it was not old enough for, never an earlier one', () => {
    fc.assert(
      fc.property(dayArb, dayArb, (dueOn, taken) => {
        const level = levelAsReminded(dueOn, policy, taken);
        const at = progress(late(level, dueOn), policy, taken);
        const isLast = at.next?.kind === 'formal-notice' || at.next?.kind === 'call';
        if (!isLast && at.next?.kind === 'reminder') expect((at.stepDate ?? taken) > taken).toBe(true);
      }),
    );
  });
});

describe('several messages of a day are one contact of the budget', () => {
  const limits = {
    ...DEFAULT_LIMITS,
    budgets: { business: [{ days: 7, most: 1 }], consumer: [{ days: 7, most: 1 }] },
  };
  const strict = { ...policy, limits };
  const three = ['a', 'b', 'c'].map((id, i) => sampleItem(id, `2026-10-1${i}`));

  test('all of them leave, one after the other, where there is room for one', () => {
    const customer = sampleCustomer(three, { grouping: 'invoice' });
    const { drafts } = decide(on, { customers: [customer] }, strict);
    expect(drafts).toHaveLength(3);
    let now: CustomerFacts = customer;
    for (const draft of drafts) {
      expect(recheck(draft, now, strict, on).outcome).toBe('same');
      now = afterSending(now, draft);
    }
    expect(now.contactedOn).toEqual([on]);
    // The next day there is room for none.
    const next = decide(plainDate('2026-10-26'), { customers: [now] }, { ...strict, contactGapDays: 0 });
    expect(next.drafts).toEqual([]);
  });

  test('a call beside them is a contact of its own', () => {
    const call = sampleItem('call', '2026-09-20', {
      completed: [{ stepCode: 'reminder-3', level: null, doneOn: plainDate('2026-10-10') }],
    });
    const { drafts, exclusions } = decide(
      on,
      { customers: [sampleCustomer([...three, call], { grouping: 'invoice' })] },
      strict,
    );
    expect(drafts.map((draft) => draft.kind)).toEqual(['reminder', 'reminder', 'reminder']);
    expect(exclusions.find((one) => one.itemId === 'call')?.code).toBe('contact-budget');
  });

  test('no window holds more days of contact than its budget, over half a year, whatever the grouping', () => {
    fc.assert(
      fc.property(
        itemsArb,
        fc.constantFrom(...GROUPINGS),
        fc.record({ days: fc.integer({ min: 1, max: 30 }), most: fc.integer({ min: 1, max: 3 }) }),
        fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { minLength: 5, maxLength: 60 }),
        (items, grouping, budget, runs) => {
          const pressing = {
            ...policy,
            contactGapDays: 0,
            limits: { ...DEFAULT_LIMITS, budgets: { business: [budget], consumer: [budget] } },
          };
          let now: CustomerFacts = sampleCustomer(items, { grouping });
          const sent: { on: PlainDate; isCall: boolean }[] = [];
          for (const day of runs.sort((a, b) => a - b).map((n) => addDays(start, n))) {
            const { drafts } = decide(day, { customers: [now] }, pressing);
            for (const draft of drafts) {
              // What is decided together leaves together.
              expect(recheck(draft, now, pressing, day).outcome).toBe('same');
              now = afterSending(now, draft);
              sent.push({ on: draft.sendOn, isCall: draft.kind === 'call' });
            }
          }
          const calls = sent.filter((one) => one.isCall).map((one) => one.on);
          const written = sent.filter((one) => !one.isCall).map((one) => one.on);
          const contacts = [...calls, ...(grouping === 'customer' ? written : new Set(written))];
          for (const first of contacts) {
            const within = contacts.filter((day) => day >= first && day < addDays(first, budget.days));
            expect(within.length).toBeLessThanOrEqual(budget.most);
          }
          expect(budgetsOf(now, pressing)).toEqual([budget]);
        },
      ),
      { numRuns: 80 },
    );
  });
});
