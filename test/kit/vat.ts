import { EUR } from '../../src/core/money/index.ts';
import type { PlainDate } from '../../src/core/calendar/index.ts';
import type { DocumentContent } from '../../src/contract/document-shapes.ts';
import { creditInvoice } from '../../src/app/invoicing/credits/credit-invoice.ts';
import { issueDocument } from '../../src/app/invoicing/index.ts';
import { readDocument } from '../../src/app/invoicing/read-document.ts';
import { recordPayment } from '../../src/app/payments/index.ts';
import type { Context } from '../../src/shell/http/context.ts';
import type { SecretBox } from '../../src/shell/secrets.ts';
import { itemLine } from './selling.ts';

export type SoldLine = readonly [
  unitPrice: string,
  rate: string,
  nature: 'goods' | 'services',
  untaxed?: { category: 'G' | 'K' | 'AE' | 'O'; exemption: string },
];

/** Lines of an invoice by price, rate and nature. */
export const soldLines = (lines: readonly SoldLine[]): DocumentContent['lines'] =>
  lines.map(([unitPrice, rate, nature, untaxed], index) => ({
    ...itemLine,
    id: `l${String(index)}`,
    quantity: '1',
    unitPrice,
    nature,
    account: nature === 'goods' ? '707' : '706',
    vat: untaxed === undefined ? { category: 'S' as const, rate } : { ...untaxed, rate: '0' },
  }));

/** The first thing to pay of an invoice. */
export const itemOf = async (
  context: Context,
  invoiceId: string,
): Promise<{ id: string; party_id: string; open_minor: bigint }> =>
  context.tx
    .selectFrom('open_item')
    .select(['id', 'party_id', 'open_minor'])
    .where('org_id', '=', context.org)
    .where('invoice_id', '=', invoiceId)
    .orderBy('line_no')
    .executeTakeFirstOrThrow();

export const payItem = async (
  context: Context,
  itemId: string,
  amountMinor: bigint,
  on: PlainDate = context.today,
): Promise<string> => {
  const { party_id: partyId } = await context.tx
    .selectFrom('open_item')
    .select('party_id')
    .where('org_id', '=', context.org)
    .where('id', '=', itemId)
    .executeTakeFirstOrThrow();
  const { paymentId } = await recordPayment(context, {
    method: 'transfer',
    partyId,
    receivedOn: on,
    bookedOn: on,
    currency: EUR,
    amountMinor,
    reference: 'VIR',
    note: '',
    shares: [{ itemId, amountMinor }],
  });
  return paymentId;
};

/** A credit note of all that is left of an invoice. */
export const creditAll = async (context: Context, documentId: string, secrets: SecretBox): Promise<void> => {
  const id = await creditInvoice(context, { id: documentId, reason: 'Mission arrêtée' });
  const { version } = await readDocument(context, id);
  await issueDocument(context, { id, version, send: false }, secrets);
};
