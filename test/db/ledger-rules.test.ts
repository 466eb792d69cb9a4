import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postEntry } from '../../src/app/ledger/index.ts';
import { recordInvoice } from '../../src/app/invoicing/index.ts';
import { recordPayment } from '../../src/app/payments/index.ts';
import { plainDate } from '../../src/core/calendar/index.ts';
import { EUR } from '../../src/core/money/index.ts';
import { createTestCompany, type TestCompany } from '../kit/company.ts';

/** What the database refuses by itself, asked as the role that the program works under: whatever the program does wrong. */

let company: TestCompany;
beforeAll(async () => {
  company = await createTestCompany();
  const partyId = await company.addCustomer();
  const on = plainDate('2026-11-02');
  const money = { currency: EUR, totalMinor: 10_000n, reference: '' };
  const { itemId } = await company.run((context) =>
    recordInvoice(context, { ...money, partyId, kind: 'invoice', number: 'F-1', issuedOn: on, dueOn: on }),
  );
  await company.run((context) =>
    recordPayment(context, {
      method: 'transfer',
      partyId,
      receivedOn: on,
      currency: EUR,
      amountMinor: 4_000n,
      reference: 'VIR',
      note: '',
      shares: [{ itemId, amountMinor: 4_000n }],
    }),
  );
});
afterAll(() => company.close());

/** The refusal of one statement, with the checks of the commit; nothing of it is kept. */
const refused = async (statement: string): Promise<string> => {
  const kept = new Error('it was accepted');
  const cause: unknown = await company
    .run(async ({ tx }) => {
      await sql.raw(statement).execute(tx);
      await sql`set constraints all immediate`.execute(tx);
      throw kept;
    })
    .catch((error: unknown) => error);
  return cause instanceof Error ? cause.message : String(cause);
};

/** An entry of the next number of OD: its header, and two lines of these sides. */
const entry = (
  lines: string,
  more: { no?: string; reverses?: string; day?: string; count?: number } = {},
): string => {
  const no =
    more.no ??
    "(select coalesce(max(entry_no), 0) + 1 from journal_entry where journal = 'OD' and year = 2026)";
  return `
    with header as (
      insert into journal_entry (org_id, id, journal, year, entry_no, entry_on, label, source_kind, line_count, recorded_by, reverses_id)
      select org_id, '00000000-0000-7000-8000-00000000abcd', 'OD', 2026, ${no}, '2026-11-20', 'x', 'manual', ${more.count ?? 2}, 'x', ${more.reverses ?? 'null'}
      from organization returning org_id, id, line_count, entry_on)
    insert into posting (org_id, entry_id, line_no, line_count, entry_on, account, debit_minor, credit_minor, currency, amount_minor)
    select h.org_id, h.id, l.n, h.line_count, ${more.day ?? 'h.entry_on'}, l.a, greatest(l.m, 0), greatest(-l.m, 0), l.y, l.f
    from header h cross join (values ${lines}) as l(n, a, m, y, f)`;
};
const BALANCED = "(1, '512', 100, 'EUR', 100), (2, '758', -100, 'EUR', -100)";

