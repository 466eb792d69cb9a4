import { linkSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { isAlive, thisProcess } from './process-identity.ts';
import type { ProcessIdentity } from './process-identity.ts';
import { StartRefusal } from './refusals.ts';

type Holder = ProcessIdentity & { released?: boolean };
export type DataLock = { release(): void };

/**
 * One Encaisse per data directory. The lock is the highest file `encaisse.lock.<n>`; link(2) creates n+1 with
 * its content in one step and fails when another got there first, so that two processes that both find a stale
 * lock cannot both replace it. The highest file is never deleted, only marked released: a number is used once.
 */
export function lockData(root: string): DataLock {
  const own: Holder = thisProcess();
  for (;;) {
    const top = highest(root);
    const holder = top === 0 ? null : read(root, top);
    if (holder === 'gone') continue;
    if (holder && !holder.released && isAlive(holder))
      throw new StartRefusal('already-running', { pid: holder.pid, path: root });
    if (!claim(root, top + 1, own)) continue;
    if (highest(root) !== top + 1) {
      // We slept between reading and linking, and later locks came and went.
      rmSync(file(root, top + 1), { force: true });
      continue;
    }
    for (const older of numbers(root)) if (older <= top) rmSync(file(root, older), { force: true });
    return { release: () => put(root, file(root, top + 1), { ...own, released: true }) };
  }
}

function claim(root: string, number: number, holder: Holder): boolean {
  const draft = join(root, `.lock-${randomUUID()}`);
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o644 });
  try {
    linkSync(draft, file(root, number));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function put(root: string, path: string, holder: Holder): void {
  const draft = join(root, `.lock-${randomUUID()}`);
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o644 });
  renameSync(draft, path);
}

/** Null for a lock emptied by a power cut: its process is certainly gone. 'gone' when a later one replaced it. */
function read(root: string, number: number): Holder | null | 'gone' {
  let content: string;
  try {
    content = readFileSync(file(root, number), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'gone';
    throw error;
  }
  try {
    return JSON.parse(content) as Holder;
  } catch {
    return null;
  }
}

function numbers(root: string): number[] {
  return readdirSync(root).flatMap((name) => {
    const match = /^encaisse\.lock\.(\d+)$/.exec(name);
    return match ? [Number(match[1])] : [];
  });
}

const highest = (root: string): number => Math.max(0, ...numbers(root));
const file = (root: string, number: number): string => join(root, `encaisse.lock.${number}`);
