import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Only one of several commands started at once may install or build; the others wait, then find it done.
 * A lock whose process is gone is moved away first: rename succeeds for one of them only.
 */
export async function withLock(folder, onWait, body) {
  let told = false;
  mkdirSync(dirname(folder), { recursive: true });
  while (!take(folder)) {
    const holder = holderOf(folder);
    if (holder !== null && !alive(holder)) {
      const aside = `${folder}.${process.pid}`;
      try {
        renameSync(folder, aside);
        rmSync(aside, { recursive: true, force: true });
      } catch {
        // another process was first
      }
      continue;
    }
    if (!told) onWait();
    told = true;
    await pause(200);
  }
  try {
    return await body();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The folder appears with its content in one step. */
function take(folder) {
  const draft = `${folder}.new-${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft);
  writeFileSync(join(draft, 'pid'), String(process.pid));
  try {
    renameSync(draft, folder);
    return true;
  } catch {
    rmSync(draft, { recursive: true, force: true });
    return false;
  }
}

function holderOf(folder) {
  try {
    return Number(readFileSync(join(folder, 'pid'), 'utf8'));
  } catch {
    return null;
  }
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
