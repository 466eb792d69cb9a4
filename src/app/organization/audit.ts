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

/** One line for each of many subjects of one act. */
export const auditAll = async (
  { tx, org, now, actor }: Context,
  action: string,
  subjects: readonly { kind: string; id: string }[],
  detail: Detail = {},
): Promise<void> => {
  const rows = subjects.map(({ kind, id }) => ({ i: newId(), k: kind, s: id }));
  await sql`
    insert into audit_event (org_id, id, recorded_at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, detail)
    select ${org}::uuid, r.i, ${now}::timestamptz, ${actor.kind}, ${actor.id}, ${actor.name}, ${action}, r.k, r.s,
      ${JSON.stringify(detail)}::jsonb
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(i uuid, k text, s text)`.execute(tx);
};
