import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../shell/http/context.ts';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { addDays, plainDate, type PlainDate } from '../../core/calendar/index.ts';
import { EUR } from '../../core/money/index.ts';
import { openAt, type Allocation } from '../../core/openitems/index.ts';
import { ageItems, DEFAULT_AGING_LIMITS } from '../../core/receivables/index.ts';
import { recordInvoice } from '../invoicing/index.ts';
import { addHold, addPromise, reverseAllocations } from '../openitems/index.ts';
import { recordPayment } from '../payments/index.ts';
import { readAgedBalance } from './aged-balance.ts';
import { averageDelays } from './average-delay.ts';
import { itemSorts } from './contract.ts';
import { countItems } from './count-items.ts';
import { exportAgedBalance } from './export-aged-balance.ts';
import { exportCustomers, exportItems } from './export-items.ts';
import { readHome } from './home.ts';
import { readLedgerBalance } from './ledger-balance.ts';
import { countCustomers, listCustomers } from './list-customers.ts';
import type { ItemFilter } from './item-filter.ts';
import { itemRows, listItems } from './list-items.ts';
import { readCustomer } from './read-customer.ts';
import { readItem } from './read-item.ts';
import { readTimeline } from './timeline.ts';
import { listViews, removeView, saveView } from './views.ts';

const TODAY = plainDate('2026-11-22');
let company: TestCompany;
let customers: string[];
let serial = 0;

/** An invoice issued `ago` days before today, due after `days`. */
const invoice = (
  customer: string,
  ago: number,
  days: number,
  minor: bigint,
  kind: 'invoice' | 'credit_note' = 'invoice',
) =>
  company.run((context) => {
    serial += 1;
    const issuedOn = addDays(TODAY, -ago);
    return recordInvoice(context, {
      partyId: customer,
      kind,
      number: `${kind === 'invoice' ? 'FA' : 'AV'}-${String(serial).padStart(4, '0')}`,
      issuedOn,
      dueOn: addDays(issuedOn, days),
      currency: EUR,
      totalMinor: minor,
      reference: '',
    });
  });

const pay = (
  customer: string | null,
  ago: number,
  minor: bigint,
  shares: { itemId: string; amountMinor: bigint }[] | 'oldest-first' | 'none',
) =>
  company.run((context) =>
    recordPayment(context, {
      method: 'transfer',
      partyId: customer,
      receivedOn: addDays(TODAY, -ago),
      currency: EUR,
      amountMinor: minor,
      reference: `VIR ${String(ago)}`,
      note: '',
      shares,
    }),
  );

beforeAll(async () => {
  company = await createTestCompany({ now: `${TODAY}T08:00:00Z` });
  customers = [];
  for (const name of [
    'Zinguerie Aubry',
    'Menuiserie Le Goff',
    'Atlantique Marée',
    'Électricité Fabre & Fils',
  ]) {
    customers.push(await company.addCustomer({ name, contacts: [] }));
  }
  const [zinc, wood, fish, power] = customers as [string, string, string, string];
  const paid = await invoice(zinc, 120, 30, 120_000n);
  await pay(zinc, 80, 120_000n, [{ itemId: paid.itemId, amountMinor: 120_000n }]);
  const half = await invoice(zinc, 60, 30, 100_001n);
  await pay(zinc, 10, 50_000n, [{ itemId: half.itemId, amountMinor: 50_000n }]);
  await invoice(wood, 35, 30, 77_700n);
  await invoice(wood, 5, 30, 12_345n);
  await invoice(wood, 20, 20, 1n, 'credit_note');
  await invoice(fish, 200, 45, 999_999n);
  const undone = await invoice(fish, 100, 30, 40_000n);
  const payment = await pay(fish, 40, 40_000n, [{ itemId: undone.itemId, amountMinor: 40_000n }]);
  await company.run((context) => reverseAllocations(context, payment.allocationIds));
  await invoice(power, 30, 30, 55_500n);
  await pay(power, 3, 90_000n, 'none');
  await pay(null, 2, 33_300n, 'none');
});

afterAll(() => company.close());

