import { sql } from 'kysely';
import type { DocumentContent } from '../../../contract/document-shapes.ts';
import type { Totals } from '../../../core/invoicing/index.ts';
import type { Context } from '../../../shell/http/context.ts';

export type ImportedDocument = {
  readonly invoiceId: string;
  readonly content: DocumentContent;
  readonly totals: Totals;
};

/** Keeps what another program invoiced, line by line, by hundreds at once. What an invoice has already stays as it is. */
export const keepImported = async (
  context: Pick<Context, 'tx' | 'org'>,
  runId: string,
  documents: readonly ImportedDocument[],
): Promise<void> => {
  for (let from = 0; from < documents.length; from += 500) {
    const rows = documents.slice(from, from + 500).map(({ invoiceId, content, totals }) => ({
      i: invoiceId,
      c: content,
      n: totals.netMinor.toString(),
      t: totals.taxMinor.toString(),
      g: totals.grossMinor.toString(),
    }));
    await sql`
      insert into imported_document (org_id, invoice_id, content, net_minor, tax_minor, gross_minor, run_id)
      select ${context.org}::uuid, r.i, r.c, r.n, r.t, r.g, ${runId}::uuid
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(i uuid, c jsonb, n bigint, t bigint, g bigint)
      on conflict do nothing`.execute(context.tx);
  }
};

/** Of these invoices (customer and number) those that came without their lines, with the total they were taken over at. */
export const findUnlined = async (
  context: Pick<Context, 'tx' | 'org'>,
  asked: readonly { readonly partyId: string; readonly number: string }[],
): Promise<{ partyId: string; number: string; invoiceId: string; totalMinor: bigint; kind: string }[]> => {
  if (asked.length === 0) return [];
  const { rows } = await sql<{ p: string; n: string; id: string; total_minor: bigint; kind: string }>`
    select r.p, r.n, i.id, i.total_minor, i.kind
    from jsonb_to_recordset(${JSON.stringify(asked.map((one) => ({ p: one.partyId, n: one.number })))}::jsonb) as r(p uuid, n text)
    join invoice i on i.org_id = ${context.org} and i.number = r.n and i.party_id = r.p and i.origin <> 'issued'
    where not exists (
      select 1 from imported_document d where d.org_id = i.org_id and d.invoice_id = i.id)`.execute(
    context.tx,
  );
  return rows.map((row) => ({
    partyId: row.p,
    number: row.n,
    invoiceId: row.id,
    totalMinor: row.total_minor,
    kind: row.kind,
  }));
};
