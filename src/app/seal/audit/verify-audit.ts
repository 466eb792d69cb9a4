import { sql } from 'kysely';
import { error, type Finding } from '../../../core/finding.ts';
import { walkChain, type Anchor } from '../../../core/seal/index.ts';
import { AUDIT, chainName, sha256 } from '../append-link.ts';
import { createSignatureCheck } from '../check-signature.ts';
import { collectFindings, FINDINGS_PER_CODE } from '../collect-findings.ts';
import type { Reading, Scope } from '../ports.ts';
import { readLinks, type KeptLink } from '../read-links.ts';
import { readSuccessions } from '../successions.ts';
import { readAuditContents } from './audit-contents.ts';

export type AuditReport = { readonly links: number; readonly findings: readonly Finding[] };

/**
 * Proves the chain of the audit trail: no line was changed, taken out or put in, and each is linked once, but for the
 * youngest that wait for their turn.
 */
export const verifyAudit = async (read: Reading): Promise<AuditReport> => {
  const { org, head, last, keys } = await read(readState);
  const found = collectFindings(await read(readUnlinked));
  const walk = walkChain(chainName(org, AUDIT), head === null ? [] : [head], sha256);
  const isSignatureOf = createSignatureCheck();
  let [links, keyNo] = [0, 1];
  const checkSignature = (link: KeptLink): Finding[] => {
    const isSigned =
      link.keyNo >= keyNo && isSignatureOf(keys[link.keyNo - 1] ?? '', link.hash, link.signature);
    keyNo = Math.max(keyNo, link.keyNo);
    return isSigned ? [] : [error('seal.signature', { params: { sequence: link.sequence } })];
  };
  for await (const page of readLinks(
    read,
    { audit: readAuditContents },
    { after: 0, to: last, chain: AUDIT },
  )) {
    for (const { link, content } of page)
      found.add([...walk.take(link, content), ...checkSignature(link)].map(ofTheTrail));
    links += page.length;
  }
  found.add(walk.end().map(ofTheTrail));
  if ((head?.sequence ?? 0) < last) found.add([broken(last)]);
  return { links, findings: found.all() };
};

const broken = (sequence: number | string): Finding => error('seal.audit-broken', { params: { sequence } });

/** The chain of documents has sentences of its own; these say what the line of the trail is. */
const ofTheTrail = (finding: Finding): Finding => {
  const { code, params = {} } = finding;
  if (code === 'seal.content-altered') return error('seal.audit-altered', { params });
  if (code === 'seal.content-missing') return error('seal.audit-missing', { params });
  return broken(params['sequence'] ?? params['from'] ?? 0);
};

type State = {
  readonly org: string;
  readonly head: Anchor | null;
  readonly last: number;
  /** The first, the second… */
  readonly keys: readonly string[];
};

const readState = async (scope: Scope): Promise<State> => {
  const { tx, org } = scope;
  const { rows } = await sql<{ key: string; sequence: bigint | null; hash: string | null; last: bigint }>`
    select o.seal_public_key as key, h.sequence, h.hash,
      coalesce((select max(sequence) from seal_link where org_id = ${org} and chain = ${AUDIT}), 0) as last
    from organization o left join seal_head h on h.org_id = o.org_id and h.chain = ${AUDIT} and h.sequence > 0
    where o.org_id = ${org}`.execute(tx);
  const row = rows[0]!;
  const successions = await readSuccessions(scope);
  const head =
    row.sequence === null || row.hash === null ? null : { sequence: Number(row.sequence), hash: row.hash };
  return {
    org,
    head,
    last: Math.max(Number(row.last), head?.sequence ?? 0),
    keys: [...successions.map(({ succession }) => succession?.oldKey ?? ''), row.key],
  };
};

/**
 * Lines that should have their link by now: below the place up to which everything is linked. A place in the future is
 * that of another server; its lines are linked with the next batch.
 */
const readUnlinked = async ({ tx, org }: Scope): Promise<Finding[]> => {
  const { rows } = await sql<{ id: string; on: string; who: string }>`
    select e.id::text as id, (e.recorded_at at time zone 'UTC')::date as "on", e.actor_name as who
    from audit_event e join seal_head h on h.org_id = ${org} and h.chain = ${AUDIT} and h.sequence > 0
    where e.org_id = ${org}
      and h.linked_xid <= pg_snapshot_xmax(pg_current_snapshot()) and (e.written_by, e.id) <= (h.linked_xid, h.linked_id)
      and not exists (select from seal_link l where l.org_id = ${org} and l.chain = ${AUDIT}
        and l.subject_kind = 'audit' and l.subject_id = e.id::text)
    limit ${FINDINGS_PER_CODE}`.execute(tx);
  return rows.map((params) => error('seal.audit-unlinked', { params }));
};
