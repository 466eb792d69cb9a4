import { addMonths } from '../calendar/index.ts';
import { parseCurrency, type Currency } from '../money/index.ts';
import type { CellReader } from './cell-reader.ts';
import { cutText } from './clean-text.ts';
import type { DocumentKind, DocumentRecord, ReadOptions } from './records.ts';
import { readDocumentKind, readReason, readStep } from './words.ts';

const magnitude = (minor: bigint): bigint => (minor < 0n ? -minor : minor);

type Amounts = { kind: DocumentKind; totalMinor: bigint; openMinor: bigint };

/** What is open, signed, and what kind of document that makes of it. Null when the line says nothing usable. */
const readAmounts = (cells: CellReader, currency: Currency, isPaid: boolean): Amounts | null => {
  const before = cells.findings.length;
  const total = cells.amount('total', currency);
  const written = cells.amount('open', currency);
  const debit = cells.amount('debit', currency);
  const credit = cells.amount('credit', currency);
  if (cells.findings.length > before) return null;
  const moved = debit === null && credit === null ? null : (debit ?? 0n) - (credit ?? 0n);
  const named = readDocumentKind(cells.text('documentKind'));
  // Exports differ: some write a credit note negative, some positive with its kind beside.
  const signed = (minor: bigint): bigint =>
    (named === 'credit_note' || named === 'payment') && minor > 0n ? -minor : minor;
  const left = written ?? moved;
  const open = isPaid && (left === null || left === 0n) ? 0n : left === null ? total : left;
  if (open === null) {
    cells.refuse('takeover.amount-missing', 'open');
    return null;
  }
  const openMinor = moved !== null && written === null ? open : signed(open);
  const whole = total === null ? (moved ?? written ?? 0n) : signed(total);
  const totalMinor = magnitude(total === null || total === 0n ? (whole === 0n ? openMinor : whole) : whole);
  const isCredit = openMinor < 0n || (openMinor === 0n && whole < 0n);
  if (!isCredit) {
    if (magnitude(openMinor) > totalMinor) cells.warn('takeover.open-above-total', 'open');
    return { kind: 'invoice', totalMinor, openMinor };
  }
  // Money of the customer that stands on his account: paid twice, paid in advance.
  const overpaid = total !== null && signed(total) > 0n;
  if (overpaid) cells.warn('takeover.overpaid', 'open');
  return { kind: overpaid || named === 'payment' ? 'payment' : 'credit_note', totalMinor, openMinor };
};

const readHolding = (cells: CellReader, openMinor: bigint, currency: Currency) => {
  const contested = cells.amount('disputeAmount', currency);
  const reason = readReason(cells.text('disputeReason'));
  const promisedOn = cells.date('promisedOn', 'warning');
  const promised = cells.amount('promisedAmount', currency);
  const held = readReason(cells.text('holdReason'));
  const untilOn = cells.date('holdUntil', 'warning');
  const nothing = { dispute: null, promise: null, hold: null };
  if (openMinor <= 0n) return nothing;
  if (contested !== null && contested > openMinor) cells.warn('takeover.dispute-above-open', 'disputeAmount');
  const within = (minor: bigint | null): bigint =>
    minor === null || minor <= 0n || minor > openMinor ? openMinor : minor;
  const isContested = reason !== null || (contested !== null && contested > 0n);
  return {
    dispute: isContested ? { amountMinor: within(contested), reason: cutText(reason ?? '', 500) } : null,
    promise: promisedOn === null ? null : { amountMinor: within(promised), dueOn: promisedOn },
    hold: held === null && untilOn === null ? null : { reason: cutText(held ?? '', 300), untilOn },
  };
};

const readCurrency = (cells: CellReader, options: ReadOptions): Currency | null => {
  const written = cells.text('currency');
  if (written === '') return options.currency;
  const currency = parseCurrency(written);
  if (currency === null) cells.refuse('takeover.currency-unknown', 'currency');
  return currency;
};

/** The document columns of a line; null when they cannot be taken, with the reasons in the findings. */
export const readDocument = (cells: CellReader, options: ReadOptions): DocumentRecord | null => {
  const number = cutText(cells.text('number'), 100);
  if (number === '') cells.refuse('takeover.number-missing', 'number');
  const currency = readCurrency(cells, options);
  const issuedOn = cells.date('issuedOn');
  const dueOn = cells.date('dueOn');
  const paidOn = cells.date('paidOn');
  if (cells.text('issuedOn') === '') cells.refuse('takeover.issued-missing', 'issuedOn');
  if (currency === null) return null;
  const amounts = readAmounts(cells, currency, paidOn !== null);
  if (amounts === null || issuedOn === null) return null;
  const { kind, totalMinor, openMinor } = amounts;
  const isSettled = openMinor === 0n;

  if (dueOn !== null && dueOn < issuedOn) cells.warn('takeover.due-before-issue', 'dueOn');
  if (issuedOn > addMonths(options.today, 1)) cells.warn('takeover.issued-in-the-future', 'issuedOn');
  else if (issuedOn > options.cutoverOn) cells.warn('takeover.issued-after-cutover', 'issuedOn');
  if (options.kind === 'paid_history' && paidOn === null) cells.refuse('takeover.paid-missing', 'paidOn');
  if (isSettled && paidOn !== null && paidOn > options.today)
    cells.refuse('takeover.paid-in-the-future', 'paidOn');

  const signed = isSettled ? (kind === 'invoice' ? totalMinor : -totalMinor) : openMinor;
  const baseMinor = readBase(cells, currency, signed, options);
  if (baseMinor === null) return null;

  const step = readStep(cells.text('lastStep'));
  if (step === null) cells.warn('takeover.step-unknown', 'lastStep');
  const lastRemindedOn = cells.date('lastRemindedOn', 'warning');
  return {
    kind,
    number,
    issuedOn,
    dueOn,
    currency,
    totalMinor,
    openMinor,
    baseMinor,
    paidOn: isSettled ? paidOn : null,
    reference: cutText(cells.text('reference'), 200),
    lastStep: step ?? '',
    lastRemindedOn,
    ...readHolding(cells, openMinor, currency),
  };
};

/** The ledger is kept in one currency: what is in another needs its counter-value from the books taken over. */
const readBase = (
  cells: CellReader,
  currency: Currency,
  signed: bigint,
  options: ReadOptions,
): bigint | null => {
  // A draft is booked when it is issued, at the rate of that day.
  if (currency === options.baseCurrency || options.kind === 'drafts') return signed;
  const before = cells.findings.length;
  const written = cells.amount('baseAmount', options.baseCurrency);
  if (cells.findings.length > before) return null;
  if (written === null || written === 0n) {
    if (signed === 0n) return 0n;
    cells.refuse('takeover.base-missing', 'baseAmount', { currency: options.baseCurrency });
    return null;
  }
  return signed < 0n ? -magnitude(written) : magnitude(written);
};
