import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { DocumentError } from './document-error.ts';
import type { OwnLayout } from './own-layout.ts';
import type { Attachment, ChildMessage, Layout, Logo, ParentMessage } from './protocol.ts';

export type DocumentJob = {
  layout: Layout;
  /** The view model of the layout: plain JSON, amounts and dates already written out. */
  data: object;
  /** Payload of the QR code; null for none. */
  qr?: string | null;
  /** ISO 8601 moment written into the PDF, from the clock: same inputs, same bytes. */
  createdAt: string;
  attachment?: Attachment | null;
  logo?: Logo | null;
  /** A company's own layout, in the place of ours for commercial documents. */
  own?: OwnLayout | null;
};

/** `words`: what stands on the pages, of an own layout. */
export type Rendered = { readonly pdf: Uint8Array; readonly words: string };

export type ChildOptions = {
  childEntry: { modulePath: string; args?: readonly string[]; execArgv?: readonly string[] };
  assetsDirectory: string;
  fontsDirectory: string;
  timeoutMs?: number;
  idleMs?: number;
  maxRssBytes?: number;
  /** The child ends in the midst of a document that takes more than this. null: only after it. */
  mostBytes?: number | null;
  /** Where anything that looks for the network ends up: nobody listens there. */
  deadEnd?: string;
};

/** One child, one document at a time: who calls waits for the answer before calling again. */
export type RenderChild = {
  render: (job: DocumentJob) => Promise<Rendered>;
  close: () => Promise<void>;
  /** Process id while it lives. */
  pid: () => number | null;
};

/** It starts with the first document, and stops when there are none or when it has grown too big. */
export function createRenderChild(options: ChildOptions): RenderChild {
  const { timeoutMs = 10_000, idleMs = 30_000, maxRssBytes = 600 * 1024 * 1024, mostBytes = null } = options;
  let child: ChildProcess | null = null;
  let idle: NodeJS.Timeout | null = null;

  const start = (): ChildProcess => {
    const { modulePath, args = [], execArgv = [] } = options.childEntry;
    const fresh = fork(modulePath, [...args], {
      execArgv: [...execArgv],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: childEnvironment(options.deadEnd),
    });
    post(fresh, {
      kind: 'start',
      assetsDirectory: options.assetsDirectory,
      fontsDirectory: options.fontsDirectory,
      mostBytes,
    });
    fresh.once('exit', () => {
      if (child === fresh) child = null;
    });
    child = fresh;
    return fresh;
  };

  const stop = (signal?: NodeJS.Signals): void => {
    const old = child;
    child = null;
    if (old === null) return;
    if (signal === undefined) {
      if (old.connected) old.disconnect();
    } else old.kill(signal);
  };

  const rest = (rssBytes: number): void => {
    if (child === null) return;
    if (rssBytes > maxRssBytes) return stop();
    // A waiting child must not keep a command line alive.
    child.unref();
    child.channel?.unref();
    idle = setTimeout(stop, idleMs).unref();
  };

  const render = async (job: DocumentJob): Promise<Rendered> => {
    if (idle !== null) clearTimeout(idle);
    const worker = child ?? start();
    worker.ref();
    worker.channel?.ref();
    const reply = await ask(worker, job, timeoutMs).catch((cause: unknown) => {
      stop('SIGKILL');
      throw cause;
    });
    rest(reply.rssBytes);
    if (!reply.ok) throw new DocumentError('refused', reply.message, reply.faults);
    return { pdf: reply.pdf, words: reply.words };
  };

  return {
    render,
    close: async () => {
      if (idle !== null) clearTimeout(idle);
      const old = child;
      if (old === null) return;
      const gone = new Promise((resolve) => old.once('exit', resolve));
      old.ref();
      stop();
      await gone;
    },
    pid: () => child?.pid ?? null,
  };
}

/**
 * No secrets of the server in a process that reads user data, no packages of the machine (they lie below the home), and
 * no way out: Typst fetches packages through the proxy of the environment, at which nobody listens.
 */
const childEnvironment = (deadEnd = 'http://127.0.0.1:9'): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  XDG_DATA_HOME: '/nonexistent',
  XDG_CACHE_HOME: '/nonexistent',
  ALL_PROXY: deadEnd,
  HTTPS_PROXY: deadEnd,
  HTTP_PROXY: deadEnd,
});

function post(child: ChildProcess, message: ParentMessage): void {
  child.send(message);
}

function ask(child: ChildProcess, job: DocumentJob, timeoutMs: number): Promise<ChildMessage> {
  return new Promise((resolve, reject) => {
    const settle = (then: () => void): void => {
      clearTimeout(timer);
      child.off('message', onMessage);
      child.off('exit', onExit);
      child.off('error', onError);
      then();
    };
    const onMessage = (message: unknown): void => settle(() => resolve(message as ChildMessage));
    const onExit = (code: number | null, signal: string | null): void =>
      settle(() => reject(new DocumentError('crashed', `The renderer ended (${signal ?? code})`)));
    const onError = (cause: Error): void => settle(() => reject(new DocumentError('crashed', cause.message)));
    const timer = setTimeout(
      () => settle(() => reject(new DocumentError('timeout', `No document after ${timeoutMs} ms`))),
      timeoutMs,
    );
    child.on('message', onMessage);
    child.once('exit', onExit);
    child.once('error', onError);
    post(child, {
      kind: 'render',
      layout: job.layout,
      data: JSON.stringify(job.data),
      qr: job.qr ?? '',
      createdAt: Math.floor(Date.parse(job.createdAt) / 1000),
      attachment: job.attachment ?? null,
      logo: job.logo ?? null,
      own: job.own ?? null,
    });
  });
}
