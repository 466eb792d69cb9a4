import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, plainDate } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import { EUR } from '../money/index.ts';
import { decide } from './decide.ts';
import type { Decision, DunningDraft } from './draft.ts';
import type { CustomerFacts } from './facts.ts';
import { progress } from './level.ts';
import { GROUPINGS, stepIndex } from './policy.ts';
import type { Grouping, PolicyOptions, PolicyVersion } from './policy.ts';
import { recheck } from './recheck.ts';
import { sampleCustomer, sampleItem, stepDone } from './sample-facts.ts';
import { defaultPolicyFr } from './shipped-policies.ts';

const with_ = (options: Partial<PolicyOptions>): PolicyVersion => {
  const plain = defaultPolicyFr();
  const steps = plain.steps.map((step) =>
    step.code === 'broken-promise' ? { ...step, isOff: false } : step,
  );
  return { ...plain, steps, options: { ...plain.options, ...options } };
};
const on = plainDate('2026-10-23');
const run = (customer: CustomerFacts, options: Partial<PolicyOptions>, day = on): Decision =>
  decide(day, { customers: [customer] }, with_(options));
const read = ({ drafts }: Decision): string[] =>
  drafts.map(
    (draft) => `${draft.stepCode}: ${draft.items.map((i) => i.itemId).join(' ')} = ${draft.totalMinor}`,
  );

/** Two late for the first time, one of them of an order; one late for the second time; one not due. */
const a = sampleItem('a', '2026-10-01', {
  completed: [stepDone('reminder-1', '2026-10-05')],
  orderRef: 'PO-1',
});
const b = sampleItem('b', '2026-10-16', { orderRef: 'PO-1' });
const c = sampleItem('c', '2026-10-19', { orderRef: 'PO-2' });
const d = sampleItem('d', '2026-11-30');
const customer = sampleCustomer([a, b, c, d]);

describe('what one message is about', () => {
  test.each<[Grouping, string[]]>([
    ['customer', ['reminder-2: a b c = 300000']],
    ['invoice', ['reminder-2: a = 100000', 'reminder-1: b = 100000', 'reminder-1: c = 100000']],
    ['level', ['reminder-2: a = 100000', 'reminder-1: b c = 200000']],
    ['order', ['reminder-2: a b = 200000', 'reminder-1: c = 100000']],
  ])('%s', (grouping, expected) => {
    expect(read(run(customer, { grouping }))).toEqual(expected);
    // The customer's own way goes before that of the policy.
    expect(read(run({ ...customer, grouping }, {}))).toEqual(expected);
  });

  test('each message can be told from the others', () => {
    const keys = run(customer, { grouping: 'invoice' }).drafts.map((draft) => draft.group);
    expect(keys).toEqual(['invoice:a', 'invoice:b', 'invoice:c']);
  });

  test('a credit is deducted once, from the oldest first (C. civ. 1342-10)', () => {
    const credits = [{ itemId: 'av', number: 'AV1', currency: EUR, openMinor: 130_000n }];
    const { drafts, exclusions } = run({ ...customer, credits }, { grouping: 'invoice' });
    expect(read({ drafts, exclusions })).toEqual(['reminder-1: b = 70000', 'reminder-1: c = 100000']);
    expect(exclusions.find((one) => one.itemId === 'a')?.code).toBe('credit-covers');
  });

  test('what is not due is told below, and not asked for', () => {
    const [draft] = run(customer, { listNotDue: true }).drafts;
    expect(draft?.upcoming.map((item) => item.itemId)).toEqual(['d']);
    expect(draft?.totalMinor).toBe(300_000n);
    const gone = recheck(draft as DunningDraft, sampleCustomer([a, b, c]), with_({ listNotDue: true }), on);
    expect([gone.outcome, gone.draft.upcoming]).toEqual(['shrunk', []]);
  });

  test('the tone of the oldest debt, except before a formal notice', () => {
    const old = sampleItem('old', '2026-09-01');
    const high = sampleItem('high', '2026-10-01', { completed: [stepDone('reminder-2', '2026-10-10')] });
    const both = sampleCustomer([old, high]);
    expect(run(both, {}).drafts[0]?.stepCode).toBe('reminder-3');
    const [calm] = run(both, { messageLevel: 'oldest' }).drafts;
    expect(calm?.stepCode).toBe('reminder-1');
    expect(calm?.items.map((item) => item.stepCode)).toEqual(['reminder-1', 'reminder-3']);
    const formal = sampleItem('formal', '2026-09-02', { completed: [stepDone('call', '2026-10-01')] });
    expect(run(sampleCustomer([old, formal]), { messageLevel: 'oldest' }).drafts[0]?.stepCode).toBe(
      'formal-notice',
    );
  });
});

describe('several messages on one day are one contact', () => {
  const sentA = sampleCustomer([{ ...a, completed: [...a.completed, stepDone('reminder-2', on)] }, b, c], {
    lastMessageOn: on,
  });

  test('the first that leaves does not silence the others', () => {
    expect(read(run(sentA, { grouping: 'invoice' }))).toEqual([
      'reminder-1: b = 100000',
      'reminder-1: c = 100000',
    ]);
  });

  test('but from the next day on the customer is left in peace, and always where it gets one message', () => {
    const later = plainDate('2026-10-26');
    expect(read(run(sentA, { grouping: 'invoice' }, later))).toEqual([]);
    expect(read(run(sentA, { grouping: 'customer' }))).toEqual([]);
  });
});

