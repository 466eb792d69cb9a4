import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { projectRoot } from '../../shell/paths.ts';

export type Program = { port: number; pid: number; startMs: number; stop: () => Promise<void> };

const START_LIMIT_MS = 60_000;

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });

/** `./encaisse serve` as a user starts it; ready when /api/health says so. */
export const startProgram = async (dataDirectory: string): Promise<Program> => {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(process.execPath, [join(projectRoot(), 'encaisse'), 'serve'], {
    env: { ...process.env, ENCAISSE_DATA: dataDirectory, ENCAISSE_PORT: String(port), DATABASE_URL: '' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let ended = false;
  let said = '';
  child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString('utf8')));
  child.once('exit', () => (ended = true));
  while (!(await isReady(port))) {
    if (ended || performance.now() - begun > START_LIMIT_MS) {
      await stop(child);
      throw new Error(`./encaisse serve did not become ready: ${said}`);
    }
    await pause(10);
  }
  return { port, pid: child.pid!, startMs: performance.now() - begun, stop: () => stop(child) };
};

const isReady = async (port: number): Promise<boolean> => {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`);
    return answer.ok && ((await answer.json()) as { ok: boolean }).ok;
  } catch {
    return false;
  }
};

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
};

/**
 * Memory of a process and all its descendants in bytes: PSS, where a page shared by n processes counts one nth in
 * each, so that PostgreSQL's shared buffers are counted once. Linux only; null elsewhere.
 */
export const treePss = (root: number): { processes: number; bytes: number } | null => {
  const pids = processTree(root);
  if (pids === null) return null;
  let processes = 0;
  let bytes = 0;
  for (const pid of pids) {
    try {
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
      bytes += Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) * 1024;
      processes += 1;
    } catch {
      // It ended between the listing and the reading.
    }
  }
  return { processes, bytes };
};

/** A process and its descendants; null where there is no /proc. */
export const processTree = (root: number): number[] | null => {
  let parents: Map<number, number>;
  try {
    parents = readParents();
  } catch {
    return null;
  }
  const belongs = (pid: number): boolean => pid === root || (parents.has(pid) && belongs(parents.get(pid)!));
  return [...parents.keys()].filter(belongs);
};

const readParents = (): Map<number, number> =>
  new Map(
    readdirSync('/proc').flatMap((name): [number, number][] => {
      if (!/^\d+$/.test(name)) return [];
      try {
        // « pid (name with spaces) state ppid … »
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        return [[Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])]];
      } catch {
        return [];
      }
    }),
  );
