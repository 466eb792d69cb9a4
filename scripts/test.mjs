#!/usr/bin/env node
// `npm test`: everything, in order from the quickest answer to the slowest. The last line is `N passed, N failed`;
// what this machine cannot run is counted and named above it. Names of projects may be given: `npm test -- unit db`.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { findBrowser } from './browser.mjs';
import { bringHledger } from './hledger.mjs';
import { ensureInstalled } from './install.mjs';
import { checks, vitest } from './lib/checks.mjs';
import { root } from './lib/run.mjs';
import { main } from './lib/say.mjs';

const PROJECTS = ['unit', 'db', 'crash', 'e2e'];
/** @type {{ passed: number, failed: number, notPossible: { name: string, reason: string }[] }} */
const total = { passed: 0, failed: 0, notPossible: [] };

await main(async () => {
  // npm leaves out `pretest` where install scripts are switched off (ignore-scripts), as our own .npmrc does.
  await ensureInstalled();
  const asked = process.argv.slice(2);
  const wants = (name) => asked.length === 0 || asked.includes(name);
  const env = {};

  for (const [name, check] of Object.entries(checks)) if (wants(name)) await countCheck(name, check);
  if (wants('build') || wants('e2e') || wants('crash')) {
    await countCheck('build', attempt(ensureBuilt));
    if (wants('e2e'))
      await countCheck(
        'browser',
        attempt(async () => (env.ENCAISSE_CHROMIUM = await findBrowser())),
      );
  }
  if (wants('db')) await bringHledger();
  for (const name of PROJECTS) if (wants(name)) await countProject(name, env);

  const nothing = total.passed === 0;
  const { length } = total.notPossible;
  process.stdout.write('\n');
  for (const { name, reason } of total.notPossible)
    process.stdout.write(`  not possible here: ${name}${reason && ` (${reason})`}\n`);
  if (length > 0) process.stdout.write(`${length} not possible here\n`);
  process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
  return total.failed > 0 || nothing ? 1 : 0;
});

async function countCheck(name, check) {
  const { code, output } = await check();
  if (code === 0) total.passed += 1;
  else total.failed += 1;
  process.stdout.write(`${code === 0 ? '✓' : '✗'} ${name}\n`);
  if (code !== 0) process.stdout.write(`${output}\n`);
}

/** One vitest project; a runner that dies without figures is one failure. */
async function countProject(name, env) {
  const file = join(root, '.cache', `count-${name}.json`);
  mkdirSync(join(root, '.cache'), { recursive: true });
  rmSync(file, { force: true });
  const reporters = [
    '--reporter=default',
    `--reporter=${join(root, 'scripts', 'lib', 'count-reporter.mjs')}`,
  ];
  const { code } = await vitest(['--project', name, ...reporters], { env: { ...env, ENCAISSE_COUNT: file } });
  const count = readCount(file);
  if (code !== 0 && count.failed === 0) count.failed = 1;
  if (count.passed + count.failed + count.notPossible.length === 0) count.failed = 1;
  total.passed += count.passed;
  total.failed += count.failed;
  total.notPossible.push(...count.notPossible);
}

function readCount(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, notPossible: [] };
  }
}

function attempt(body) {
  return async () => {
    try {
      await body();
      return { code: 0, output: '' };
    } catch (error) {
      return { code: 1, output: error.message };
    }
  };
}
