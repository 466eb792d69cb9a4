#!/usr/bin/env node
// After every `npm install` that changes the lockfile: npm leaves out optional packages of other platforms when the
// registry it asked did not serve them, and `npm ci` then refuses the lockfile as out of step. This adds them, with
// the exact version that their parent asks for; the platform they are for fetches them, others pass them over.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/run.mjs';

const SYSTEMS = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'openharmony',
  'win32',
  'openbsd',
  'netbsd',
  'sunos',
  'aix',
];
const PROCESSORS = [
  'x64',
  'arm64',
  'arm',
  'ia32',
  'ppc64',
  'riscv64',
  's390x',
  'loong64',
  'mips64el',
  'wasm32',
];

const file = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
let added = 0;
for (const [place, entry] of Object.entries({ ...lock.packages })) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const spot = `node_modules/${name}`;
    if (lock.packages[spot] || lock.packages[`${place}/${spot}`]) continue;
    const words = name.split('/').at(-1).split('-');
    const os = SYSTEMS.find((system) => words.includes(system));
    const cpu = PROCESSORS.find((processor) => words.includes(processor));
    // Not a platform package, or no exact version: npm must decide.
    if ((!os && !cpu) || !/^\d+\.\d+\.\d+[\w.-]*$/.test(version)) continue;
    const libc = words.includes('musl') ? 'musl' : words.includes('gnu') ? 'glibc' : null;
    lock.packages[spot] = {
      version,
      ...(cpu && { cpu: [cpu] }),
      ...(entry.dev && { dev: true }),
      ...(libc && { libc: [libc] }),
      optional: true,
      ...(os && { os: [os] }),
    };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stderr.write(`${added} optional packages of other platforms added to package-lock.json\n`);
