import { addDays, endOfMonth, maxDate, type PlainDate } from '../../core/calendar/index.ts';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import { collectionAccount, paymentJournal } from '../../core/payments/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { BY, createBook, type Book } from './book.ts';
import type { History } from './plan-history.ts';
import type { ReminderMark } from './plan-reminders.ts';
import { settle, type Settlement } from './settle-history.ts';

const SALES = '707';
const VAT = '44571';
const BANK = '512';

export type Booked = { invoiceIds: string[]; itemIds: string[]; noteItemIds: string[] };

/** Writes the history: entries numbered without a gap, open items, and what settled them, all in order of date. */
export const bookHistory = async (
  context: Context,
  history: History,
  partyIds: readonly string[],
  marks: ReadonlyMap<number, ReminderMark>,
): Promise<Booked> => {
  const book = createBook(context);
  const settlements: Settlement[] = [];

  const invoices = history.invoices.map((invoice, index) =>
    bookDocument(
      book,
      partyIds[invoice.customer]!,
      'invoice',
      invoice,
      invoice.dueOn,
      invoice.reference,
      marks.get(index),
    ),
  );
  const noteItemIds = history.notes.map((note) => {
    const reference = note.share === null ? '' : history.invoices[note.share.invoice]!.number;
    const { itemId } = bookDocument(
      book,
      partyIds[note.customer]!,
      'credit_note',
      note,
      note.issuedOn,
      reference,
    );
    if (note.share !== null) {
      settlements.push({
        partyId: partyIds[note.customer]!,
        credit: { item: itemId, amountMinor: -note.totalMinor },
        debits: [{ item: invoices[note.share.invoice]!.itemId, amountMinor: note.share.amountMinor }],
        on: maxDate(note.issuedOn, history.invoices[note.share.invoice]!.issuedOn),
      });
    }
    return itemId;
  });

  const waiting = new Map<string, bigint>();
  for (const payment of history.payments) {
    const paymentId = newId();
    const partyId = partyIds[payment.customer]!;
    const account = collectionAccount(payment.method);
    const entryId = book.post(
      paymentJournal(payment.method),
      payment.receivedOn,
      payment.reference,
      [
        { account, minor: payment.amountMinor },
        { account: CUSTOMERS, partyId, minor: -payment.amountMinor },
      ],
      { kind: 'payment', id: paymentId },
    );
    if (account === '5112' || account === '5115') {
      const key = `${endOfMonth(payment.receivedOn)} ${account}`;
      waiting.set(key, (waiting.get(key) ?? 0n) + payment.amountMinor);
    }
    book.rows.payments.push({
      id: paymentId,
      direction: 'in',
      method: payment.method,
      party_id: partyId,
      received_on: payment.receivedOn,
      booked_on: payment.receivedOn,
      currency: 'EUR',
      amount_minor: payment.amountMinor,
      reference: payment.reference,
      note: '',
      entry_id: entryId,
      recorded_by: BY,
      recorded_at: book.moment(payment.receivedOn),
    });
    const item = book.open({
      party_id: partyId,
      kind: 'payment',
      number: payment.reference,
      amount_minor: -payment.amountMinor,
      issued_on: payment.receivedOn,
      due_on: payment.receivedOn,
      entry_id: entryId,
      line_no: 2,
      payment_id: paymentId,
    });
    if (payment.shares.length > 0)
      settlements.push({
        partyId,
        credit: { item, amountMinor: -payment.amountMinor },
        debits: payment.shares.map((share) => ({
          item: invoices[share.invoice]!.itemId,
          amountMinor: share.amountMinor,
        })),
        on: payment.receivedOn,
      });
  }
  remit(book, waiting, context.today);
  const settled = settle(settlements, book.rows.items, book.moment);
  await book.write(settled);
  return {
    invoiceIds: invoices.map((one) => one.invoiceId),
    itemIds: invoices.map((one) => one.itemId),
    noteItemIds,
  };
};

/** An invoice or a credit note: the document, its entry, and the open item on the customer’s account. */
const bookDocument = (
  { rows, moment, post, open }: Book,
  partyId: string,
  kind: 'invoice' | 'credit_note',
  given: {
    number: string;
    issuedOn: PlainDate;
    netMinor: bigint;
    vatMinor: bigint;
    totalMinor: bigint;
  },
  dueOn: PlainDate,
  reference: string,
  mark?: ReminderMark,
): { invoiceId: string; itemId: string } => {
  const invoiceId = newId();
  const sign = kind === 'invoice' ? 1n : -1n;
  rows.invoices.push({
    id: invoiceId,
    kind,
    number: given.number,
    party_id: partyId,
    issued_on: given.issuedOn,
    currency: 'EUR',
    total_minor: given.totalMinor,
    reference,
    origin: 'typed',
    recorded_by: BY,
    recorded_at: moment(given.issuedOn),
  });
  const entryId = post(
    'VE',
    given.issuedOn,
    given.number,
    [
      { account: CUSTOMERS, partyId, minor: sign * given.totalMinor },
      { account: SALES, minor: -sign * given.netMinor },
      { account: VAT, minor: -sign * given.vatMinor },
    ],
    { kind: 'invoice', id: invoiceId },
  );
  const itemId = open({
    party_id: partyId,
    kind,
    number: given.number,
    reference,
    amount_minor: sign * given.totalMinor,
    issued_on: given.issuedOn,
    due_on: dueOn,
    entry_id: entryId,
    line_no: 1,
    invoice_id: invoiceId,
    last_step: mark?.step ?? '',
    last_reminded_on: mark?.on ?? null,
  });
  return { invoiceId, itemId };
};

/** Cheques and card slips reach the bank a few days after the end of their month. */
const remit = (book: Book, waiting: ReadonlyMap<string, bigint>, today: PlainDate): void => {
  for (const [key, minor] of [...waiting].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [month, account] = key.split(' ') as [PlainDate, string];
    const on = addDays(month, 4);
    if (on >= today) continue;
    book.post(
      'BQ',
      on,
      `Remise ${account === '5112' ? 'de chèques' : 'CB'} ${month.slice(0, 7)}`,
      [
        { account: BANK, minor },
        { account, minor: -minor },
      ],
      { kind: 'remittance', id: null },
    );
  }
};
