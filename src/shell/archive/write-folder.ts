import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ArchiveEntry } from './entries.ts';

/** Writes each entry below the folder; answers how many. A file that is there already is an error, never overwritten. */
export const writeFolder = async (entries: AsyncIterable<ArchiveEntry>, folder: string): Promise<number> => {
  let files = 0;
  for await (const { path, chunks } of entries) {
    const target = join(folder, ...path.split('/'));
    mkdirSync(dirname(target), { recursive: true });
    await pipeline(Readable.from(chunks, { objectMode: false }), createWriteStream(target, { flags: 'wx' }));
    files += 1;
  }
  return files;
};
