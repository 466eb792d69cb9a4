import { sql } from 'kysely';
import { nextLink, type SealLink } from '../../../core/seal/index.ts';
import { writeTogether } from '../../../shell/db/write-together.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { Tick } from '../../../shell/jobs/define-job.ts';
import type { SecretBox } from '../../../shell/secrets.ts';
import { AUDIT, chainName, lockHead, sha256 } from '../append-link.ts';
import type { Scope } from '../ports.ts';
import { sealingTick } from '../sealing-tick.ts';
import { signerOf, type Sign } from '../signing-key.ts';
import { readAuditContents } from './audit-contents.ts';

const BATCH = 500;
const FIRST = { xid: '0', id: '00000000-0000-0000-0000-000000000000' };

/** Up to where every line has its link: by transaction, then by id. */
type Place = { readonly xid: string; readonly id: string };

/**
 * Links what was written to the audit trail since the last time, in a chain of its own; answers how many lines. Whoever
 * acts writes his plain line and waits for nothing.
 *
 * Lines become visible when their transaction commits, not in the order of their ids. Below the oldest transaction that
 * still runs nothing can appear any more: up to there the place moves on, what is seen above it is linked already and
 * looked at again the next time.
 */
export const linkAudit = async (context: Context, secrets: SecretBox): Promise<number> => {
  if ((await readWaiting(context, await readPlace(context), 1)).lines.length === 0) return 0;
  const sign = await signerOf(context, secrets);
  let head = await lockHead(context, AUDIT);
  const place = await readPlace(context);
  const { lines, oldest } = await readWaiting(context, place, BATCH);
  if (lines.length === 0) return 0;
  const contents = await readAuditContents(
    context,
    lines.map((line) => line.id),
  );
  const chain = chainName(context.org, AUDIT);
  const links = lines.map(({ id }) => {
    const subject = { kind: 'audit', id, content: contents.get(id)!, recordedAt: context.now };
    const link = nextLink(chain, head.sequence === 0 ? null : head, subject, sha256);
    head = link;
    return link;
  });
  await keep(context, links, sign, lines.length < BATCH ? { ...FIRST, xid: oldest } : below(lines, oldest));
  return lines.length;
};

const readPlace = async ({ tx, org }: Scope): Promise<Place> => {
  const { rows } = await sql<Place>`
    select linked_xid::text as xid, linked_id::text as id from seal_head where org_id = ${org} and chain = ${AUDIT}`.execute(
    tx,
  );
  return rows[0] ?? FIRST;
};

type Line = { id: string; xid: string };
type Waiting = { readonly lines: readonly Line[]; readonly oldest: string };

/**
 * Lines without a link, and the oldest transaction still running, in one snapshot. A base brought to another server by
 * its text (pg_dump) counts its transactions anew: a place that lies in the future means to look at all lines, once.
 */
const readWaiting = async ({ tx, org }: Scope, place: Place, limit: number): Promise<Waiting> => {
  const { rows } = await sql<{ oldest: string; id: string | null; xid: string | null }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as oldest, w.id::text as id, w.xid::text as xid
    from (select case when ${place.xid}::xid8 > pg_snapshot_xmax(pg_current_snapshot()) then '0'::xid8 else ${place.xid}::xid8 end as xid,
      ${place.xid}::xid8 > pg_snapshot_xmax(pg_current_snapshot()) as is_moved) p
    left join lateral (
      select e.id, e.written_by as xid from audit_event e
      where e.org_id = ${org} and (e.written_by, e.id) > (p.xid, case when p.is_moved then ${FIRST.id}::uuid else ${place.id}::uuid end)
        and (p.is_moved or e.written_by < pg_snapshot_xmax(pg_current_snapshot()))
        and not exists (select from seal_link l where l.org_id = ${org} and l.chain = ${AUDIT}
          and l.subject_kind = 'audit' and l.subject_id = e.id::text)
      order by e.written_by, e.id limit ${limit}) w on true`.execute(tx);
  return {
    oldest: rows[0]!.oldest,
    lines: rows.flatMap(({ id, xid }) => (id === null || xid === null ? [] : [{ id, xid }])),
  };
};

/** Of a full batch: its last line, unless an older transaction may still bring lines before it. */
const below = (lines: readonly Line[], oldest: string): Place => {
  const last = lines.at(-1)!;
  return BigInt(last.xid) < BigInt(oldest) ? last : { ...FIRST, xid: oldest };
};

const keep = async (
  { tx, org, now }: Context,
  links: readonly SealLink[],
  sign: Sign,
  place: Place,
): Promise<void> => {
  const last = links.at(-1)!;
  const column = (of: (link: SealLink) => string): string[] => links.map(of);
  await writeTogether(tx, [
    sql`
    insert into seal_link (org_id, chain, sequence, previous_hash, subject_kind, subject_id, content_hash, hash, signature,
      recorded_at, format, key_no)
    select ${org}, ${AUDIT}, u.*, ${now}, 2, ${sign.keyNo} from unnest(
      ${column((one) => String(one.sequence))}::bigint[], ${column((one) => one.previousHash)}::text[],
      ${column((one) => one.subjectKind)}::text[], ${column((one) => one.subjectId)}::text[],
      ${column((one) => one.contentHash)}::text[], ${column((one) => one.hash)}::text[],
      ${column((one) => sign(one.hash))}::text[]) as u`,
    sql`
    update seal_head set sequence = ${last.sequence}, hash = ${last.hash}, recorded_at = ${now},
      linked_xid = ${place.xid}::xid8, linked_id = ${place.id}::uuid
    where org_id = ${org} and chain = ${AUDIT}`,
  ]);
};

export const createAuditTick = (secrets: SecretBox): Tick =>
  sealingTick('seal.audit', 5, (context) => linkAudit(context, secrets));
