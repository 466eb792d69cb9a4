import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
} from 'node:fs';
import { rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test } from 'vitest';
import { databaseIdentity, giveTo } from '../../src/shell/db/embedded/privilege.ts';
import { findBinaries } from '../../src/shell/db/embedded/find-binaries.ts';
import { silentLog } from '../../src/shell/db/embedded/log.ts';
import { processStarted } from '../../src/shell/db/embedded/process-identity.ts';
import { startEmbedded } from '../../src/shell/db/embedded/supervise.ts';
import type { EmbeddedServer } from '../../src/shell/db/embedded/supervise.ts';
import { projectRoot } from '../../src/shell/paths.ts';
import { withClient } from '../../src/shell/db/prepare.ts';

const root = process.getuid?.() === 0;
const folders: string[] = [];
const servers = new Set<EmbeddedServer>();
const children = new Set<ChildProcess>();

function folder(name = 'data'): string {
  const path = mkdtempSync(join(tmpdir(), 'encaisse-crash-'));
  chmodSync(path, 0o711);
  folders.push(path);
  return join(path, name);
}

async function start(dataDirectory: string): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDirectory, log: silentLog });
  servers.add(server);
  return server;
}

type Told = { pid?: number; adopted?: boolean; refusal?: string; params?: { pid?: number } };

