import type { PlainDate } from '../../core/calendar/index.ts';
import { openingEntry, type OpeningItem } from '../../core/ledger/index.ts';
import { normalizeName } from '../../core/party/index.ts';
import {
  DEFAULT_TERMS,
  isHistory,
  pieceKey,
  type ReadOptions,
  type Taken,
  type TakenDocument,
} from '../../core/takeover/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { postEntry } from '../ledger/index.ts';
import { allocate, openItems, type NewOpenItem, type Pair } from '../openitems/index.ts';
import { nextCode } from '../party/index.ts';
import { paymentKey } from './known.ts';
import {
  addContacts,
  addIbans,
  completeCustomers,
  insertCustomers,
  type NewParty,
} from './store/customers.ts';
import { completeLines, keepLines, readLineFacts, takeDrafts, type LineFacts } from './take-lines.ts';
import {
  insertHolding,
  insertInvoices,
  insertKeys,
  insertPayments,
  type NewHolding,
  type NewInvoice,
  type NewPayment,
} from './store/documents.ts';

/** What one import remembers from batch to batch. */
export type Takeover = {
  readonly runId: string;
  readonly options: ReadOptions;
  /** Ids of the customers this file brings, by their reference in the registry. */
  readonly partyIds: Map<string, string>;
  /** Invoices this import has made, by customer and number: instalments share them. */
  readonly invoiceIds: Map<string, string>;
  /** Those that have their PDF from this import. */
  readonly pictured: Set<string>;
  readonly facts: LineFacts;
  /** Where reminders of what is late start; null: as the company's limits say. */
  readonly startLevel: number | null;
  nextCodeNo: number;
  completedCustomers: Set<string>;
};

export const createTakeover = async (
  context: Context,
  runId: string,
  options: ReadOptions,
  highestCode: number,
  startLevel: number | null = null,
): Promise<Takeover> => ({
  runId,
  options,
  partyIds: new Map(),
  invoiceIds: new Map(),
  pictured: new Set(),
  facts: await readLineFacts(context),
  startLevel,
  nextCodeNo: Math.max(Number((await nextCode(context)).slice(2)), highestCode + 1),
  completedCustomers: new Set(),
});

/** Customers first, then their documents; `known` pieces stand in the books already and are left alone. */
export const takeBatch = async (
  context: Context,
  takeover: Takeover,
  batch: readonly Taken[],
  known: ReadonlySet<string>,
): Promise<void> => {
  await takeCustomers(context, takeover, batch);
  const fresh = batch.flatMap(({ entry, document }) => {
    if (entry === null || document === null || known.has(pieceKey(entry.ref, document.number))) return [];
    return [{ partyId: takeover.partyIds.get(entry.ref) ?? entry.ref, document }];
  });
  const drafts = fresh.filter(({ document }) => document.isDraft === true);
  await takeDrafts(context, takeover.runId, takeover.facts, drafts);
  const issued = fresh.filter(({ document }) => document.isDraft !== true);
  if (issued.length > 0) await takeDocuments(context, takeover, issued);
  const before = batch.flatMap(({ entry, document }) =>
    entry === null ||
    document === null ||
    document.isDraft ||
    !known.has(pieceKey(entry.ref, document.number))
      ? []
      : [{ partyId: entry.ref, document }],
  );
  await completeLines(context, takeover.runId, takeover.facts, before);
};

const takeCustomers = async (
  context: Context,
  takeover: Takeover,
  batch: readonly Taken[],
): Promise<void> => {
  const added = new Map<string, NewParty>();
  const told: { partyId: string; taken: Taken }[] = [];
  for (const taken of batch) {
    const { entry, customer } = taken;
    if (entry === null || customer === null) continue;
    if (taken.opensCustomer) {
      const id = newId();
      takeover.partyIds.set(entry.ref, id);
      const code =
        customer.code === '' ? `C-${String(takeover.nextCodeNo++).padStart(5, '0')}` : customer.code;
      added.set(id, {
        id,
        code,
        searchName: normalizeName(customer.name),
        terms: customer.terms ?? DEFAULT_TERMS,
        currency: taken.document?.currency ?? takeover.options.currency,
        record: customer,
      });
    }
    if (taken.addsToCustomer) told.push({ partyId: takeover.partyIds.get(entry.ref) ?? entry.ref, taken });
  }
  await insertCustomers(context, [...added.values()]);
  const later = told.flatMap(({ partyId, taken }) =>
    added.get(partyId)?.record === taken.customer ? [] : [{ partyId, record: taken.customer! }],
  );
  for (const id of await completeCustomers(context, later)) takeover.completedCustomers.add(id);
  const records = told.map(({ partyId, taken }) => ({ partyId, record: taken.customer! }));
  await addContacts(context, records);
  await addIbans(context, records);
};

