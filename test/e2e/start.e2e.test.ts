import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/shell/paths.ts';
import { makeDataDirectory, runCommand, runToEnd } from './kit/app.ts';

/** What stands in the way of a start is said in one sentence that tells what to do, and in the exit code. */

const cleanings: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanings.splice(0).toReversed()) await clean();
});
const erasedAfter = (folder: string): string => {
  cleanings.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

describe('serve', () => {
  it.each([
    ['fr_FR.UTF-8', /^Le port (\d+) est déjà pris\. Arrêtez l’autre programme, ou choisissez un port/],
    ['en_GB.UTF-8', /^Port (\d+) is already taken\. Stop the other program, or choose a port/],
  ])('on a busy port, in %s', async (LC_ALL, sentence) => {
    await runToEnd('scripts/build.mjs');
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    cleanings.push(() => void other.close());
    const port = String((other.address() as AddressInfo).port);
    const { code, out, err } = await runCommand(erasedAfter(makeDataDirectory()), ['serve'], {
      LC_ALL,
      ENCAISSE_PORT: port,
    });
    expect(code).toBe(3);
    expect(out).toBe('');
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(sentence.exec(err)?.[1]).toBe(port);
  });
});

describe('the installation', () => {
  /** The scripts and the lockfile alone, as after git clone; `readings` replaces what the machine answers. */
  const install = (folder: string, readings = ''): { code: number | null; err: string } => {
    const root = projectRoot();
    cpSync(join(root, 'scripts'), join(folder, 'scripts'), { recursive: true });
    cpSync(join(root, 'package-lock.json'), join(folder, 'package-lock.json'));
    const preload = join(folder, 'readings.mjs');
    writeFileSync(preload, readings);
    const ran = spawnSync(
      process.execPath,
      ['--import', pathToFileURL(preload).href, join(folder, 'scripts', 'install.mjs')],
      {
        env: { ...process.env, LC_ALL: 'fr_FR.UTF-8', DATABASE_URL: '', ENCAISSE_PG_BIN: '' },
        encoding: 'utf8',
      },
    );
    return { code: ran.status, err: ran.stderr };
  };
  const clone = (): string => erasedAfter(mkdtempSync(join(tmpdir(), 'encaisse-clone-')));

  it('on a system without glibc names the two ways out', (context) => {
    context.skip(process.platform !== 'linux', 'only Linux has other C libraries');
    const { code, err } = install(
      clone(),
      'const read = process.report.getReport.bind(process.report);\n' +
        'process.report.getReport = () => ({ ...read(), header: { ...read().header, glibcVersionRuntime: undefined } });\n',
    );
    expect(code).toBe(1);
    expect(err).toContain('musl');
    expect(err).toContain('DATABASE_URL');
    expect(err).toContain('ENCAISSE_PG_BIN');
    expect(err).not.toContain('    at ');
  });

  it('on a disk that is too small says how much is left and how much it needs', (context) => {
    const place = clone();
    const disk = join(place, 'disk');
    mkdirSync(disk);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', disk]).status === 0;
    context.skip(!mounted, 'mounting a small disk needs root');
    cleanings.push(() => void spawnSync('umount', ['-l', disk]));
    const { code, err } = install(disk);
    expect(code).toBe(1);
    expect(err).toMatch(/Il ne reste que \d\d Mo sur le disque ; l’installation en demande 1200\./);
    expect(err).not.toContain('    at ');
  });
});
