import { year, type PlainDate } from '../../core/calendar/index.ts';
import { CUSTOMERS, sides } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { insertRows } from './insert-rows.ts';

/** Who kept the books of the sample company. */
export const BY = 'Claire Morvan';

export type Row = Record<string, unknown>;
type Side = { account: string; partyId?: string; minor: bigint };
type Rows = Record<'entries' | 'postings' | 'invoices' | 'items' | 'payments', Row[]>;

/** The rows of the books while they are being made: entries numbered without a gap, in the order they are posted. */
export type Book = {
  readonly rows: Rows;
  /** When a thing of that day was noted; what is of today, now. */
  readonly moment: (on: PlainDate) => string;
  /** Answers the id of the entry. */
  readonly post: (
    journal: string,
    on: PlainDate,
    label: string,
    lines: readonly Side[],
    source: { kind: string; id: string | null },
  ) => string;
  /** Answers the id of the open item. */
  readonly open: (item: Row & { amount_minor: bigint; issued_on: PlainDate }) => string;
  readonly write: (settled: { lettrages: readonly Row[]; allocations: readonly Row[] }) => Promise<void>;
};

export const createBook = (context: Context): Book => {
  const moment = (on: PlainDate): string => (on < context.today ? `${on}T08:30:00Z` : context.now);
  const rows: Rows = { entries: [], postings: [], invoices: [], items: [], payments: [] };
  const counters = new Map<string, number>();

  const post: Book['post'] = (journal, on, label, lines, source) => {
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

  const open: Book['open'] = (item) => {
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

  const write: Book['write'] = async (settled) => {
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
  };
  return { rows, moment, post, open, write };
};
