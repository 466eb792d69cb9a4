import { sql } from 'kysely';
import { Problem } from '../../contract/problem.ts';
import { error, type Finding } from '../../core/finding.ts';
import { undoObstacles } from '../../core/party/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit } from '../organization/index.ts';
import { lockBoth } from './merge-customers.ts';
import { pictureOf, type MergeKept, type Picture } from './merge-kept.ts';

/**
 * What another room has written for the survivor since a merge: an invoice, a payment, a message. Ids are in the order of
 * their making: what has a larger one than the merge came after it. Wired in compose.
 */
export type UndoGuard = (
  context: Context,
  merge: { survivorId: string; mergeId: string },
) => Promise<Finding[]>;

/** Both records as they were: contacts, addresses and IBANs go home, blanks that were filled are blank again. */
export const undoMerge = async (
  context: Context,
  mergeId: string,
  guards: readonly UndoGuard[] = [],
): Promise<{ survivorId: string; duplicateId: string }> => {
  const merge = await context.tx
    .selectFrom('customer_merge')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('id', '=', mergeId)
    .forUpdate()
    .executeTakeFirst();
  if (merge === undefined) throw new Problem('record.not-found');
  const { survivor_id: survivorId, duplicate_id: duplicateId } = merge;
  if (merge.undone_at !== null) throw new Problem('record.refused', {}, [error('party.undo-done')]);
  const survivor = (await lockBoth(context, [survivorId, duplicateId])).get(survivorId)!;
  const kept = merge.kept as unknown as MergeKept;
  const now = await pictureOf(context, survivorId);
  const findings = undoObstacles({
    survivor: survivor.name,
    isMerged: survivor.isMerged,
    hasLaterMerge: await hasLaterMerge(context, survivorId, mergeId),
    isEdited: now.version !== merge.survivor_version,
    isReachedOtherwise: now.reach !== kept.reach,
  });
  for (const guard of guards) findings.push(...(await guard(context, { survivorId, mergeId })));
  if (findings.length > 0) throw new Problem('record.refused', {}, findings);
  await giveBack(context, survivorId, duplicateId, kept);
  await restore(context, survivorId, duplicateId, kept);
  await context.tx
    .updateTable('customer_merge')
    .set({ undone_by: context.actor.name, undone_at: context.now })
    .where('org_id', '=', context.org)
    .where('id', '=', mergeId)
    .execute();
  await carryOver(context, survivorId, kept.before.survivor);
  await carryOver(context, duplicateId, kept.before.duplicate);
  await audit(
    context,
    'customer.merge-undone',
    { kind: 'party', id: survivorId },
    { duplicate: duplicateId },
  );
  await audit(context, 'customer.merge-undone', { kind: 'party', id: duplicateId }, { survivor: survivorId });
  return { survivorId, duplicateId };
};

const hasLaterMerge = async (context: Context, survivorId: string, mergeId: string): Promise<boolean> => {
  const later = await context.tx
    .selectFrom('customer_merge')
    .select('id')
    .where('org_id', '=', context.org)
    .where('survivor_id', '=', survivorId)
    .where('undone_at', 'is', null)
    .where('id', '>', mergeId)
    .limit(1)
    .executeTakeFirst();
  return later !== undefined;
};

/** To be merged and to come back is nothing new: what could be undone before can be undone again. */
const carryOver = async (context: Context, partyId: string, before: Picture): Promise<void> => {
  const { version, reach } = await pictureOf(context, partyId);
  await sql`
    update customer_merge set survivor_version = ${version}, kept = jsonb_set(kept, '{reach}', to_jsonb(${reach}::text))
    where org_id = ${context.org} and survivor_id = ${partyId} and undone_at is null
      and survivor_version = ${before.version} and kept ->> 'reach' = ${before.reach}`.execute(context.tx);
};

const giveBack = async (
  context: Context,
  survivorId: string,
  duplicateId: string,
  kept: MergeKept,
): Promise<void> => {
  for (const [table, ids] of [
    ['contact', kept.contacts],
    ['party_address', kept.addresses],
  ] as const) {
    if (ids.length === 0) continue;
    // All of them were in use: one the survivor had already was put away by the merge itself.
    await context.tx
      .updateTable(table)
      .set((eb) => ({ party_id: duplicateId, archived_at: null, version: eb('version', '+', 1) }))
      .where('org_id', '=', context.org)
      .where('id', 'in', [...ids])
      .execute();
  }
  const aliasLines = kept.aliasLines ?? [];
  if (aliasLines.length > 0) {
    await context.tx
      .updateTable('payer_alias')
      .set({ party_id: duplicateId })
      .where('org_id', '=', context.org)
      .where('line_id', 'in', [...aliasLines])
      .execute();
  }
  if (kept.ibans.length === 0) return;
  const shared = new Set(kept.sharedIbans);
  const moved = kept.ibans.map((one) => one.iban).filter((iban) => !shared.has(iban));
  if (moved.length > 0) {
    await context.tx
      .deleteFrom('party_iban')
      .where('org_id', '=', context.org)
      .where('party_id', '=', survivorId)
      .where('iban', 'in', moved)
      .execute();
  }
  await context.tx
    .insertInto('party_iban')
    .values(kept.ibans.map((one) => ({ org_id: context.org, party_id: duplicateId, ...one })))
    .execute();
};

const restore = async (
  context: Context,
  survivorId: string,
  duplicateId: string,
  kept: MergeKept,
): Promise<void> => {
  await context.tx
    .updateTable('party')
    .set((eb) => ({
      ...kept.survivor,
      custom: JSON.stringify(kept.survivor.custom),
      version: eb('version', '+', 1),
    }))
    .where('org_id', '=', context.org)
    .where('id', '=', survivorId)
    .execute();
  await context.tx
    .updateTable('party')
    .set((eb) => ({ merged_into: null, merged_at: null, version: eb('version', '+', 1) }))
    .where('org_id', '=', context.org)
    .where('id', '=', duplicateId)
    .execute();
  await context.tx
    .updateTable('customer')
    .set({ archived_at: null })
    .where('org_id', '=', context.org)
    .where('party_id', '=', duplicateId)
    .execute();
  if (kept.chained.length === 0) return;
  await context.tx
    .updateTable('party')
    .set((eb) => ({ merged_into: duplicateId, version: eb('version', '+', 1) }))
    .where('org_id', '=', context.org)
    .where('id', 'in', [...kept.chained])
    .execute();
};
