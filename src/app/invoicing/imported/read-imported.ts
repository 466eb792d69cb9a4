import type { OutputOf } from '../../../contract/endpoint.ts';
import { contentToDocument, type DocumentContent } from '../../../contract/document-shapes.ts';
import { Problem } from '../../../contract/problem.ts';
import { toWire } from '../../../contract/wire.ts';
import { computeTotals } from '../../../core/invoicing/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { invoicingContract } from '../contract.ts';

type Scope = Pick<Context, 'tx' | 'org'>;

export type Imported = {
  readonly number: string;
  readonly content: DocumentContent;
  readonly totalMinor: bigint;
};

/** An invoice of another program with its lines, for the customer it is owed by today; null when it came without lines. */
export const fetchImported = async (context: Scope, invoiceId: string): Promise<Imported | null> => {
  const row = await context.tx
    .selectFrom('invoice as i')
    .leftJoin('imported_document as d', (join) =>
      join.onRef('d.org_id', '=', 'i.org_id').onRef('d.invoice_id', '=', 'i.id'),
    )
    .select(['i.number', 'i.party_id', 'i.issued_on', 'i.total_minor', 'd.content'])
    .where('i.org_id', '=', context.org)
    .where('i.id', '=', invoiceId)
    .executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
  if (row.content === null) return null;
  const kept = row.content as unknown as DocumentContent;
  return {
    number: row.number,
    totalMinor: row.total_minor,
    content: { ...kept, partyId: row.party_id, issuedOn: row.issued_on },
  };
};

/** Its lines as a list shows them, with what each is worth; null when it came without. */
export const readImportedLines = async (
  context: Scope & Pick<Context, 'today'>,
  invoiceId: string,
): Promise<OutputOf<typeof invoicingContract.lines>> => {
  const imported = await fetchImported(context, invoiceId);
  if (imported === null) return { document: null };
  const { content } = imported;
  const totals = computeTotals(contentToDocument(content, context.today));
  const amounts = new Map(totals.lines.map((one) => [one.id, one.netMinor]));
  return {
    document: {
      currency: content.currency,
      netMinor: toWire(totals.netMinor),
      taxMinor: toWire(totals.taxMinor),
      totalMinor: toWire(imported.totalMinor),
      lines: content.lines.map((line) =>
        line.type === 'item'
          ? {
              id: line.id,
              name: line.name,
              reference: line.reference ?? '',
              description: line.description ?? '',
              quantity: line.quantity,
              unit: line.unit,
              unitPrice: line.unitPrice,
              discount: line.discount ?? null,
              vat: line.vat,
              netMinor: toWire(amounts.get(line.id) ?? 0n),
            }
          : {
              id: line.id,
              name: line.type === 'section' ? line.title : line.text,
              reference: '',
              description: '',
              quantity: '',
              unit: '',
              unitPrice: '',
              discount: null,
              vat: null,
              netMinor: null,
            },
      ),
    },
  };
};
