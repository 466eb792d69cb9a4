import { sql } from 'kysely';
import type { Finding } from '../../../core/finding.ts';
import {
  creditLeft,
  exceedingCredit,
  sumLeft,
  type Credited,
  type Document,
} from '../../../core/invoicing/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { parseIssued } from '../store/issued.ts';

type Scope = Pick<Context, 'tx' | 'org'>;

/**
 * Issued invoices with all that tells what is left of them: their credit notes, and where one of these is of several
 * invoices, the others and theirs too. Invoices that were not issued here have no content and are left out.
 */
export const creditScope = async (context: Scope, invoiceIds: readonly string[]): Promise<Credited> => {
  if (invoiceIds.length === 0) return { invoices: [], notes: [] };
  const { rows } = await sql<{ id: string; is_note: boolean; content: string }>`
    with recursive reached(id) as (
      select v.id from invoice v where v.org_id = ${context.org} and v.id = any(${[...invoiceIds]}::uuid[])
      union
      select other.refers_to_id from reached
      join invoice_reference r
        on r.org_id = ${context.org} and r.refers_to_id = reached.id and r.relation = 'credits'
      join invoice_reference other
        on other.org_id = r.org_id and other.invoice_id = r.invoice_id and other.relation = 'credits'
    ), notes as (
      select distinct r.invoice_id as id from invoice_reference r join reached on reached.id = r.refers_to_id
      where r.org_id = ${context.org} and r.relation = 'credits'
    )
    select d.invoice_id as id, false as is_note, d.content from issued_document d
      join reached on reached.id = d.invoice_id where d.org_id = ${context.org}
    union all
    select d.invoice_id, true, d.content from issued_document d
      join notes on notes.id = d.invoice_id where d.org_id = ${context.org}
    order by id`.execute(context.tx);
  const read = rows.map((row) => ({ ...row, document: parseIssued(row.content).document }));
  return {
    invoices: read.filter((one) => !one.is_note).map(({ id, document }) => ({ id, document })),
    // Ids are in order of time.
    notes: read.filter((one) => one.is_note).map(({ document }) => document),
  };
};

/** What a credit note gives back beyond what is left of the invoices it corrects (CGI art. 272). */
export const checkCredit = async (context: Scope, note: Document): Promise<Finding[]> => {
  const ids = note.preceding.map(({ invoiceId }) => invoiceId);
  if (note.kind !== 'credit_note' || ids.length === 0) return [];
  const left = creditLeft(await creditScope(context, ids));
  const lists = ids.map((id) => left.get(id));
  // Of what another system issued only the total is known here: `lockReferences` looks at it.
  if (lists.some((list) => list === undefined)) return [];
  return exceedingCredit(note, sumLeft(lists.filter((list) => list !== undefined)));
};
