import { wireCurrency } from '../../contract/wire.ts';
import { computeTotals } from '../../core/invoicing/index.ts';
import { room, type Context, type Download, type Room } from '../../shell/http/context.ts';
import { readOrganization } from '../organization/index.ts';
import { newId } from '../../shell/ids.ts';
import { readAppearance } from './appearance/read-appearance.ts';
import { assemble } from './assemble.ts';
import { concludeDocument } from './conclude-document.ts';
import { convertDocument, creditInvoice } from './convert-document.ts';
import { documentsContract } from './documents-contract.ts';
import { createDraft, discardDraft, editDraft } from './drafts.ts';
import { drawDocument } from './draw-document.ts';
import { electronicOf, electronicXml } from './electronic.ts';
import { issueDocument } from './issue-document.ts';
import { countDocuments, listDocuments } from './list-documents.ts';
import type { InvoicingPorts } from './ports.ts';
import { readDocument } from './read-document.ts';
import { readPdf } from './attach-pdf.ts';
import { sendDocument } from './send-document.ts';
import { editSeries, editSettings, readSettings } from './settings.ts';
import { startDocument } from './start-document.ts';
import { fetchDocument } from './store/documents.ts';
import { readIssued } from './store/issued.ts';
import { Problem } from '../../contract/problem.ts';

export const documentsRoom = (ports: InvoicingPorts): Room =>
  room('documents', documentsContract, {
    list: (context, input) => listDocuments(context, input),
    count: (context) => countDocuments(context),
    start: async (context, input) => ({ content: await startDocument(context, input) }),
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
    preview: (context, input) => preview(context, ports, input.id),
    pdf: async (context, input) => {
      const { invoiceId } = await fetchDocument(context, input.id);
      return invoiceId === null ? preview(context, ports, input.id) : readPdf(context, invoiceId);
    },
    xml: (context, input) => xmlOf(context, input.id, input.syntax),
    settings: (context) => readSettings(context),
    editSettings: (context, input) => editSettings(context, input),
    editSeries: (context, input) => editSeries(context, input),
  });

/** As it would be printed now; nothing is kept. */
const preview = async (context: Context, ports: InvoicingPorts, id: string): Promise<Download> => {
  const kept = await fetchDocument(context, id);
  const { baseCurrency } = await readOrganization(context);
  const base = wireCurrency(baseCurrency);
  const document = await assemble(context, kept.content);
  const body = await ports.renderer.render(
    drawDocument({
      document,
      totals: computeTotals(document, base),
      number: kept.number,
      base,
      isSpecimen: context.isDemo,
      createdAt: kept.changedAt,
      attachment: null,
      appearance: await readAppearance(context),
    }),
  );
  return { name: `${kept.number || 'brouillon'}.pdf`, mediaType: 'application/pdf', body, inline: true };
};

const xmlOf = async (context: Context, id: string, syntax: 'cii' | 'ubl'): Promise<Download> => {
  const { invoiceId } = await fetchDocument(context, id);
  if (invoiceId === null) throw new Problem('record.not-found');
  const { baseCurrency } = await readOrganization(context);
  const { number, document, totals } = await readIssued(context, invoiceId);
  const invoice = electronicOf(document, totals, number, wireCurrency(baseCurrency));
  const body = Buffer.from(electronicXml(invoice, syntax), 'utf8');
  return { name: `${number}-${syntax}.xml`, mediaType: 'application/xml', body };
};
