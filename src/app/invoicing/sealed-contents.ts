import { sql } from 'kysely';
import { pictureContent } from '../../core/seal/index.ts';
import type { ContentReader, ContentReaders } from '../seal/index.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** An id that was tampered with names nothing; PostgreSQL would refuse the whole question for it. */
const uuids = (ids: readonly string[]): string[] => ids.filter((id) => UUID.test(id));

const invoices: ContentReader = async ({ tx, org }, ids) => {
  const { rows } = await sql<{ id: string; content: string }>`
    select invoice_id::text as id, content from issued_document
    where org_id = ${org} and invoice_id = any(${uuids(ids)}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.content]));
};

/** Of the bytes as they lie there, hashed by the database: a changed byte and a changed name of the file both show. */
const pictures: ContentReader = async ({ tx, org }, ids) => {
  const { rows } = await sql<{ id: string; digest: string }>`
    select i.id::text as id, encode(sha256(f.content), 'hex') as digest
    from invoice i join file f on f.org_id = i.org_id and f.sha256 = i.file_sha256
    where i.org_id = ${org} and i.id = any(${uuids(ids)}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, digest }) => [id, pictureContent(id, digest)]));
};

/** What this room puts under seal: the issued documents and the bytes that show them. */
export const sealedContents = { invoice: invoices, picture: pictures } satisfies ContentReaders;
