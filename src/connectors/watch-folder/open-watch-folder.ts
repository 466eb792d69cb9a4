import { lstat, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { DropFolder, DroppedFile } from '../../app/banking/ports.ts';

/** How programs call what they have not finished writing. */
const UNFINISHED = /^[.~]|\.(?:tmp|temp|part|partial|filepart|crdownload|download|swp|lock)$/i;

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

type Seen = { size: number; mtimeMs: number };

/** `name.xml`, else `name (2).xml` …: a file that was settled earlier is never overwritten. */
const freePath = async (folder: string, name: string): Promise<string> => {
  const { name: stem, ext } = parse(name);
  for (let no = 1; ; no += 1) {
    const path = join(folder, no === 1 ? name : `${stem} (${no})${ext}`);
    try {
      await lstat(path);
    } catch (error) {
      if (isMissing(error)) return path;
      throw error;
    }
  }
};

/**
 * One folder per company under `root`, with `done` and `refused` inside. A file is ready when it has not grown or
 * changed between two looks: banks' programs write slowly, and not all of them rename at the end.
 */
export const openWatchFolder = (root: string): DropFolder => {
  const seen = new Map<string, Seen>();
  const pathOf: DropFolder['pathOf'] = (org) => join(root, org);
  return {
    pathOf,
    look: async (org) => {
      const folder = pathOf(org);
      await mkdir(folder, { recursive: true, mode: 0o770 });
      const ready: (DroppedFile & Seen)[] = [];
      const present = new Set<string>();
      for (const name of await readdir(folder)) {
        if (UNFINISHED.test(name)) continue;
        const path = join(folder, name);
        // lstat: a link would let whoever may write here read any file of this machine.
        const found = await lstat(path).catch((error: unknown) => {
          if (isMissing(error)) return null;
          throw error;
        });
        if (found === null || !found.isFile() || found.size === 0) continue;
        present.add(path);
        const { size, mtimeMs } = found;
        const before = seen.get(path);
        seen.set(path, { size, mtimeMs });
        if (before?.size === size && before.mtimeMs === mtimeMs) ready.push({ name, size, mtimeMs });
      }
      for (const path of seen.keys())
        if (path.startsWith(`${folder}/`) && !present.has(path)) seen.delete(path);
      return ready.sort((a, b) => a.mtimeMs - b.mtimeMs);
    },
    read: (org, name) => readFile(join(pathOf(org), name)),
    settle: async (org, name, fate, reason) => {
      const folder = join(pathOf(org), fate);
      await mkdir(folder, { recursive: true, mode: 0o770 });
      const path = await freePath(folder, name);
      await rename(join(pathOf(org), name), path);
      if (fate === 'refused') await writeFile(`${path}.txt`, `${reason}\n`);
    },
  };
};
