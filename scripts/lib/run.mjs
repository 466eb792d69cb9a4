import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const isMain = (url) => process.argv[1] === fileURLToPath(url);

/** Tools are started from node_modules with this very Node: no npx, no PATH, no network. */
export const tools = {
  tsc: ['typescript', 'bin/tsc'],
  oxlint: ['oxlint', 'bin/oxlint'],
  oxfmt: ['oxfmt', 'bin/oxfmt'],
  vitest: ['vitest', 'vitest.mjs'],
  vite: ['vite', 'bin/vite.js'],
  tsx: ['tsx', 'dist/cli.mjs'],
  playwright: ['playwright-core', 'cli.js'],
};

export function tool(name) {
  const [folder, file] = tools[name];
  return join(root, 'node_modules', folder, file);
}

/**
 * Runs a program to its end. `show`: its output goes to our stderr ('stderr'), to our own streams ('inherit'),
 * or nowhere ('hide'); it is returned in any case but 'inherit'.
 */
export function run(command, args, { show = 'inherit', env = {}, cwd = root } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: show === 'inherit' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8');
      stream?.on('data', (text) => {
        output += text;
        if (show === 'stderr') process.stderr.write(text);
      });
    }
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code, signal) => resolve({ code: code ?? (signal ? 128 : 1), output }));
  });
}

export const runTool = (name, args, options) => run(process.execPath, [tool(name), ...args], options);
