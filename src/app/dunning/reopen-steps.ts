import { sql } from 'kysely';
import type { Context } from '../../shell/http/context.ts';

/**
 * The attempt came back: nothing of it counts as done (`store/fact-rows` reads no step of a bounced attempt), and the
 * lists show the step before it again.
 */
export const reopenSteps = async (context: Context, attemptId: string): Promise<void> => {
  await sql`
    update open_item i set last_step = coalesce(before.step_code, ''), last_reminded_on = before.done_on
    from reminder_attempt_item ai
    left join lateral (
      select s.step_code, s.done_on from reminder_step_done s
      left join reminder_attempt a on a.org_id = s.org_id and a.id = s.attempt_id
      where s.org_id = ai.org_id and s.item_id = ai.item_id and (s.attempt_id is null or a.state = 'accepted')
      order by s.done_on desc, s.recorded_at desc limit 1) before on true
    where ai.org_id = ${context.org} and ai.attempt_id = ${attemptId} and i.org_id = ai.org_id and i.id = ai.item_id`.execute(
    context.tx,
  );
};
