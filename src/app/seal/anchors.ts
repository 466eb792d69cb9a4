import { sql } from 'kysely';
import { anchorLine, shortInstant, type OutsideAnchor } from '../../core/seal/index.ts';
import { chainName, DOCUMENTS, sha256 } from './append-link.ts';
import type { Scope } from './ports.ts';

type Link = { readonly sequence: number; readonly hash: string; readonly at: string };

/** A link of the chain of documents as one line to keep outside. */
export const anchorOf = (org: string, { sequence, hash, at }: Link): string =>
  anchorLine({ chain: chainName(org, DOCUMENTS), sequence, hash, at: shortInstant(at) }, sha256);

/** Of these links, by sequence. */
export const readAnchorsAt = async (
  { tx, org }: Scope,
  sequences: readonly number[],
): Promise<ReadonlyMap<number, string>> => {
  const { rows } = await sql<{ sequence: bigint; hash: string; at: string }>`
    select sequence, hash, recorded_at as at from seal_link
    where org_id = ${org} and chain = ${DOCUMENTS} and sequence = any(${sequences.map(String)}::bigint[])`.execute(
    tx,
  );
  return new Map(
    rows.map(({ sequence, hash, at }) => [
      Number(sequence),
      anchorOf(org, { sequence: Number(sequence), hash, at }),
    ]),
  );
};

/** Those that speak of the chain of this organisation. */
export const anchorsOf = (org: string, anchors: readonly OutsideAnchor[]): OutsideAnchor[] =>
  anchors.filter((one) => one.chain === chainName(org, DOCUMENTS));
