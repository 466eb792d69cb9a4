import { sql } from 'kysely';
import { documentToContent } from '../../contract/document-shapes.ts';
import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import {
  correctiveOf,
  depositOf,
  duplicate,
  finalOf,
  fromQuote,
  progressOf,
  withOptions,
  type Document,
  type DocumentKind,
} from '../../core/invoicing/index.ts';
import { documentLines } from '../../i18n/document-lines.ts';
import type { Context } from '../../shell/http/context.ts';
import { assemble } from './assemble.ts';
import { createDraft } from './drafts.ts';
import { chosenOptions } from './store/answers.ts';
import { fetchDocument, type KeptDocument } from './store/documents.ts';
import { readIssued } from './store/issued.ts';

/** As it stands: an issued one as it was sealed, another one with today’s seller and buyer. */
const documentOf = async (context: Context, kept: KeptDocument): Promise<Document> =>
  kept.invoiceId === null
    ? assemble(context, kept.content)
    : (await readIssued(context, kept.invoiceId)).document;

type Follower = { readonly invoiceId: string; readonly number: string; readonly document: Document };

/** The issued invoices of a kind that were made of a document, but those that were credited. */
const followers = async (context: Context, id: string, kind: DocumentKind): Promise<Follower[]> => {
  const { rows } = await sql<{ invoice_id: string }>`
    select d.invoice_id from sales_document d
    where d.org_id = ${context.org} and d.source_id = ${id} and d.kind = ${kind} and d.invoice_id is not null
      and not exists (
        select 1 from invoice_reference r where r.org_id = d.org_id and r.refers_to_id = d.invoice_id)
    order by d.id`.execute(context.tx);
  const found: Follower[] = [];
  for (const { invoice_id: invoiceId } of rows) {
    const { number, document } = await readIssued(context, invoiceId);
    found.push({ invoiceId, number, document });
  }
  return found;
};

const refuse = (code: string): never => {
  throw new Problem('record.refused', {}, [error(code)]);
};

/** A draft made of another document; what it comes from never changes. */
export const convertDocument = async (
  context: Context,
  input: { id: string; to: DocumentKind; percent?: string | undefined },
): Promise<string> => {
  const kept = await fetchDocument(context, input.id);
  const offered = await documentOf(context, kept);
  // Only what was chosen of a quote is made and invoiced; a copy offers the choice again.
  const document =
    kept.kind === 'quote' && input.to !== 'quote'
      ? withOptions(offered, await chosenOptions(context, kept))
      : offered;
  const made = await convert(context, kept, document, input);
  // A copy goes its own way; what is made of an order belongs to it.
  return keep(context, kept, made, input.to === kept.kind ? null : kept.id);
};

const convert = async (
  context: Context,
  kept: KeptDocument,
  document: Document,
  { to, percent }: { to: DocumentKind; percent?: string | undefined },
): Promise<Document> => {
  const on = context.today;
  const words = documentLines(document.language);
  if (to === kept.kind) return duplicate(document, { on });
  if (to === 'corrective') {
    if (kept.invoiceId === null) return refuse('invoicing.only-issued-is-corrected');
    const preceding = { invoiceId: kept.invoiceId, number: kept.number };
    return correctiveOf(document, { on, ...preceding, reason: '' });
  }
  if (kept.kind !== 'quote' && kept.kind !== 'order_confirmation' && kept.kind !== 'pro_forma') {
    return refuse('invoicing.only-orders-are-converted');
  }
  if (kept.state === 'draft' || kept.state === 'refused') return refuse('invoicing.order-not-agreed');
  switch (to) {
    case 'order_confirmation':
    case 'invoice':
    case 'pro_forma':
      return fromQuote(document, to, { on, number: kept.number });
    case 'deposit': {
      const size = percent ?? '30';
      return depositOf(
        document,
        { kind: 'percent', percent: size },
        { on, name: words.deposit(size, kept.number) },
      );
    }
    case 'progress': {
      const earlier = await followers(context, kept.id, 'progress');
      return progressOf(
        document,
        percent ?? '100',
        earlier.map((one) => one.document),
        { on },
      );
    }
    case 'final': {
      const progress = await followers(context, kept.id, 'progress');
      const deposits = await followers(context, kept.id, 'deposit');
      return finalOf(
        document,
        { progress: progress.map((one) => one.document), deposits },
        { on, name: words.depositDeducted },
      );
    }
    case 'quote':
    case 'credit_note':
      return refuse('invoicing.only-orders-are-converted');
  }
};

const keep = (
  context: Context,
  kept: KeptDocument,
  document: Document,
  sourceId: string | null,
): Promise<string> => {
  const { partyId, deliveryAddressId } = kept.content;
  const content = documentToContent(document, {
    partyId,
    deliveryAddressId,
    issuedOn: null,
    custom: kept.content.custom,
  });
  return createDraft(context, content, sourceId);
};
