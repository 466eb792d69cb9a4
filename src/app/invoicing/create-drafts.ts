import { sql } from 'kysely';
import { contentToDocument, type DocumentContent } from '../../contract/document-shapes.ts';
import { computeTotals } from '../../core/invoicing/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { readIssuer } from './assemble.ts';

/** Drafts by hundreds, of a file that was given: one statement, and the import says in the journal what it brought. */
export const createDrafts = async (context: Context, contents: readonly DocumentContent[]): Promise<void> => {
  const { base } = await readIssuer(context);
  for (let from = 0; from < contents.length; from += 500) {
    const rows = contents.slice(from, from + 500).map((content) => {
      const totals = computeTotals(contentToDocument(content, context.today), base);
      return {
        id: newId(),
        k: content.kind,
        p: content.partyId,
        t: content.title,
        c: content,
        cur: content.currency,
        n: totals.netMinor.toString(),
        g: totals.grossMinor.toString(),
      };
    });
    await sql`
      insert into sales_document (org_id, id, kind, party_id, title, content, currency, net_minor, gross_minor, created_by, changed_at)
      select ${context.org}::uuid, r.id, r.k, r.p, r.t, r.c, r.cur, r.n, r.g, ${context.actor.name}, ${context.now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(id uuid, k text, p uuid, t text, c jsonb, cur text, n bigint, g bigint)`.execute(context.tx);
  }
};
