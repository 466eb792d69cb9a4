import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, type PlainDate } from '../calendar/index.ts';
import { canonicalFacts } from './canonical.ts';
import { decide } from './decide.ts';
import type { ExclusionCode } from './draft.ts';
import { progress } from './level.ts';
import { stepIndex, type PolicyVersion } from './policy.ts';
import { defaultPolicyFr } from './shipped-policies.ts';
import { recheck } from './recheck.ts';
import { DAYS, foldFacts, live, START, type Happening, type History, type RunDay } from './sample-history.ts';

/*
 * The acceptance properties of reminders, one test each, over generated histories: invoices, payments, credits, holds,
 * promises, disputes, imports and outages of eighty days, with things happening between the review and the sending.
 * Those of late charges (interest over [a, c], independent of the number of reminders, ledger = printed total) are in
 * core/payments/late-charges; that no two attempts share a key is a primary key, tried in app/dunning and test/crash; that
 * holds, promises and disputes outlive a second import is tried on the database, in app/takeover.
 */

const happeningArb: fc.Arbitrary<Happening> = fc.record({
  day: fc.integer({ min: 0, max: DAYS - 1 }),
  late: fc.boolean(),
  item: fc.nat(5),
  what: fc.constantFrom('pay', 'pay-all', 'hold', 'lift', 'promise', 'dispute', 'agree', 'credit', 'import'),
  amount: fc.bigInt({ min: 1n, max: 120_000n }),
  lasts: fc.integer({ min: 0, max: 20 }),
});
const historyArb: fc.Arbitrary<History> = fc.record({
  dues: fc.array(fc.integer({ min: -40, max: 60 }), { minLength: 1, maxLength: 4 }),
  happenings: fc.array(happeningArb, { maxLength: 12 }),
  outages: fc.array(fc.record({ from: fc.nat(DAYS), days: fc.integer({ min: 1, max: 30 }) }), {
    maxLength: 2,
  }),
});
/** Fewer steps, closer or further apart, more or less silence: not only the shipped policy. */
const policyArb: fc.Arbitrary<PolicyVersion> = fc
  .record({
    keep: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    contactGapDays: fc.integer({ min: 0, max: 12 }),
    minGapDays: fc.integer({ min: 0, max: 9 }),
    promiseGraceDays: fc.integer({ min: 0, max: 6 }),
  })
  .map(({ keep, minGapDays, ...more }) => {
    const base = defaultPolicyFr();
    const steps = base.steps.filter((step, i) => keep[i] === true || step.code === 'reminder-1');
    return { ...base, ...more, steps: steps.map((step) => ({ ...step, minGapDays })) };
  });

const RUNS = { numRuns: 500 };
const always = (body: (runs: RunDay[], policy: PolicyVersion, history: History) => void): void =>
  fc.assert(
    fc.property(historyArb, policyArb, (history, policy) => body(live(history, policy), policy, history)),
    RUNS,
  );

