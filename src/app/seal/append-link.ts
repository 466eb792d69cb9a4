import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { genesisHash, nextLink, type SealLink, type Subject } from '../../core/seal/index.ts';
import { writeTogether, type Write } from '../../shell/db/write-together.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Sign } from './signing-key.ts';

type Scope = Pick<Context, 'tx' | 'org' | 'now'>;

export const DOCUMENTS = 'documents';
/** The chain of the audit trail, apart: whoever issues never waits for it. */
export const AUDIT = 'audit';
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The chain's name in its hashes: a link of another organisation never fits in. */
export const chainName = (org: string, chain: string): string => `${org}/${chain}`;

/** What the first link of a chain follows. */
export const beginOf = (org: string, chain: string = DOCUMENTS): string =>
  genesisHash(chainName(org, chain), sha256);

export type Head = Pick<SealLink, 'sequence' | 'hash'>;

/** The last link, locked until commit: links follow each other one transaction at a time. */
export const lockHead = async (context: Scope, chain: string = DOCUMENTS): Promise<Head> => {
  const begin = beginOf(context.org, chain);
  const { rows } = await sql<{ sequence: bigint; hash: string }>`
    insert into seal_head as h (org_id, chain, sequence, hash) values (${context.org}, ${chain}, 0, ${begin})
    on conflict (org_id, chain) do update set hash = h.hash
    returning sequence, hash`.execute(context.tx);
  const [head] = rows;
  return { sequence: Number(head!.sequence), hash: head!.hash };
};

type Sealing = {
  readonly head: Head;
  readonly subject: Subject;
  readonly sign: Sign;
  readonly chain?: string;
};

/** Seals a subject after the locked head; answers the new head. One statement: the head moves with its link or not at all. */
export const appendLink = async (
  context: Scope,
  head: Head,
  subject: Subject,
  sign: Sign,
  chain: string = DOCUMENTS,
): Promise<SealLink> => {
  const { link, writes } = sealLink(context, { head, subject, sign, chain });
  await writeTogether(context.tx, writes);
  return link;
};

/** The link after the locked head, to be written with others in one statement. */
export const sealLink = (
  context: Scope,
  { head, subject, sign, chain = DOCUMENTS }: Sealing,
): { link: SealLink; writes: Write[] } => {
  const last = head.sequence === 0 ? null : head;
  const sealing = { ...subject, recordedAt: context.now };
  const link = nextLink(chainName(context.org, chain), last, sealing, sha256);
  const writes = [
    sql`
    update seal_head set sequence = ${link.sequence}, hash = ${link.hash}, recorded_at = ${context.now}
    where org_id = ${context.org} and chain = ${chain}`,
    sql`
    insert into seal_link (org_id, chain, sequence, previous_hash, subject_kind, subject_id, content_hash, hash, signature,
      recorded_at, format, key_no)
    values (${context.org}, ${chain}, ${link.sequence}, ${link.previousHash}, ${link.subjectKind}, ${link.subjectId},
      ${link.contentHash}, ${link.hash}, ${sign(link.hash)}, ${context.now}, ${link.format}, ${sign.keyNo})`,
  ];
  return { link, writes };
};
