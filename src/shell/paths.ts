import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder with our package.json, whether this runs from src/, from dist/main.js or under vitest. */
export function projectRoot(from: string = import.meta.url): string {
  let folder = dirname(fileURLToPath(from));
  for (;;) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest) && /"name":\s*"encaisse"/.test(readFileSync(manifest, 'utf8'))) return folder;
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`no Encaisse package.json above ${fileURLToPath(from)}`);
    folder = parent;
  }
}

type Environment = Record<string, string | undefined>;

/** ENCAISSE_DATA; else /var/lib/encaisse for root, $XDG_DATA_HOME/encaisse or ~/.local/share/encaisse for others. */
export function defaultDataDirectory(env: Environment = process.env, uid = process.getuid?.()): string {
  if (env['ENCAISSE_DATA']) return resolve(env['ENCAISSE_DATA']);
  if (uid === 0) return '/var/lib/encaisse';
  return join(env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'encaisse');
}

/** Where everything lies inside one data directory. */
export type DataPaths = {
  root: string;
  /** PGDATA of the embedded cluster, owned by the database's uid. */
  cluster: string;
  log: string;
  /** Passwords and keys, 0700, never inside the cluster. */
  secrets: string;
  /** Copies of the bundled binaries, made only where node_modules cannot be used as it is. */
  binaries: string;
};

export function dataPaths(root: string): DataPaths {
  return {
    root,
    cluster: join(root, 'postgres'),
    log: join(root, 'postgres.log'),
    secrets: join(root, 'secrets'),
    binaries: join(root, 'binaries'),
  };
}