describe('over thousands of histories', () => {
  test('no message if the net claim is zero or less at the moment of sending', () => {
    always((runs) => {
      for (const { draft, facts } of runs.flatMap((run) => run.sent)) {
        expect(draft.totalMinor > 0n).toBe(true);
        const open = new Map(facts.items.map((item) => [item.itemId, item.openMinor]));
        // Nothing is asked for that was paid between the review and the sending.
        for (const item of draft.items) expect(item.openMinor <= (open.get(item.itemId) ?? 0n)).toBe(true);
      }
    });
  });

  test('never two attempts for one step of an item', () => {
    always((runs) => {
      const keys = runs.flatMap((run) =>
        run.sent.flatMap(({ draft }) =>
          draft.items.filter((item) => item.advances).map((item) => `${item.itemId} ${item.stepCode}`),
        ),
      );
      expect(new Set(keys).size).toBe(keys.length);
    });
  });

  test('no item rises more than one level per message', () => {
    always((runs, policy) => {
      for (const { draft, facts } of runs.flatMap((run) => run.sent)) {
        for (const item of draft.items.filter((one) => one.advances)) {
          const known = facts.items.find((one) => one.itemId === item.itemId);
          if (known === undefined) throw new Error('an item of nobody');
          const { doneIndex, nextIndex } = progress(known, policy, draft.sendOn);
          expect(stepIndex(policy, item.stepCode)).toBe(nextIndex);
          // Only notices before a due date that has come are passed over.
          const skipped = policy.steps.slice(doneIndex + 1, nextIndex);
          expect(skipped.every((step) => step.kind === 'pre-due')).toBe(true);
        }
      }
    });
  });

  test('running twice is running once', () => {
    always((runs, policy) => {
      for (const { asOf, sent } of runs) {
        for (const { draft, facts } of sent) {
          const advanced = new Set(draft.items.filter((item) => item.advances).map((item) => item.itemId));
          const done = facts.items.map((item) =>
            advanced.has(item.itemId)
              ? {
                  ...item,
                  completed: [
                    ...item.completed,
                    {
                      stepCode: draft.items.find((one) => one.itemId === item.itemId)?.stepCode ?? null,
                      level: null,
                      doneOn: draft.sendOn,
                    },
                  ],
                }
              : item,
          );
          const after = { ...facts, items: done };
          expect(recheck(draft, after, policy, asOf).outcome).toBe('withdrawn');
        }
      }
    });
  });

  test('an outage changes dates only: no step is lost, none is made up for in a hurry', () => {
    always((runs, policy, history) => {
      const stepsOf = (of: readonly RunDay[]): Map<string, { code: string; on: PlainDate }[]> => {
        const steps = new Map<string, { code: string; on: PlainDate }[]>();
        for (const { draft } of of.flatMap((run) => run.sent)) {
          for (const item of draft.items.filter((one) => one.advances && one.stepCode !== 'pre-due')) {
            const list = steps.get(item.itemId) ?? [];
            list.push({ code: item.stepCode ?? '', on: draft.sendOn });
            steps.set(item.itemId, list);
          }
        }
        return steps;
      };
      const unbroken = stepsOf(live({ ...history, outages: [] }, policy));
      for (const [itemId, steps] of stepsOf(runs)) {
        const codes = steps.map((step) => step.code);
        const all = policy.steps.map((step) => step.code);
        // The same order without a gap, from where the item stood.
        const from = all.indexOf(codes[0] ?? '');
        expect(codes).toEqual(all.slice(from, from + codes.length));
        const first = unbroken.get(itemId)?.[0];
        if (first !== undefined) expect(steps[0]!.on >= first.on || steps[0]!.code === first.code).toBe(true);
        steps.slice(1).forEach((step, i) => {
          const gap = policy.steps.find((one) => one.code === step.code)?.minGapDays ?? 0;
          expect(daysBetween(steps[i]!.on, step.on)).toBeGreaterThanOrEqual(gap);
        });
      }
    });
  });

  test('messages to one customer keep their distance, whatever the policy', () => {
    always((runs, policy) => {
      const days = runs.flatMap((run) =>
        run.sent.filter(({ draft }) => draft.kind !== 'call').map(({ draft }) => draft.sendOn),
      );
      days.slice(1).forEach((on, i) => {
        expect(daysBetween(days[i]!, on)).toBeGreaterThanOrEqual(Math.max(policy.contactGapDays, 0));
      });
      for (const { sent } of runs) {
        expect(sent.filter(({ draft }) => draft.kind !== 'call').length).toBeLessThanOrEqual(1);
      }
    });
  });

  test('dropping or adding unrelated items never changes the level of another', () => {
    always((runs, policy) => {
      for (const { asOf, before, decision } of runs.filter((run) => run.decision.drafts.length > 0)) {
        for (const draft of decision.drafts) {
          for (const item of draft.items.filter((one) => one.advances)) {
            const own = before.items.filter((one) => one.itemId === item.itemId);
            const alone = decide(asOf, { customers: [{ ...before, items: own, credits: [] }] }, policy);
            const found = alone.drafts.flatMap((one) => one.items).find((one) => one.itemId === item.itemId);
            if (found !== undefined) expect(found.stepCode).toBe(item.stepCode);
          }
        }
      }
    });
  });

  /** Where an item waits for a person rather than for a day. */
  const TASKS: ReadonlySet<ExclusionCode> = new Set([
    'paid',
    'hold',
    'dispute',
    'promise',
    'credit-covers',
    'below-minimum',
    'no-contact',
    'money-in-suspense',
    'credits-to-match',
    'lapsed',
    'lapsed-consumer',
    'bounced',
    'no-channel',
    'not-deposited',
    'all-steps-done',
  ]);
  test('every open overdue item has exactly one of: a message, a next date, or a reason that a person ends', () => {
    always((runs) => {
      for (const { asOf, before, decision } of runs) {
        for (const item of before.items.filter((one) => one.openMinor > 0n && one.dueOn < asOf)) {
          const advancing = decision.drafts.filter((draft) =>
            draft.items.some((one) => one.itemId === item.itemId && one.advances),
          );
          const reasons = decision.exclusions.filter((one) => one.itemId === item.itemId);
          const listed = decision.drafts.some((draft) =>
            draft.items.some((one) => one.itemId === item.itemId),
          );
          expect(advancing.length).toBeLessThanOrEqual(1);
          expect(advancing.length + reasons.length === 1 || (listed && reasons.length <= 1)).toBe(true);
          for (const { code, nextOn } of reasons) {
            expect(nextOn !== null || TASKS.has(code), `${code} of ${item.itemId}`).toBe(true);
            if (nextOn !== null) expect(nextOn > asOf).toBe(true);
          }
        }
      }
    });
  });

  test('every decision can be replayed from the events and the policy version', () => {
    always((runs, policy, history) => {
      const sent: { draft: RunDay['sent'][number]['draft']; day: number }[] = [];
      for (const run of runs) {
        const day = daysBetween(START, run.asOf);
        const replayed = decide(
          addDays(START, day),
          { customers: [foldFacts(history, { day, late: false }, sent)] },
          policy,
        );
        expect(replayed.drafts.map((draft) => canonicalFacts(draft))).toEqual(
          run.decision.drafts.map((draft) => canonicalFacts(draft)),
        );
        expect(replayed.exclusions).toEqual(run.decision.exclusions);
        for (const { draft } of run.sent) sent.push({ draft, day });
      }
    });
  });

  test('deterministic for the same day and facts, in whatever order they come', () => {
    always((runs, policy) => {
      for (const { asOf, before, decision } of runs.filter((run) => run.decision.drafts.length > 0)) {
        const turned = { ...before, items: before.items.toReversed(), credits: before.credits.toReversed() };
        expect(decide(asOf, { customers: [turned] }, policy)).toEqual(decision);
      }
    });
  });
});
