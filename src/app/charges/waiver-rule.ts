import { sql } from 'kysely';
import { texts } from '../../i18n/catalogue.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Tick } from '../../shell/jobs/define-job.ts';
import { lockItems } from '../openitems/index.ts';
import { undoCancelledCharges } from './cancelled.ts';
import { readItemCharges } from './item-charges.ts';
import { readChargeSettings } from './settings.ts';
import { exempt, waiveItem } from './waive.ts';

/**
 * The company’s rule, written down: items paid within so many days of the first reminder, of which something was announced,
 * are given up. What was never announced needs no row: reading follows the rule by itself.
 */
export const applyWaiverRule = async (context: Context): Promise<number> => {
  const { waiverDays } = await readChargeSettings(context);
  if (waiverDays === null) return 0;
  const { rows } = await sql<{ id: string }>`
    select distinct c.item_id as id from late_claim c join open_item i on i.org_id = c.org_id and i.id = c.item_id
    where c.org_id = ${context.org} and c.state = 'announced' and i.settled_on is not null`.execute(
    context.tx,
  );
  if (rows.length === 0) return 0;
  const itemIds = rows.map((row) => row.id);
  await lockItems(context, itemIds);
  const reason = texts(context.locale).charges.rule(waiverDays);
  let waived = 0;
  for (const item of await readItemCharges(context, { itemIds }, context.today)) {
    if (item.exemption?.scope !== 'rule') continue;
    await waiveItem(context, item, reason);
    await exempt(context, item.partyId, item.itemId, reason);
    waived += 1;
  }
  return waived;
};

export const waiverTick: Tick = {
  name: 'charges.waive',
  everySeconds: 300,
  run: async (work) => {
    await work.inTenant((context) => applyWaiverRule(context));
    await undoCancelledCharges(work);
  },
};
