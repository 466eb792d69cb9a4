import { room, type Room } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { concludeDocument } from './conclude-document.ts';
import { convertDocument, creditInvoice } from './convert-document.ts';
import { documentsContract } from './documents-contract.ts';
import { createDraft, discardDraft, editDraft } from './drafts.ts';
import { issueDocument } from './issue-document.ts';
import { countDocuments, listDocuments } from './list-documents.ts';
import type { InvoicingPorts } from './ports.ts';
import { documentXml, previewDocument, printDocument } from './print-document.ts';
import { readDocument, readDefaults } from './read-document.ts';
import { sendDocument } from './send-document.ts';
import { editSeries, editSettings, readSettings } from './settings.ts';
import { startDocument } from './start-document.ts';

export const documentsRoom = (ports: InvoicingPorts): Room =>
  room('documents', documentsContract, {
    list: (context, input) => listDocuments(context, input),
    count: (context) => countDocuments(context),
    start: async (context, input) => {
      const { customerAccount, customerVatRegime } = await readDefaults(context, input.customerId);
      return { content: await startDocument(context, input), customerAccount, customerVatRegime };
    },
    read: (context, input) => readDocument(context, input.id),
    create: async (context, input) => readDocument(context, await createDraft(context, input.content)),
    edit: async (context, input) => {
      await editDraft(context, input);
      return readDocument(context, input.id);
    },
    discard: async (context, input) => {
      await discardDraft(context, input);
      return { done: true };
    },
    issue: async (context, input) => {
      const invoiceId = newId();
      // Before the series is locked: nobody waits for the outbox.
      await context.enqueue(ports.renderJob, { invoiceId });
      await issueDocument(context, { ...input, invoiceId }, ports.secrets);
      return readDocument(context, input.id);
    },
    conclude: async (context, input) => {
      await concludeDocument(context, input);
      return readDocument(context, input.id);
    },
    convert: async (context, input) => readDocument(context, await convertDocument(context, input)),
    credit: async (context, input) => readDocument(context, await creditInvoice(context, input)),
    send: async (context, input) => {
      await sendDocument(context, ports, input);
      return readDocument(context, input.id);
    },
    preview: (context, input) => previewDocument(context, ports, input.id),
    pdf: (context, input) => printDocument(context, ports, input.id),
    xml: (context, input) => documentXml(context, input.id, input.syntax),
    settings: (context) => readSettings(context),
    editSettings: (context, input) => editSettings(context, input),
    editSeries: (context, input) => editSeries(context, input),
  });
