import { sql } from 'kysely';
import { CUSTOMERS } from '../../../core/ledger/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { newId } from '../../../shell/ids.ts';

/** A case ends when nothing is late any more; the next one starts with the newest policy. */
export const closeCases = async (context: Context): Promise<void> => {
  await sql`
    update dunning_case c set closed_on = ${context.today}::date
    where c.org_id = ${context.org} and c.closed_on is null
      and not exists (select 1 from open_item i
        where i.org_id = c.org_id and i.party_id = c.party_id and i.account = ${CUSTOMERS} and i.settled_on is null
          and i.open_minor > 0 and i.last_reminded_on is not null)
      and not exists (select 1 from reminder_attempt a
        where a.org_id = c.org_id and a.case_id = c.id and (a.state in ('reserved', 'ambiguous')
          -- A proof that never came does not keep open what is paid.
          or (a.state = 'handed' and exists (select 1 from reminder_attempt_item x
            join open_item i on i.org_id = x.org_id and i.id = x.item_id
            where x.org_id = a.org_id and x.attempt_id = a.id and i.settled_on is null))))`.execute(
    context.tx,
  );
};

/** The running case of a customer, opened and pinned to this policy version when there is none. */
export const openCase = async (
  context: Context,
  partyId: string,
  policyId: string,
  version: number,
): Promise<string> => {
  const open = await context.tx
    .selectFrom('dunning_case')
    .select(['id', 'policy_id'])
    .where('org_id', '=', context.org)
    .where('party_id', '=', partyId)
    .where('closed_on', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (open?.policy_id === policyId) return open.id;
  if (open !== undefined) {
    // The customer was given another policy: a new case follows it.
    await context.tx
      .updateTable('dunning_case')
      .set({ closed_on: context.today })
      .where('org_id', '=', context.org)
      .where('id', '=', open.id)
      .execute();
  }
  const id = newId();
  await context.tx
    .insertInto('dunning_case')
    .values({
      org_id: context.org,
      id,
      party_id: partyId,
      policy_id: policyId,
      policy_version: version,
      opened_on: context.today,
    })
    .execute();
  return id;
};
