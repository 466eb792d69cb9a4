import { createCompile } from './compile.ts';
import type { Compile } from './compile.ts';
import { DocumentError } from './document-error.ts';
import type { ChildMessage, ParentMessage } from './protocol.ts';
import { watchMemory } from './watch-memory.ts';

/**
 * The child process that renders. Native code cannot be stopped inside a process, only with it. Each message is
 * its own turn of the event loop, which is when the memory of the document before it is given back.
 */
export function runTypstChild(): void {
  let compile: Compile | null = null;
  const answer = (message: ChildMessage): void => {
    process.send?.(message);
  };
  process.on('disconnect', () => process.exit(0));
  // Ctrl C in a terminal goes to the whole group: the parent decides when to end.
  process.on('SIGINT', () => {});
  process.on('message', (message: ParentMessage) => {
    if (message.kind === 'start') {
      // Missing fonts or layouts end the process here, with the reason on stderr.
      if (message.mostBytes !== null) watchMemory(message.mostBytes);
      compile = createCompile(message.assetsDirectory, message.fontsDirectory);
      return;
    }
    try {
      if (compile === null) throw new Error('The renderer was not started');
      answer({ ok: true, ...compile(message), rssBytes: process.memoryUsage.rss() });
    } catch (cause) {
      const text = cause instanceof Error ? cause.message : String(cause);
      const faults = cause instanceof DocumentError ? cause.faults : [];
      answer({ ok: false, message: text, faults, rssBytes: process.memoryUsage.rss() });
    }
  });
}
