import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { addDispute } from '../../../test/kit/disputes.ts';
import { fillSeller } from '../../../test/kit/selling.ts';
import type { DocumentContent } from '../../contract/document-shapes.ts';
import { addDays } from '../../core/calendar/index.ts';
import { EUR } from '../../core/money/index.ts';
import { createSecretBox } from '../../shell/secrets.ts';
import {
  concludeDocument,
  convertDocument,
  createDraft,
  issueDocument,
  recordInvoice,
  startDocument,
} from '../invoicing/index.ts';
import { recordPayment } from '../payments/index.ts';
import { countSales } from './count-sales.ts';
import { exportSales } from './export-sales.ts';
import { itemSorts } from './item-shapes.ts';
import { listSales, readSales, type SalesRow } from './list-sales.ts';
import { paperStates, salesGroups, salesStates } from './sales-contract.ts';
import type { SalesFilter } from './sales-filter.ts';

const secrets = createSecretBox(randomBytes(32));
let company: TestCompany;
let baker: string;
let mason: string;

const line = (unitPrice: string) => ({
  type: 'item' as const,
  id: 'l1',
  name: 'Pose',
  quantity: '1',
  unit: 'C62',
  unitPrice,
  vat: { category: 'S' as const, rate: '20' },
  account: '706',
  nature: 'services' as const,
});

const draft = (
  kind: DocumentContent['kind'],
  customerId: string | null,
  over: Partial<DocumentContent> = {},
): Promise<string> =>
  company.run(async (context) => {
    const started = await startDocument(context, { kind, ...(customerId !== null && { customerId }) });
    return createDraft(context, { ...started, lines: [line('100')], ...over });
  });

const issue = (id: string): Promise<unknown> =>
  company.run((context) => issueDocument(context, { id, version: 1, send: false }, secrets));

/** From another system: open items without a document. */
const imported = (customerId: string, number: string, ago: number, minor: bigint, reference = '') =>
  company.run((context) =>
    recordInvoice(context, {
      partyId: customerId,
      kind: 'invoice',
      number,
      issuedOn: addDays(context.today, -ago),
      dueOn: addDays(context.today, 30 - ago),
      currency: EUR,
      totalMinor: minor,
      reference,
    }),
  );

const list = async (filter: Parameters<typeof readSales>[1] = {}): Promise<SalesRow[]> =>
  (await company.run((context) => readSales(context, filter))).rows;
const names = (rows: readonly SalesRow[]): string[] => rows.map((row) => row.number || row.title);

beforeAll(async () => {
  company = await createTestCompany();
  await company.run(fillSeller);
  baker = await company.addCustomer({ name: 'Boulangerie Aubry', contacts: [] });
  mason = await company.addCustomer({ name: 'Maçonnerie Zola', contacts: [], siren: '552032534' });
  const paid = await imported(baker, 'A-1', 60, 50_000n, 'BC-77');
  await company.run((context) =>
    recordPayment(context, {
      method: 'transfer',
      partyId: baker,
      receivedOn: addDays(context.today, -20),
      currency: EUR,
      amountMinor: 50_000n,
      reference: 'VIR',
      note: '',
      shares: [{ itemId: paid.itemId, amountMinor: 50_000n }],
    }),
  );
  await imported(baker, 'A-2', 50, 70_000n);
  const disputed = await imported(mason, 'A-3', 40, 90_000n);
  await addDispute(company, disputed.itemId, 90_000n);

  await draft('invoice', null, { title: 'Sans client' });
  await draft('invoice', baker, { title: 'Fournil, tranche 2' });
  const quote = await draft('quote', mason, {
    title: 'Réfection de la toiture',
    references: { purchaseOrder: 'PO-9', contract: '', buyerReference: '', project: '', quote: '' },
  });
  await company.run((context) =>
    concludeDocument(context, { id: quote, version: 1, outcome: 'sent', note: '' }),
  );
  const schedule = await company.run(async ({ today }) => [
    { dueOn: addDays(today, 10), percent: '50' },
    { dueOn: addDays(today, 40), percent: '50' },
  ]);
  await issue(await draft('invoice', mason, { title: 'Charpente', schedule }));
  // The deposit was the whole: nothing is left to pay of the final invoice.
  const order = await draft('order_confirmation', mason, { title: 'Échafaudage' });
  await company.run((context) =>
    concludeDocument(context, { id: order, version: 1, outcome: 'sent', note: '' }),
  );
  const convert = (to: 'deposit' | 'final', percent?: string) =>
    company.run((context) => convertDocument(context, { id: order, to, percent }));
  await issue(await convert('deposit', '100'));
  await issue(await convert('final'));
});
afterAll(() => company.close());

