import { addDays, endOfMonth, maxDate, year, type PlainDate } from '../../core/calendar/index.ts';
import { CUSTOMERS, nextLettrageCode, sides } from '../../core/ledger/index.ts';
import { collectionAccount, paymentJournal } from '../../core/payments/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { insertRows } from './insert-rows.ts';
import type { History } from './plan-history.ts';
import type { ReminderMark } from './plan-reminders.ts';

const BY = 'Claire Morvan';
const SALES = '707';
const VAT = '44571';
const BANK = '512';

type Row = Record<string, unknown>;
type Side = { account: string; partyId?: string; minor: bigint };
type Move = { item: string; amountMinor: bigint };
type Settlement = { partyId: string; credit: Move; debits: Move[]; on: PlainDate };

export type Booked = { invoiceIds: string[]; itemIds: string[]; noteItemIds: string[] };

/** Writes the history: entries numbered without a gap, open items, and what settled them, all in order of date. */
export const bookHistory = async (
  context: Context,
  history: History,
  partyIds: readonly string[],
  marks: ReadonlyMap<number, ReminderMark>,
): Promise<Booked> => {
  const moment = (on: PlainDate): string => (on < context.today ? `${on}T08:30:00Z` : context.now);
  const rows: Record<'entries' | 'postings' | 'invoices' | 'items' | 'payments', Row[]> = {
    entries: [],
    postings: [],
    invoices: [],
    items: [],
    payments: [],
  };
  const counters = new Map<string, number>();
  const settlements: Settlement[] = [];

  const post = (
    journal: string,
    on: PlainDate,
    label: string,
    lines: readonly Side[],
    source: { kind: string; id: string | null },
  ): string => {
    const id = newId();
    const key = `${journal} ${year(on)}`;
    const no = (counters.get(key) ?? 0) + 1;
    counters.set(key, no);
    rows.entries.push({
      id,
      journal,
      year: year(on),
      entry_no: no,
      entry_on: on,
      label,
      piece_ref: label,
      source_kind: source.kind,
      source_id: source.id,
      line_count: lines.length,
      recorded_by: BY,
      recorded_at: moment(on),
    });
    lines.forEach((line, index) => {
      const { debitMinor, creditMinor } = sides(line.minor);
      rows.postings.push({
        entry_id: id,
        line_no: index + 1,
        line_count: lines.length,
        account: line.account,
        party_id: line.partyId ?? null,
        label,
        debit_minor: debitMinor,
        credit_minor: creditMinor,
        currency: 'EUR',
        amount_minor: line.minor,
        recorded_at: moment(on),
      });
    });
    return id;
  };

  const open = (item: Row & { amount_minor: bigint; issued_on: PlainDate }): string => {
    const id = newId();
    rows.items.push({
      id,
      account: CUSTOMERS,
      currency: 'EUR',
      reference: '',
      base_minor: item.amount_minor,
      open_minor: item.amount_minor,
      invoice_id: null,
      payment_id: null,
      last_step: '',
      last_reminded_on: null,
      recorded_at: moment(item.issued_on),
      ...item,
    });
    return id;
  };

  const document = (
    kind: 'invoice' | 'credit_note',
    given: {
      number: string;
      customer: number;
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
    const partyId = partyIds[given.customer]!;
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

  const invoices = history.invoices.map((invoice, index) =>
    document('invoice', invoice, invoice.dueOn, invoice.reference, marks.get(index)),
  );
  const noteItemIds = history.notes.map((note) => {
    const reference = note.share === null ? '' : history.invoices[note.share.invoice]!.number;
    const { itemId } = document('credit_note', note, note.issuedOn, reference);
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
    const entryId = post(
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
    rows.payments.push({
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
      recorded_at: moment(payment.receivedOn),
    });
    const item = open({
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
  // Cheques and card slips reach the bank a few days after the end of their month.
  for (const [key, minor] of [...waiting].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [month, account] = key.split(' ') as [PlainDate, string];
    const on = addDays(month, 4);
    if (on >= context.today) continue;
    post(
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

  const settled = settle(settlements, rows.items, moment);
  await insertRows(
    context,
    'entry_counter',
    [...counters].map(([key, last]) => {
      const [journal, bookYear] = key.split(' ');
      return { journal, year: Number(bookYear), last_no: last, recorded_at: context.now };
    }),
  );
  await insertRows(context, 'invoice', rows.invoices);
  await insertRows(context, 'journal_entry', rows.entries);
  await insertRows(context, 'posting', rows.postings);
  await insertRows(context, 'payment', rows.payments);
  await insertRows(context, 'open_item', rows.items);
  await insertRows(context, 'lettrage', settled.lettrages);
  await insertRows(context, 'allocation', settled.allocations);
  return {
    invoiceIds: invoices.map((one) => one.invoiceId),
    itemIds: invoices.map((one) => one.itemId),
    noteItemIds,
  };
};

/** In order of date: an early allocation may leave its lettrage partial, the last one closes. */
const settle = (
  settlements: Settlement[],
  items: readonly Row[],
  moment: (on: PlainDate) => string,
): { lettrages: Row[]; allocations: Row[] } => {
  const open = new Map(items.map((item) => [item['id'] as string, item['amount_minor'] as bigint]));
  const codes = new Map<string, string>();
  const lettrages: Row[] = [];
  const allocations: Row[] = [];
  for (const one of settlements.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    const lettrageId = newId();
    for (const debit of one.debits) {
      open.set(debit.item, open.get(debit.item)! - debit.amountMinor);
      open.set(one.credit.item, open.get(one.credit.item)! + debit.amountMinor);
      allocations.push({
        id: newId(),
        debit_item_id: debit.item,
        credit_item_id: one.credit.item,
        amount_minor: debit.amountMinor,
        base_minor: debit.amountMinor,
        exchange_difference_minor: 0,
        effective_on: one.on,
        known_at: moment(one.on),
        lettrage_id: lettrageId,
        recorded_by: BY,
        recorded_at: moment(one.on),
      });
    }
    const partial = [one.credit, ...one.debits].some(({ item }) => open.get(item) !== 0n);
    const code = nextLettrageCode(codes.get(one.partyId) ?? null, partial ? 'partial' : 'total');
    codes.set(one.partyId, code);
    lettrages.push({
      id: lettrageId,
      account: CUSTOMERS,
      party_id: one.partyId,
      code,
      lettered_on: one.on,
      partial,
      recorded_by: BY,
      recorded_at: moment(one.on),
    });
  }
  return { lettrages, allocations };
};
