import type { Selectable } from 'kysely';
import { Problem } from '../../contract/problem.ts';
import type { DocumentContent } from '../../contract/document-shapes.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import type { Delivery } from '../../core/invoicing/index.ts';
import type { Finding } from '../../core/finding.ts';
import type { Billable } from '../../shell/db/types.gen.ts';
import type { Context } from '../../shell/http/context.ts';

type Scope = Pick<Context, 'tx' | 'org'>;
type Row = Selectable<Billable>;

/** A delivery as it is kept; its lines as on the wire. */
export type KeptDelivery = Delivery<DocumentContent['lines'][number]> & {
  readonly nature: 'goods' | 'services';
  readonly netMinor: bigint;
  readonly grossMinor: bigint;
  readonly documentId: string | null;
  readonly cancelledOn: string | null;
  readonly version: number;
};

const toDelivery = (row: Row): KeptDelivery => ({
  id: row.id,
  partyId: row.party_id,
  currency: row.currency,
  deliveredOn: row.delivered_on as PlainDate,
  reference: row.reference,
  purchaseOrder: row.purchase_order,
  nature: row.nature === 'services' ? 'services' : 'goods',
  lines: row.lines as unknown as DocumentContent['lines'],
  netMinor: row.net_minor,
  grossMinor: row.gross_minor,
  documentId: row.document_id,
  cancelledOn: row.cancelled_on,
  version: row.version,
});

/** Locked in the order of their ids, so that two who bill the same ones wait instead of blocking each other. */
export const readDeliveries = async (
  context: Scope,
  ids: readonly string[],
  { lock }: { lock: boolean },
): Promise<KeptDelivery[]> => {
  let query = context.tx
    .selectFrom('billable')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('id', 'in', [...ids])
    .orderBy('id');
  if (lock) query = query.forUpdate();
  return (await query.execute()).map(toDelivery);
};

export const lockDeliveries = (context: Scope, ids: readonly string[]): Promise<KeptDelivery[]> =>
  readDeliveries(context, ids, { lock: true });

export const lockDelivery = async (context: Scope, id: string, version: number): Promise<KeptDelivery> => {
  const [kept] = await lockDeliveries(context, [id]);
  if (kept === undefined) throw new Problem('record.not-found');
  if (kept.version !== version) throw new Problem('edit.conflict');
  return kept;
};

/** They are on a document from now on; once: the trigger refuses a second one. */
export const putOnDocument = async (
  context: Scope,
  ids: readonly string[],
  documentId: string,
): Promise<void> => {
  await context.tx
    .updateTable('billable')
    .set((set) => ({
      document_id: documentId,
      findings: JSON.stringify([]),
      tried_on: null,
      version: set('version', '+', 1),
    }))
    .where('org_id', '=', context.org)
    .where('id', 'in', [...ids])
    .execute();
};

/** Why the rule could not invoice them: shown until it can. `triedOn`: tried again by itself from the day after. */
export const noteFailure = async (
  context: Pick<Context, 'tx' | 'org'>,
  ids: readonly string[],
  findings: readonly Finding[],
  triedOn: PlainDate,
): Promise<void> => {
  await context.tx
    .updateTable('billable')
    .set({ findings: JSON.stringify(findings), tried_on: triedOn })
    .where('org_id', '=', context.org)
    .where('id', 'in', [...ids])
    .execute();
};