const balance411 = async (asOf: PlainDate): Promise<bigint> => {
  const { accounts } = await company.run((context) => readLedgerBalance(context, { asOf }));
  return BigInt(accounts.find((one) => one.account === '411')?.baseMinor ?? '0');
};

describe('the day', () => {
  it('Σ buckets + credits = outstanding = balance of 411', async () => {
    const home = await company.run(readHome);
    const [euro] = home.currencies;
    expect(euro?.currency).toBe('EUR');
    const buckets = euro!.buckets.reduce((sum, one) => sum + BigInt(one.sumMinor), 0n);
    expect(buckets).toBe(BigInt(euro!.owedMinor));
    expect(buckets + BigInt(euro!.credits.sumMinor)).toBe(BigInt(euro!.outstandingMinor));
    expect(BigInt(euro!.outstandingMinor)).toBe(await balance411(TODAY));
    expect(euro!.buckets.map((one) => one.count)).toEqual([2, 1, 0, 1, 0, 2]);
    expect(euro!.credits.count).toBe(3);
  });

  it('counts the payments of the week and the money nobody knows', async () => {
    const home = await company.run(readHome);
    expect(home.week).toMatchObject({ from: '2026-11-16', payers: 1, count: 2 });
    expect(home.work.unattributed).toEqual({ count: 1, sums: [{ currency: 'EUR', minor: '33300' }] });
    expect(home.isEmpty).toBe(false);
  });
});

describe('the list', () => {
  it('each tile opens exactly what it counts', async () => {
    const home = await company.run(readHome);
    for (const { index, count, sumMinor } of home.currencies[0]!.buckets) {
      const counted = await company.run((context) => countItems(context, { bucket: index }));
      expect(counted.count).toBe(count);
      expect(counted.sums[0]?.openMinor ?? '0').toBe(sumMinor);
    }
  });

  it.each(itemSorts)('pages by %s without losing or repeating a row, both ways', async (sort) => {
    const walk = async (direction: 'ascending' | 'descending') => {
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await company.run((context) =>
          itemRows(context, { state: 'all', kind: 'documents', sort, direction, cursor }, 2),
        );
        found.push(...page.rows.map((row) => row.id));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      return found;
    };
    const up = await walk('ascending');
    expect(new Set(up).size).toBe(up.length);
    const { count } = await company.run((context) => countItems(context, { state: 'all' }));
    expect(up).toHaveLength(count);
    expect(await walk('descending')).toEqual([...up].reverse());
  });

  it('finds by the beginning of a number, of a word of the name, without accents, or of a code', async () => {
    const numbers = async (search: string) => {
      const { items } = await company.run((context) => listItems(context, { search, state: 'all' }, {}));
      return items.map((item) => item.customerName);
    };
    expect(new Set(await numbers('fa-000'))).toHaveProperty('size', 4);
    expect(new Set(await numbers('maree'))).toEqual(new Set(['Atlantique Marée']));
    expect(new Set(await numbers('electricite fab'))).toEqual(new Set(['Électricité Fabre & Fils']));
    expect(await numbers('%')).toEqual([]);
    expect(await numbers('nobody of this name')).toEqual([]);
  });

  it('filters by state, amount, dates and customer', async () => {
    const count = async (filter: Parameters<typeof countItems>[1]) =>
      (await company.run((context) => countItems(context, filter))).count;
    expect(await count({ state: 'part-paid' })).toBe(1);
    expect(await count({ state: 'credit' })).toBe(3);
    expect(await count({ state: 'paid' })).toBe(1);
    expect(await count({ state: 'late' })).toBe(4);
    expect(await count({ state: 'due' })).toBe(1);
    expect(await count({ amountFrom: '77700', amountTo: '100001' })).toBe(2);
    expect(await count({ issuedFrom: addDays(TODAY, -5), issuedTo: TODAY })).toBe(2);
    expect(await count({ customerId: customers[1]!, state: 'all' })).toBe(3);
    expect(await count({ currency: 'USD' })).toBe(0);
    expect(await count({ settledFrom: addDays(TODAY, -90), state: 'all' })).toBe(1);
  });

  it('refuses a cursor of another order', async () => {
    const { next } = await company.run((context) => itemRows(context, { sort: 'due' }, 1));
    const mixed = company.run((context) => itemRows(context, { sort: 'amount', cursor: next ?? '' }, 1));
    await expect(mixed).rejects.toMatchObject({ code: 'request.invalid' });
    const forged = company.run((context) => itemRows(context, { cursor: 'AAAA' }, 1));
    await expect(forged).rejects.toMatchObject({ code: 'request.invalid' });
  });

  it('shows one item with what settled it, also what was undone', async () => {
    const { rows } = await company.run((context) =>
      itemRows(context, { search: 'FA-0002', state: 'all' }, 1),
    );
    const detail = await company.run((context) => readItem(context, rows[0]!.id, {}));
    expect(detail.item).toMatchObject({ state: 'late', openMinor: '50001', amountMinor: '100001' });
    expect(detail.allocations).toMatchObject([{ amountMinor: '50000', isReversed: false, kind: 'payment' }]);
  });
});

