import { dueDate } from '../../calendar/index.ts';
import type { PlainDate } from '../../calendar/index.ts';
import { money } from '../../money/index.ts';
import { epcQrPayload, printIban } from '../../party/index.ts';
import type { DocumentKind, Instalment } from '../model.ts';
import { drawnMention } from './printed-mentions.ts';
import { retainedMinor } from './totals-block.ts';
import type { TotalsInput } from './totals-block.ts';

export type PaymentCard = {
  title: string;
  rows: { label: string; value: string }[];
  /** The receivable belongs to somebody else: who, and that only paying them frees the customer. '' for none. */
  holder: string;
  terms: { title: string; lines: string[] };
  /** null: not a transfer in euros, or a specimen. */
  qr: { caption: string; alt: string } | null;
};

export type Schedule = {
  title: string;
  head: { number: string; dueOn: string; amount: string };
  rows: { number: string; dueOn: string; note: string; amount: string }[];
};

/** Documents that ask for money. A credit note gives back; quotes and confirmations come before. */
const ASKING: ReadonlySet<DocumentKind> = new Set([
  'invoice',
  'deposit',
  'progress',
  'final',
  'corrective',
  'pro_forma',
]);
export const asksForMoney = (kind: DocumentKind): boolean => ASKING.has(kind);

export const payable = ({ parts }: Pick<TotalsInput, 'parts'>): Instalment[] =>
  parts.filter((one) => !one.isRetention);

export const firstDueOn = (input: Pick<TotalsInput, 'parts' | 'document'>): PlainDate =>
  payable(input)[0]?.dueOn ?? dueDate(input.document.issuedOn, input.document.terms);

export type CardInput = TotalsInput & { number: string; specimen: boolean };

/** How to pay what is due next, and the payload of the code that fills the transfer in. */
export function paymentCard(input: CardInput): { card: PaymentCard | null; qr: string | null } {
  const { document, totals, labels, format, number } = input;
  const now = totals.dueMinor - retainedMinor(input);
  if (!asksForMoney(document.kind) || now <= 0n) return { card: null, qr: null };
  const words = labels.payment;
  const { seller, holder, means, currency } = document;
  const { name, iban, bic } = holder ?? seller;
  const instalments = payable(input);
  const next = instalments.length > 1 ? (instalments[0]?.minor ?? now) : now;
  const reference = [number, document.buyer.code].filter((part) => part !== '').join(' ');
  const byTransfer = means === 'transfer' && iban !== '';
  const made = epcQrPayload({
    beneficiary: name,
    iban,
    bic,
    amount: money(next, currency),
    text: reference,
  });
  const assigned = drawnMention(document, input.baseCurrency, 'assigned');
  // A specimen must not be payable.
  const qr = byTransfer && made.ok && !input.specimen ? made.value : null;
  return {
    qr,
    card: {
      title: words.title[means],
      rows: [
        { label: words.amount, value: format.money(next, currency) },
        { label: words.beneficiary, value: name },
        ...(byTransfer
          ? [
              { label: words.iban, value: printIban(iban.replace(/\s/g, '')).replaceAll(' ', '\u00a0') },
              { label: words.bic, value: bic },
            ]
          : []),
        { label: words.reference, value: reference },
      ].filter((row) => row.value !== ''),
      holder: assigned === undefined ? '' : labels.mention(assigned),
      terms: {
        title: words.termsTitle,
        lines: [...whenToPay(input, next), ...(means === 'cheque' ? [words.chequeTo(name)] : [])],
      },
      qr: qr === null ? null : { caption: words.scan, alt: words.qrAlt },
    },
  };
}

function whenToPay(input: CardInput, next: bigint): string[] {
  const { document, labels, format } = input;
  const words = labels.payment;
  const on = format.date(firstDueOn(input));
  if (document.means === 'direct_debit') return [words.byDirectDebit(on), words.terms(document.terms)];
  return payable(input).length > 1
    ? [words.firstInstalment(format.money(next, document.currency), on)]
    : [words.before(on), words.terms(document.terms)];
}

/** null when everything is due on one day. */
export function schedule(input: TotalsInput): Schedule | null {
  const { document, parts, labels, format } = input;
  if (parts.length < 2) return null;
  const words = labels.schedule;
  return {
    title: words.title,
    head: { number: words.number, dueOn: words.dueOn, amount: words.amount },
    rows: parts.map((one, index) => ({
      number: String(index + 1),
      dueOn: format.date(one.dueOn),
      note: one.isRetention ? words.retention : '',
      amount: format.money(one.minor, document.currency),
    })),
  };
}
