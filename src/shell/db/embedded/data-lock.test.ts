import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockData } from './data-lock.ts';

describe('the lock of a data directory', () => {
  let root: string;
  beforeEach(() => void (root = mkdtempSync(join(tmpdir(), 'encaisse-lock-'))));
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  test('is held by one, and free again once released', () => {
    const lock = lockData(root);
    expect(() => lockData(root)).toThrow(expect.objectContaining({ code: 'already-running' }));
    lock.release();
    expect(() => lockData(root)).not.toThrow();
  });

  test.each([
    ['a pid that was given to another program', JSON.stringify({ pid: process.pid, started: 'another day' })],
    ['a dead process', JSON.stringify({ pid: 2 ** 22 + 1, started: 'x' })],
    ['a file emptied by a power cut', ''],
  ])('is taken over from %s, and one file stays', (_case, content) => {
    writeFileSync(join(root, 'encaisse.lock.7'), content);
    lockData(root);
    expect(readdirSync(root)).toEqual(['encaisse.lock.8']);
  });
});