async function startChild(dataDirectory: string): Promise<{ child: ChildProcess; told: Told }> {
  const script = join(projectRoot(), 'test', 'crash', 'embedded-child.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDirectory], {
    cwd: projectRoot(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  for await (const line of createInterface({ input: child.stdout! })) {
    return { child, told: JSON.parse(line) as Told };
  }
  throw new Error('the child said nothing');
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

const query = async (server: EmbeddedServer, sql: string): Promise<unknown[]> =>
  withClient(server.adminConnection, async (client) => (await client.query(sql)).rows as unknown[]);

afterEach(async () => {
  for (const child of children) await kill(child);
  for (const server of servers) await server.stop();
  children.clear();
  servers.clear();
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true });
});

describe('after kill -9', () => {
  test('of Node, the next start adopts the living server', async () => {
    const data = folder();
    const first = await startChild(data);
    await kill(first.child);
    const server = await start(data);
    expect(server).toMatchObject({ adopted: true });
    expect(server.pid()).toBe(first.told.pid);
  });

  test('of the server in the middle of writing, it comes back with every acknowledged row', async () => {
    const server = await start(folder());
    await query(server, 'create table paid (n int primary key)');
    const before = server.pid();
    const acknowledged: number[] = [];
    await withClient(server.adminConnection, async (client) => {
      for (let n = 1; ; n += 1) {
        await client.query('insert into paid values ($1)', [n]);
        acknowledged.push(n);
        if (n === 200) process.kill(before, 'SIGKILL');
      }
    }).catch(() => {});
    await expect.poll(() => server.pid(), { timeout: 60_000 }).not.toBe(before);
    const rows = (await query(server, 'select n from paid order by n')) as { n: number }[];
    expect(rows.map((row) => row.n)).toEqual(expect.arrayContaining(acknowledged));
    expect(acknowledged.length).toBeGreaterThanOrEqual(200);
  });

  test('of both, the next start recovers', async () => {
    const data = folder();
    const { child, told } = await startChild(data);
    await kill(child);
    process.kill(told.pid!, 'SIGKILL');
    const server = await start(data);
    expect(server.adopted).toBe(false);
    expect(server.pid()).not.toBe(told.pid);
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('of an adopted server, it is noticed and restarted', async () => {
    const data = folder();
    const { child, told } = await startChild(data);
    await kill(child);
    const server = await start(data);
    process.kill(told.pid!, 'SIGKILL');
    await expect.poll(() => server.pid(), { timeout: 60_000 }).not.toBe(told.pid);
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('during the very first start, no half cluster stays', async () => {
    const data = folder();
    mkdirSync(join(data, 'postgres.new-1'), { recursive: true });
    chmodSync(data, 0o711);
    writeFileSync(join(data, 'postgres.new-1', 'PG_VERSION'), '18\n');
    const server = await start(data);
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(readdirSync(data).filter((name) => name.startsWith('postgres.new'))).toEqual([]);
  });
});

describe('one Encaisse per data directory', () => {
  test('a second process is refused and told who holds it', async () => {
    const data = folder();
    await start(data);
    const { told } = await startChild(data);
    expect(told).toMatchObject({ refusal: 'already-running', params: { pid: process.pid } });
  });

  test('of several started at the same moment, one gets it', async () => {
    const data = folder();
    const all = await Promise.all([1, 2, 3, 4].map(() => startChild(data)));
    expect(all.filter(({ told }) => told.pid !== undefined)).toHaveLength(1);
    expect(all.filter(({ told }) => told.refusal === 'already-running')).toHaveLength(3);
  });
});

describe('a stale postmaster.pid', () => {
  async function withPid(makePid: (data: string) => Promise<number>): Promise<void> {
    const data = folder();
    const server = await start(data);
    const pidFile = join(data, 'postgres', 'postmaster.pid');
    const lines = readFileSync(pidFile, 'utf8').split('\n');
    await server.stop();
    lines[0] = String(await makePid(data));
    writeFileSync(pidFile, lines.join('\n'));
    giveTo(databaseIdentity(join(data, 'postgres')), pidFile);
    const again = await start(data);
    expect(again.adopted).toBe(false);
    expect(await query(again, 'select 1 as one')).toEqual([{ one: 1 }]);
  }

  test('that names another program on a reused pid does not stop the start', async () => {
    await withPid(async (data) => {
      const identity = databaseIdentity(join(data, 'postgres'));
      const child = spawn('sleep', ['1000'], identity ? { uid: identity.uid, gid: identity.gid } : {});
      children.add(child);
      await once(child, 'spawn');
      return child.pid!;
    });
  });

  test('that names a zombie does not stop the start', async (context) => {
    context.skip(process.platform !== 'linux', 'zombies are looked at through /proc');
    await withPid(async () => {
      // The second sleep replaces the shell and never waits for the first.
      const child = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 1000'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      children.add(child);
      for await (const line of createInterface({ input: child.stdout! })) {
        const pid = Number(line);
        await expect.poll(() => processStarted(pid)).toBeNull();
        expect(existsSync(`/proc/${pid}`)).toBe(true);
        return pid;
      }
      throw new Error('no pid');
    });
  });
});

describe('places', () => {
  test('a data path with spaces and accents, longer than a socket path may be', async () => {
    const data = join(folder('Comptabilité d’été — société'), 'é'.repeat(40), 'x'.repeat(80));
    mkdirSync(data, { recursive: true, mode: 0o711 });
    for (let path = data; path !== tmpdir(); path = dirname(path)) chmodSync(path, 0o711);
    const server = await start(data);
    expect(Buffer.byteLength(data)).toBeGreaterThan(107);
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('as root, a folder that the database’s user cannot traverse is refused by name', async (context) => {
    context.skip(!root, 'not root');
    const data = folder();
    const blocked = dirname(data);
    chmodSync(blocked, 0o700);
    await expect(start(data)).rejects.toMatchObject({
      code: 'data-not-reachable',
      params: { blocked },
    });
  });

  test('as root, the server runs as an unprivileged user that owns the cluster', async (context) => {
    context.skip(!root, 'not root');
    const server = await start(folder());
    const status = readFileSync(`/proc/${server.pid()}/status`, 'utf8');
    const uid = Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]);
    expect(uid).toBeGreaterThan(0);
    expect(/^Groups:\s*(.*)$/m.exec(status)?.[1]?.trim().split(' ')).not.toContain('0');
  });

  test('as root, binaries below a private folder, without their links, are copied beside the data', async (context) => {
    context.skip(!root, 'not root');
    const data = folder();
    const home = join(dirname(data), 'home');
    const modules = join(home, 'project');
    mkdirSync(modules, { recursive: true });
    const found = findBinaries({
      major: null,
      cluster: data,
      copies: join(data, 'binaries'),
      identity: null,
    });
    context.skip(found.source !== 'bundled', 'no bundled binaries on this platform');
    // What npm leaves with install scripts blocked: no links.
    cpSync(dirname(found.folder), join(modules, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !/\.so\.60$|libpq\.so\.5$/.test(source),
    });
    chmodSync(home, 0o700);
    const { usableNative } = await import('../../src/shell/db/embedded/library-links.ts');
    const identity = { uid: 65534, gid: 65534, name: 'nobody' };
    const native = usableNative(join(modules, 'native'), '18.4', join(data, 'binaries'), identity);
    expect(native).toBe(join(data, 'binaries', '18.4'));
    chmodSync(data, 0o711);
    const run = spawn(join(native, 'bin', 'postgres'), ['-V'], { uid: 65534, gid: 65534 });
    const [code] = (await once(run, 'exit')) as [number];
    expect(code).toBe(0);
  });
});

describe('what is already there', () => {
  test('a folder that is no cluster is left alone', async () => {
    const data = folder();
    mkdirSync(join(data, 'postgres'), { recursive: true });
    writeFileSync(join(data, 'postgres', 'photo.jpg'), '');
    chmodSync(data, 0o711);
    await expect(start(data)).rejects.toMatchObject({ code: 'not-a-cluster' });
  });

  test('a cluster of another major is refused with the majors that are here', async () => {
    const data = folder();
    await (await start(data)).stop();
    writeFileSync(join(data, 'postgres', 'PG_VERSION'), '12\n');
    await expect(start(data)).rejects.toMatchObject({ code: 'no-binaries-for-major', params: { major: 12 } });
  });

  test('an installed PostgreSQL keeps serving the cluster it made', async (context) => {
    const installed = '/usr/lib/postgresql/15/bin';
    context.skip(!existsSync(join(installed, 'postgres')), 'PostgreSQL 15 is not installed');
    const data = folder();
    process.env['ENCAISSE_PG_BIN'] = installed;
    await start(data)
      .then((server) => server.stop())
      .finally(() => delete process.env['ENCAISSE_PG_BIN']);
    const server = await start(data);
    expect(server.version).toMatch(/^15\./);
  });

  test('a lost superuser password is replaced', async () => {
    const data = folder();
    await (await start(data)).stop();
    rmSync(join(data, 'secrets', 'superuser'));
    expect(await query(await start(data), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('a wrong superuser password is replaced, also on a server left living', async () => {
    const data = folder();
    const { child } = await startChild(data);
    await kill(child);
    writeFileSync(join(data, 'secrets', 'superuser'), 'wrong');
    expect(await query(await start(data), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('a cluster owned by an unknown uid keeps its owner', async (context) => {
    context.skip(!root, 'not root');
    const data = folder();
    await (await start(data)).stop();
    const walk = (path: string): void => {
      chownSync(path, 54321, 54321);
      for (const entry of readdirSync(path, { withFileTypes: true }))
        if (entry.isDirectory()) walk(join(path, entry.name));
        else chownSync(join(path, entry.name), 54321, 54321);
    };
    walk(join(data, 'postgres'));
    const server = await start(data);
    expect(readFileSync(`/proc/${server.pid()}/status`, 'utf8')).toMatch(/^Uid:\s+54321/m);
  });
});
