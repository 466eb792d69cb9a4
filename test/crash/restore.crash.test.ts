import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../src/cli/bench/program.ts';
import { openDatabase } from '../../src/shell/db/connect.ts';
import { silentLog } from '../../src/shell/db/embedded/log.ts';
import { startEmbedded } from '../../src/shell/db/embedded/supervise.ts';
import { createDatabase, createPool } from '../../src/shell/db/tenant.ts';
import { isQuarantined } from '../../src/shell/directory/index.ts';
import { projectRoot } from '../../src/shell/paths.ts';

const root = projectRoot();
/** One process, so that a kill hits the program itself. */
const program = ['--import', 'tsx', join(root, 'src', 'main.ts')];

let folder: string;
const path = (name: string): string => join(folder, name);
const environment = (data: string): NodeJS.ProcessEnv => ({
  ...process.env,
  ENCAISSE_DATA: path(data),
  DATABASE_URL: '',
  // Before three at night: the verification of the night would write into the trail that is compared here.
  ENCAISSE_NOW: '2026-11-22T00:30:00Z',
  LC_ALL: 'fr_FR.UTF-8',
});

/** A command as a person types it. */
const encaisse = (data: string, ...args: string[]): { code: number | null; out: string; err: string } => {
  const ran = spawnSync(process.execPath, [...program, ...args], {
    cwd: root,
    env: environment(data),
    encoding: 'utf8',
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
};
const json = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;

type Served = { child: ChildProcess; port: number };
const serve = async (data: string): Promise<Served> => {
  const port = await freePort();
  const child = spawn(process.execPath, [...program, 'serve'], {
    cwd: root,
    env: { ...environment(data), ENCAISSE_PORT: String(port) },
    stdio: 'ignore',
  });
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null);
    if (answer?.ok) return { child, port };
    if (child.exitCode !== null) throw new Error(`serve ended with ${child.exitCode}`);
    await pause(50);
  }
};

/** Stops a database left by a killed program. */
const clean = async (data: string): Promise<void> => {
  if (!existsSync(path(data))) return;
  const left = await startEmbedded({ dataDirectory: path(data), log: silentLog }).catch(() => null);
  await left?.stop();
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'encaisse-restore-'));
  chmodSync(folder, 0o711);
});
afterAll(async () => {
  for (const data of ['a', 'b', 'c']) await clean(data);
  rmSync(folder, { recursive: true, force: true });
});

/** What verification says once everything that waited for its seal has it: jobs begin with the program. */
const verifiedAtRest = (data: string): Record<string, unknown> => {
  for (let last = ''; ;) {
    const verified = encaisse(data, 'verify', '--json');
    expect(verified.code, verified.err).toBe(0);
    if (verified.out === last) return json(last);
    last = verified.out;
  }
};

describe('a company whose disk dies', () => {
  let before: Record<string, unknown>;

  it('is backed up and verified while it works', async () => {
    expect(encaisse('a', 'demo', '--json').code).toBe(0);
    const { child } = await serve('a');
    try {
      before = verifiedAtRest('a');
      const made = encaisse('a', 'backup', path('copy'), '--with-secrets', '--json');
      expect(made.code, made.err).toBe(0);
      expect(json(made.out)).toMatchObject({ folder: path('copy'), withSecrets: true });
      const again = encaisse('a', 'backup', path('copy'));
      expect(again.code).toBe(3);
      expect(again.err).toContain(path('copy'));
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('comes back whole elsewhere after a restore that was killed half way', async () => {
    const checked = encaisse('b', 'restore', path('copy'), '--check', '--json');
    expect(json(checked.out)).toMatchObject({ ok: true });
    expect(existsSync(join(path('b'), 'postgres'))).toBe(false);

    const child = spawn(process.execPath, [...program, 'restore', path('copy')], {
      cwd: root,
      env: environment('b'),
      stdio: 'ignore',
    });
    const staging = (): string | undefined =>
      existsSync(path('b')) ? readdirSync(path('b')).find((name) => name.startsWith('restore-')) : undefined;
    while (child.exitCode === null && staging() === undefined) await pause(5);
    child.kill('SIGKILL');
    await new Promise((resolve) =>
      child.exitCode === null && child.signalCode === null ? child.once('exit', resolve) : resolve(null),
    );
    expect(existsSync(join(path('b'), 'postgres'))).toBe(false);

    const restored = encaisse('b', 'restore', path('copy'), '--json');
    expect(restored.code, restored.err).toBe(0);
    expect(json(restored.out)).toMatchObject({ data: path('b'), quarantined: true, withSecrets: true });
    expect(staging()).toBeUndefined();
    const key = join('secrets', 'secret.key');
    expect(readFileSync(join(path('b'), key))).toEqual(readFileSync(join(path('a'), key)));

    const verified = encaisse('b', 'verify', '--json');
    expect(verified.code, verified.err).toBe(0);
    expect(json(verified.out)).toEqual(before);
  });

  it('sends nothing until a person confirms the copy', async () => {
    const opened = await openDatabase({ dataDirectory: path('b'), log: silentLog });
    const pool = createPool({ ...opened.rw, max: 1 });
    try {
      expect(await isQuarantined(createDatabase(pool))).toBe(true);
    } finally {
      await pool.end();
      await opened.stop();
    }
    const told = encaisse('b', 'restore', path('copy'));
    expect(told.code).toBe(3);
    expect(told.err).not.toBe('');
  });

  it('is not given a damaged backup', () => {
    appendFileSync(join(path('copy'), 'postgres', 'PG_VERSION'), 'x');
    for (const args of [['--check'], []]) {
      const refused = encaisse('c', 'restore', path('copy'), ...args);
      expect(refused.code).toBe(3);
      expect(refused.err).toContain('PG_VERSION');
    }
    expect(existsSync(join(path('c'), 'postgres'))).toBe(false);
  });
});
