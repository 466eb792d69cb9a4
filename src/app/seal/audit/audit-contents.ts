import { sql } from 'kysely';
import { canonicalJson } from '../../../core/seal/index.ts';
import type { ContentReader } from '../ports.ts';

type Row = {
  id: string;
  recorded_at: string;
  actor_kind: string;
  actor_id: string;
  actor_name: string;
  action: string;
  subject_kind: string;
  subject_id: string;
  detail: string;
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Everything a line of the audit trail says; its details as the database writes them. */
export const readAuditContents: ContentReader = async ({ tx, org }, ids) => {
  const { rows } = await sql<Row>`
    select id::text as id, recorded_at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id,
      detail::text as detail
    from audit_event where org_id = ${org} and id = any(${ids.filter((id) => UUID.test(id))}::uuid[])`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.id, canonicalJson({ format: 1, ...row })]));
};
