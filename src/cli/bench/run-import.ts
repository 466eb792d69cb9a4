import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../shell/paths.ts';

export type Imported = { lines: number; checkSeconds: number; importSeconds: number; totalSeconds: number };

/** bench/import.ts is TypeScript outside the program: run by tsx, in a data directory that is thrown away. */
export const runImport = (): Imported | null => {
  const script = join(projectRoot(), 'bench', 'run-import.ts');
  const tsx = join(projectRoot(), 'node_modules', 'tsx', 'dist', 'cli.mjs');
  if (!existsSync(script) || !existsSync(tsx)) return null;
  const data = mkdtempSync(join(tmpdir(), 'encaisse-bench-import-'));
  chmodSync(data, 0o711);
  try {
    const ran = spawnSync(process.execPath, [tsx, script], {
      env: { ...process.env, ENCAISSE_DATA: data, DATABASE_URL: '' },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return ran.status === 0 ? (JSON.parse(ran.stdout) as Imported) : null;
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
};
