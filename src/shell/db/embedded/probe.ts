import pg from 'pg';
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/** What the living or dead server wrote into postmaster.pid: where to reach it. */
export type PidFile = { pid: number; socketDirectory: string; port: number };

export function readPidFile(cluster: string): PidFile | null {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  // 0 stands for a file cut short by a power failure: no such process.
  return {
    pid: Number.isInteger(pid) ? Math.abs(pid) : 0,
    port: Number(lines[3]),
    socketDirectory: lines[4] ?? '',
  };
}

export type Answer =
  | { state: 'ready'; version: string; dataDirectory: string }
  | { state: 'busy'; reason: string }
  | { state: 'wrong-password' }
  | { state: 'silent'; reason: string };

/** One try to reach the server as superuser. */
export async function probe(config: pg.ClientConfig): Promise<Answer> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 3000 });
  client.on('error', () => {}); // the answer below says it
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; directory: string }>(
      "select current_setting('server_version') as version, current_setting('data_directory') as directory",
    );
    const row = rows[0]!;
    return { state: 'ready', version: row.version.split(' ')[0]!, dataDirectory: real(row.directory) };
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    const reason = error instanceof Error ? error.message : String(error);
    if (code === '28P01' || code === '28000') return { state: 'wrong-password' };
    // 57P03: starting up, recovering or shutting down; 53300: all connections taken.
    if (code === '57P03' || code === '53300') return { state: 'busy', reason };
    return { state: 'silent', reason };
  } finally {
    await client.end().catch(() => {});
  }
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
