import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const isDocument = (name: string): boolean => /\.(xml|pdf)$/i.test(name);

/** The files named, and those of the folders named, below too: .xml and .pdf, in the order of their names. */
export const listFiles = async (paths: readonly string[]): Promise<string[]> => {
  const found: string[] = [];
  for (const path of paths) {
    if (!(await stat(path)).isDirectory()) {
      found.push(path);
      continue;
    }
    const names = await readdir(path, { recursive: true, withFileTypes: true });
    const inside = names
      .filter((entry) => entry.isFile() && isDocument(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
    found.push(...inside.toSorted());
  }
  return found;
};
