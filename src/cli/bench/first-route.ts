import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectRoot } from '../../shell/paths.ts';

export type Weight = { files: { name: string; gzipBytes: number }[]; gzipBytes: number };

/**
 * The JavaScript a browser fetches before the home screen is there: what index.html names, then the home screen's own
 * chunk with all it imports. Null when the web is not built.
 */
export const weighFirstRoute = (web = join(projectRoot(), 'dist', 'web')): Weight | null => {
  const page = join(web, 'index.html');
  if (!existsSync(page)) return null;
  const html = readFileSync(page, 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((match) =>
    basename(match[1]!),
  );
  const found = new Map<string, number>();
  const weigh = (name: string): string => {
    const bytes = readFileSync(join(web, 'assets', name));
    if (!found.has(name)) found.set(name, gzipSync(bytes, { level: 9 }).length);
    return bytes.toString('utf8');
  };
  const follow = (name: string): string => {
    if (found.has(name)) return '';
    const source = weigh(name);
    const imports = source.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g);
    for (const match of imports) follow(match[1]!);
    return source;
  };
  const sources = named.map(follow).join('\n');
  for (const match of sources.matchAll(/import\(\s*["'`]\.\/(home[\w.-]*\.js)["'`]\s*\)/g)) follow(match[1]!);
  const files = [...found].map(([name, gzipBytes]) => ({ name, gzipBytes }));
  return { files, gzipBytes: files.reduce((sum, file) => sum + file.gzipBytes, 0) };
};
