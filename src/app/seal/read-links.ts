import { sql } from 'kysely';
import type { SealLink } from '../../core/seal/index.ts';
import { DOCUMENTS } from './append-link.ts';
import { readClosingContents } from './closings.ts';
import type { ContentReaders, Reading, Scope } from './ports.ts';
import { readSuccessionContents } from './successions.ts';

/** A link as it is kept, with the signature over its hash and what its subject says now. */
export type KeptLink = SealLink & {
  readonly signature: string;
  /** Which of the company’s keys signed it: 1, 2… */
  readonly keyNo: number;
};
export type LinkWithContent = { readonly link: KeptLink; readonly content: string | undefined };

/** Pictures are hashed where they lie, so that a page is small whatever they weigh. */
const PAGE = 500;

type Row = {
  sequence: bigint;
  previous_hash: string;
  subject_kind: string;
  subject_id: string;
  content_hash: string;
  hash: string;
  signature: string;
  recorded_at: string;
  format: 1 | 2;
  key_no: number;
};

type Stretch = { readonly after: number; readonly to: number; readonly chain?: string };

const readPage = async (
  { tx, org }: Scope,
  { after, to, chain = DOCUMENTS }: Stretch,
): Promise<KeptLink[]> => {
  const { rows } = await sql<Row>`
    select sequence, previous_hash, subject_kind, subject_id, content_hash, hash, signature, recorded_at, format, key_no
    from seal_link
    where org_id = ${org} and chain = ${chain} and sequence > ${after} and sequence <= ${to}
    order by sequence limit ${PAGE}`.execute(tx);
  return rows.map((row) => ({
    format: row.format,
    sequence: Number(row.sequence),
    previousHash: row.previous_hash,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    contentHash: row.content_hash,
    hash: row.hash,
    signature: row.signature,
    recordedAt: row.recorded_at,
    keyNo: row.key_no,
  }));
};

/** The links after `from` up to `to`, page by page, each with its content: a chain of any length in the same memory. */
export async function* readLinks(
  read: Reading,
  contents: ContentReaders,
  stretch: Stretch,
): AsyncGenerator<readonly LinkWithContent[]> {
  const readers: ContentReaders = {
    ...contents,
    closing: readClosingContents,
    succession: readSuccessionContents,
  };
  let last = stretch.after;
  for (;;) {
    const page = await read(async (scope) => {
      const links = await readPage(scope, { ...stretch, after: last });
      const texts = new Map<string, ReadonlyMap<string, string>>();
      for (const kind of new Set(links.map((link) => link.subjectKind))) {
        const ids = links.filter((link) => link.subjectKind === kind).map((link) => link.subjectId);
        texts.set(kind, (await readers[kind]?.(scope, ids)) ?? new Map());
      }
      return links.map((link) => ({ link, content: texts.get(link.subjectKind)?.get(link.subjectId) }));
    });
    if (page.length === 0) return;
    yield page;
    last = page.at(-1)!.link.sequence;
  }
}
