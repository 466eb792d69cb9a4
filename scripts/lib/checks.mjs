import { run, runTool, tool } from './run.mjs';

/** What needs no test runner: [name, promise of {code, output}]. */
export const checks = {
  types: () => runTool('tsc', ['--noEmit'], { show: 'hide' }),
  lint: () => runTool('oxlint', ['--type-aware', '--deny-warnings'], { show: 'hide' }),
  format: () => runTool('oxfmt', ['--check', '.'], { show: 'hide' }),
};

/** `npx vitest run …`, with what vitest 5 needs on Node 20. */
export function vitest(args, options = {}) {
  const polyfill = new URL('./node20.mjs', import.meta.url).href;
  return run(process.execPath, ['--import', polyfill, tool('vitest'), 'run', ...args], options);
}
