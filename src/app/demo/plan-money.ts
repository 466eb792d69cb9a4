import { addDays, daysBetween, nextBusinessDay, year, type PlainDate } from '../../core/calendar/index.ts';
import { roundDiv } from '../../core/money/index.ts';
import type { PaymentMethod } from '../../core/payments/index.ts';
import type { DemoCustomer } from './plan-customers.ts';
import type { DemoInvoice } from './plan-invoices.ts';
import type { Random } from '../../shell/random.ts';

/** `invoice` is the place in the list of invoices. */
export type DemoShare = { invoice: number; amountMinor: bigint };

export type DemoCreditNote = {
  number: string;
  customer: number;
  issuedOn: PlainDate;
  netMinor: bigint;
  vatMinor: bigint;
  totalMinor: bigint;
  /** The invoice it settles; null: still to be used. */
  share: DemoShare | null;
};

export type DemoPayment = {
  customer: number;
  receivedOn: PlainDate;
  method: PaymentMethod;
  reference: string;
  amountMinor: bigint;
  shares: DemoShare[];
};

/** Credit notes come first: what they take off an invoice is not paid any more. */
export const planCreditNotes = (
  invoices: readonly DemoInvoice[],
  today: PlainDate,
  random: Random,
): DemoCreditNote[] => {
  const candidates = invoices.flatMap((invoice, index) =>
    invoice.paidOn !== null && daysBetween(invoice.issuedOn, invoice.paidOn) > 20 ? [index] : [],
  );
  const notes: DemoCreditNote[] = [];
  const taken = new Set<number>();
  while (notes.length < 27 && taken.size < candidates.length) {
    const index = random.pick(candidates);
    if (taken.has(index)) continue;
    taken.add(index);
    const invoice = invoices[index]!;
    const whole = random.chance(0.3);
    const netMinor = whole ? invoice.netMinor : roundDiv(invoice.netMinor * BigInt(random.int(5, 25)), 100n);
    const vatMinor = whole ? invoice.vatMinor : roundDiv(netMinor * 20n, 100n);
    const issuedOn = nextBusinessDay(addDays(invoice.issuedOn, random.int(4, 15)));
    if (issuedOn >= today || netMinor === 0n) continue;
    const totalMinor = netMinor + vatMinor;
    notes.push({
      number: '',
      customer: invoice.customer,
      issuedOn,
      netMinor,
      vatMinor,
      totalMinor,
      share: { invoice: index, amountMinor: totalMinor },
    });
  }
  // Two that nobody has used yet: goods sent back after the invoice was paid.
  for (const index of candidates.filter((one) => !taken.has(one)).slice(-40, -38)) {
    const invoice = invoices[index]!;
    const netMinor = roundDiv(invoice.netMinor, 8n);
    const vatMinor = roundDiv(netMinor * 20n, 100n);
    const issuedOn = nextBusinessDay(addDays(today, -random.int(8, 20)));
    notes.push({
      number: '',
      customer: invoice.customer,
      issuedOn,
      netMinor,
      vatMinor,
      totalMinor: netMinor + vatMinor,
      share: null,
    });
  }
  notes.sort((a, b) => (a.issuedOn < b.issuedOn ? -1 : 1));
  const last = new Map<number, number>();
  for (const note of notes) {
    const no = (last.get(year(note.issuedOn)) ?? 0) + 1;
    last.set(year(note.issuedOn), no);
    note.number = `AV-${year(note.issuedOn)}-${String(no).padStart(3, '0')}`;
  }
  return notes;
};

/** One payment per customer and day: who pays at the end of the month pays several invoices at once. */
export const planPayments = (
  invoices: readonly DemoInvoice[],
  notes: readonly DemoCreditNote[],
  customers: readonly DemoCustomer[],
  today: PlainDate,
  random: Random,
): DemoPayment[] => {
  const credited = new Map(
    notes.flatMap((note) => (note.share === null ? [] : [[note.share.invoice, note.totalMinor]])),
  );
  const byDay = new Map<string, DemoPayment>();
  invoices.forEach((invoice, index) => {
    const amountMinor = invoice.totalMinor - (credited.get(index) ?? 0n);
    if (invoice.paidOn === null || amountMinor === 0n) return;
    const key = `${invoice.paidOn} ${invoice.customer}`;
    const payment = byDay.get(key) ?? {
      customer: invoice.customer,
      receivedOn: invoice.paidOn,
      method: methodOf(customers[invoice.customer]!, amountMinor, random),
      reference: '',
      amountMinor: 0n,
      shares: [],
    };
    payment.shares.push({ invoice: index, amountMinor });
    payment.amountMinor += amountMinor;
    byDay.set(key, payment);
  });
  const payments = [
    ...byDay.values(),
    ...partPayments(invoices, today, random),
    ...onAccount(customers, today, random),
  ];
  payments.sort((a, b) =>
    a.receivedOn < b.receivedOn ? -1 : a.receivedOn > b.receivedOn ? 1 : a.customer - b.customer,
  );
  for (const payment of payments) payment.reference = referenceOf(payment, invoices, random);
  return payments;
};

/** Cash stays below what may be paid in cash (CMF D112-3). */
const methodOf = (customer: DemoCustomer, amountMinor: bigint, random: Random): PaymentMethod => {
  if (customer.kind === 'public_body') return 'transfer';
  if (customer.kind === 'individual')
    return random.chance(0.6) ? 'card' : random.chance(0.5) && amountMinor < 30_000n ? 'cash' : 'cheque';
  return random.chance(0.86) ? 'transfer' : 'cheque';
};

/** Four late invoices whose first half came. */
const partPayments = (invoices: readonly DemoInvoice[], today: PlainDate, random: Random): DemoPayment[] => {
  const late = invoices.flatMap((invoice, index) =>
    invoice.paidOn === null && daysBetween(invoice.dueOn, today) > 12 ? [index] : [],
  );
  return late
    .filter((_, place) => place % 4 === 1)
    .slice(0, 4)
    .map((index) => {
      const invoice = invoices[index]!;
      const amountMinor = roundDiv(invoice.totalMinor * BigInt(random.int(30, 55)), 100n);
      return {
        customer: invoice.customer,
        receivedOn: nextBusinessDay(addDays(invoice.dueOn, 2)),
        method: 'transfer',
        reference: '',
        amountMinor,
        shares: [{ invoice: index, amountMinor }],
      };
    });
};

/** Three who paid in advance. */
const onAccount = (customers: readonly DemoCustomer[], today: PlainDate, random: Random): DemoPayment[] =>
  customers
    .flatMap((customer, index) =>
      customer.size === 'medium' && customer.behaviour === 'prompt' ? [index] : [],
    )
    .slice(0, 3)
    .map((customer) => ({
      customer,
      receivedOn: nextBusinessDay(addDays(today, -random.int(40, 60))),
      method: 'transfer',
      reference: '',
      amountMinor: BigInt(random.int(4, 18)) * 10_000n,
      shares: [],
    }));

const referenceOf = (payment: DemoPayment, invoices: readonly DemoInvoice[], random: Random): string => {
  if (payment.method === 'cheque') return `CHQ ${random.int(1_000_000, 9_999_999)}`;
  if (payment.method === 'card') return `CB ${random.int(100_000, 999_999)}`;
  if (payment.method === 'cash') return 'Espèces';
  if (payment.shares.length === 0) return 'VIR acompte';
  const numbers = payment.shares.slice(0, 3).map((share) => invoices[share.invoice]!.number);
  return `VIR ${numbers.join(' ')}`;
};
