import type { OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import type { Context } from '../../shell/http/context.ts';
import type { invoicingContract } from './contract.ts';

export type Invoice = OutputOf<typeof invoicingContract.record>;

export const readInvoice = async (context: Context, id: string): Promise<Invoice> => {
  const row = await context.tx
    .selectFrom('invoice as v')
    .innerJoin('open_item as i', (join) =>
      join.onRef('i.org_id', '=', 'v.org_id').onRef('i.invoice_id', '=', 'v.id'),
    )
    .selectAll('v')
    .select(['i.id as item_id', 'i.due_on'])
    .where('v.org_id', '=', context.org)
    .where('v.id', '=', id)
    .orderBy('i.due_on')
    .executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
  return {
    id: row.id,
    itemId: row.item_id,
    kind: row.kind as Invoice['kind'],
    number: row.number,
    partyId: row.party_id,
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    currency: row.currency,
    totalMinor: row.total_minor.toString(),
    reference: row.reference,
    hasPdf: row.file_sha256 !== null,
  };
};
