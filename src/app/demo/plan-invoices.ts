import {
  addDays,
  addMonths,
  daysBetween,
  dueDate,
  isBusinessDay,
  maxDate,
  month,
  nextBusinessDay,
  startOfMonth,
  endOfMonth,
  year,
  type PlainDate,
} from '../../core/calendar/index.ts';
import { roundDiv } from '../../core/money/index.ts';
import { bucketOf, DEFAULT_AGING_LIMITS } from '../../core/receivables/index.ts';
import type { Behaviour, Size } from './data/customers.ts';
import type { DemoCustomer } from './plan-customers.ts';
import type { Random } from '../../shell/random.ts';

export type DemoInvoice = {
  number: string;
  customer: number;
  issuedOn: PlainDate;
  dueOn: PlainDate;
  netMinor: bigint;
  vatMinor: bigint;
  totalMinor: bigint;
  reference: string;
  /** The day the customer pays it; null: not yet. */
  paidOn: PlainDate | null;
};

const MONTHS = 36;
/** Invoices per customer in three years. */
const VOLUME: Record<Size, readonly [number, number]> = { large: [42, 54], medium: [21, 29], small: [9, 15] };
/** Excluding VAT, in euros. */
const PRICE: Record<Size, readonly [number, number]> = {
  large: [1400, 14_000],
  medium: [380, 4200],
  small: [70, 900],
};
/** Days after the due date. */
const DELAY: Record<Behaviour, readonly [number, number]> = {
  prompt: [-8, 1],
  'on-time': [-2, 4],
  'month-end': [0, 0],
  slow: [6, 24],
  late: [18, 58],
  erratic: [-4, 70],
  public: [0, 19],
  private: [0, 9],
};
/** How many stay open in each bucket, à échoir first: what the tiles of the home screen show. */
const OPEN_WANTED = [38, 9, 7, 8, 6, 5];

export const planInvoices = (
  customers: readonly DemoCustomer[],
  today: PlainDate,
  random: Random,
): DemoInvoice[] => {
  const start = startOfMonth(addMonths(today, -MONTHS));
  const span = daysBetween(start, today);
  const invoices = customers.flatMap((customer, index) => {
    const [few, many] = customer.kind === 'individual' ? [3, 6] : VOLUME[customer.size];
    return Array.from({ length: random.int(few, many) }, () =>
      planInvoice(customer, index, tradingDay(start, span, random), random),
    );
  });
  invoices.sort((a, b) =>
    a.issuedOn < b.issuedOn ? -1 : a.issuedOn > b.issuedOn ? 1 : a.customer - b.customer,
  );
  numberByYear(invoices);
  settleOpenOnes(invoices, customers, today, random);
  return invoices;
};

/** Half of August is closed. */
const tradingDay = (start: PlainDate, span: number, random: Random): PlainDate => {
  const day = addDays(start, random.int(1, span - 2));
  return month(day) === 8 && random.chance(0.5) ? addDays(start, random.int(1, span - 2)) : day;
};

const planInvoice = (customer: DemoCustomer, index: number, day: PlainDate, random: Random): DemoInvoice => {
  const issuedOn = previousBusinessDay(day);
  const [low, high] = customer.kind === 'individual' ? [45, 420] : PRICE[customer.size];
  // Many small ones, few large ones.
  const euros = Math.round(low * (high / low) ** random.next());
  const netMinor = BigInt(euros) * 100n + BigInt(random.pick([0, 0, 50, 90, 40, 25]));
  const vatMinor = roundDiv(netMinor * 20n, 100n);
  const dueOn = dueDate(issuedOn, customer.terms);
  return {
    number: '',
    customer: index,
    issuedOn,
    dueOn,
    netMinor,
    vatMinor,
    totalMinor: netMinor + vatMinor,
    reference:
      customer.kind === 'public_body' ? `EJ${random.int(2_000_000, 2_999_999)}` : commonReference(random),
    paidOn: payDay(customer, issuedOn, dueOn, random),
  };
};

const commonReference = (random: Random): string =>
  random.chance(0.4) ? `BC ${random.int(1000, 9999)}` : '';

const payDay = (customer: DemoCustomer, issuedOn: PlainDate, dueOn: PlainDate, random: Random): PlainDate => {
  const [least, most] = DELAY[customer.behaviour];
  const day =
    customer.behaviour === 'month-end' ? endOfMonth(dueOn) : addDays(dueOn, random.int(least, most));
  return nextBusinessDay(maxDate(day, addDays(issuedOn, 1)));
};

const previousBusinessDay = (day: PlainDate): PlainDate => {
  let found = day;
  while (!isBusinessDay(found)) found = addDays(found, -1);
  return found;
};

const numberByYear = (invoices: DemoInvoice[]): void => {
  const last = new Map<number, number>();
  for (const invoice of invoices) {
    const no = (last.get(year(invoice.issuedOn)) ?? 0) + 1;
    last.set(year(invoice.issuedOn), no);
    invoice.number = `FA-${year(invoice.issuedOn)}-${String(no).padStart(5, '0')}`;
  }
};

/** Habits decide who has not paid yet; then each bucket is brought to the number it shall show. */
const settleOpenOnes = (
  invoices: readonly DemoInvoice[],
  customers: readonly DemoCustomer[],
  today: PlainDate,
  random: Random,
): void => {
  for (const invoice of invoices)
    if (invoice.paidOn !== null && invoice.paidOn >= today) invoice.paidOn = null;
  OPEN_WANTED.forEach((wanted, bucket) => {
    const here = invoices.filter(
      (invoice) =>
        bucketOf(invoice.dueOn, today, DEFAULT_AGING_LIMITS) === bucket &&
        daysBetween(invoice.dueOn, today) < 150,
    );
    const open = here.filter((invoice) => invoice.paidOn === null);
    for (const invoice of open.slice(0, Math.max(0, open.length - wanted))) {
      const days = daysBetween(invoice.issuedOn, today);
      if (days < 3) continue;
      invoice.paidOn = nextBusinessDay(addDays(invoice.issuedOn, random.int(1, Math.max(1, days - 3))));
      if (invoice.paidOn >= today) invoice.paidOn = null;
    }
    const negligent = here
      .filter((invoice) => invoice.paidOn !== null && customers[invoice.customer]!.kind !== 'individual')
      .sort((a, b) => patience(customers[a.customer]!) - patience(customers[b.customer]!));
    for (const invoice of negligent.slice(0, Math.max(0, wanted - open.length))) invoice.paidOn = null;
  });
  for (const invoice of invoices)
    if (daysBetween(invoice.dueOn, today) >= 150)
      invoice.paidOn ??= nextBusinessDay(addDays(invoice.dueOn, 60));
};

const patience = (customer: DemoCustomer): number =>
  (['late', 'erratic', 'slow', 'public', 'month-end'] as readonly string[]).indexOf(customer.behaviour) +
  100 * Number(customer.behaviour === 'prompt');