const start = plainDate('2026-01-05');
const dayArb = fc.integer({ min: 0, max: 150 }).map((days) => addDays(start, days));
const itemsArb = fc.array(
  fc.record({
    dueOn: dayArb,
    openMinor: fc.bigInt({ min: 1n, max: 500_000n }),
    orderRef: fc.constantFrom('', 'PO-1', 'PO-2'),
    promises: fc.array(fc.record({ promisedOn: dayArb, amountMinor: fc.constant(null) }), { maxLength: 1 }),
  }),
  { minLength: 1, maxLength: 5 },
);
const customerArb = fc
  .record({ items: itemsArb, credits: fc.array(fc.bigInt({ min: 1n, max: 400_000n }), { maxLength: 2 }) })
  .map(({ items, credits }) =>
    sampleCustomer(
      items.map((item, i) => sampleItem(`i${i}`, item.dueOn, { ...item, amountMinor: item.openMinor })),
      {
        credits: credits.map((openMinor, i) => ({
          itemId: `c${i}`,
          number: `AV${i}`,
          currency: EUR,
          openMinor,
        })),
      },
    ),
  );
const optionsArb = fc.record({
  grouping: fc.constantFrom(...GROUPINGS),
  messageLevel: fc.constantFrom('highest' as const, 'oldest' as const),
  levelRule: fc.constantFrom('age' as const, 'previous' as const),
  listNotDue: fc.boolean(),
});
const advancing = (decision: Decision): [string, string][] =>
  decision.drafts.flatMap((draft) =>
    draft.items
      .filter((item) => item.advances)
      .map((item): [string, string] => [item.itemId, item.stepCode ?? '']),
  );

describe('for any grouping, tone and level rule', () => {
  test('no item rises more than one step a message, over half a year of runs with missed days', () => {
    const daysArb = fc.uniqueArray(fc.integer({ min: 0, max: 220 }), { minLength: 5, maxLength: 60 });
    fc.assert(
      fc.property(customerArb, optionsArb, daysArb, (first, options, days) => {
        const policy = with_(options);
        let now = first;
        for (const day of days.sort((x, y) => x - y).map((n) => addDays(start, n))) {
          const decision = decide(day, { customers: [now] }, policy);
          const sendOn: PlainDate = decision.drafts[0]?.sendOn ?? day;
          const seen = advancing(decision);
          expect(new Set(seen.map(([id]) => id)).size).toBe(seen.length);
          for (const [itemId, code] of seen) {
            const item = now.items.find((one) => one.itemId === itemId);
            if (item === undefined) throw new Error(itemId);
            // The step in turn and no other, not before its gap.
            expect(stepIndex(policy, code)).toBe(progress(item, policy, sendOn).nextIndex);
            for (const done of item.completed)
              expect(daysBetween(done.doneOn, sendOn)).toBeGreaterThanOrEqual(5);
          }
          now = {
            ...now,
            lastMessageOn: decision.drafts.some((draft) => draft.kind !== 'call')
              ? sendOn
              : now.lastMessageOn,
            items: now.items.map((item) => ({
              ...item,
              completed: [
                ...item.completed,
                ...seen.filter(([id]) => id === item.itemId).map(([, code]) => stepDone(code, sendOn)),
              ],
            })),
          };
        }
      }),
      { numRuns: 60 },
    );
  });

  test('dropping or adding other items never changes the step of an item', () => {
    fc.assert(
      fc.property(customerArb, optionsArb, dayArb, (whole, options, day) => {
        const together = new Map(advancing(run(whole, options, day)));
        for (const item of whole.items) {
          const alone = new Map(advancing(run({ ...whole, items: [item], credits: [] }, options, day)));
          const [mine, solo] = [together.get(item.itemId), alone.get(item.itemId)];
          if (mine !== undefined && solo !== undefined) expect(mine).toBe(solo);
        }
      }),
    );
  });

  test('the messages of a customer ask together for what is owed less what we owe, each for more than nothing', () => {
    fc.assert(
      fc.property(customerArb, optionsArb, dayArb, (whole, options, day) => {
        const drafts = run(whole, options, day).drafts.filter(
          (draft) => draft.kind !== 'call' && draft.kind !== 'pre-due',
        );
        const credited = drafts.reduce((sum, draft) => sum + draft.creditsMinor, 0n);
        const owed = whole.credits.reduce((sum, credit) => sum + credit.openMinor, 0n);
        expect(credited <= owed).toBe(true);
        for (const draft of drafts) expect(draft.totalMinor > 0n).toBe(true);
        const keys = drafts.map((draft) => draft.group);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  test('while the facts stand each may go as it is; once sent, none comes back', () => {
    fc.assert(
      fc.property(customerArb, optionsArb, dayArb, (whole, options, day) => {
        const policy = with_(options);
        const { drafts } = run(whole, options, day);
        for (const draft of drafts) expect(recheck(draft, whole, policy, day).outcome).toBe('same');
        const done = new Map(
          drafts.flatMap((draft) => draft.items.map((i) => [i.itemId, { i, draft }] as const)),
        );
        const after: CustomerFacts = {
          ...whole,
          items: whole.items.map((item) => ({
            ...item,
            completed: advancing({ drafts, exclusions: [] })
              .filter(([id]) => id === item.itemId)
              .map(([, code]) => stepDone(code, done.get(item.itemId)?.draft.sendOn ?? day)),
          })),
        };
        for (const draft of drafts) expect(recheck(draft, after, policy, day).outcome).toBe('withdrawn');
      }),
    );
  });
});
