import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeSocketDirectory, SOCKET_PATH_LIMIT, socketFile } from './socket-directory.ts';

let base: string;
beforeEach(() => void (base = mkdtempSync(join(tmpdir(), 'encaisse-socket-'))));
afterEach(() => rmSync(base, { recursive: true, force: true }));

test('the socket is short whatever the data path, and the same for the same data', () => {
  const data = `/srv/${'société '.repeat(40)}`;
  const folder = makeSocketDirectory(data, null, { ENCAISSE_RUNTIME: base });
  expect(folder.startsWith(base)).toBe(true);
  expect(Buffer.byteLength(socketFile(folder))).toBeLessThanOrEqual(SOCKET_PATH_LIMIT);
  expect(makeSocketDirectory(data, null, { ENCAISSE_RUNTIME: base })).toBe(folder);
  expect(makeSocketDirectory(`${data}2`, null, { ENCAISSE_RUNTIME: base })).not.toBe(folder);
});

test('a base that is too long is passed over', () => {
  const long = join(base, 'x'.repeat(100));
  mkdirSync(long);
  const folder = makeSocketDirectory('/srv/data', null, { ENCAISSE_RUNTIME: long, XDG_RUNTIME_DIR: base });
  expect(folder.startsWith(long)).toBe(false);
  rmSync(folder, { recursive: true });
});

test('a link put there by somebody is refused', () => {
  const folder = makeSocketDirectory('/srv/data', null, { ENCAISSE_RUNTIME: base });
  rmSync(folder, { recursive: true });
  symlinkSync(tmpdir(), folder);
  const make = (): string => makeSocketDirectory('/srv/data', null, { ENCAISSE_RUNTIME: base });
  expect(make).toThrow(expect.objectContaining({ code: 'socket-directory-taken' }));
});
