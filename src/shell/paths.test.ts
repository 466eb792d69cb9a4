import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultDataDirectory, projectRoot } from './paths.ts';

test('the project is found from the sources and from the bundle', () => {
  const root = projectRoot();
  expect(existsSync(join(root, 'package.json'))).toBe(true);
  expect(projectRoot(`file://${root}/dist/main.js`)).toBe(root);
});

test.each([
  [{ ENCAISSE_DATA: '/srv/é' }, 1000, '/srv/é'],
  [{}, 0, '/var/lib/encaisse'],
  [{ XDG_DATA_HOME: '/home/a/.data' }, 1000, '/home/a/.data/encaisse'],
])('data directory for %j and uid %i', (env, uid, wanted) => {
  expect(defaultDataDirectory(env, uid)).toBe(wanted);
});
