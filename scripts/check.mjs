#!/usr/bin/env node
// `npm run check`: types, lint, format and architecture at once, in less than half a minute.
import { checks, vitest } from './lib/checks.mjs';
import { ensureInstalled } from './install.mjs';
import { main } from './lib/say.mjs';

await main(async () => {
  await ensureInstalled();
  const architecture = () => vitest(['--project', 'unit', 'test/architecture.test.ts'], { show: 'hide' });
  const all = Object.entries({ ...checks, architecture });
  const results = await Promise.all(all.map(async ([name, check]) => ({ name, ...(await check()) })));
  for (const { name, code, output } of results) {
    if (code !== 0) process.stdout.write(`\n── ${name} ──\n${output}\n`);
  }
  process.stdout.write(
    `${results.map(({ name, code }) => `${code === 0 ? '✓' : '✗'} ${name}`).join('  ')}\n`,
  );
  return results.some(({ code }) => code !== 0) ? 1 : 0;
});
