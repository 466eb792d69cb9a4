import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './paths.ts';
import { readCommit, readVersion } from './version.ts';

/** What was written down at build: dist/release.json. */
type Manifest = {
  readonly version: string;
  readonly commit: string | null;
  /** The sources differed from that commit. */
  readonly dirty: boolean;
  /** SHA-256 over the list of files below: the one figure that names a release. */
  readonly digest: string;
  readonly files: Readonly<Record<string, string>>;
};

export type ReleaseReport = {
  readonly version: string;
  readonly commit: string;
  /** Of the files as they lie there now; '' when there is nothing built to compare. */
  readonly digest: string;
  /** What was built; null without a manifest: started from its sources, or the manifest was taken away. */
  readonly built: Omit<Manifest, 'files'> | null;
  readonly altered: readonly string[];
  readonly missing: readonly string[];
  readonly added: readonly string[];
  /** Nothing differs from what was built. It does not say who built it: that is what the digest is for. */
  readonly isAsBuilt: boolean;
};

/** What does not run, or says what was built. */
const NOT_RUN = /^dist\/(release\.json|build\.json|\.stamp|.*\.map)$/;

type Files = Readonly<Record<string, string>>;

const filesUnder = (folder: string, name: string): [name: string, path: string][] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).flatMap((entry): [string, string][] => {
        const path = join(folder, entry.name);
        const named = `${name}/${entry.name}`;
        return entry.isDirectory() ? filesUnder(path, named) : [[named, path]];
      })
    : [];

/** What runs: the bundles, the web application, the schema, the layouts and fonts. Not Node.js, nor native libraries. */
const sumFiles = (root: string, dist: string): Files => {
  const all = [
    ...filesUnder(dist, 'dist'),
    ...filesUnder(join(root, 'migrations'), 'migrations'),
    ...filesUnder(join(root, 'assets'), 'assets'),
  ].filter(([name]) => !NOT_RUN.test(name));
  all.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    all.map(([name, path]) => [name, createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
};

const digestOf = (files: Files): string =>
  createHash('sha256')
    .update(
      Object.entries(files)
        .map(([name, sum]) => `${sum}  ${name}\n`)
        .join(''),
    )
    .digest('hex');

/** At build: `dist` is the folder that will be dist/. */
export const writeRelease = (
  dist: string,
  { commit, dirty }: { commit: string | null; dirty: boolean },
  root: string = projectRoot(),
): void => {
  const files = sumFiles(root, dist);
  const manifest: Manifest = { version: readVersion(), commit, dirty, digest: digestOf(files), files };
  writeFileSync(join(dist, 'release.json'), JSON.stringify(manifest, null, 1));
};

const readManifest = (root: string): Manifest | null => {
  const path = join(root, 'dist', 'release.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Manifest) : null;
};

/** Compares every file that runs with what was built. About 20 MB are read. */
export const checkRelease = (root: string = projectRoot()): ReleaseReport => {
  const manifest = readManifest(root);
  const now = sumFiles(root, join(root, 'dist'));
  const common = { version: readVersion(), commit: readCommit() };
  if (manifest === null) {
    return { ...common, digest: '', built: null, altered: [], missing: [], added: [], isAsBuilt: false };
  }
  const { files: then, ...built } = manifest;
  const digest = digestOf(now);
  return {
    ...common,
    digest,
    built,
    altered: Object.keys(now).filter((name) => name in then && then[name] !== now[name]),
    missing: Object.keys(then).filter((name) => !(name in now)),
    added: Object.keys(now).filter((name) => !(name in then)),
    isAsBuilt: digest === built.digest,
  };
};

/** verify.mjs as it is shipped. */
export const readVerifier = (root: string = projectRoot()): string =>
  readFileSync(join(root, 'dist', 'verify.mjs'), 'utf8');
