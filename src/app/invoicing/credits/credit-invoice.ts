import { documentToContent, type DocumentContent } from '../../../contract/document-shapes.ts';
import { Problem } from '../../../contract/problem.ts';
import { error } from '../../../core/finding.ts';
import { credit, creditLeft, type Document } from '../../../core/invoicing/index.ts';
import { documentLines } from '../../../i18n/document-lines.ts';
import type { Context } from '../../../shell/http/context.ts';
import { createDraft } from '../drafts.ts';
import { fetchDocument } from '../store/documents.ts';
import { readIssued } from '../store/issued.ts';
import { creditScope } from './credit-scope.ts';

const refuse = (code: string): never => {
  throw new Problem('record.refused', {}, [error(code)]);
};

/** The credit note of all that is left of an issued invoice. */
const restOf = async (context: Context, invoiceId: string, reason: string): Promise<Document> => {
  const { number, document } = await readIssued(context, invoiceId);
  if (document.kind === 'credit_note') return refuse('invoicing.only-issued-is-credited');
  const scope = await creditScope(context, [invoiceId]);
  const earlier = scope.notes.filter((note) => note.preceding.some((one) => one.invoiceId === invoiceId));
  const name = documentLines(document.language).credited(number);
  const correction = { on: context.today, invoiceId, number, reason };
  const left = creditLeft(scope).get(invoiceId) ?? [];
  const made = credit(document, earlier, { kind: 'rest', name }, correction, left);
  if (!made.ok) throw new Problem('record.refused', {}, made.findings);
  return made.value;
};

/** The draft credit note of an issued invoice: parts are taken out of it by editing. */
export const creditInvoice = async (
  context: Context,
  input: { id: string; reason: string },
): Promise<string> => {
  const kept = await fetchDocument(context, input.id);
  if (kept.invoiceId === null || kept.kind === 'credit_note') {
    return refuse('invoicing.only-issued-is-credited');
  }
  const made = await restOf(context, kept.invoiceId, input.reason);
  const { partyId, deliveryAddressId } = kept.content;
  return createDraft(
    context,
    documentToContent(made, { partyId, deliveryAddressId, issuedOn: null, custom: kept.content.custom }),
    kept.id,
  );
};

/** What a credit note that is being written takes over from an invoice it corrects; nothing is kept. */
export const proposeCredit = async (context: Context, invoiceId: string): Promise<DocumentContent> => {
  const made = await restOf(context, invoiceId, '');
  const { partyId } = made.buyer;
  return documentToContent(made, { partyId, deliveryAddressId: null, issuedOn: null });
};
