import type { ArchiveEntry } from '../../shell/archive/index.ts';
import { readFile } from '../files/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Part } from './batch-row.ts';

/** Reads in a transaction of its own, or in the one at hand. */
type Read = <T>(body: (context: Pick<Context, 'tx' | 'org'>) => Promise<T>) => Promise<T>;

/**
 * The files of an archive, one at a time, stored as they are: its bytes follow from the manifest and the day alone, so that
 * they are the same at every download and no compressor decides over them.
 */
export async function* archiveEntries(
  manifest: readonly Part[],
  read: Read,
  onEach: (index: number) => Promise<void> = async () => {},
): AsyncGenerator<ArchiveEntry> {
  for (const [index, { path, sha256 }] of manifest.entries()) {
    const { bytes } = await read((context) => readFile(context, sha256));
    yield { path, chunks: [bytes], isCompressed: true };
    await onEach(index);
  }
}
