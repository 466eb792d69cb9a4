import { sql } from 'kysely';
import { RETENTIONS } from '../../../core/ledger/index.ts';
import type { PlainDate } from '../../../core/calendar/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { Tick } from '../../../shell/jobs/define-job.ts';
import { lockItems } from '../../openitems/index.ts';
import { releaseItem } from './release.ts';

type Due = { id: string; on: PlainDate };

/**
 * What was invoiced here and kept back until a day that has come, opposed by nobody. A retention taken over is not
 * released by itself: the day that came with it is not known to be the one of its release.
 */
const dueRetentions = async (context: Context, itemId: string | null = null): Promise<Due[]> => {
  const { rows } = await sql<Due>`
    select i.id, (case when h.item_id is null then i.due_on else h.until_on end) as "on" from open_item i
    join invoice v on v.org_id = i.org_id and v.id = i.invoice_id and v.origin = 'issued'
    left join retention_hold h on h.org_id = i.org_id and h.item_id = i.id
    where i.org_id = ${context.org} and i.account = ${RETENTIONS} and i.settled_on is null and i.amount_minor > 0
      -- Unlettered by hand since, it is not released twice.
      and not exists (select from retention_release r where r.org_id = i.org_id and r.item_id = i.id and r.undone_on is null)
      and (${itemId}::uuid is null or i.id = ${itemId}::uuid)
      and i.due_on <= ${context.today}::date and (h.item_id is null or h.until_on <= ${context.today}::date)
    order by i.due_on, i.id`.execute(context.tx);
  return rows;
};

/**
 * Each in its own transaction, asked again in it: also those of the days that the program was down. One that breaks does
 * not hold up the others.
 */
export const retentionsTick: Tick = {
  name: 'retentions.release',
  everySeconds: 3600,
  run: async (work) => {
    const due = await work.inTenant((context) => dueRetentions(context), { readOnly: true });
    for (const { id } of due) {
      if (work.signal.aborted) return;
      try {
        await work.inTenant(async (context) => {
          // Whoever opposes it waits for this, or this for them.
          await lockItems(context, [id]);
          const [still] = await dueRetentions(context, id);
          if (still !== undefined) await releaseItem(context, id, still.on);
        });
      } catch (cause) {
        work.log.warn({ err: cause, item: id }, 'a retention could not be released, tried again later');
      }
    }
  },
};
