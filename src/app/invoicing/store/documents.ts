import { Problem } from '../../../contract/problem.ts';
import type { DocumentContent } from '../../../contract/document-shapes.ts';
import type { Context } from '../../../shell/http/context.ts';

type Scope = Pick<Context, 'tx' | 'org'>;

export type DocumentState = 'draft' | 'sent' | 'accepted' | 'refused' | 'issued';

export type KeptDocument = {
  readonly id: string;
  readonly kind: DocumentContent['kind'];
  readonly state: DocumentState;
  readonly partyId: string | null;
  readonly number: string;
  readonly content: DocumentContent;
  readonly currency: string;
  readonly netMinor: bigint;
  readonly grossMinor: bigint;
  readonly issuedOn: string | null;
  readonly validUntil: string | null;
  readonly decidedOn: string | null;
  readonly decidedBy: string;
  readonly sourceId: string | null;
  readonly invoiceId: string | null;
  readonly version: number;
  readonly createdBy: string;
  readonly changedAt: string;
};

/** `lock` for the command that changes it. */
export const fetchDocument = async (context: Scope, id: string, lock = false): Promise<KeptDocument> => {
  let query = context.tx
    .selectFrom('sales_document')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('id', '=', id);
  if (lock) query = query.forNoKeyUpdate();
  const row = await query.executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
  return {
    id: row.id,
    kind: row.kind as KeptDocument['kind'],
    state: row.state as DocumentState,
    partyId: row.party_id,
    number: row.number,
    content: row.content as unknown as DocumentContent,
    currency: row.currency,
    netMinor: row.net_minor,
    grossMinor: row.gross_minor,
    issuedOn: row.issued_on,
    validUntil: row.valid_until,
    decidedOn: row.decided_on,
    decidedBy: row.decided_by,
    sourceId: row.source_id,
    invoiceId: row.invoice_id,
    version: row.version,
    createdBy: row.created_by,
    changedAt: row.changed_at,
  };
};

/** The document locked, provided it is still the one the caller saw. */
export const lockVersion = async (context: Scope, id: string, version: number): Promise<KeptDocument> => {
  const kept = await fetchDocument(context, id, true);
  if (kept.version !== version) throw new Problem('edit.conflict');
  return kept;
};
