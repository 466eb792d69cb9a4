import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSeller, type TestSeller } from '../../../test/kit/seller.ts';
import { closePeriods } from '../seal/index.ts';
import { sealedContents } from './sealed-contents.ts';

let seller: TestSeller;

beforeAll(async () => {
  seller = await createSeller('2026-11-28T08:00:00Z');
  for (const on of ['2026-11-28', '2026-11-30', '2026-12-01']) {
    seller.company.clock.set(`${on}T08:00:00Z`);
    await seller.closeAll();
    const { invoiceId } = await seller.issue();
    const { id } = await seller.issue();
    await seller.pay(invoiceId, { undo: on === '2026-11-30' });
    if (on === '2026-12-01') await seller.credit(id);
  }
  seller.company.clock.set('2027-01-02T08:00:00Z');
  await seller.closeAll();
});
afterAll(() => seller.end());

describe('the chain of issued documents', () => {
  it('is whole: documents, pictures, and the closings of each day, month and year', async () => {
    expect(await seller.proof()).toEqual([]);
    const { rows } = await seller.company.test.adminPool.query(
      `select period, count(*)::int as closings, sum((content::json->>'count')::int)::int as documents,
         sum((content::json->>'grossMinor')::bigint)::text as gross,
         (array_agg(content::json->>'perpetualMinor' order by from_on desc))[1] as perpetual
       from encaisse.closing group by period order by period`,
    );
    // 28 November to 1 January; six invoices of 1 200,00, and a credit note of one of them.
    const same = { documents: 7, gross: '600000', perpetual: '600000' };
    expect(rows).toEqual([
      { period: 'day', closings: 35, ...same },
      { period: 'month', closings: 2, ...same },
      { period: 'year', closings: 1, ...same },
    ]);
  });

  it('closes each period once, whoever else closes it', async () => {
    seller.company.clock.set('2027-01-04T08:00:00Z');
    const ports = { secrets: seller.secrets, readInvoices: sealedContents.invoice };
    const closed = await Promise.all(
      [1, 2, 3].map(() => seller.company.run((context) => closePeriods(context, ports))),
    );
    expect(closed.filter((count) => count > 0)).toEqual([2]);
    expect(await seller.proof()).toEqual([]);
  });
});

/** Texts of which any one character counts. `hex`: kept to what the database’s own checks let through. */
const TEXTS = [
  { table: 'issued_document', column: 'content', hex: false, where: 'true' },
  { table: 'closing', column: 'content', hex: false, where: 'true' },
  { table: 'seal_link', column: 'chain', hex: false, where: 'true' },
  { table: 'seal_link', column: 'previous_hash', hex: true, where: 'true' },
  { table: 'seal_link', column: 'subject_kind', hex: false, where: 'true' },
  { table: 'seal_link', column: 'subject_id', hex: false, where: 'true' },
  { table: 'seal_link', column: 'content_hash', hex: true, where: 'true' },
  { table: 'seal_link', column: 'hash', hex: true, where: 'true' },
  { table: 'seal_link', column: 'signature', hex: false, where: 'true' },
  { table: 'seal_head', column: 'hash', hex: true, where: 'true' },
  { table: 'organization', column: 'seal_public_key', hex: false, where: 'true' },
  { table: 'number_series', column: 'last_number', hex: false, where: "last_number <> ''" },
  { table: 'payment', column: 'reference', hex: false, where: 'true' },
  { table: 'payment', column: 'recorded_by', hex: false, where: 'true' },
  { table: 'invoice', column: 'number', hex: false, where: "origin = 'issued'" },
] as const;

/** Another character at one place of one row. */
const alter = ({ table, column, hex, where }: (typeof TEXTS)[number], row: number, at: number): string => {
  const place = `(${at} % length(${column}) + 1)`;
  const char = `substr(${column}, ${place}, 1)`;
  const other = hex
    ? `translate(${char}, '0123456789abcdef-', '123456789abcdef0a')`
    : `case when ${char} = 'Q' then 'R' else 'Q' end`;
  return `update encaisse.${table} set ${column} = overlay(${column} placing ${other} from ${place} for 1)
    where ctid = (select ctid from encaisse.${table} where ${where} order by ctid
      offset ${row} % (select count(*) from encaisse.${table} where ${where}) limit 1)`;
};

const link = (n: number): string => `(${n} % (select count(*) from encaisse.seal_link) + 1)`;

