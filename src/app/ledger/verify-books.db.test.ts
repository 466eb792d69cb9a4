import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { plainDate } from '../../core/calendar/index.ts';
import type { Finding } from '../../core/finding.ts';
import { bookText, bookTexts } from '../../i18n/books.ts';
import { createDatabase, createPool } from '../../shell/db/tenant.ts';
import { monthEnds } from './verify-books.ts';
import { verifyBooks } from './index.ts';

/** The demonstration's books, damaged one fact at a time by a superuser with triggers off: each damage has its name. */
const DAMAGES: readonly [code: string, sql: string][] = [
  [
    'books.entry-unbalanced',
    "update encaisse.posting set debit_minor = debit_minor + 1, amount_minor = amount_minor + 1 where ctid = (select ctid from encaisse.posting where account = '512' and debit_minor > 0 limit 1)",
  ],
  [
    'books.entry-unbalanced',
    "delete from encaisse.posting where ctid = (select ctid from encaisse.posting where account = '44571' limit 1)",
  ],
  [
    'books.entry-numbers',
    "update encaisse.journal_entry set entry_no = entry_no + 100000 where ctid = (select ctid from encaisse.journal_entry where journal = 'VE' order by entry_no desc limit 1)",
  ],
  ['books.entry-numbers', "update encaisse.entry_counter set last_no = last_no + 1 where journal = 'BQ'"],
  [
    'books.entry-year',
    "update encaisse.journal_entry set entry_on = entry_on - 1200 where ctid = (select ctid from encaisse.journal_entry where journal = 'CA' limit 1)",
  ],
  [
    'books.entry-changed',
    "update encaisse.posting set account = '706' where ctid = (select ctid from encaisse.posting where account = '707' limit 1)",
  ],
  [
    'books.entry-changed',
    "update encaisse.journal_entry set label = label || ' bis' where ctid = (select ctid from encaisse.journal_entry limit 1)",
  ],
  [
    'books.entry-changed',
    "update encaisse.entry_link set hash = repeat('0', 64) where ctid = (select ctid from encaisse.entry_link where entry_no = 2 limit 1)",
  ],
  [
    'books.entry-reversal',
    `update encaisse.journal_entry e set reverses_id = o.id from encaisse.journal_entry o
     where e.org_id = o.org_id and e.journal = 'VE' and o.journal = 'VE' and e.entry_no = 2 and o.entry_no = 1 and e.year = o.year`,
  ],
  [
    'books.entry-head',
    `insert into encaisse.audit_event (org_id, id, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, detail)
     select org_id, gen_random_uuid(), 'job', 'x', 'x', 'books.proved', 'organization', 'x', jsonb_build_object('heads',
       jsonb_build_array(journal || ' ' || year || ' ' || entry_no || ' another'))
     from encaisse.entry_link limit 1`,
  ],
  [
    'books.invoice-differs',
    `insert into encaisse.invoice (org_id, id, kind, number, party_id, issued_on, currency, total_minor, origin, recorded_by)
     select org_id, gen_random_uuid(), 'invoice', 'F-perdue', party_id, issued_on, currency, 100, 'typed', 'x'
     from encaisse.invoice limit 1`,
  ],
  [
    'books.bank-account',
    "update encaisse.posting set account = '5112' where entry_id in (select entry_id from encaisse.payment where statement_line_id is not null) and account like '512%'",
  ],
  [
    'books.bank-chain',
    `insert into encaisse.statement (org_id, id, account_id, import_id, reference, kind, opening_minor, closing_minor, from_on,
       to_on, proof, gap_minor, line_count, new_lines, known_lines)
     select org_id, gen_random_uuid(), account_id, import_id, 'suivant', kind, closing_minor + 5, closing_minor + 5, to_on + 1,
       to_on + 2, 'unproved', 0, 0, 0, 0 from encaisse.statement where kind = 'statement' order by to_on desc limit 1`,
  ],
  [
    'books.bank-import',
    "delete from encaisse.statement_line where ctid = (select ctid from encaisse.statement_line where state = 'ignored' or state = 'unmatched' or state = 'proposed' limit 1)",
  ],
  ['books.bank-import', "update encaisse.bank_import set state = 'undone', undone_at = now()"],
  [
    'books.posting-without-item',
    "delete from encaisse.open_item where ctid = (select i.ctid from encaisse.open_item i where i.settled_on is null and i.kind = 'credit_note' limit 1)",
  ],
  [
    'books.posting-without-item',
    "update encaisse.open_item set party_id = (select id from encaisse.party p where p.id <> party_id limit 1) where kind = 'credit_note' and settled_on is null",
  ],
  [
    'books.item-open',
    "update encaisse.open_item set open_minor = open_minor - 1 where settled_on is null and open_minor > 1 and kind = 'invoice'",
  ],
  [
    'books.item-open',
    'update encaisse.open_item set settled_on = settled_on + 1 where ctid = (select ctid from encaisse.open_item where settled_on is not null limit 1)',
  ],
  [
    'books.item-open',
    'delete from encaisse.allocation where ctid = (select ctid from encaisse.allocation limit 1)',
  ],
  [
    'books.allocation-crossed',
    "update encaisse.allocation set effective_on = date '2020-01-01' where ctid = (select ctid from encaisse.allocation limit 1)",
  ],
  ['books.lettrage-open', 'update encaisse.lettrage set partial = false where partial'],
  [
    'books.lettrage-open',
    'update encaisse.lettrage set party_id = (select id from encaisse.party p where p.id <> party_id limit 1) where ctid = (select ctid from encaisse.lettrage limit 1)',
  ],
  [
    'books.payment-differs',
    "update encaisse.payment set amount_minor = amount_minor + 1 where ctid = (select ctid from encaisse.payment where method = 'cheque' limit 1)",
  ],
  [
    'books.open-balance',
    'update encaisse.open_balance set oldest_due_on = oldest_due_on + 1 where ctid = (select ctid from encaisse.open_balance where owed_minor > 0 limit 1)',
  ],
  ['books.vat-receipt', "update encaisse.posting set account = '44574' where account = '44571'"],
  [
    'books.vat-receipt-entry',
    "insert into encaisse.vat_receipt (org_id, id, invoice_entry_id, line_no, moved_minor, due_on, entry_id) select org_id, gen_random_uuid(), entry_id, line_no, 100, '2026-01-01', entry_id from encaisse.posting where account = '44571' limit 1",
  ],
  [
    'books.write-off',
    "insert into encaisse.write_off (org_id, id, item_id, own_item_id, kind, amount_minor, vat_minor, written_on, entry_id, recorded_by) select org_id, gen_random_uuid(), id, id, 'rounding', amount_minor, 0, '2026-01-01', entry_id, 'x' from encaisse.open_item limit 1",
  ],
  [
    'books.account-month',
    "insert into encaisse.account_month (org_id, month, account, debit_minor, credit_minor) select org_id, date_trunc('month', entry_on)::date, account, 1, 0 from encaisse.posting limit 1",
  ],
  [
    'books.late-charge',
    "insert into encaisse.late_claim (org_id, id, item_id, kind, currency, amount_minor, state, own_item_id) select org_id, gen_random_uuid(), id, 'indemnity', 'EUR', 4000, 'booked', id from encaisse.open_item where amount_minor > 0 limit 1",
  ],
  [
    'books.bank-batch',
    "insert into encaisse.payment_batch (org_id, id, kind, reference_texts, currency, gross_minor, net_minor, state, recorded_by) select org_id, gen_random_uuid(), 'payout', '{po_1}', 'EUR', 100, 100, 'received', 'x' from encaisse.organization limit 1",
  ],
  ['books.bank-line', "update encaisse.statement_line set state = 'proposed' where state = 'posted'"],
  ['books.bank-statement', 'update encaisse.statement set closing_minor = closing_minor + 1'],
  [
    'books.instrument-account',
    "insert into encaisse.instrument (org_id, id, kind, party_id, number, currency, amount_minor, issued_on, received_on, payment_id, account, recorded_by) select org_id, gen_random_uuid(), 'cheque', party_id, '1', currency, amount_minor + 1, received_on, received_on, id, '5112', 'x' from encaisse.payment where method = 'cheque' and reversal_entry_id is null limit 1",
  ],
  [
    'books.instrument-vat',
    "with bill as (insert into encaisse.instrument (org_id, id, kind, party_id, number, currency, amount_minor, issued_on, received_on, maturity_on, account, recorded_by) select org_id, entry_id, 'bor', party_id, 'B1', currency, 1, issued_on, issued_on, due_on, '413', 'x' from encaisse.open_item where amount_minor < 0 limit 1 returning *) insert into encaisse.instrument_step (org_id, id, instrument_id, kind, happened_on, entry_id, recorded_by) select org_id, gen_random_uuid(), id, 'accepted', issued_on, id, 'x' from bill",
  ],
  [
    'books.account-differs',
    "update encaisse.posting set account = '411' where ctid = (select ctid from encaisse.posting where account = '707' limit 1)",
  ],
  [
    'books.closing-differs',
    "insert into encaisse.closing_run (org_id, id, kind, closing_on, detail, provision_minor, recorded_by) select org_id, gen_random_uuid(), 'revaluation', '2026-01-01', '{}', 100, 'x' from encaisse.organization limit 1",
  ],
  [
    'books.closing-reversal',
    "with e as (select org_id, id from encaisse.journal_entry limit 1), r as (insert into encaisse.closing_run (org_id, id, kind, closing_on, detail, recorded_by) select org_id, gen_random_uuid(), 'revaluation', '2026-01-01', '{}', 'x' from e returning org_id, id) insert into encaisse.closing_entry (org_id, run_id, entry_id, reversal_id) select r.org_id, r.id, e.id, e.id from r, e",
  ],
];

