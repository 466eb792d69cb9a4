import { daysBetween, plainDate } from '../calendar/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import { EUR } from '../money/index.ts';
import { route } from './channel.ts';
import type { DraftItem, DunningDraft } from './draft.ts';
import type { CustomerFacts, ItemFacts } from './facts.ts';
import { deadline, reasonKey } from './make-draft.ts';
import { textCode, type Debtor, type TextCode } from './message-text.ts';
import { creditsIn, oldestFirst } from './net-claim.ts';
import { levelAt } from './policy.ts';
import type { PolicyVersion } from './policy.ts';
import { settingOf } from './setting.ts';
import { isOff } from './step.ts';
import type { Step, StepKind } from './step.ts';
import { withSums } from './sums.ts';

/*
 * What a text would say, while it is written: to an imaginary customer, or to a real one as if the step were its turn. An
 * example is never sent to a customer, so no gate is asked.
 */

const debtorOf = (code: TextCode): Debtor =>
  code.endsWith('.consumer') ? 'individual' : code.endsWith('.public') ? 'public' : 'company';

/** The step of a policy that speaks with this text, the one in use before those switched off; null: none does. */
export function stepOfText(policy: Pick<PolicyVersion, 'steps'>, code: TextCode): Step | null {
  const speaking = policy.steps.filter(
    (step, index) =>
      step.kind !== 'call' && textCode(step.kind, levelAt(policy, index), debtorOf(code), step) === code,
  );
  return speaking.find((step) => !isOff(step)) ?? speaking[0] ?? null;
}

/** The message of a step to a customer who has anything open; null when nothing is. */
export function exampleOf(
  customer: CustomerFacts,
  step: Step,
  policy: PolicyVersion,
  asOf: PlainDate,
): DunningDraft | null {
  const { sendOn, openDay } = settingOf(asOf, policy);
  const open = customer.items.filter((item) => item.openMinor > 0n);
  const currency = heaviest(open);
  if (currency === null) return null;
  const inCurrency = open.filter((item) => item.currency === currency).sort(oldestFirst);
  const isDue = (item: ItemFacts): boolean => item.dueOn < sendOn;
  const fitting = inCurrency.filter((item) => isDue(item) === (step.kind !== 'pre-due'));
  const items = (fitting.length > 0 ? fitting : inCurrency).map((item): DraftItem => ({
    itemId: item.itemId,
    number: item.number,
    issuedOn: item.issuedOn,
    dueOn: item.dueOn,
    daysLate: daysBetween(item.dueOn, sendOn),
    amountMinor: item.amountMinor,
    openMinor: item.openMinor,
    stepCode: step.code,
    lastStepCode: null,
    advances: true,
  }));
  const way = route(step, customer);
  const level = levelAt(policy, policy.steps.indexOf(step));
  const channel = step.channel === 'sms' ? 'email' : step.channel;
  return withSums({
    customerId: customer.customerId,
    currency,
    group: '',
    policyCode: policy.policyCode,
    policyVersion: policy.version,
    stepCode: step.code,
    kind: step.kind,
    level,
    ...(typeof way === 'string' ? { recipient: null, alsoTo: [], cc: [] } : way),
    // As the step has it, whoever can be reached: an example shows the text that is being written.
    channel,
    fallback: null,
    sendOn,
    deadlineOn: deadline(step, sendOn, items, openDay),
    items,
    credits: step.kind === 'pre-due' ? [] : creditsIn(customer, currency),
    upcoming: [],
    reason: { key: reasonKey(step, level), params: {} },
    nextStep: null,
  });
}

/** The currency in which most is open. */
function heaviest(items: readonly ItemFacts[]): ItemFacts['currency'] | null {
  const sums = new Map<ItemFacts['currency'], bigint>();
  for (const item of items) sums.set(item.currency, (sums.get(item.currency) ?? 0n) + item.openMinor);
  return [...sums].sort((a, b) => (a[1] < b[1] ? 1 : -1))[0]?.[0] ?? null;
}

const sampleItem = (number: string, dueOn: string, daysLate: number, openMinor: bigint): DraftItem => ({
  itemId: number,
  number,
  issuedOn: plainDate('2026-09-01'),
  dueOn: plainDate(dueOn),
  daysLate,
  amountMinor: openMinor,
  openMinor,
  stepCode: null,
  lastStepCode: null,
  advances: true,
});

/** An imaginary debt, so that every placeholder has something to say. */
export function exampleDraft(kind: StepKind, level: number): DunningDraft {
  return withSums({
    customerId: 'sample',
    currency: EUR,
    policyCode: 'sample',
    policyVersion: 1,
    stepCode: kind,
    kind,
    level,
    channel: 'email',
    fallback: null,
    recipient: null,
    alsoTo: [],
    cc: [],
    group: '',
    upcoming: [],
    sendOn: plainDate('2026-11-22'),
    deadlineOn: plainDate('2026-12-07'),
    items:
      kind === 'pre-due'
        ? [sampleItem('FA-2026-00498', '2026-11-29', -7, 220_000n)]
        : [
            sampleItem('FA-2026-00412', '2026-10-21', 32, 620_000n),
            sampleItem('FA-2026-00455', '2026-10-31', 22, 408_050n),
          ],
    credits: [],
    reason: { key: 'first', params: {} },
    nextStep: null,
  });
}
