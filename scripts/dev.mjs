#!/usr/bin/env node
// `npm run dev`: the server restarted at each change (http://localhost:4700), the web application by Vite
// (http://localhost:4701). Ctrl-C ends both.
import { spawn } from 'node:child_process';
import { root, tool } from './lib/run.mjs';

const start = (args) => spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
const children = [
  start([tool('tsx'), 'watch', '--clear-screen=false', 'src/main.ts', 'serve', ...process.argv.slice(2)]),
  start([tool('vite'), '--config', 'vite.config.ts']),
];
let ending = false;
const end = (code) => {
  if (ending) return;
  ending = true;
  for (const child of children) child.kill('SIGTERM');
  process.exitCode = code;
};
for (const child of children) child.once('exit', (code) => end(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => end(0));
