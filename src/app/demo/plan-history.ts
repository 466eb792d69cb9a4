import { addDays, type PlainDate } from '../../core/calendar/index.ts';
import { planCustomers, type DemoCustomer } from './plan-customers.ts';
import { planInvoices, type DemoInvoice } from './plan-invoices.ts';
import { planCreditNotes, planPayments, type DemoCreditNote, type DemoPayment } from './plan-money.ts';
import { createRandom } from '../../shell/random.ts';

export type History = {
  customers: DemoCustomer[];
  invoices: DemoInvoice[];
  notes: DemoCreditNote[];
  /** Booked one by one, as a bookkeeper did before the bank's files. */
  payments: DemoPayment[];
  /** Transfers of the last weeks: they come with the bank's files. */
  transfers: DemoPayment[];
};

const SEED = 19_420;
export const DAYS_OF_STATEMENTS = 36;

/** The same company for the same day, whatever the machine. Knows nothing of the database. */
export const planHistory = (today: PlainDate): History => {
  const random = createRandom(SEED);
  const customers = planCustomers(random);
  const invoices = planInvoices(customers, today, random);
  const notes = planCreditNotes(invoices, today, random);
  const all = planPayments(invoices, notes, customers, today, random);
  const from = addDays(today, -DAYS_OF_STATEMENTS);
  const comesByFile = (payment: DemoPayment): boolean =>
    payment.method === 'transfer' && payment.receivedOn >= from && payment.shares.length > 0;
  return {
    customers,
    invoices,
    notes,
    payments: all.filter((payment) => !comesByFile(payment)),
    transfers: all.filter(comesByFile),
  };
};
