import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statfsSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { silentLog } from '../../src/shell/db/embedded/log.ts';
import { startEmbedded } from '../../src/shell/db/embedded/supervise.ts';
import type { EmbeddedServer } from '../../src/shell/db/embedded/supervise.ts';
import { withClient } from '../../src/shell/db/prepare.ts';
import { startApp } from '../e2e/kit/app.ts';
import { openHttpClient, signUp } from '../kit/http-client.ts';

const MEGABYTE = 1024 * 1024;

/** Small disks of our own: they need root and the right to mount. */
describe('the disk', () => {
  let folder: string;
  let mounted: string[] = [];
  let servers: EmbeddedServer[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'encaisse-disk-'));
    chmodSync(folder, 0o711);
  });
  afterEach(async () => {
    for (const server of servers) await server.stop();
    for (const place of mounted) spawnSync('umount', ['-l', place]);
    servers = [];
    mounted = [];
    rmSync(folder, { recursive: true, force: true });
  });

  function mount(name: string, args: (place: string) => string[]): string | null {
    const place = join(folder, name);
    mkdirSync(place);
    if (spawnSync('mount', args(place)).status !== 0) return null;
    mounted.push(place);
    chmodSync(place, 0o711);
    return place;
  }
  /** Takes every block that is left. */
  function fillUp(filler: string): void {
    const handle = openSync(filler, 'w');
    try {
      for (;;) writeSync(handle, Buffer.alloc(MEGABYTE));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    } finally {
      closeSync(handle);
    }
  }
  async function start(dataDirectory: string): Promise<EmbeddedServer> {
    const server = await startEmbedded({ dataDirectory, log: silentLog });
    servers.push(server);
    return server;
  }
  /** Inserts until the server fails; what it acknowledged. */
  async function writeUntilLost(server: EmbeddedServer, after: (n: number) => void): Promise<number[]> {
    const acknowledged: number[] = [];
    await withClient(server.adminConnection, async (client) => {
      await client.query('create table paid (n int primary key, letter text)');
      for (let n = 1; ; n += 1) {
        // Random, so that compression does not make it small.
        await client.query(
          "insert into paid select $1, string_agg(md5(random()::text), '') from generate_series(1, 2000)",
          [n],
        );
        acknowledged.push(n);
        after(n);
      }
    }).catch(() => {});
    return acknowledged;
  }
  async function rows(server: EmbeddedServer): Promise<number[]> {
    const select = 'select n, length(letter) from paid order by n';
    const result = await withClient(server.adminConnection, (client) => client.query<{ n: number }>(select));
    return result.rows.map((row) => row.n);
  }

  test('too full to start is said with the space it needs', async (context) => {
    const small = mount('small', (place) => ['-t', 'tmpfs', '-o', 'size=50m', 'tmpfs', place]);
    context.skip(small === null, 'mounting a small disk needs root');
    await expect(start(join(small!, 'data'))).rejects.toMatchObject({
      code: 'disk-full',
      params: { needed: 200 },
    });
  });

  test('that fills up while writing loses nothing acknowledged', async (context) => {
    const small = mount('small', (place) => ['-t', 'tmpfs', '-o', 'size=400m', 'tmpfs', place]);
    context.skip(small === null, 'mounting a small disk needs root');
    const data = join(small!, 'data');
    const server = await start(data);
    const { bavail, bsize } = statfsSync(small!);
    const filler = join(small!, 'filler');
    writeFileSync(filler, Buffer.alloc(bavail * bsize - 12 * MEGABYTE));
    const acknowledged = await writeUntilLost(server, () => {});
    rmSync(filler);
    await server.stop();
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(await rows(await start(data))).toEqual(expect.arrayContaining(acknowledged));
  });

  test('that is full is said to who asks, and the same request passes once there is room', async (context) => {
    const small = mount('small', (place) => ['-t', 'tmpfs', '-o', 'size=500m', 'tmpfs', place]);
    context.skip(small === null, 'mounting a small disk needs root');
    const dataDirectory = join(small!, 'data');
    mkdirSync(dataDirectory, { mode: 0o711 });
    const app = await startApp({ dataDirectory });
    try {
      const client = openHttpClient(app.url);
      await signUp(client);
      const filler = join(small!, 'filler');
      fillUp(filler);
      // Random, so that compression does not make it small.
      const names = randomBytes(600_000).toString('hex').match(/.{40}/g)!;
      const lines = names.map((name, i) => `K${i};${name}`);
      const file = { name: 'reprise.csv', content: ['Code client;Client', ...lines].join('\n') };
      await expect(client.upload('/takeover/upload', file)).rejects.toThrow(/storage\.full .+/);
      rmSync(filler);
      await client.upload('/takeover/upload', file);
    } finally {
      await app.stop();
    }
  });

  test('cut from power while writing loses nothing acknowledged', async (context) => {
    const image = join(folder, 'disk.img');
    const made = spawnSync('sh', [
      '-c',
      'truncate -s 500M "$0" && PATH="$PATH:/usr/sbin:/sbin" mkfs.ext4 -q "$0"',
      image,
    ]);
    // The file system writes its journal by itself every 5 s: not during the copy, so that only fsync counts.
    const disk = made.status === 0 ? mount('disk', (place) => ['-o', 'loop,commit=300', image, place]) : null;
    context.skip(disk === null, 'mounting a disk image needs root and a loop device');
    const server = await start(join(disk!, 'data'));
    const pid = server.pid();
    const copy = join(folder, 'copy.img');
    const acknowledged = await writeUntilLost(server, (n) => {
      if (n !== 150) return;
      // What had not been forced to the disk at this moment is not in the image.
      process.kill(pid, 'SIGKILL');
      copyFileSync(image, copy);
    });
    await server.stop();
    const after = mount('after', (place) => ['-o', 'loop', copy, place]);
    expect(after).not.toBeNull();
    expect(acknowledged.length).toBeGreaterThanOrEqual(150);
    const restarted = await start(join(after!, 'data'));
    expect(await rows(restarted)).toEqual(expect.arrayContaining(acknowledged.slice(0, 150)));
  });
});
