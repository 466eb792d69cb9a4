import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { genesisHash, nextLink, type SealLink, type Subject } from '../../core/seal/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Sign } from './signing-key.ts';

type Scope = Pick<Context, 'tx' | 'org' | 'now'>;

export const DOCUMENTS = 'documents';
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The chain's name in its hashes: a link of another organisation never fits in. */
export const chainName = (org: string, chain: string): string => `${org}/${chain}`;

export type Head = Pick<SealLink, 'sequence' | 'hash'>;

/** The last link, locked until commit: links follow each other one transaction at a time. */
export const lockHead = async (context: Scope, chain: string = DOCUMENTS): Promise<Head> => {
  const begin = genesisHash(chainName(context.org, chain), sha256);
  const { rows } = await sql<{ sequence: bigint; hash: string }>`
    insert into seal_head as h (org_id, chain, sequence, hash) values (${context.org}, ${chain}, 0, ${begin})
    on conflict (org_id, chain) do update set hash = h.hash
    returning sequence, hash`.execute(context.tx);
  const [head] = rows;
  return { sequence: Number(head!.sequence), hash: head!.hash };
};

/** Seals a subject after the locked head; answers the new head. One statement: the head moves with its link or not at all. */
export const appendLink = async (
  context: Scope,
  head: Head,
  subject: Subject,
  sign: Sign,
  chain: string = DOCUMENTS,
): Promise<SealLink> => {
  const last = head.sequence === 0 ? null : head;
  const link = nextLink(chainName(context.org, chain), last, subject, sha256);
  await sql`
    with moved as (
      update seal_head set sequence = ${link.sequence}, hash = ${link.hash}, recorded_at = ${context.now}
      where org_id = ${context.org} and chain = ${chain} and sequence = ${head.sequence} returning org_id)
    insert into seal_link (org_id, chain, sequence, previous_hash, subject_kind, subject_id, content_hash, hash, signature, recorded_at)
    select org_id, ${chain}, ${link.sequence}, ${link.previousHash}, ${link.subjectKind}, ${link.subjectId}, ${link.contentHash},
      ${link.hash}, ${sign(link.hash)}, ${context.now} from moved`.execute(context.tx);
  return link;
};
