import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { zipSync } from 'fflate';
import type { UploadedFile } from '../shell/http/context.ts';

/** The invoices of a folder and those below it as one archive, the same bytes for the same files. */
export const packFolder = async (folder: string): Promise<UploadedFile> => {
  const root = resolve(folder);
  const contents: Record<string, Uint8Array> = {};
  const found = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = found
    .filter((entry) => entry.isFile() && /\.(xml|pdf)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const path of paths) contents[relative(root, path)] = await readFile(path);
  const bytes = Buffer.from(zipSync(contents, { level: 0, mtime: '2000-01-01' }));
  return { name: `${basename(root)}.zip`, mediaType: 'application/zip', bytes };
};
