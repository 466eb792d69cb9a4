import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { ArchiveEntry } from './entries.ts';

/** Beyond, a ZIP needs an extension that we do not write: a folder has no such end. */
export const MAX_ZIP_BYTES = 4_000_000_000;

export class ZipTooLarge extends Error {}

/** A ZIP as a stream: each entry is read when its turn comes. Throws ZipTooLarge rather than write one nobody can open. */
export async function* writeZip(
  entries: AsyncIterable<ArchiveEntry>,
  modifiedAt: string,
): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let written = 0;
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    waiting.push(chunk);
    written += chunk.length;
  });
  const flush = (): Uint8Array[] => {
    const ready = waiting;
    waiting = [];
    if (written > MAX_ZIP_BYTES) throw new ZipTooLarge('more than 4 GB');
    return ready;
  };
  for await (const { path, chunks, isCompressed } of entries) {
    const file = isCompressed === true ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
    file.mtime = modifiedAt;
    zip.add(file);
    for await (const chunk of chunks) {
      file.push(chunk);
      yield* flush();
    }
    file.push(new Uint8Array(0), true);
    yield* flush();
  }
  zip.end();
  yield* flush();
}