describe('the one list', () => {
  it('shows drafts, quotes, issued and imported invoices, newest first, what has no date yet before them', async () => {
    const rows = await list();
    expect(names(rows).slice(-3)).toEqual(['A-3', 'A-2', 'A-1']);
    expect(names(rows).slice(0, 2).toSorted()).toEqual(['Fournil, tranche 2', 'Sans client']);
    expect(names(rows)).toEqual(expect.arrayContaining(['DE-2026-0001', 'FA-2026-0001', 'FA-2026-0002']));
    expect(rows).toHaveLength(11);
  });

  it('shows an invoice once for each date it is due on, with the document it is of', async () => {
    const parts = (await list({ search: 'FA-2026-0001' })).toReversed();
    expect(parts.map((row) => [row.kind, row.amountMinor, row.state])).toEqual([
      ['invoice', '6000', 'to-come'],
      ['invoice', '6000', 'to-come'],
    ]);
    expect(new Set(parts.map((row) => row.documentId)).size).toBe(1);
    expect(new Set(parts.map((row) => row.itemId)).size).toBe(2);
    expect(parts[0]).toMatchObject({ title: 'Charpente', documentState: 'issued' });
  });

  it('says where each stands', async () => {
    const rows = await list();
    const stateOf = (name: string) => rows.find((row) => [row.number, row.title].includes(name));
    expect(stateOf('A-1')).toMatchObject({
      state: 'paid',
      openMinor: '0',
      documentId: null,
      reference: 'BC-77',
    });
    expect(stateOf('A-1')?.settledOn).not.toBeNull();
    expect(stateOf('A-2')).toMatchObject({ state: 'late', daysLate: 20 });
    expect(stateOf('A-3')).toMatchObject({ state: 'late', isDisputed: true });
    expect(stateOf('DE-2026-0001')).toMatchObject({ state: 'sent', openMinor: null, itemId: null });
    expect(stateOf('FA-2026-0003')).toMatchObject({ state: 'paid', openMinor: null, kind: 'final' });
    expect(stateOf('Sans client')).toMatchObject({ state: 'draft', customerId: null, customerName: '' });
  });

  it('pages by every order, both ways, without losing or repeating a row', async () => {
    for (const sort of itemSorts) {
      for (const direction of ['ascending', 'descending'] as const) {
        const whole = await list({ sort, direction });
        const paged: SalesRow[] = [];
        let cursor: string | undefined;
        do {
          const page = await company.run((context) => readSales(context, { sort, direction, cursor }, 2));
          paged.push(...page.rows);
          cursor = page.next ?? undefined;
        } while (cursor !== undefined);
        expect(
          paged.map((row) => row.id),
          `${sort} ${direction}`,
        ).toEqual(whole.map((row) => row.id));
        expect(new Set(whole.map((row) => row.id)).size).toBe(11);
        if (sort === 'amount') {
          const amounts = whole.map((row) => Number(row.amountMinor));
          const sorted = amounts.toSorted((a, b) => (direction === 'ascending' ? a - b : b - a));
          expect(amounts).toEqual(sorted);
        }
      }
    }
  });

  it('is narrowed by group and state; the states share out what there is', async () => {
    expect(names(await list({ group: 'drafts' })).toSorted()).toEqual(['Fournil, tranche 2', 'Sans client']);
    const offers = await list({ group: 'quotes' });
    expect(offers.map((row) => row.kind).toSorted()).toEqual(['order_confirmation', 'quote']);
    expect(names(await list({ state: 'disputed' }))).toEqual(['A-3']);
    expect(names(await list({ state: 'late', sort: 'due', direction: 'ascending' }))).toEqual(['A-2', 'A-3']);
    expect(names(await list({ group: 'quotes', state: 'late' }))).toEqual([]);
    const shares = await Promise.all(
      [...paperStates, 'to-come', 'due', 'late', 'paid'].map((state) =>
        list({ state: state as NonNullable<SalesFilter['state']> }),
      ),
    );
    const all = await list();
    expect(
      shares
        .flat()
        .map((row) => row.id)
        .toSorted(),
    ).toEqual(all.map((row) => row.id).toSorted());
  });

  it('counts what it lists, whatever the filter', async () => {
    for (const group of salesGroups) {
      for (const state of salesStates) {
        const filter = { group, state };
        const rows = await list(filter);
        const { count, sums } = await company.run((context) => countSales(context, filter));
        expect(count, `${group} ${state}`).toBe(rows.length);
        const open = rows.reduce((sum, row) => sum + BigInt(row.openMinor ?? '0'), 0n);
        expect(BigInt(sums[0]?.openMinor ?? '0')).toBe(open);
        const papers = rows.filter((row) => row.itemId === null);
        const worth = papers.reduce((sum, row) => sum + BigInt(row.amountMinor), 0n);
        expect(BigInt(sums[0]?.papersMinor ?? '0')).toBe(worth);
      }
    }
  });

  it('dates narrow it: a draft has none', async () => {
    const today = await company.run(async (context) => context.today);
    expect(names(await list({ issuedFrom: addDays(today, -45), issuedTo: addDays(today, -1) }))).toEqual([
      'A-3',
    ]);
    const issuedToday = await list({ issuedFrom: today });
    expect(issuedToday).toHaveLength(6);
    expect(issuedToday.every((row) => row.issuedOn === today)).toBe(true);
    expect(names(await list({ settledFrom: addDays(today, -30) }))).toEqual(['A-1']);
  });
});

