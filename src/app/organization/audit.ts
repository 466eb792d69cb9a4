import { sql } from 'kysely';
import type { Write } from '../../shell/db/write-together.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';

type Detail = Record<string, string | number | boolean | null | readonly string[]>;

/** One line per act that changes something, in the act's own transaction. Details carry ids and figures, no secret. */
export const audit = async (
  context: Context,
  action: string,
  subject: { kind: string; id: string },
  detail: Detail = {},
): Promise<void> => {
  await auditLine(context, action, subject, detail).execute(context.tx);
};

/** The same line, to be written with others in one statement. */
export const auditLine = (
  { org, now, actor }: Context,
  action: string,
  subject: { kind: string; id: string },
  detail: Detail = {},
): Write => sql`
  insert into audit_event (org_id, id, recorded_at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, detail)
  values (${org}, ${newId()}, ${now}, ${actor.kind}, ${actor.id}, ${actor.name}, ${action}, ${subject.kind}, ${subject.id},
    ${JSON.stringify(detail)})`;