describe('a filter by day', () => {
  it('finds in every order what the same filter finds without an index of its own', async () => {
    const days = { from: addDays(TODAY, -90), to: addDays(TODAY, -20) };
    const filters = [
      { state: 'all', issuedFrom: days.from, issuedTo: days.to },
      { state: 'open', kind: 'invoice', issuedFrom: days.from },
      { state: 'all', dueFrom: days.from, dueTo: days.to },
      { state: 'paid', settledFrom: addDays(TODAY, -100), settledTo: TODAY },
      { state: 'all', kind: 'payment', issuedFrom: days.from },
    ] as const;
    const all = (await company.run((context) => itemRows(context, { state: 'all' }, 100))).rows;
    const payments = (
      await company.run((context) => itemRows(context, { state: 'all', kind: 'payment' }, 100))
    ).rows;
    const within = (day: PlainDate | null, from?: string, to?: string): boolean =>
      from === undefined || (day !== null && day >= from && (to === undefined || day <= to));
    for (const filter of filters) {
      const { state, ...f }: ItemFilter = filter;
      const expected = (f.kind === 'payment' ? payments : all).filter(
        (row) =>
          within(row.issued_on, f.issuedFrom, f.issuedTo) &&
          within(row.due_on, f.dueFrom, f.dueTo) &&
          within(row.settled_on, f.settledFrom, f.settledTo) &&
          (f.kind !== 'invoice' || row.shown_kind === 'invoice') &&
          (state === 'all' || (state === 'paid') === (row.settled_on !== null)),
      );
      expect(expected.length).toBeGreaterThan(0);
      for (const sort of ['due', 'issued', 'amount', 'number', 'customer', 'settled'] as const) {
        const numbers: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await company.run((context) => itemRows(context, { ...filter, sort, cursor }, 2));
          numbers.push(...page.rows.map((row) => row.id));
          cursor = page.next ?? undefined;
        } while (cursor !== undefined);
        expect(numbers.sort(), `${JSON.stringify(filter)} by ${sort}`).toEqual(
          expected.map((row) => row.id).sort(),
        );
      }
    }
  });
});

