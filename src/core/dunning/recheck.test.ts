import { describe, expect, test } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import { EUR } from '../money/index.ts';
import { decide } from './decide.ts';
import type { DunningDraft } from './draft.ts';
import type { CustomerFacts } from './facts.ts';
import { defaultPolicyFr } from './shipped-policies.ts';
import { recheck } from './recheck.ts';
import { withStep, withoutItem } from './review.ts';
import { sampleCustomer, sampleItem, stepDone } from './sample-facts.ts';

const policy = defaultPolicyFr();
const monday = plainDate('2026-10-26');
const a = sampleItem('a', '2026-10-01', { completed: [stepDone('reminder-1', '2026-10-05')] });
const b = sampleItem('b', '2026-10-14');
const customer = sampleCustomer([a, b]);
const draft = decide(monday, { customers: [customer] }, policy).drafts[0] as DunningDraft;

describe('a letter whose mail has left', () => {
  const contacted = { contactedOn: ['2026-10-21', '2026-10-22', '2026-10-23'].map((day) => plainDate(day)) };
  const told = [a, b].map((item) => ({
    ...item,
    completed: [...item.completed, stepDone(item === a ? 'reminder-2' : 'reminder-1', monday)],
  }));
  const letter = (items: CustomerFacts['items']) =>
    recheck(draft, sampleCustomer(items, contacted), policy, monday, { asksWay: false, isTold: true });

  test('is no contact of its own: others meanwhile do not hold it back', () => {
    expect(letter(told)).toMatchObject({ outcome: 'same', dropped: [] });
  });

  test('nor do they hide that less is owed than it says', () => {
    expect(letter([told[0]!, { ...told[1]!, openMinor: 40_000n }])).toMatchObject({ outcome: 'shrunk' });
  });
});

describe('between review and sending', () => {
  test.each<[string, CustomerFacts, string, string, bigint]>([
    ['nothing happened', customer, 'same', '', 200_000n],
    ['the lesser invoice was paid', sampleCustomer([a]), 'shrunk', 'b paid', 100_000n],
    ['part of one was paid', sampleCustomer([a, { ...b, openMinor: 40_000n }]), 'shrunk', '', 140_000n],
    ['all was paid', sampleCustomer([]), 'withdrawn', 'a paid, b paid', 0n],
    [
      'a credit note came',
      sampleCustomer([a, b], {
        credits: [{ itemId: 'av', number: 'AV', currency: EUR, openMinor: 50_000n }],
      }),
      'shrunk',
      '',
      150_000n,
    ],
    [
      'a credit note covers all',
      sampleCustomer([a, b], {
        credits: [{ itemId: 'av', number: 'AV', currency: EUR, openMinor: 200_000n }],
      }),
      'withdrawn',
      'a credit-covers, b credit-covers',
      0n,
    ],
    [
      'an agreement was made',
      sampleCustomer([a, b], { holds: [{ reason: 'agreement', until: null }] }),
      'withdrawn',
      'a hold, b hold',
      0n,
    ],
    [
      'another run wrote first',
      sampleCustomer([
        { ...a, completed: [...a.completed, stepDone('reminder-2', '2026-10-26')] },
        { ...b, completed: [stepDone('reminder-1', '2026-10-26')] },
      ]),
      'withdrawn',
      'a already-reminded, b already-reminded',
      0n,
    ],
    ['the amount rose', sampleCustomer([a, { ...b, openMinor: 120_000n }]), 'changed', '', 0n],
    ['the address changed', sampleCustomer([a, b], { email: 'x@y.example' }), 'changed', '', 0n],
    ['the due date moved', sampleCustomer([a, { ...b, dueOn: plainDate('2026-10-15') }]), 'changed', '', 0n],
    ['the first reminder bounced', sampleCustomer([{ ...a, completed: [] }, b]), 'changed', '', 0n],
  ])('%s', (_name, now, outcome, dropped, total) => {
    const checked = recheck(draft, now, policy, monday);
    expect(checked.outcome).toBe(outcome);
    expect(checked.dropped.map((out) => `${out.itemId} ${out.code}`).join(', ')).toBe(dropped);
    if (outcome === 'same' || outcome === 'shrunk') expect(checked.draft.totalMinor).toBe(total);
  });

  test('the older invoice was paid: the newer one is not claimed in its tone', () => {
    expect(recheck(draft, sampleCustomer([b]), policy, monday)).toMatchObject({
      outcome: 'changed',
      changed: ['level'],
    });
  });
});

test('a notice approved after the due date comes too late', () => {
  const upcoming = sampleCustomer([sampleItem('p', '2026-10-30')]);
  const notice = decide(monday, { customers: [upcoming] }, policy).drafts[0] as DunningDraft;
  expect(notice.kind).toBe('pre-due');
  expect(recheck(notice, upcoming, policy, plainDate('2026-10-29')).outcome).toBe('same');
  expect(recheck(notice, upcoming, policy, plainDate('2026-10-30'))).toMatchObject({
    outcome: 'withdrawn',
    dropped: [{ itemId: 'p', code: 'now-due' }],
  });
});

describe('what a person changed in review is respected', () => {
  test('an invoice left out stays out', () => {
    const edited = withoutItem(draft, 'b');
    expect(edited).toMatchObject({ totalMinor: 100_000n });
    expect(recheck(edited as DunningDraft, customer, policy, monday).outcome).toBe('same');
    expect(withoutItem(edited as DunningDraft, 'a')).toBeNull();
  });
  test('another level: the items that carried the old one follow', () => {
    const up = withStep(draft, 'reminder-3', policy, customer) as DunningDraft;
    expect(up).toMatchObject({ level: 3, stepCode: 'reminder-3' });
    expect(up.items.map((item) => item.stepCode)).toEqual(['reminder-3', 'reminder-1']);
    expect(recheck(up, customer, policy, monday).outcome).toBe('same');
    // What is said of it is said of the new level.
    expect(up.reason).toMatchObject({ key: 'again', params: { level: 3 } });
    expect(up.nextStep?.stepCode).toBe('call');
    const notice = withStep(draft, 'formal-notice', policy, customer);
    expect(notice).toMatchObject({ channel: 'email+letter', kind: 'formal-notice', level: 4 });
    const down = withStep(draft, 'reminder-1', policy, customer) as DunningDraft;
    expect(down.items.map((item) => item.stepCode)).toEqual(['reminder-1', 'reminder-1']);
  });
});
