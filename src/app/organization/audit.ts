import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';

/** One line per act that changes something, in the act's own transaction. Details carry ids and figures, no secret. */
export const audit = async (
  context: Context,
  action: string,
  subject: { kind: string; id: string },
  detail: Record<string, string | number | boolean | null | readonly string[]> = {},
): Promise<void> => {
  await context.tx
    .insertInto('audit_event')
    .values({
      org_id: context.org,
      id: newId(),
      recorded_at: context.now,
      actor_kind: context.actor.kind,
      actor_id: context.actor.id,
      actor_name: context.actor.name,
      action,
      subject_kind: subject.kind,
      subject_id: subject.id,
      detail: JSON.stringify(detail),
    })
    .execute();
};