describe('customers', () => {
  it('pages in every order without losing anybody', async () => {
    for (const sort of ['name', 'code', 'balance', 'overdue', 'oldest'] as const) {
      for (const direction of ['ascending', 'descending'] as const) {
        const names: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await company.run((context) => listCustomers(context, { sort, direction, cursor }, 1));
          names.push(...page.customers.map((one) => one.name));
          cursor = page.next ?? undefined;
        } while (cursor !== undefined);
        expect(new Set(names).size, `${sort} ${direction}`).toBe(4);
        expect(names).toHaveLength(4);
      }
    }
  });

  it('keeps what each owes by its items only: no command may write it', async () => {
    const written = company.run(({ tx, org }) =>
      tx.updateTable('open_balance').set({ balance_minor: 1n }).where('org_id', '=', org).execute(),
    );
    await expect(written).rejects.toThrow('follows from its open items only');
  });

  it('weighs the delay of settled invoices by amount and forgets what was undone', async () => {
    const [zinc, , fish] = customers;
    const delays = await company.run((context) => averageDelays(context, customers));
    // Settled 10 days late; the other invoice is paid in part only and says nothing yet.
    expect(delays.get(zinc!)).toBe(10);
    expect(delays.has(fish!)).toBe(false);
  });

  it('tells a customer’s history, newest first, and pages through it', async () => {
    const [zinc] = customers;
    await company.run(async (context) => {
      await addHold(context, {
        partyId: zinc!,
        itemId: null,
        reason: 'Échéancier en discussion',
        untilOn: null,
      });
      await addPromise(context, {
        partyId: zinc!,
        itemIds: [],
        amountMinor: '50001',
        currency: 'EUR',
        dueOn: addDays(TODAY, 5),
        note: '',
      });
    });
    const { events } = await company.run((context) => readTimeline(context, { id: zinc! }, {}));
    expect(events.map((event) => event.kind)).toEqual(
      expect.arrayContaining(['invoice', 'payment', 'hold', 'promise', 'edited']),
    );
    const days = events.map((event) => event.on);
    expect(days).toEqual([...days].sort().reverse());
    const payment = events.find((event) => event.kind === 'payment' && event.amountMinor === '120000');
    expect(payment?.numbers).toEqual(['FA-0001']);
    const read = await company.run((context) => readCustomer(context, zinc!, {}));
    expect(read).toMatchObject({
      averageDelayDays: 10,
      holds: [{ itemId: null }],
      promises: [{ state: 'open' }],
    });
    const held = await company.run((context) => countCustomers(context, { show: 'held' }));
    expect(held.count).toBe(1);
  });
});

type Fact = { id: string; amountMinor: bigint; issuedOn: PlainDate; dueOn: PlainDate };

const facts = () =>
  company.run(async (context) => {
    const items = await sql<{ id: string; amount: bigint; issued: PlainDate; due: PlainDate }>`
      select id, amount_minor as amount, issued_on as issued, due_on as due from open_item where account = '411'`.execute(
      context.tx,
    );
    const joins = await sql<{ d: string; c: string; amount: bigint; on: PlainDate; known: string }>`
      select debit_item_id as d, credit_item_id as c, amount_minor as amount, effective_on as "on", known_at as known
      from allocation`.execute(context.tx);
    return {
      items: items.rows.map((row): Fact => ({
        id: row.id,
        amountMinor: row.amount,
        issuedOn: row.issued,
        dueOn: row.due,
      })),
      allocations: joins.rows.map((row): Allocation => ({
        debitItemId: row.d,
        creditItemId: row.c,
        amountMinor: row.amount,
        effectiveOn: row.on,
        knownAt: row.known,
      })),
    };
  });

describe('the aged balance of any day', () => {
  const check = async (asOf: PlainDate, knownAt?: string) => {
    const { items, allocations } = await facts();
    const aged = ageItems(
      items.map((item) => ({
        dueOn: item.dueOn,
        openMinor: openAt(item, allocations, asOf, knownAt),
        currency: 'EUR',
      })),
      asOf,
      DEFAULT_AGING_LIMITS,
    );
    const read = await company.run((context) => readAgedBalance(context, { asOf, knownAt }));
    const { total, rows } = read.currencies[0]!;
    expect(total.buckets.map((one) => [one.count, BigInt(one.sumMinor)])).toEqual(
      aged.buckets.map((one) => [one.count, one.sumMinor]),
    );
    expect(BigInt(total.credits.sumMinor)).toBe(aged.credits.sumMinor);
    expect(BigInt(total.outstandingMinor)).toBe(aged.outstandingMinor);
    expect(rows.reduce((sum, row) => sum + BigInt(row.totalMinor), 0n)).toBe(aged.outstandingMinor);
    if (knownAt === undefined) expect(aged.outstandingMinor).toBe(await balance411(asOf));
  };

  it('is what the allocations say, and what account 411 says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -40, max: 220 }), (ago) => check(addDays(TODAY, -ago))),
      { numRuns: 25 },
    );
  });

  it('stays so whatever is paid, in part, late or undone', async () => {
    const step = fc.record({
      customer: fc.nat({ max: 3 }),
      ago: fc.integer({ min: 0, max: 150 }),
      days: fc.integer({ min: 0, max: 60 }),
      minor: fc.bigInt({ min: 2n, max: 500_000n }),
      paid: fc.constantFrom('no', 'half', 'all', 'more', 'undone'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
        for (const { customer, ago, days, minor, paid } of steps) {
          const party = customers[customer]!;
          const { itemId } = await invoice(party, ago, days, minor);
          if (paid === 'no') continue;
          const share = paid === 'half' ? minor / 2n : minor;
          const received = paid === 'more' ? minor + 7n : share;
          const made = await pay(party, Math.floor(ago / 2), received, [{ itemId, amountMinor: share }]);
          if (paid === 'undone') {
            await company.run((context) => reverseAllocations(context, made.allocationIds));
          }
        }
        for (const ago of [0, 1, 30, 75, 160]) await check(addDays(TODAY, -ago));
      }),
      { numRuns: 6 },
    );
  });

  it('can be shown as it was known', async () => {
    await check(TODAY, '2030-01-01T00:00:00Z');
    const before = await company.run((context) =>
      readAgedBalance(context, { asOf: TODAY, knownAt: '2020-01-01T00:00:00Z' }),
    );
    expect(before.currencies[0]).toMatchObject({ rows: [], total: { outstandingMinor: '0' } });
  });
});

