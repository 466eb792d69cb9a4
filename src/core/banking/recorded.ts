import { daysBetween, type PlainDate } from '../calendar/index.ts';
import type { Currency } from '../money/index.ts';
import { nameKey } from './label-pattern.ts';
import type { Evidence } from './matching/evidence.ts';
import { reason, type MatchLine, type Reason } from './matching/match.ts';
import type { MatchState } from './matching/match-line.ts';
import { compactNumber, normaliseIban, normaliseText } from './matching/normalise.ts';
import { scoreOf, WEIGHT } from './matching/weights.ts';

/** A payment recorded before the bank told of it, that no line proves yet. */
export type RecordedPayment = {
  readonly amountMinor: bigint;
  readonly currency: Currency;
  readonly bookedOn: PlainDate;
  /** Who paid, and whose invoices it paid; their names and confirmed other names, and their IBANs. */
  readonly partyIds: readonly string[];
  readonly names: readonly string[];
  readonly ibans: readonly string[];
  /** Of the invoices that it paid. */
  readonly numbers: readonly string[];
  readonly reference: string;
  /** It stands on the bank account itself, not on an account of what is on its way there. */
  readonly isAtBank: boolean;
  /**
   * The statements read reach back to its day, and no other line of them has that amount around it: which of them it is
   * would need a person.
   */
  readonly isAlone: boolean;
};

export type RecordedLine = MatchLine & { readonly bookedOn: PlainDate };

export type Recorded<Payment extends RecordedPayment> = {
  readonly payment: Payment;
  readonly points: number;
  readonly score: number;
  readonly reasons: readonly Reason[];
};

/** How long before the day of the payment its line may be booked (somebody noted it late), and how long after. */
export const RECORDED_EARLY_DAYS = 7;
export const RECORDED_LATE_DAYS = 15;

const MEANINGFUL = /[A-Z0-9]{4,}/;
/** A word like « virement » proves nothing: what a person typed must look like a reference. */
const REFERENCE = /^(?=(?:.*\d){3})[A-Z0-9]{6,}$/;
const MOST_PIECES = 5;

/**
 * Recorded payments that a line of money in may be, the best first: same amount, near in days, and the line names the
 * invoice, the reference or who paid. An amount alone proves nothing.
 */
export const findRecorded = <Payment extends RecordedPayment>(
  line: RecordedLine,
  payments: readonly Payment[],
): Recorded<Payment>[] => {
  const near = payments.filter((payment) => isNear(line, payment));
  if (line.amountMinor <= 0n || near.length === 0) return [];
  const said = wordsOf(line);
  return near
    .flatMap((payment) => weigh(line, said, payment))
    .toSorted((a, b) => b.points - a.points || apart(line, a.payment) - apart(line, b.payment));
};

const isNear = (line: RecordedLine, { amountMinor, currency, bookedOn }: RecordedPayment): boolean => {
  const late = daysBetween(bookedOn, line.bookedOn);
  return (
    amountMinor === line.amountMinor &&
    currency === line.currency &&
    late >= -RECORDED_EARLY_DAYS &&
    late <= RECORDED_LATE_DAYS
  );
};

const apart = (line: RecordedLine, { bookedOn }: RecordedPayment): number =>
  Math.abs(daysBetween(bookedOn, line.bookedOn));

type Said = { readonly joined: ReadonlySet<string>; readonly words: ReadonlySet<string> };

/** Words of the text, and up to five of them in a row as one: « FA 2026 0012 » is a number of ours. */
const wordsOf = (line: RecordedLine): Said => {
  const joined = new Set([compactNumber(line.endToEndId)]);
  const words = normaliseText(`${line.counterpartyName} ${line.text}`)
    .split(/[^A-Z0-9]+/)
    .filter((piece) => piece !== '');
  for (let from = 0; from < words.length; from += 1) {
    let run = '';
    for (const piece of words.slice(from, from + MOST_PIECES)) {
      run += piece;
      joined.add(run);
    }
  }
  return { joined, words: new Set(words) };
};

const weigh = <Payment extends RecordedPayment>(
  line: RecordedLine,
  { joined, words }: Said,
  payment: Payment,
): Recorded<Payment>[] => {
  const number = payment.numbers.find((one) => isSaid(joined, compactNumber(one), MEANINGFUL));
  const isReferred = isSaid(joined, compactNumber(payment.reference), REFERENCE);
  const isIban =
    line.counterpartyIban !== '' &&
    payment.ibans.some((iban) => normaliseIban(iban) === normaliseIban(line.counterpartyIban));
  const payer = nameKey(line.counterpartyName);
  const isNamed = payment.names.some((name) => {
    const key = nameKey(name);
    return key !== '' && (key === payer || key.split(' ').every((word) => words.has(word)));
  });
  if (number === undefined && !isReferred && !isIban && !isNamed) return [];
  const points =
    WEIGHT.batchAmount +
    (number === undefined ? 0 : WEIGHT.exact) +
    (isReferred && number === undefined ? WEIGHT.notedReference : 0) +
    (isIban ? WEIGHT.iban : 0) +
    (isNamed ? WEIGHT.nameSame : 0);
  const reasons = [
    ...(number === undefined ? [] : [reason('match.reference-exact', { number })]),
    ...(isReferred ? [reason('match.batch-reference')] : []),
    reason('match.amount-equal'),
    ...(isIban ? [reason('match.iban-known')] : []),
    ...(isNamed ? [reason('match.name-same')] : []),
  ];
  return [{ payment, points, score: scoreOf(points), reasons }];
};

const isSaid = (joined: ReadonlySet<string>, compact: string, form: RegExp): boolean =>
  form.test(compact) && joined.has(compact);

type Bar = Pick<MatchState, 'threshold' | 'limitMinor'>;

/**
 * Whether the one payment found is this line without a person: the line names its invoice or comes from the IBAN of its
 * customer, and nothing in it speaks of anything else. `evidence` is what the line says of open and of paid items.
 */
export const isSurelyRecorded = (
  line: RecordedLine,
  { payment, points, reasons }: Recorded<RecordedPayment>,
  { told, payer }: Evidence,
  { threshold, limitMinor }: Bar,
): boolean => {
  const strong = reasons.some((one) => one.key === 'match.reference-exact' || one.key === 'match.iban-known');
  if (!strong || !payment.isAtBank || !payment.isAlone || points < threshold) return false;
  if (limitMinor !== null && line.amountMinor > limitMinor) return false;
  const own = new Set(payment.numbers.map(compactNumber));
  const named = [...told.named.map((item) => compactNumber(item.number)), ...told.settled.keys()];
  if ([...named, ...told.unknown].some((number) => !own.has(number))) return false;
  if (told.isNotOurs || told.isCredit) return false;
  return [...payer.byIban].every((id) => payment.partyIds.includes(id));
};
