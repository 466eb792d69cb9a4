import { Worker } from 'node:worker_threads';

/*
 * Native code cannot be asked how much it takes, and it holds the thread that could ask. So another thread looks on, and
 * ends the process from outside of what runs in it.
 */
const WATCH = `
const { workerData } = require('node:worker_threads');
setInterval(() => {
  if (process.memoryUsage.rss() > workerData) process.kill(process.pid, 'SIGKILL');
}, 20);
`;

/** From now on this process ends when it takes more than so many bytes of memory. */
export function watchMemory(maxRssBytes: number): void {
  new Worker(WATCH, { eval: true, workerData: maxRssBytes, stdout: false }).unref();
}
