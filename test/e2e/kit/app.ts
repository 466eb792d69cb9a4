/**
 * The real program for browser tests: built, started as a person would start it, on its own data and port.
 *
 *   const app = await startApp();                 // ready: the program said its address
 *   await app.stop();                             // as Ctrl C; waits for the database to be down, erases the data
 *
 * `startApp({ now: '2026-11-22T08:00:00Z' })` fixes the business clock. `app.restart()` starts again on the same data,
 * `app.restart('2026-11-30T08:00:00Z')` on a later day.
 * Nothing here waits for a while: each wait ends with an event (a line on stdout, an exit).
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');

export type AppOptions = {
  /** The instant the program's clock starts from. */
  now?: string;
  env?: Record<string, string>;
  /** Data that are there already, or a disk of the test's own; erased at the end as well. */
  dataDirectory?: string;
};

export type App = {
  readonly url: string;
  readonly dataDirectory: string;
  /** Everything the program wrote so far, for the message of a failing test. */
  readonly output: () => string;
  /** Of the program itself, to ask the system how it fares. */
  readonly pid: () => number;
  readonly restart: (now?: string) => Promise<void>;
  /** kill -9 of Encaisse alone: its database goes on living, as after a crash. Call restart() afterwards. */
  readonly kill: () => Promise<void>;
  /** kill -9 of the database alone: Encaisse brings it back. */
  readonly killDatabase: () => void;
  readonly stop: () => Promise<void>;
};

export async function startApp(options: AppOptions = {}): Promise<App> {
  await runToEnd('scripts/build.mjs');
  const dataDirectory = options.dataDirectory ?? makeDataDirectory();
  const port = await freePort();
  const written: string[] = [];
  const start = (now: string | undefined) =>
    startProgram(dataDirectory, port, { ...options, ...(now !== undefined && { now }) }, written);
  let program = await start(options.now);
  return {
    url: `http://localhost:${port}`,
    dataDirectory,
    output: () => written.join(''),
    pid: () => program.pid!,
    restart: async (now = options.now) => {
      await end(program);
      program = await start(now);
    },
    kill: async () => {
      const ended = once(program, 'exit');
      program.kill('SIGKILL');
      await ended;
    },
    killDatabase: () => {
      const file = join(dataDirectory, 'postgres', 'postmaster.pid');
      process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), 'SIGKILL');
    },
    stop: async () => {
      await end(program);
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** As root the database runs as another user, who must be able to walk through. */
export function makeDataDirectory(): string {
  const folder = mkdtempSync(join(tmpdir(), 'encaisse-e2e-'));
  chmodSync(folder, 0o711);
  return folder;
}

/** One command of the built program, as a person types it, to its end. */
export async function runCommand(
  dataDirectory: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [join(root, 'dist', 'main.js'), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LANG: 'fr_FR.UTF-8', DATABASE_URL: '', ENCAISSE_DATA: dataDirectory, ...env },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

async function startProgram(
  dataDirectory: string,
  port: number,
  options: AppOptions,
  written: string[],
): Promise<ChildProcess> {
  const program = spawn(process.execPath, [join(root, 'dist', 'main.js'), 'serve'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      LANG: 'fr_FR.UTF-8',
      DATABASE_URL: '',
      ENCAISSE_DATA: dataDirectory,
      ENCAISSE_PORT: String(port),
      // Nobody is there: a test never reaches the real registers.
      ENCAISSE_RECHERCHE_ENTREPRISES_URL: 'http://127.0.0.1:9/',
      ENCAISSE_VIES_URL: 'http://127.0.0.1:9/',
      ...(options.now !== undefined && { ENCAISSE_NOW: options.now }),
      ...options.env,
    },
  });
  const address = options.env?.['ENCAISSE_URL'] ?? `http://localhost:${port}`;
  await new Promise<void>((resolve, reject) => {
    const take = (chunk: Buffer) => {
      written.push(chunk.toString());
      if (written.join('').includes(address)) resolve();
    };
    written.length = 0;
    program.stdout.on('data', take);
    program.stderr.on('data', take);
    program.once('exit', (code, signal) =>
      reject(new Error(`Encaisse ended with ${code ?? signal} before it was ready:\n${written.join('')}`)),
    );
  });
  return program;
}

async function end(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const ended = once(program, 'exit');
  program.kill('SIGTERM');
  await ended;
}

/** Runs one of the project's own scripts; its last line on stdout is the answer. */
export async function runToEnd(script: string): Promise<string> {
  const child = spawn(process.execPath, [join(root, script)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: string[] = [];
  const problems: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => problems.push(chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${script} ended with ${code}:\n${problems.join('')}`);
  return out.join('').trim().split('\n').at(-1) ?? '';
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
