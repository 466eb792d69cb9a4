import { sql } from 'kysely';
import type pg from 'pg';
import { withClient } from '../../shell/db/prepare.ts';
import type { Context } from '../../shell/http/context.ts';

/**
 * The floor that issuing is measured against: the same rows written by one call of one SQL function that checks
 * nothing, assembles nothing, prints no document and signs nothing. It counts in a series and chains in a chain of its
 * own, so that the books of the bench stay sound. Made here, never part of the product.
 */
const BARE_ISSUE = `
create or replace function encaisse.bench_issue(org uuid, draft uuid, body text, signed text) returns text
language plpgsql as $$
declare
  no bigint; entry_no bigint; given text; invoice uuid := gen_random_uuid(); entry uuid := gen_random_uuid();
  place bigint; previous text; digest text; link text; d encaisse.sales_document;
begin
  select * into d from encaisse.sales_document s where s.org_id = org and s.id = draft for no key update;
  update encaisse.number_series s set start = s.start, last_number = (coalesce(nullif(s.last_number, ''), '0')::bigint + 1)::text,
    last_on = current_date where s.org_id = org and s.code = 'order_confirmation' returning s.last_number::bigint into no;
  given := 'B-' || lpad(no::text, 8, '0');
  insert into encaisse.entry_counter as c (org_id, journal, year, last_no) values (org, 'VE', extract(year from current_date)::int, 1)
    on conflict (org_id, journal, year) do update set last_no = c.last_no + 1 returning last_no into entry_no;
  insert into encaisse.invoice (org_id, id, kind, number, party_id, issued_on, currency, total_minor, reference, origin, recorded_by)
    values (org, invoice, d.kind, given, d.party_id, current_date, d.currency, d.gross_minor, '', 'issued', 'bench');
  insert into encaisse.issued_document (org_id, invoice_id, content, net_minor, tax_minor, gross_minor)
    values (org, invoice, body, d.net_minor, d.gross_minor - d.net_minor, d.gross_minor);
  update encaisse.sales_document s set state = 'issued', number = given, invoice_id = invoice, issued_on = current_date,
    version = s.version + 1 where s.org_id = org and s.id = draft;
  insert into encaisse.journal_entry (org_id, id, journal, year, entry_no, entry_on, label, piece_ref, source_kind, source_id, line_count, recorded_by)
    values (org, entry, 'VE', extract(year from current_date)::int, entry_no, current_date, 'Facture ' || given, given, 'invoice', invoice, 5, 'bench');
  insert into encaisse.posting (org_id, entry_id, line_no, line_count, account, party_id, label, debit_minor, credit_minor, currency, amount_minor) values
    (org, entry, 1, 5, '411', d.party_id, '', d.gross_minor, 0, d.currency, d.gross_minor),
    (org, entry, 2, 5, '707', null, '', 0, d.net_minor - 2, d.currency, 2 - d.net_minor),
    (org, entry, 3, 5, '706', null, '', 0, 2, d.currency, -2),
    (org, entry, 4, 5, '44571', null, '', 0, d.gross_minor - d.net_minor - 1, d.currency, 1 + d.net_minor - d.gross_minor),
    (org, entry, 5, 5, '44571', null, '', 0, 1, d.currency, -1);
  insert into encaisse.open_item (org_id, id, account, party_id, currency, kind, number, amount_minor, base_minor, issued_on, due_on, entry_id, line_no, invoice_id, open_minor)
    values (org, gen_random_uuid(), '411', d.party_id, d.currency, 'invoice', given, d.gross_minor, d.gross_minor, current_date, current_date + 30, entry, 1, invoice, d.gross_minor);
  insert into encaisse.audit_event (org_id, id, actor_kind, actor_id, actor_name, action, subject_kind, subject_id)
    values (org, gen_random_uuid(), 'command_line', 'bench', 'bench', 'invoice.issued', 'invoice', invoice::text);
  insert into encaisse.seal_head as h (org_id, chain, sequence, hash) values (org, 'bench', 0, '')
    on conflict (org_id, chain) do update set hash = h.hash returning h.sequence, h.hash into place, previous;
  digest := encode(sha256(convert_to(body, 'UTF8')), 'hex');
  link := encode(sha256(convert_to(previous || digest, 'UTF8')), 'hex');
  insert into encaisse.seal_link (org_id, chain, sequence, previous_hash, subject_kind, subject_id, content_hash, hash, signature)
    values (org, 'bench', place + 1, previous, 'invoice', invoice::text, digest, link, signed);
  update encaisse.seal_head h set sequence = h.sequence + 1, hash = link where h.org_id = org and h.chain = 'bench';
  return given;
end $$;
grant execute on function encaisse.bench_issue(uuid, uuid, text, text) to public;
`;

/** Its series must stand before: the function takes its row for granted. */
export const createBareIssue = (admin: pg.ClientConfig): Promise<void> =>
  withClient(admin, async (client) => {
    await client.query(BARE_ISSUE);
  });

/** `content` has the length of what is really issued, `signature` that of an Ed25519 one in base 64. */
export const bareIssue = async (context: Context, draft: string, content: string): Promise<void> => {
  await sql`select bench_issue(${context.org}, ${draft}, ${content}, ${'A'.repeat(88)})`.execute(context.tx);
};