const deeds: Record<string, (n: number) => string> = {
  'a link is dropped': (n) => `delete from encaisse.seal_link where sequence = ${link(n)}`,
  'the tail is cut': (n) => `delete from encaisse.seal_link where sequence >= ${link(n)}`,
  'the tail is cut and the head set back': (n) =>
    `update encaisse.seal_head h set sequence = l.sequence, hash = l.hash from encaisse.seal_link l where l.sequence = ${link(n)};
     delete from encaisse.seal_link l using encaisse.seal_head h where l.sequence > h.sequence`,
  'two links are swapped': (n) =>
    `update encaisse.seal_link set sequence = 1000000 + sequence where sequence in (${link(n)}, ${link(n + 1)});
     update encaisse.seal_link l set sequence = (select sum(o.sequence) - 1000000 from encaisse.seal_link o where o.sequence > 1000000) - l.sequence
     where l.sequence > 1000000`,
  'the moment of a link is changed by a microsecond': (n) =>
    `update encaisse.seal_link set recorded_at = recorded_at + interval '1 microsecond' where sequence = ${link(n)}`,
  'a link is said to be of the first format': (n) =>
    `update encaisse.seal_link set format = 1, recorded_at = recorded_at + interval '1 hour' where sequence = ${link(n)}`,
  'the moment of the head is changed': () =>
    `update encaisse.seal_head set recorded_at = recorded_at - interval '1 second' where chain = 'documents'`,
  'the moment of a closing is changed': () =>
    `update encaisse.closing set recorded_at = recorded_at - interval '1 second' where period = 'month'`,
  'another number is given to the key': () => `update encaisse.organization set seal_key_no = 2`,
  'a closing is dropped': (n) =>
    `delete from encaisse.closing where sequence = (select sequence from encaisse.closing order by sequence offset ${n} limit 1)`,
  'a closing is moved': () => `update encaisse.closing set sequence = sequence + 1 where period = 'month'`,
  'an amount beside the seal is changed': () =>
    `update encaisse.issued_document set gross_minor = gross_minor + 1`,
  'a total is changed': () => `update encaisse.invoice set total_minor = total_minor + 1`,
  'a byte of the PDFs is changed': (n) =>
    `update encaisse.file set content = set_byte(content, ${n * 997} % length(content),
       (get_byte(content, ${n * 997} % length(content)) + 1) % 256) where media_type = 'application/pdf'`,
  'another PDF is shown': () =>
    `update encaisse.invoice set file_sha256 = (select max(sha256) from encaisse.file where media_type = 'application/pdf')`,
  'a PDF is taken away': (n) =>
    `delete from encaisse.file where sha256 = (select file_sha256 from encaisse.invoice order by id offset ${n % 7} limit 1)`,
  'the head is set back': () => `update encaisse.seal_head set sequence = sequence - 1`,
  'the head is gone': () => `delete from encaisse.seal_head`,
  'a posting is changed': () =>
    `update encaisse.posting set amount_minor = amount_minor + 1, debit_minor = debit_minor + 1
     where account = '411' and debit_minor > 0`,
  'a payment is changed': () => `update encaisse.payment set amount_minor = amount_minor + 1`,
  'a payment is no longer undone': () =>
    `update encaisse.payment set reversal_entry_id = null where reversal_entry_id is not null`,
  'a payment is undone beside the chain': () =>
    `update encaisse.payment set reversal_entry_id = entry_id where reversal_entry_id is null`,
  'a payment is taken away': () => `delete from encaisse.payment where reversal_entry_id is null`,
  'an invoice is issued beside the chain': () =>
    `insert into encaisse.invoice (org_id, id, kind, number, party_id, issued_on, currency, total_minor, origin, recorded_by)
     select org_id, gen_random_uuid(), kind, number || '-9', party_id, issued_on, currency, total_minor, origin, recorded_by
     from encaisse.invoice limit 1`,
};

describe('whatever a superuser does without triggers is found', () => {
  it('one character of any sealed text', { timeout: 240_000 }, async () => {
    const cases = fc.tuple(fc.constantFrom(...TEXTS), fc.nat(500), fc.nat(9999));
    await fc.assert(
      fc.asyncProperty(cases, async ([text, row, at]) => {
        const found = await seller.proofAfter(alter(text, row, at));
        expect(found, `${text.table}.${text.column}`).not.toEqual([]);
      }),
      { numRuns: 60, examples: TEXTS.flatMap((text) => [[[text, 1, 7]], [[text, 3, 87]]] as never[]) },
    );
  });

  it.each(Object.keys(deeds))('%s', { timeout: 60_000 }, async (what) => {
    for (const n of [0, 3, 11]) {
      expect(await seller.proofAfter(deeds[what]!(n)), `${what} ${n}`).not.toEqual([]);
    }
  });

  it('and nothing is found when nothing was done', async () => {
    expect(await seller.proofAfter('select 1')).toEqual([]);
    expect(await seller.proof()).toEqual([]);
  });
});
