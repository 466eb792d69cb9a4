#!/usr/bin/env node
// Builds the web application and the server bundle when their sources changed. Speaks on stderr only.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { withLock } from './lib/lock.mjs';
import { isMain, root, run, runTool } from './lib/run.mjs';
import { main, Refusal, say } from './lib/say.mjs';

const dist = join(root, 'dist');
const stampFile = join(dist, '.stamp');
const SOURCES = [
  'src',
  'assets',
  'migrations',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
  'vite.config.ts',
  'vite.server.config.ts',
  'vite.verifier.config.ts',
];

/** Content, not dates: a fresh clone or a switched branch builds only what it must. Tests are not sources. */
export function sourceHash() {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0]);
  for (const source of SOURCES) addTo(hash, join(root, source));
  return hash.digest('hex');
}

function addTo(hash, path) {
  if (!existsSync(path)) return;
  const entries = (() => {
    try {
      return readdirSync(path, { withFileTypes: true });
    } catch {
      return null;
    }
  })();
  if (entries === null) {
    hash
      .update(`${relative(root, path)}\0`)
      .update(readFileSync(path))
      .update('\0');
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries)
    if (!/\.test\.tsx?$|\.md$/.test(entry.name)) addTo(hash, join(path, entry.name));
}

const isBuilt = (hash) => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash;

/** Returns true when something was built. An installation without src/ (a container image) is taken as it is. */
export async function ensureBuilt() {
  if (!existsSync(join(root, 'src', 'main.ts'))) {
    if (existsSync(join(dist, 'main.js'))) return false;
    throw new Refusal('Les sources d’Encaisse sont absentes.', 'The sources of Encaisse are missing.');
  }
  if (isBuilt(sourceHash())) {
    await committedSince();
    return false;
  }
  return withLock(
    join(root, '.cache', 'build.lock'),
    () => say('Une autre construction est en cours, patientez…', 'Another build is running, please wait…'),
    async () => {
      const hash = sourceHash();
      if (isBuilt(hash)) return false;
      say('Construction d’Encaisse (quelques secondes)…', 'Building Encaisse (a few seconds)…');
      await build(hash);
      return true;
    },
  );
}

/** Built beside, then swapped: an interrupted build leaves the former one whole. */
async function build(hash) {
  for (const name of readdirSync(root)) {
    if (name.startsWith('.dist-')) rmSync(join(root, name), { recursive: true, force: true });
  }
  const fresh = join(root, `.dist-${process.pid}`);
  const former = join(root, `.dist-old-${process.pid}`);
  const env = { ENCAISSE_BUILD: fresh, NODE_ENV: 'production' };
  const configs = ['vite.config.ts', 'vite.server.config.ts', 'vite.verifier.config.ts'];
  const results = await Promise.all(
    configs.map((config) =>
      runTool('vite', ['build', '--config', config, '--logLevel', 'warn'], { show: 'hide', env }),
    ),
  );
  const failed = results.find((result) => result.code !== 0);
  if (failed) {
    process.stderr.write(failed.output);
    rmSync(fresh, { recursive: true, force: true });
    throw new Refusal(
      'La construction a échoué ; la cause est ci-dessus.',
      'The build failed; the cause is above.',
    );
  }
  const built = await commit();
  writeFileSync(join(fresh, 'build.json'), JSON.stringify({ commit: built, sources: hash.slice(0, 12) }));
  await writeRelease(fresh);
  writeFileSync(join(fresh, '.stamp'), hash);
  if (existsSync(dist)) renameSync(dist, former);
  renameSync(fresh, dist);
  rmSync(former, { recursive: true, force: true });
}

/** Null outside a git checkout. */
async function commit() {
  const { code, output } = await run('git', ['rev-parse', '--short=12', 'HEAD'], { show: 'hide' });
  return code === 0 ? output.trim() : null;
}

/** The program itself writes down what it is made of (src/shell/release.ts): it compares with that later. */
async function writeRelease(folder) {
  const manifest = ['child', 'release', folder, (await commit()) ?? '', String(await isDirty())];
  const written = await run(process.execPath, [join(folder, 'main.js'), ...manifest], { show: 'hide' });
  if (written.code !== 0) throw new Refusal(written.output, written.output);
}

/** What was built with changes and then committed as it stands is that commit. */
async function committedSince() {
  const file = join(dist, 'release.json');
  if (!existsSync(file) || !JSON.parse(readFileSync(file, 'utf8')).dirty) return;
  if (!(await isDirty())) await writeRelease(dist);
}

/** Whether what was built differs from that commit. */
async function isDirty() {
  const { code, output } = await run('git', ['status', '--porcelain', '--', ...SOURCES], { show: 'hide' });
  return code === 0 && output.trim() !== '';
}

if (isMain(import.meta.url)) await main(async () => void (await ensureBuilt()));
