import { daysBetween } from '../../calendar/index.ts';
import type { PlainDate } from '../../calendar/index.ts';
import type { Currency } from '../../money/index.ts';
import type { PaymentDetails, Signature } from '../mail/mail-input.ts';
import type { DocumentFormatter } from '../../invoicing/documents/formatter.ts';
import { chargesTable, type ChargesTable, type ShownClaim } from './charges-table.ts';
import type { LetterLabels, StatementLabels } from './labels.ts';
import type { Addressee, Letterhead } from '../../invoicing/documents/letterhead.ts';
import { lateTone, paymentBlock } from './reminder-letter.ts';
import type { LateTone, PaymentBlock } from './reminder-letter.ts';

export type AccountStatementInput = {
  language: 'fr' | 'en';
  asOf: PlainDate;
  currency: Currency;
  items: readonly {
    number: string;
    issuedOn: PlainDate | null;
    dueOn: PlainDate;
    amountMinor: bigint;
    openMinor: bigint;
  }[];
  /** Positive amounts that we owe: credit notes, payments on account. */
  credits: readonly { number: string; kind: string; on: PlainDate; openMinor: bigint }[];
  /** For information: they are deducted above already. */
  payments: readonly { on: PlainDate; kind: string; document: string; amountMinor: bigint }[];
  /** From the room receivables, in order; limits and colours are the user's. */
  buckets: readonly { label: string; minor: bigint; color: string }[];
  /** Late charges told before and not paid, to the day; null: none. */
  claim: ShownClaim | null;
  reference: string;
  letterhead: Letterhead;
  addressee: Addressee;
  payment: PaymentDetails | null;
  signature: Signature;
  labels: LetterLabels;
  statement: StatementLabels;
  format: DocumentFormatter;
  specimen: boolean;
};

/** What the layout `statement` reads. */
export type AccountStatement = {
  language: 'fr' | 'en';
  title: string;
  asOf: string;
  intro: string;
  reference: string;
  references: string;
  placeAndDate: string;
  letterhead: Letterhead;
  address: readonly string[];
  balance: { label: string; amount: string; overdueLabel: string; overdue: string };
  aging: { title: string; buckets: { label: string; amount: string; color: string; permille: number }[] };
  open: {
    title: string;
    none: string;
    head: { number: string; issued: string; due: string; billed: string; open: string; late: string };
    rows: {
      number: string;
      issued: string;
      due: string;
      billed: string;
      open: string;
      late: string;
      tone: LateTone;
    }[];
    sumLabel: string;
    sum: string;
  };
  credits: MovementTable | null;
  payments: MovementTable | null;
  charges: ChargesTable | null;
  payment: PaymentBlock | null;
  signature: { name: string; role: string; contact: string };
  page: string;
  specimen: string;
};

export type MovementTable = {
  title: string;
  head: { date: string; kind: string; document: string; amount: string };
  rows: { date: string; kind: string; document: string; amount: string }[];
  sumLabel: string;
  sum: string;
};

/** Relevé de compte: what is open on a date, what is to be deducted, and how old it is. One currency each. */
export function accountStatement(input: AccountStatementInput): {
  data: AccountStatement;
  qr: string | null;
} {
  const { labels, statement, format, asOf, addressee, signature } = input;
  const show = (minor: bigint): string => format.money(minor, input.currency);
  const owed = input.items.reduce((sum, item) => sum + item.openMinor, 0n);
  const credited = input.credits.reduce((sum, credit) => sum + credit.openMinor, 0n);
  const overdue = input.items
    .filter((item) => item.dueOn < asOf)
    .reduce((sum, item) => sum + item.openMinor, 0n);
  const balance = owed - credited;
  const { block, qr } =
    balance > 0n ? paymentBlock(input, input.currency, balance) : { block: null, qr: null };
  return {
    qr,
    data: {
      language: input.language,
      title: statement.title,
      asOf: statement.asOf(format.longDate(asOf)),
      intro: statement.intro,
      reference: input.reference,
      references: addressee.customerCode === '' ? '' : `${labels.customerRef} ${addressee.customerCode}`,
      placeAndDate: labels.placeAndDate(input.letterhead.place, format.longDate(asOf)),
      letterhead: input.letterhead,
      address: addressee.lines,
      balance: {
        label: balance < 0n ? statement.inFavour : statement.balance,
        amount: show(balance < 0n ? -balance : balance),
        overdueLabel: overdue > 0n ? statement.overdue : '',
        overdue: overdue > 0n ? show(overdue) : '',
      },
      aging: { title: statement.aging, buckets: strip(input, show) },
      open: {
        title: statement.openItems,
        none: statement.none,
        head: {
          number: labels.number,
          issued: labels.issued,
          due: labels.due,
          billed: labels.billed,
          open: labels.amount,
          late: labels.late,
        },
        rows: input.items.map((item) => {
          const daysLate = daysBetween(item.dueOn, asOf);
          return {
            number: item.number,
            issued: item.issuedOn === null ? '' : format.date(item.issuedOn),
            due: format.date(item.dueOn),
            billed: show(item.amountMinor),
            open: show(item.openMinor),
            late: daysLate > 0 ? labels.days(daysLate) : labels.notYetDue,
            tone: lateTone(daysLate),
          };
        }),
        sumLabel: statement.sum,
        sum: show(owed),
      },
      credits: movements(
        statement.credits,
        input,
        input.credits.map(({ number, openMinor, ...rest }) => ({
          ...rest,
          document: number,
          minor: -openMinor,
        })),
      ),
      payments: movements(
        statement.payments,
        input,
        input.payments.map(({ amountMinor, ...rest }) => ({ ...rest, minor: amountMinor })),
      ),
      charges: input.claim === null ? null : chargesTable(input.claim, labels.charges, format),
      payment: block,
      signature: {
        name: signature.name,
        role: signature.role ?? '',
        contact: [signature.phone, signature.email]
          .filter((part) => part !== null && part !== '')
          .join(' · '),
      },
      page: labels.page,
      specimen: input.specimen ? labels.specimen : '',
    },
  };
}

function movements(
  title: string,
  { statement, format, currency }: AccountStatementInput,
  lines: readonly { on: PlainDate; kind: string; document: string; minor: bigint }[],
): MovementTable | null {
  if (lines.length === 0) return null;
  const show = (minor: bigint): string => format.money(minor, currency);
  return {
    title,
    head: {
      date: statement.date,
      kind: statement.kind,
      document: statement.document,
      amount: statement.amount,
    },
    rows: lines.map((line) => ({
      date: format.date(line.on),
      kind: line.kind,
      document: line.document,
      amount: show(line.minor),
    })),
    sumLabel: statement.sum,
    sum: show(lines.reduce((sum, line) => sum + line.minor, 0n)),
  };
}

/** Widths in thousandths of what is owed; an empty bucket keeps its place with its zero. */
function strip({ buckets }: AccountStatementInput, show: (minor: bigint) => string) {
  const whole = buckets.reduce((sum, bucket) => sum + (bucket.minor > 0n ? bucket.minor : 0n), 0n);
  return buckets.map(({ label, minor, color }) => ({
    label,
    color,
    amount: show(minor),
    permille: whole > 0n && minor > 0n ? Number((minor * 1000n) / whole) : 0,
  }));
}
