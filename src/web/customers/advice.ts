import type { receivablesContract } from '../../app/receivables/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';

export type Account = AnswerOf<typeof receivablesContract.readCustomer>;

export type Step = 'disputed' | 'broken' | 'promised' | 'held' | 'no-contact' | 'late' | 'fine' | 'nothing';
export type Act = 'remind' | 'call' | 'contact' | 'pay' | 'record';

type Known = Pick<Account, 'asOf' | 'currencies' | 'promises' | 'disputes' | 'holds' | 'oldestDueOn'>;

/** How many of its items are late, in all currencies. */
export const lateCount = ({ currencies }: Pick<Account, 'currencies'>): number =>
  currencies.reduce(
    (count, one) => count + one.buckets.slice(1).reduce((sum, bucket) => sum + bucket.count, 0),
    0,
  );

/** The most pressing thing only: a person does one thing at a time. */
export function pressing(account: Known, contacts: readonly unknown[]): Step {
  const isLate = lateCount(account) > 0;
  if (account.disputes.length > 0) return 'disputed';
  if (account.promises.some((one) => one.state !== 'open' || one.dueOn < account.asOf)) return 'broken';
  if (account.promises.length > 0) return 'promised';
  if (account.holds.some((one) => one.itemId === null)) return 'held';
  if (isLate && contacts.length === 0) return 'no-contact';
  if (isLate) return 'late';
  return account.currencies.every((one) => one.owedMinor === '0') ? 'nothing' : 'fine';
}

/**
 * The one button for it. Someone with a telephone who broke a promise, or whom every reminder has left unmoved, is called,
 * not written to; before the day of the next reminder what is awaited is money.
 */
export function actFor(
  step: Step,
  { nextReminder, asOf }: Pick<Account, 'nextReminder' | 'asOf'>,
  phone: string,
): Act {
  switch (step) {
    case 'broken':
      return phone === '' ? 'remind' : 'call';
    case 'late':
      if (nextReminder === null) return phone === '' ? 'pay' : 'call';
      return nextReminder.on <= asOf ? 'remind' : 'pay';
    case 'no-contact':
      return 'contact';
    case 'nothing':
      return 'record';
    case 'disputed':
    case 'promised':
    case 'held':
    case 'fine':
      return 'pay';
  }
}

/** Whom to talk to: the first who has a telephone, or else the first. */
export const talkTo = <C extends { phone: string }>(contacts: readonly C[]): C | undefined =>
  contacts.find(({ phone }) => phone !== '') ?? contacts[0];