describe('an entry', () => {
  it('is accepted when it is sound', async () => {
    expect(await refused(entry(BALANCED))).toBe('it was accepted');
  });

  it.each<[what: string, statement: string, why: RegExp]>([
    [
      'that does not balance',
      entry("(1, '512', 100, 'EUR', 100), (2, '758', -99, 'EUR', -99)"),
      /does not balance/,
    ],
    [
      'that does not balance in its only currency',
      entry("(1, '512', 100, 'USD', 110), (2, '758', -100, 'USD', -111)"),
      /does not balance/,
    ],
    ['that lacks a line', entry(BALANCED, { count: 3 }), /has 2 of 3 postings/],
    ['whose lines stand on another day', entry(BALANCED, { day: "date '2026-11-19'" }), /stand on its day/],
    ['that leaves a gap in the numbers', entry(BALANCED, { no: '900' }), /leaves a gap/],
    [
      'that takes a number again',
      entry(BALANCED, { no: '1' }).replace("'OD', 2026", "'BQ', 2026"),
      /duplicate key/,
    ],
    [
      'that reverses another without being its mirror',
      entry(BALANCED, { reverses: "(select id from journal_entry where journal = 'BQ' limit 1)" }),
      /not the mirror/,
    ],
    [
      'with a line on both sides',
      "insert into posting (org_id, entry_id, line_no, line_count, account, debit_minor, credit_minor, currency, amount_minor) select org_id, id, 3, line_count, '512', 1, 1, 'EUR', 1 from journal_entry limit 1",
      /violates check constraint/,
    ],
    [
      'with a line added later',
      "insert into posting (org_id, entry_id, line_no, line_count, account, debit_minor, credit_minor, currency, amount_minor) select org_id, id, 3, 3, '512', 1, 0, 'EUR', 1 from journal_entry limit 1",
      /violates foreign key constraint/,
    ],
    [
      'linked by hand',
      "insert into entry_link (org_id, entry_id, journal, year, entry_no, hash) select org_id, id, journal, year, entry_no + 1, 'x' from journal_entry limit 1",
      /linked by posting/,
    ],
  ])('%s is refused', async (_what, statement, why) => {
    expect(await refused(statement)).toMatch(why);
  });

  it('of a locked day is refused', async () => {
    const lock = `insert into period_lock (org_id, id, kind, until_on, recorded_by)
      select org_id, gen_random_uuid(), 'soft', '2026-11-21', 'x' from organization;`;
    expect(await refused(lock + entry(BALANCED))).toMatch(/is locked until/);
  });

  it('is posted with its link, after the one before it', async () => {
    const { entryId } = await company.run((context) =>
      postEntry(
        context,
        {
          journal: 'OD',
          entryOn: plainDate('2026-11-20'),
          label: 'Régularisation',
          postings: [
            { account: '512', debitMinor: 5n, creditMinor: 0n },
            { account: '758', debitMinor: 0n, creditMinor: 5n },
          ],
        },
        { kind: 'manual', id: null },
      ),
    );
    const { rows } = await company.run(({ tx }) =>
      sql<{ hash: string }>`select hash from entry_link where entry_id = ${entryId}`.execute(tx),
    );
    expect(rows[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('what was posted', () => {
  const POSTED = [
    'journal_entry',
    'posting',
    'entry_link',
    'allocation',
    'lettrage',
    'vat_receipt',
    'write_off',
  ];

  it.each(POSTED)('%s is neither changed, deleted nor emptied', async (table) => {
    expect(await refused(`update ${table} set recorded_at = now()`)).toMatch(/permission denied/);
    expect(await refused(`delete from ${table}`)).toMatch(/permission denied/);
    expect(await refused(`truncate ${table}`)).toMatch(/permission denied/);
    expect(await refused(`alter table ${table} disable trigger all`)).toMatch(/must be owner/);
  });

  it.each<[what: string, statement: string, why: RegExp]>([
    ['the amount of an item', 'update open_item set amount_minor = amount_minor + 1', /does not change/],
    [
      'what is open of an item',
      'update open_item set open_minor = 0, settled_on = current_date',
      /follows from allocations/,
    ],
    ['what a party owes', 'update open_balance set balance_minor = 0', /follows from its open items/],
    ['the total of an invoice', 'update invoice set total_minor = 1', /does not change/],
    ['the amount of a payment', 'update payment set amount_minor = 1', /is reversed/],
    ['whose a payment is', 'update payment set party_id = null', /is reversed/],
    ['an item', 'delete from open_item', /permission denied/],
    ['a payment', 'delete from payment', /permission denied/],
    ['a guard of the session', 'set session_replication_role = replica', /permission denied/],
  ])('%s is not touched', async (_what, statement, why) => {
    expect(await refused(statement)).toMatch(why);
  });

  it('an allocation never takes more than is open, nor counts twice when undone', async () => {
    const again = (amount: string, reverses: string): string => `
      insert into allocation (org_id, id, debit_item_id, credit_item_id, amount_minor, base_minor, effective_on, reverses_id, recorded_by)
      select org_id, gen_random_uuid(), debit_item_id, credit_item_id, ${amount}, ${amount}, effective_on, ${reverses}, 'x' from allocation limit 1`;
    expect(await refused(again('1', 'null'))).toMatch(/violates check constraint/);
    expect(await refused(again('-1', 'id'))).toMatch(/mirrors its allocation/);
    expect(await refused(again('-amount_minor', 'id'))).toBe('it was accepted');
    expect(await refused(`${again('-amount_minor', 'id')}; ${again('-amount_minor', 'id')}`)).toMatch(
      /duplicate key|multiple|mirrors/,
    );
  });
});
