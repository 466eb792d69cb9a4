import { addDays, minDate, type PlainDate } from '../../calendar/index.ts';
import type { Payer } from '../check-payment.ts';
import { lateInterest, type BalanceFrom, type LateInterest } from './late-interest.ts';
import type { RateTable } from './published-rates.ts';
import { PROFESSIONAL_RULE, PUBLIC_RULE, type RateRule } from './rate-rule.ts';

/** C. com. D441-5, CCP D2192-35: euro cents for each invoice paid late. */
export const INDEMNITY_MINOR = 4_000n;

export type LateDebt = {
  readonly dueOn: PlainDate;
  /** What was owed on the due date, then after each payment, in order of date; including VAT. */
  readonly balances: readonly BalanceFrom[];
  /** A late charge bears no charge itself: interest on interest needs a full year and a court (C. civ. 1343-2). */
  readonly isLateCharge: boolean;
};

export type LateDebtor = {
  readonly kind: Payer['kind'];
  /** What was agreed; `unread`: something that nobody can compute with. Null where nothing was: the rate of the law. */
  readonly agreed: RateRule | 'unread' | null;
  /** Collective proceedings opened: interest stops (C. com. L622-28), earlier claims bear no indemnity. */
  readonly insolventSince: PlainDate | null;
};

export type LateCharges = {
  /** The flat compensation for recovery costs, euro cents: 4 000 or 0. */
  readonly indemnityMinor: bigint;
  readonly interest: LateInterest;
  readonly rule: RateRule | null;
};

const NOTHING: LateCharges = {
  indemnityMinor: 0n,
  interest: { slices: [], totalMinor: 0n, missing: null },
  rule: null,
};

/**
 * What the law gives for one debt paid late, at the end of a day: 40 € once, whole even after part payments (C. com.
 * L441-10 II, D441-5), and interest. Nothing from a consumer: both are for claims between professionals and on public
 * buyers.
 */
export const lateCharges = (
  debt: LateDebt,
  debtor: LateDebtor,
  asOf: PlainDate,
  table: RateTable,
): LateCharges => {
  const rule = ruleFor(debtor);
  if (debtor.kind === 'individual' || debt.isLateCharge) return NOTHING;
  const { insolventSince } = debtor;
  const last = insolventSince === null ? asOf : minDate(asOf, addDays(insolventSince, -1));
  const isLate = wasOwedAfter(debt, last);
  if (!isLate) return { ...NOTHING, rule };
  return {
    indemnityMinor: insolventSince === null || insolventSince > asOf ? INDEMNITY_MINOR : 0n,
    interest: rule === null ? NOTHING.interest : lateInterest(debt.dueOn, debt.balances, last, rule, table),
    rule,
  };
};

/** Null: no interest, from a consumer or at a rate that cannot be read. */
export const ruleFor = ({ kind, agreed }: Pick<LateDebtor, 'kind' | 'agreed'>): RateRule | null => {
  if (kind === 'individual' || (kind === 'company' && agreed === 'unread')) return null;
  if (kind === 'public_body') return PUBLIC_RULE;
  return agreed === null || agreed === 'unread' ? PROFESSIONAL_RULE : agreed;
};

const wasOwedAfter = ({ dueOn, balances }: LateDebt, asOf: PlainDate): boolean => {
  if (asOf <= dueOn) return false;
  const onDue = balances.findLast(({ on }) => on <= dueOn) ?? balances[0];
  return onDue !== undefined && onDue.openMinor > 0n;
};