type Fresh = { readonly partyId: string; readonly document: TakenDocument };
type Draft = Omit<NewOpenItem, 'entryId'> & { id: string };

/** One entry of journal AN per batch: 411 of each customer against 890; what was paid stands on both sides of 411. */
const takeDocuments = async (
  context: Context,
  takeover: Takeover,
  batch: readonly Fresh[],
): Promise<void> => {
  const { options, runId } = takeover;
  const opening: OpeningItem[] = [];
  const items: Draft[] = [];
  const invoices: NewInvoice[] = [];
  const payments: Omit<NewPayment, 'entryId'>[] = [];
  const keys: string[] = [];
  const pairs: Pair[] = [];
  const holdings: NewHolding[] = [];

  const stand = (
    partyId: string,
    document: TakenDocument,
    item: Pick<Draft, 'kind' | 'dueOn' | 'issuedOn' | 'number'> & Partial<Draft>,
    sign: 1n | -1n,
  ): string => {
    const isSettled = isHistory(document);
    const amountMinor = sign * (isSettled ? document.totalMinor : document.openMinor);
    const baseMinor = sign * document.baseMinor;
    const isForeign = document.currency !== options.baseCurrency;
    opening.push({
      partyId,
      amountMinor: baseMinor,
      ...(isForeign && { foreign: { currency: document.currency, amountMinor } }),
      label: document.number,
    });
    const id = newId();
    items.push({
      account: '411',
      partyId,
      currency: document.currency,
      reference: document.reference,
      amountMinor,
      baseMinor,
      lineNo: opening.length,
      id,
      ...item,
    });
    return id;
  };

  for (const { partyId, document } of batch) {
    const { number, issuedOn, dueOn } = document;
    if (document.kind === 'payment') {
      keys.push(paymentKey(partyId, number));
      stand(partyId, document, { kind: 'payment', number, issuedOn, dueOn: issuedOn }, 1n);
      continue;
    }
    const invoiceId = invoiceOf(takeover, invoices, partyId, document);
    const { kind } = document;
    const itemId = stand(
      partyId,
      document,
      {
        kind,
        number,
        issuedOn,
        dueOn,
        invoiceId,
        lastStep: document.lastStep,
        ...(takeover.startLevel !== null && { startLevel: takeover.startLevel }),
        ...(document.lastRemindedOn !== null && { lastRemindedOn: document.lastRemindedOn }),
      },
      1n,
    );
    if (isHistory(document)) {
      const paidOn = document.paidOn!;
      const paymentId = newId();
      const amountMinor = document.totalMinor;
      payments.push({
        id: paymentId,
        partyId,
        receivedOn: paidOn,
        currency: document.currency,
        amountMinor,
        reference: number,
      });
      const creditItemId = stand(
        partyId,
        document,
        { kind: 'payment', number, issuedOn: paidOn, dueOn: paidOn, paymentId },
        -1n,
      );
      pairs.push({ debitItemId: itemId, creditItemId, amountMinor, effectiveOn: later(paidOn, issuedOn) });
      continue;
    }
    if (document.dispute !== null || document.promise !== null || document.hold !== null) {
      holdings.push({ partyId, itemId, document });
    }
  }

  await insertInvoices(context, invoices);
  await keepLines(
    context,
    runId,
    takeover.facts,
    invoices.flatMap(({ id, partyId, document }) =>
      document.lines === undefined ? [] : [{ invoiceId: id, partyId, document }],
    ),
  );
  await insertKeys(context, runId, keys);
  const { entryId } = await postEntry(
    context,
    openingEntry(opening, {
      entryOn: options.cutoverOn,
      label: `À-nouveaux clients, reprise au ${frenchDate(options.cutoverOn)}`,
      piece: 'REPRISE',
    }),
    { kind: 'import', id: runId },
  );
  await insertPayments(
    context,
    payments.map((payment) => ({ ...payment, entryId })),
  );
  await openItems(
    context,
    items.map((item) => ({ ...item, entryId })),
  );
  await allocate(context, pairs, { isHistory: true });
  await insertHolding(context, holdings, options.cutoverOn);
};

const invoiceOf = (
  takeover: Takeover,
  invoices: NewInvoice[],
  partyId: string,
  document: TakenDocument,
): string => {
  const key = pieceKey(partyId, document.number);
  const made = takeover.invoiceIds.get(key);
  if (made !== undefined) return made;
  const id = newId();
  takeover.invoiceIds.set(key, id);
  invoices.push({ id, partyId, document });
  return id;
};

const later = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b);

/** In the words of the books, which are kept in French (C. com. art. 123-22). */
const frenchDate = (date: PlainDate): string => date.split('-').reverse().join('/');