describe('the dates proved', () => {
  it('are today and the last twelve ends of months', () => {
    expect(monthEnds(plainDate('2028-03-01')).slice(0, 3)).toEqual([
      '2028-03-01',
      '2028-02-29',
      '2028-01-31',
    ]);
    expect(monthEnds(plainDate('2026-01-31'))).toHaveLength(13);
    expect(monthEnds(plainDate('2026-01-31')).at(-1)).toBe('2025-01-31');
  });
});

describe('verifying the books', () => {
  let company: TestCompany;
  beforeAll(async () => {
    // Imported here: the demonstration is a higher room than the ledger.
    const { fillDemo } = await import('../demo/index.ts');
    company = await createTestCompany({ isDemo: true, onCreated: [fillDemo] });
  });
  afterAll(() => company.close());

  it('has a sentence for each damage, in both languages', () => {
    const codes = [...new Set(DAMAGES.map(([code]) => code)), 'books.reversal-differs', 'books.guard-off'];
    expect(Object.keys(bookTexts.fr).sort()).toEqual(codes.sort());
    expect(Object.keys(bookTexts.en).sort()).toEqual(codes.sort());
  });

  it('finds nothing when nothing is wrong', async () => {
    expect((await company.run((context) => verifyBooks(context))).findings).toEqual([]);
  });

  const findsAfter = async (code: string, damage: string): Promise<void> => {
    const pool = createPool({ ...company.test.admin, max: 1 });
    const undo = new Error('undo the damage');
    let findings: Finding[] = [];
    const damaged = createDatabase(pool)
      .transaction()
      .execute(async (tx) => {
        await sql`set local session_replication_role = replica`.execute(tx);
        await sql`set local search_path = encaisse`.execute(tx);
        const { numAffectedRows } = await sql.raw(damage).execute(tx);
        if (!damage.startsWith('alter')) expect(numAffectedRows).toBeGreaterThan(0n);
        ({ findings } = await verifyBooks({ tx, org: company.org, today: plainDate('2026-11-22') }));
        throw undo;
      });
    await expect(damaged).rejects.toBe(undo);
    await pool.end();
    const found = findings.find((finding) => finding.code === code);
    expect(found, JSON.stringify(findings.slice(0, 5))).toBeDefined();
    for (const locale of ['fr', 'en'] as const) {
      const sentence = bookText(locale, found!);
      expect(sentence).not.toContain('undefined');
      expect(sentence).not.toContain('books.');
    }
  };

  it.each(DAMAGES)('finds %s', findsAfter);

  it.each([
    'alter table encaisse.posting disable trigger append_only',
    'alter table encaisse.journal_entry disable trigger balanced',
    'alter table encaisse.open_item disable trigger frozen',
  ])('finds that a guard is off: %s', (damage) => findsAfter('books.guard-off', damage));
});
