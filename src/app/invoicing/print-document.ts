import { Problem } from '../../contract/problem.ts';
import { wireCurrency } from '../../contract/wire.ts';
import { computeTotals } from '../../core/invoicing/index.ts';
import type { Context, Download } from '../../shell/http/context.ts';
import { readOrganization } from '../organization/index.ts';
import { readAppearance } from './appearance/read-appearance.ts';
import { assemble } from './assemble.ts';
import { readPdf } from './attach-pdf.ts';
import { renderDocument } from './draw-document.ts';
import { electronicOf, electronicXml } from './electronic.ts';
import type { InvoicingPorts } from './ports.ts';
import { fetchDocument } from './store/documents.ts';
import { readIssued } from './store/issued.ts';

type Ports = Pick<InvoicingPorts, 'renderer'>;

/** As it would be printed now; nothing is kept. */
export const previewDocument = async (context: Context, ports: Ports, id: string): Promise<Download> => {
  const kept = await fetchDocument(context, id);
  const { baseCurrency } = await readOrganization(context);
  const base = wireCurrency(baseCurrency);
  const document = await assemble(context, kept.content);
  const { bytes: body } = await renderDocument(ports.renderer, {
    document,
    totals: computeTotals(document, base),
    number: kept.number,
    base,
    isSpecimen: context.isDemo,
    createdAt: kept.changedAt,
    attachment: null,
    appearance: await readAppearance(context, document.kind),
  });
  return { name: `${kept.number || 'brouillon'}.pdf`, mediaType: 'application/pdf', body, inline: true };
};

/** The very bytes that were sealed, for what is issued; a quote is drawn. */
export const printDocument = async (context: Context, ports: Ports, id: string): Promise<Download> => {
  const { invoiceId } = await fetchDocument(context, id);
  return invoiceId === null ? previewDocument(context, ports, id) : readPdf(context, invoiceId);
};

/** The electronic invoice by itself; only what is issued has one. */
export const documentXml = async (context: Context, id: string, syntax: 'cii' | 'ubl'): Promise<Download> => {
  const { invoiceId } = await fetchDocument(context, id);
  if (invoiceId === null) throw new Problem('record.not-found');
  const { baseCurrency } = await readOrganization(context);
  const { number, document, totals } = await readIssued(context, invoiceId);
  const invoice = electronicOf(document, totals, number, wireCurrency(baseCurrency));
  const body = Buffer.from(electronicXml(invoice, syntax), 'utf8');
  return { name: `${number}-${syntax}.xml`, mediaType: 'application/xml', body };
};