describe('what is searched for', () => {
  it.each([
    ['a number', 'a-2', ['A-2']],
    ['a reference of an invoice', 'bc-77', ['A-1']],
    ['a reference of a quote', 'PO-9', ['DE-2026-0001']],
    ['a word of a title, whatever its accents', 'toit', ['DE-2026-0001']],
    ['the title of an issued invoice', 'charpente', ['FA-2026-0001', 'FA-2026-0001']],
    ['the title of a draft', 'fournil', ['Fournil, tranche 2']],
    ['a customer', 'aubry', ['A-1', 'A-2', 'Fournil, tranche 2']],
    ['nothing there is', 'introuvable', []],
  ])('%s', async (_, search, expected) => {
    const found = await list({ search });
    expect(names(found).toSorted()).toEqual(expected.toSorted());
    const { count } = await company.run((context) => countSales(context, { search }));
    expect(count).toBe(expected.length);
  });

  it('is not taken for a pattern', async () => {
    expect(await list({ search: '%' })).toEqual([]);
    expect(await list({ search: '_' })).toEqual([]);
  });
});

it('gives the next reminder of what is owed, and of nothing else', async () => {
  const asked: string[] = [];
  const { rows } = await company.run((context) =>
    listSales(
      context,
      {},
      {
        nextReminders: async (_, ids) => {
          asked.push(...ids);
          return new Map(ids.map((id) => [id, { step: 'reminder-1', on: context.today }]));
        },
      },
    ),
  );
  const reminded = rows.filter((row) => row.nextReminder !== null);
  expect(names(reminded).toSorted()).toEqual(['A-2', 'A-3', 'FA-2026-0001', 'FA-2026-0001', 'FA-2026-0002']);
  expect(asked).toHaveLength(5);
});

it('is exported with the filter on screen', async () => {
  const file = await company.run((context) => exportSales(context, { search: 'aubry', format: 'csv' }));
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.body as AsyncIterable<Uint8Array>) chunks.push(chunk);
  const lines = Buffer.concat(chunks).toString('utf8').trim().split(/\r?\n/);
  expect(lines).toHaveLength(4);
  expect(lines[0]).toContain('Reste dû');
  expect(lines.find((one) => one.includes('A-1'))).toContain('BC-77');
});
