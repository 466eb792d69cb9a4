import type { KeyObject } from 'node:crypto';
import { sql } from 'kysely';
import { error, type Finding } from '../../core/finding.ts';
import { proveChain, type Anchor } from '../../core/seal/index.ts';
import { chainName, DOCUMENTS, sha256 } from './append-link.ts';
import { isSignatureOf, readPublicKey } from './check-signature.ts';
import { closingId, readClosings, type KeptClosing } from './closings.ts';
import type { ContentReaders, Reading, Scope } from './ports.ts';
import { readLinks } from './read-links.ts';

export type SealReport = {
  readonly links: number;
  /** Links by what they seal: invoice, picture, closing… */
  readonly subjects: Readonly<Record<string, number>>;
  /** Where the chain stands: note it elsewhere, and a chain made anew later is found. */
  readonly head: Anchor;
  /** Empty: the chain is whole. At most FINDINGS_PER_CODE of each kind. */
  readonly findings: readonly Finding[];
};

export const FINDINGS_PER_CODE = 50;

/**
 * Proves the chain of an organisation from its rows: every link, every content, every signature, the head, and the
 * closings as anchors. It reads up to the head as it stands now; what is sealed meanwhile is for the next time.
 */
export const verifySeals = async (
  read: Reading,
  contents: ContentReaders,
  onProgress: (done: number, total: number) => void | Promise<void> = () => {},
): Promise<SealReport> => {
  const state = await read(readState);
  const { head, closings, org } = state;
  const findings = new Map<string, Finding[]>();
  const add = (more: readonly Finding[]): void => {
    for (const finding of more) {
      const known = findings.get(finding.code) ?? [];
      if (known.length < FINDINGS_PER_CODE) findings.set(finding.code, [...known, finding]);
    }
  };
  add(state.findings);
  const attested = closings.flatMap(({ closing }) =>
    closing === null ? [] : [{ sequence: closing.lastSequence, hash: closing.lastHash }],
  );
  const proof = proveChain({
    chain: chainName(org, DOCUMENTS),
    anchors: [...(head === null ? [] : [head]), ...attested],
    hash: sha256,
    isSigned: (link) => state.key !== null && isSignatureOf(state.key, link.hash, link.signature),
  });
  let links = 0;
  for await (const page of readLinks(read, contents, { after: 0, to: state.last })) {
    for (const { link, content } of page) add(proof.take(link, content));
    links += page.length;
    await onProgress(links, state.last);
  }
  add(proof.end());
  return {
    links,
    subjects: proof.counts(),
    head: head ?? { sequence: 0, hash: '' },
    findings: [...findings.values()].flat(),
  };
};

type State = {
  readonly org: string;
  readonly key: KeyObject | null;
  readonly head: Anchor | null;
  /** The last link there is, or that the head speaks of. */
  readonly last: number;
  readonly closings: readonly KeptClosing[];
  readonly findings: readonly Finding[];
};

/** What stands beside the chain: head, public key, closings. In one statement each: work may go on meanwhile. */
const readState = async (scope: Scope): Promise<State> => {
  const { tx, org } = scope;
  const { rows } = await sql<{ key: string; sequence: bigint | null; hash: string | null; last: bigint }>`
    select o.seal_public_key as key, h.sequence, h.hash,
      coalesce((select max(sequence) from seal_link where org_id = ${org} and chain = ${DOCUMENTS}), 0) as last
    from organization o left join seal_head h on h.org_id = o.org_id and h.chain = ${DOCUMENTS}
    where o.org_id = ${org}`.execute(tx);
  const row = rows[0]!;
  const last = Number(row.last);
  const head =
    row.sequence === null || row.hash === null ? null : { sequence: Number(row.sequence), hash: row.hash };
  const closings = await readClosings(scope);
  const key = readPublicKey(row.key);
  return {
    org,
    key,
    head,
    last: Math.max(last, head?.sequence ?? 0),
    closings,
    findings: [
      ...(last > 0 && key === null ? [error('seal.key-missing')] : []),
      ...((head?.sequence ?? 0) < last
        ? [error('seal.head-behind', { params: { sequence: head?.sequence ?? 0, last } })]
        : []),
      ...(await checkRows(scope, closings)),
    ],
  };
};

/** Each closing is what its row says, and stands in the chain where its row says. */
const checkRows = async ({ tx, org }: Scope, closings: readonly KeptClosing[]): Promise<Finding[]> => {
  const { rows } = await sql<{ id: string; sequence: bigint }>`
    select subject_id as id, sequence from seal_link
    where org_id = ${org} and chain = ${DOCUMENTS} and subject_kind = 'closing'`.execute(tx);
  const sealed = new Map(rows.map((row) => [row.id, Number(row.sequence)]));
  return closings.flatMap(({ period, from, to, sequence, closing }) => {
    const isItself = closing?.period === period && closing.from === from && closing.to === to;
    if (isItself && sealed.get(closingId(period, from)) === sequence) return [];
    return [error('seal.closing-unsealed', { params: { from, to } })];
  });
};
