import { sql } from 'kysely';
import type { LinkWithContent, Reading } from '../../seal/index.ts';

export type Picture = { readonly id: string; readonly number: string; readonly bytes: Buffer };

/** So many PDFs in memory at once. */
const BATCH = 20;

/** The PDFs whose links are on a page, with the number of their invoice; without their bytes when only names are wanted. */
export async function* readPictures(
  read: Reading,
  page: readonly LinkWithContent[],
  withBytes = true,
): AsyncGenerator<Picture> {
  const ids = page
    .filter(({ link, content }) => link.subjectKind === 'picture' && content !== undefined)
    .map(({ link }) => link.subjectId);
  const size = withBytes ? BATCH : ids.length;
  for (let from = 0; from < ids.length; from += size) {
    const batch = ids.slice(from, from + size);
    const { rows } = await read(({ tx, org }) =>
      sql<Picture>`
        select i.id::text as id, i.number, case when ${withBytes} then f.content else ''::bytea end as bytes
        from invoice i join file f on f.org_id = i.org_id and f.sha256 = i.file_sha256
        where i.org_id = ${org} and i.id = any(${batch}::uuid[])`.execute(tx),
    );
    yield* rows;
  }
}
