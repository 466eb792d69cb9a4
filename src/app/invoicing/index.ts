import { fromWire, wireCurrency, wireDate } from '../../contract/wire.ts';
import { room, type Room } from '../../shell/http/context.ts';
import { attachPdf, readPdf } from './attach-pdf.ts';
import { invoicingContract } from './contract.ts';
import { creditImported } from './imported/credit-imported.ts';
import { readImportedLines } from './imported/read-imported.ts';
import { readInvoice } from './read-invoice.ts';
import { recordInvoice } from './record-invoice.ts';
import { suggestNumber } from './suggest-number.ts';

export { appearanceRoom } from './appearance/index.ts';
export { layoutsRoom } from './layouts/index.ts';
export { makeArchive, type Archive } from './archive/make-archive.ts';
export { bulkRoom } from './bulk/room.ts';
export { createBulkWorker, workThrough, type BulkWorker } from './bulk/work-through.ts';
export { startBulk } from './bulk/start-run.ts';
export { readBulk } from './bulk/read-run.ts';
export { acceptedHash, acceptQuote, type AcceptedQuote, type ChosenOption } from './accepted-quote.ts';
export { assemble } from './assemble.ts';
export { attachPdf } from './attach-pdf.ts';
export { concludeDocument } from './conclude-document.ts';
export { convertDocument } from './convert-document.ts';
export { documentsRoom } from './documents-room.ts';
export { createDrafts } from './create-drafts.ts';
export { findUnlined, keepImported, type ImportedDocument } from './imported/keep-imported.ts';
export { creditImported } from './imported/credit-imported.ts';
export { readImportedLines } from './imported/read-imported.ts';
export { createDraft, discardDraft, editDraft } from './drafts.ts';
export { issueDocument, type Issued } from './issue-document.ts';
export type { InvoicingPorts } from './ports.ts';
export { refuseMergeOfWriting, refuseUndoAfterWriting } from './merge-guard.ts';
export { productsRoom } from './products/index.ts';
export { documentXml, printDocument } from './print-document.ts';
export { isReleasedRetention, isReplaced } from './retentions/replaced.ts';
export { retentionsRoom } from './retentions/room.ts';
export { retentionsTick } from './retentions/tick.ts';
export { recordInvoice, type RecordedInvoice } from './record-invoice.ts';
export { createIssuedRenderer, renderIssued, type IssuedRenderer } from './render-issued.ts';
export { sealedContents } from './sealed-contents.ts';
export { showDocument, type ShownDocument } from './show-document.ts';
export { lastAnswer, type AnswerEvidence, type KeptAnswer } from './store/answers.ts';
export { tellMailed } from './tell.ts';
export { hasMark, markOf } from './sending/mark.ts';
export { resendAsked } from './sending/resend-asked.ts';
export type { SendPorts } from './send-document.ts';
export { sendingRoom } from './sending/room.ts';
export { startDocument } from './start-document.ts';
export { verifyIssued, type IssuedReport } from './verify-issued.ts';

export const invoicingRoom = (): Room =>
  room('invoicing', invoicingContract, {
    suggestNumber: async (context) => ({ number: await suggestNumber(context) }),
    record: async (context, input) => {
      const { invoiceId } = await recordInvoice(context, {
        ...input,
        issuedOn: wireDate(input.issuedOn),
        dueOn: wireDate(input.dueOn),
        currency: wireCurrency(input.currency),
        totalMinor: fromWire(input.totalMinor),
      });
      return readInvoice(context, invoiceId);
    },
    attachPdf: async (context, input, file) => {
      await attachPdf(context, input.id, file);
      return readInvoice(context, input.id);
    },
    pdf: (context, input) => readPdf(context, input.id),
    lines: (context, input) => readImportedLines(context, input.id),
    creditLines: async (context, input) => ({ documentId: await creditImported(context, input) }),
  });
export { following } from './suggest-number.ts';
