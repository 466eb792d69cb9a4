import { documentToContent } from '../../../contract/document-shapes.ts';
import { Problem } from '../../../contract/problem.ts';
import { error } from '../../../core/finding.ts';
import { credit } from '../../../core/invoicing/index.ts';
import { documentLines } from '../../../i18n/document-lines.ts';
import type { Context } from '../../../shell/http/context.ts';
import { assemble } from '../assemble.ts';
import { creditScope } from '../credits/credit-scope.ts';
import { createDraft } from '../drafts.ts';
import { fetchImported } from './read-imported.ts';

/** A draft credit note of all that is left of an invoice of another program (CGI art. 272, 289 I-5), out of its lines. */
export const creditImported = async (
  context: Context,
  input: { id: string; reason: string },
): Promise<string> => {
  const imported = await fetchImported(context, input.id);
  if (imported === null || imported.content.kind === 'credit_note') {
    throw new Problem('record.refused', {}, [error('invoicing.only-lines-are-credited')]);
  }
  const document = await assemble(context, imported.content);
  const { notes } = await creditScope(context, [input.id]);
  const made = credit(
    document,
    notes.filter((note) => note.preceding.some((one) => one.invoiceId === input.id)),
    { kind: 'rest', name: documentLines(document.language).credited(imported.number) },
    { on: context.today, invoiceId: input.id, number: imported.number, reason: input.reason },
  );
  if (!made.ok) throw new Problem('record.refused', {}, made.findings);
  const { partyId, deliveryAddressId } = imported.content;
  return createDraft(context, documentToContent(made.value, { partyId, deliveryAddressId, issuedOn: null }));
};
