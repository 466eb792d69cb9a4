import { chownSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The uid and gid that the server runs under when Encaisse itself is root: PostgreSQL refuses to run as root. */
export type Identity = { uid: number; gid: number; name: string };

const NOBODY = 65534;

/** Null when not root: the server then runs as we do. An existing cluster keeps its owner. */
export function databaseIdentity(cluster: string): Identity | null {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, name: nameOf(owner.uid) };
  const postgres = accounts().find((account) => account.name === 'postgres' && account.uid !== 0);
  return postgres ?? { uid: NOBODY, gid: NOBODY, name: nameOf(NOBODY) };
}

export function giveTo(identity: Identity | null, path: string): void {
  if (identity) chownSync(path, identity.uid, identity.gid);
}

/** Spawn options that drop to the identity. */
export function asIdentity(identity: Identity | null): { uid?: number; gid?: number } {
  return identity ? { uid: identity.uid, gid: identity.gid } : {};
}

/** The first folder on the way to path that the identity cannot pass through, or null. */
export function blockedAncestor(path: string, identity: Identity): string | null {
  const folders: string[] = [];
  for (let folder = path; ; folder = dirname(folder)) {
    folders.unshift(folder);
    if (dirname(folder) === folder) break;
  }
  for (const folder of folders) {
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (!stat) return null; // to be made by us, open enough
    if (!stat.isDirectory()) continue;
    const bit = stat.uid === identity.uid ? 0o100 : stat.gid === identity.gid ? 0o010 : 0o001;
    if ((stat.mode & bit) === 0) return folder;
  }
  return null;
}

function accounts(): Identity[] {
  try {
    return readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .filter((fields) => fields.length >= 4)
      .map((fields) => ({ name: fields[0]!, uid: Number(fields[2]), gid: Number(fields[3]) }));
  } catch {
    return [];
  }
}

function nameOf(uid: number): string {
  return accounts().find((account) => account.uid === uid)?.name ?? `uid ${uid}`;
}
