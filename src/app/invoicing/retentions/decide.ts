import { sql } from 'kysely';
import type { InputOf } from '../../../contract/endpoint.ts';
import { Problem } from '../../../contract/problem.ts';
import { RETENTIONS } from '../../../core/ledger/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { audit } from '../../organization/index.ts';
import type { retentionsContract } from '../retentions-contract.ts';
import { fetchDocument } from '../store/documents.ts';
import { refuse, releaseItem } from './release.ts';
import { standingReleases, undoRelease } from './undo-release.ts';

const invoiceOf = async (context: Context, documentId: string): Promise<string> => {
  const { invoiceId } = await fetchDocument(context, documentId);
  if (invoiceId === null) throw new Problem('record.not-found');
  return invoiceId;
};

/** What an issued invoice still keeps back. */
const heldOf = async (context: Context, documentId: string): Promise<string> => {
  const { rows } = await sql<{ id: string }>`
    select i.id from open_item i where i.org_id = ${context.org} and i.invoice_id = ${await invoiceOf(context, documentId)}
      and i.account = ${RETENTIONS} and i.amount_minor > 0 and i.settled_on is null
      and not exists (select from retention_release r where r.org_id = i.org_id and r.item_id = i.id and r.undone_on is null)
    order by i.id limit 1 for update`.execute(context.tx);
  if (rows[0] === undefined) throw refuse('invoicing.no-retention');
  return rows[0].id;
};

/** Earlier than its day, or in spite of what held it: the customer has sent a guarantee, or lifted the opposition. */
export const releaseNow = async (context: Context, documentId: string): Promise<void> => {
  await releaseItem(context, await heldOf(context, documentId), context.today);
};

/** The owner of the works opposed the release (loi 71-584, art. 2), or another day was agreed. */
export const holdBack = async (
  context: Context,
  { id, until, reason }: InputOf<(typeof retentionsContract)['hold']>,
): Promise<void> => {
  if (reason === '') throw refuse('invoicing.retention-reason', 'reason');
  if (until !== null && until <= context.today) throw refuse('invoicing.retention-until', 'until');
  await keepHold(context, await heldOf(context, id), until, reason);
};

const keepHold = async (
  context: Context,
  itemId: string,
  until: string | null,
  reason: string,
): Promise<void> => {
  const said = {
    until_on: until,
    reason,
    recorded_by: context.actor.name,
    recorded_at: context.now,
  };
  await context.tx
    .insertInto('retention_hold')
    .values({ org_id: context.org, item_id: itemId, ...said })
    .onConflict((oc) => oc.columns(['org_id', 'item_id']).doUpdateSet(said))
    .execute();
  await audit(context, 'retention.held', { kind: 'open_item', id: itemId }, { until: until ?? '', reason });
};

/** Released by mistake: it is kept back again, and until somebody releases it. What was paid of it stays released. */
export const takeBack = async (
  context: Context,
  { id, reason }: InputOf<(typeof retentionsContract)['undo']>,
): Promise<void> => {
  if (reason === '') throw refuse('invoicing.retention-reason', 'reason');
  const [release] = await standingReleases(context, await invoiceOf(context, id));
  if (release === undefined) throw refuse('invoicing.no-retention');
  const own = await context.tx
    .selectFrom('open_item')
    .select(['amount_minor', 'open_minor'])
    .where('org_id', '=', context.org)
    .where('id', '=', release.own_item_id)
    .executeTakeFirstOrThrow();
  if (own.open_minor !== own.amount_minor) throw refuse('invoicing.retention-settled');
  await undoRelease(context, release, context.today, reason);
  await keepHold(context, release.item_id, null, reason);
};
