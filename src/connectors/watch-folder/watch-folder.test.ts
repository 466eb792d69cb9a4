import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { orgId } from '../../shell/ids.ts';
import { openWatchFolder } from './index.ts';

const org = orgId('00000000-0000-7000-8000-000000000001');
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'encaisse-watch-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const open = async () => {
  const folder = openWatchFolder(root);
  await folder.look(org);
  const lay = (name: string, content: string): void => writeFileSync(join(folder.pathOf(org), name), content);
  const names = async (): Promise<string[]> => (await folder.look(org)).map((one) => one.name).sort();
  return { folder, lay, names };
};

it('a file is ready when two looks saw it the same; one that grows is left', async () => {
  const { lay, names } = await open();
  lay('a.xml', 'whole');
  lay('b.xml', 'half');
  expect(await names()).toEqual([]);
  lay('b.xml', 'half and more');
  expect(await names()).toEqual(['a.xml']);
  expect(await names()).toEqual(['a.xml', 'b.xml']);
});

it('unfinished, hidden and empty files, folders and links are left alone', async () => {
  const { folder, lay, names } = await open();
  for (const name of ['x.xml.part', 'x.tmp', '.hidden', '~lock', 'x.filepart']) lay(name, 'text');
  lay('empty.csv', '');
  symlinkSync('/etc/passwd', join(folder.pathOf(org), 'link.csv'));
  await names();
  expect(await names()).toEqual([]);
});

it('what is settled lies in its folder under a free name, the reason beside it', async () => {
  const { folder, lay } = await open();
  for (const [content, fate] of [
    ['first', 'refused'],
    ['second', 'refused'],
    ['third', 'done'],
  ] as const) {
    lay('a.csv', content);
    expect((await folder.read(org, 'a.csv')).toString()).toBe(content);
    await folder.settle(org, 'a.csv', fate, 'Ce fichier est vide.');
  }
  const of = (fate: string): string[] => readdirSync(join(folder.pathOf(org), fate)).sort();
  expect(of('refused')).toEqual(['a (2).csv', 'a (2).csv.txt', 'a.csv', 'a.csv.txt']);
  expect(of('done')).toEqual(['a.csv']);
  expect(readFileSync(join(folder.pathOf(org), 'refused', 'a (2).csv'), 'utf8')).toBe('second');
  expect(readFileSync(join(folder.pathOf(org), 'refused', 'a.csv.txt'), 'utf8')).toBe(
    'Ce fichier est vide.\n',
  );
});

it('one company never sees the files of another', async () => {
  const { folder, lay } = await open();
  lay('a.csv', 'text');
  const other = orgId('00000000-0000-7000-8000-000000000002');
  await folder.look(other);
  expect(await folder.look(other)).toEqual([]);
});
