import { documentToContent } from '../../contract/document-shapes.ts';
import { Problem } from '../../contract/problem.ts';
import { error, type Finding } from '../../core/finding.ts';
import {
  correctiveOf,
  depositOf,
  duplicate,
  finalOf,
  fromQuote,
  isItem,
  progressOf,
  withOptions,
  type Document,
  type DocumentKind,
} from '../../core/invoicing/index.ts';
import { documentLines } from '../../i18n/document-lines.ts';
import type { Context } from '../../shell/http/context.ts';
import { assemble } from './assemble.ts';
import { billedSoFar } from './billed-so-far.ts';
import { createDraft } from './drafts.ts';
import { chosenOptions } from './store/answers.ts';
import { fetchDocument, type KeptDocument } from './store/documents.ts';
import { readIssued } from './store/issued.ts';

/** As it stands: an issued one as it was sealed, another one with today’s seller and buyer. */
const documentOf = async (context: Context, kept: KeptDocument): Promise<Document> =>
  kept.invoiceId === null
    ? assemble(context, kept.content)
    : (await readIssued(context, kept.invoiceId)).document;

const refuse = (code: string, params: Finding['params'] = {}): never => {
  throw new Problem('record.refused', {}, [error(code, { params })]);
};

/** What was replaced, credited or deducted before is not replaced: said before a draft is written for nothing. */
const refuseReferred = async (context: Context, invoiceId: string, number: string): Promise<void> => {
  const row = await context.tx
    .selectFrom('invoice_reference')
    .select('invoice_id')
    .where('org_id', '=', context.org)
    .where('refers_to_id', '=', invoiceId)
    .limit(1)
    .executeTakeFirst();
  if (row !== undefined) refuse('invoicing.already-corrected', { number });
};

/** All of the order was invoiced before: nothing is left to sell, and no deposit to take off. */
const refuseEmpty = (made: Document, bills: readonly Document[]): Document =>
  made.lines.some(isItem) || bills.length === 0 ? made : refuse('invoicing.order-invoiced');

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
  const isCopy = input.to === kept.kind && input.to !== 'corrective';
  return keep(context, kept, made, isCopy ? null : kept.id);
};

const convert = async (
  context: Context,
  kept: KeptDocument,
  document: Document,
  { to, percent }: { to: DocumentKind; percent?: string | undefined },
): Promise<Document> => {
  const on = context.today;
  const words = documentLines(document.language);
  if (to === kept.kind && to !== 'corrective') return duplicate(document, { on });
  if (to === 'corrective') {
    // A credit note gives back: what replaced it would claim.
    if (kept.invoiceId === null || kept.kind === 'credit_note') {
      return refuse('invoicing.only-issued-is-corrected');
    }
    await refuseReferred(context, kept.invoiceId, kept.number);
    const preceding = { invoiceId: kept.invoiceId, number: kept.number };
    return correctiveOf(document, { on, ...preceding, reason: '' });
  }
  if (kept.kind !== 'quote' && kept.kind !== 'order_confirmation' && kept.kind !== 'pro_forma') {
    return refuse('invoicing.only-orders-are-converted');
  }
  if (kept.state === 'draft' || kept.state === 'refused') return refuse('invoicing.order-not-agreed');
  // A part of the whole.
  if (Number(percent ?? '100') > 100) return refuse('invoicing.percent-range');
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
      const { bills } = await billedSoFar(context, kept.id);
      return refuseEmpty(progressOf(document, percent ?? '100', bills, { on }), bills);
    }
    case 'final': {
      const { bills, deposits } = await billedSoFar(context, kept.id);
      const parts = { progress: bills, deposits };
      return refuseEmpty(finalOf(document, parts, { on, name: words.depositDeducted }), bills);
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
