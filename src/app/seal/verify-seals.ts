import { sql } from 'kysely';
import { error, type Finding } from '../../core/finding.ts';
import {
  keyAfter,
  proveChain,
  shortInstant,
  type Anchor,
  type KeyPeriod,
  type OutsideAnchor,
} from '../../core/seal/index.ts';
import { chainName, DOCUMENTS, sha256 } from './append-link.ts';
import { createSignatureCheck, readPublicKey } from './check-signature.ts';
import { closingId, readClosings, type KeptClosing } from './closings.ts';
import { collectFindings } from './collect-findings.ts';
import type { ContentReaders, Reading, Scope } from './ports.ts';
import { readLinks } from './read-links.ts';
import { readSuccessions } from './successions.ts';

export type SealReport = {
  readonly links: number;
  /** Links by what they seal: invoice, picture, closing… */
  readonly subjects: Readonly<Record<string, number>>;
  /** Where the chain stands: note it elsewhere, and a chain made anew later is found. */
  readonly head: Anchor;
  /** From where on which key signs, oldest first. */
  readonly keys: readonly KeyPeriod[];
  /** Empty: the chain is whole. At most FINDINGS_PER_CODE of each kind. */
  readonly findings: readonly Finding[];
};

type Options = {
  readonly onProgress?: (done: number, total: number) => void | Promise<void>;
  /** What somebody kept outside, of this chain. */
  readonly outside?: readonly OutsideAnchor[];
};

/**
 * Proves the chain of an organisation from its rows: every link, every content, every signature, the head, and the
 * closings as anchors. It reads up to the head as it stands now; what is sealed meanwhile is for the next time.
 */
export const verifySeals = async (
  read: Reading,
  contents: ContentReaders,
  { onProgress = () => {}, outside = [] }: Options = {},
): Promise<SealReport> => {
  const state = await read(readState);
  const { head, closings, org } = state;
  const findings = collectFindings(state.findings);
  const attested = closings.flatMap(({ closing }) =>
    closing === null ? [] : [{ sequence: closing.lastSequence, hash: closing.lastHash }],
  );
  const proof = proveChain({
    chain: chainName(org, DOCUMENTS),
    anchors: [...(head === null ? [] : [head]), ...attested],
    outside,
    hash: sha256,
    keys: { first: state.firstKey, isSignatureOf: createSignatureCheck() },
  });
  let links = 0;
  for await (const page of readLinks(read, contents, { after: 0, to: state.last })) {
    for (const { link, content } of page) findings.add(proof.take(link, content));
    links += page.length;
    await onProgress(links, state.last);
  }
  findings.add(proof.end());
  if (links > 0 && proof.keys().at(-1)!.key !== state.key) findings.add([error('seal.key-other')]);
  return {
    links,
    subjects: proof.counts(),
    head: head ?? { sequence: 0, hash: '' },
    keys: links === 0 ? [] : proof.keys(),
    findings: findings.all(),
  };
};

type State = {
  readonly org: string;
  /** The present one. */
  readonly key: string;
  readonly firstKey: string;
  readonly head: Anchor | null;
  /** The last link there is, or that the head speaks of. */
  readonly last: number;
  readonly closings: readonly KeptClosing[];
  readonly findings: readonly Finding[];
};

type Row = {
  key: string;
  key_no: number;
  sequence: bigint | null;
  hash: string | null;
  headed: string | null;
  last: bigint;
  sealed: string | null;
};

/** What stands beside the chain: head, public keys, closings. In one statement each: work may go on meanwhile. */
const readState = async (scope: Scope): Promise<State> => {
  const { tx, org } = scope;
  const { rows } = await sql<Row>`
    select o.seal_public_key as key, o.seal_key_no as key_no, h.sequence, h.hash, h.recorded_at as headed,
      coalesce(l.sequence, 0) as last, l.recorded_at as sealed
    from organization o
    left join seal_head h on h.org_id = o.org_id and h.chain = ${DOCUMENTS}
    left join lateral (
      select sequence, recorded_at from seal_link where org_id = ${org} and chain = ${DOCUMENTS}
      order by sequence desc limit 1) l on true
    where o.org_id = ${org}`.execute(tx);
  const row = rows[0]!;
  const last = Number(row.last);
  const head =
    row.sequence === null || row.hash === null ? null : { sequence: Number(row.sequence), hash: row.hash };
  const closings = await readClosings(scope);
  const successions = await readSuccessions(scope);
  const known = successions.flatMap(({ sequence, succession }) =>
    succession === null ? [] : [{ sequence, succession }],
  );
  const isMoved = last > 0 && head?.sequence === last && row.headed !== row.sealed;
  return {
    org,
    key: row.key,
    firstKey: keyAfter(0, known, row.key),
    head,
    last: Math.max(last, head?.sequence ?? 0),
    closings,
    findings: [
      ...(last > 0 && readPublicKey(row.key) === null ? [error('seal.key-missing')] : []),
      ...(row.key_no === successions.length + 1 ? [] : [error('seal.key-other')]),
      ...(isMoved ? [error('seal.head-time', { params: { sequence: last } })] : []),
      ...((head?.sequence ?? 0) < last
        ? [error('seal.head-behind', { params: { sequence: head?.sequence ?? 0, last } })]
        : []),
      ...(await checkRows(scope, closings)),
      ...(await checkPlaces(scope, successions)),
    ],
  };
};

type Sealed = { id: string; sequence: bigint; recorded_at: string };

const sealedOf = async ({ tx, org }: Scope, kind: string): Promise<Map<string, Sealed>> => {
  const { rows } = await sql<Sealed>`
    select subject_id as id, sequence, recorded_at from seal_link
    where org_id = ${org} and chain = ${DOCUMENTS} and subject_kind = ${kind}`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
};

/** Each closing is what its row says, and stands in the chain where and since when its row says. */
const checkRows = async (scope: Scope, closings: readonly KeptClosing[]): Promise<Finding[]> => {
  const sealed = await sealedOf(scope, 'closing');
  return closings.flatMap(({ period, from, to, sequence, closing, recordedAt }) => {
    const link = sealed.get(closingId(period, from));
    const isItself = closing?.period === period && closing.from === from && closing.to === to;
    const isThere = link !== undefined && Number(link.sequence) === sequence;
    if (isItself && isThere && shortInstant(link.recorded_at) === shortInstant(recordedAt)) return [];
    return [error('seal.closing-unsealed', { params: { from, to } })];
  });
};

/** Each succession stands in the chain where its row says. */
const checkPlaces = async (
  scope: Scope,
  successions: Awaited<ReturnType<typeof readSuccessions>>,
): Promise<Finding[]> => {
  const sealed = await sealedOf(scope, 'succession');
  return successions.flatMap(({ keyNo, sequence }) =>
    Number(sealed.get(`key/${keyNo}`)?.sequence ?? 0) === sequence
      ? []
      : [error('seal.succession-unsealed', { params: { sequence } })],
  );
};
