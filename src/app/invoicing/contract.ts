import * as z from 'zod/mini';
import { command, download, query, upload } from '../../contract/endpoint.ts';
import { adjustment, vatTreatment } from '../../contract/document-shapes.ts';
import { amount, currency, id, isoDate, none, text } from '../../contract/wire.ts';

const invoice = z.object({
  id,
  itemId: id,
  kind: z.enum(['invoice', 'credit_note', 'deposit']),
  number: z.string(),
  partyId: id,
  issuedOn: isoDate,
  dueOn: isoDate,
  currency,
  totalMinor: amount,
  reference: z.string(),
  hasPdf: z.boolean(),
});

/** A line as another program invoiced it; a remark has no amounts. */
const takenLine = z.object({
  id: z.string(),
  name: z.string(),
  reference: z.string(),
  description: z.string(),
  quantity: z.string(),
  unit: z.string(),
  unitPrice: z.string(),
  discount: z.nullable(adjustment),
  vat: z.nullable(vatTreatment),
  netMinor: z.nullable(amount),
});

export const invoicingContract = {
  suggestNumber: query({
    path: '/invoices/suggest-number',
    permission: 'invoices.read',
    input: none,
    output: z.object({ number: z.string() }),
    summary: 'The number that would follow the last one typed, or the next number given at take-over',
  }),
  record: command({
    path: '/invoices/record',
    permission: 'invoices.record',
    input: z.object({
      partyId: id,
      kind: z.enum(['invoice', 'credit_note']),
      number: text(60).check(z.minLength(1)),
      issuedOn: isoDate,
      dueOn: isoDate,
      currency,
      /** Including VAT, positive. */
      totalMinor: amount,
      reference: text(100),
    }),
    output: invoice,
    summary: 'Record an invoice or credit note issued elsewhere: booked, and open until settled',
  }),
  attachPdf: upload({
    path: '/invoices/:id/attach',
    permission: 'invoices.record',
    input: z.object({ id }),
    output: invoice,
    maxBytes: 20 * 1024 * 1024,
    summary: 'Attach the invoice’s PDF as received; once, never replaced',
  }),
  pdf: download(
    {
      path: '/invoices/:id/pdf',
      permission: 'invoices.read',
      input: z.object({ id }),
      summary: 'The invoice’s PDF as received',
    },
    z.unknown(),
  ),
  lines: query({
    path: '/invoices/:id/lines',
    permission: 'invoices.read',
    input: z.object({ id }),
    output: z.object({
      document: z.nullable(
        z.object({
          currency,
          netMinor: amount,
          taxMinor: amount,
          /** As the other program printed it. */
          totalMinor: amount,
          lines: z.array(takenLine),
        }),
      ),
    }),
    summary: 'The lines of an invoice taken over from another program; null when it came without',
  }),
  creditLines: command({
    path: '/invoices/:id/credit-lines',
    permission: 'invoices.edit',
    input: z.object({ id, reason: text(500) }),
    output: z.object({ documentId: id }),
    summary:
      'A draft credit note of an invoice taken over with its lines; parts are taken out of it by editing',
  }),
} as const;

export { appearanceContract } from './appearance-contract.ts';
export { layoutsContract, layoutSamples, shippedFiles, type LayoutSample } from './layouts-contract.ts';
export { bulkContract } from './bulk-contract.ts';
export { documentGroups, documentStates, documentsContract } from './documents-contract.ts';
export { productsContract } from './products-contract.ts';
export { retentionsContract } from './retentions-contract.ts';
export { saidHow, sendingContract, sendingFilter, sendingFilters, sendingMark } from './sending-contract.ts';