describe('exports', () => {
  const bytesOf = async (body: Buffer | Uint8Array | AsyncIterable<Uint8Array | string>): Promise<Buffer> => {
    if (body instanceof Uint8Array) return Buffer.from(body);
    const chunks: Buffer[] = [];
    for await (const chunk of body) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  };

  it('write every row that the list counts, in the reader’s language', async () => {
    const file = await company.run((context) => exportItems(context, { state: 'all', format: 'csv' }));
    expect(file.name).toBe('factures-2026-11-22.csv');
    const lines = (await bytesOf(file.body)).toString('utf8').trim().split('\r\n');
    const { count } = await company.run((context) => countItems(context, { state: 'all' }));
    expect(lines).toHaveLength(count + 1);
    expect(lines[0]).toContain('Reste dû');
    expect(lines.some((line) => line.includes(';9999,99;'))).toBe(true);
  });

  it('write customers and the aged balance as sheets', async () => {
    const sheet = await company.run((context) => exportCustomers(context, { format: 'xlsx' }));
    expect((await bytesOf(sheet.body)).subarray(0, 2).toString()).toBe('PK');
    const aged = await company.run((context) =>
      exportAgedBalance({ ...context, locale: 'en' }, { asOf: TODAY, format: 'csv' }),
    );
    const text = (await bytesOf(aged.body)).toString('utf8');
    expect(text).toContain('Over 60');
    expect(text.trim().split('\r\n').at(-1)).toContain('Total');
  });
});

describe('saved views', () => {
  it('are mine under their name, shared when I say so, and forgotten by me alone', async () => {
    const late = { path: '/factures', name: 'En retard', query: 'state=late', isShared: false };
    await company.run((context) => saveView(context, late));
    const again = await company.run((context) =>
      saveView(context, { ...late, query: 'state=late&currency=EUR' }),
    );
    expect(again.views).toMatchObject([
      { name: 'En retard', query: 'state=late&currency=EUR', isMine: true },
    ]);
    const paul = <T>(body: (context: Context) => Promise<T>): Promise<T> =>
      company.run((context) =>
        body({
          ...context,
          actor: { ...context.actor, id: '00000000-0000-7000-8000-000000000002', name: 'Paul' },
        }),
      );
    expect((await paul((context) => listViews(context, late))).views).toEqual([]);
    await company.run((context) => saveView(context, { ...late, isShared: true }));
    const [shared] = (await paul((context) => listViews(context, late))).views;
    expect(shared).toMatchObject({ isMine: false, isShared: true, ownerName: 'Claire Morvan' });
    const steal = paul((context) => removeView(context, { path: '/factures', id: shared!.id }));
    await expect(steal).rejects.toMatchObject({ code: 'record.not-found' });
    const left = await company.run((context) => removeView(context, { path: '/factures', id: shared!.id }));
    expect(left.views).toEqual([]);
  });
});
