import { availableParallelism } from 'node:os';
import { DocumentError } from './document-error.ts';
import { createRenderChild } from './render-child.ts';
import type { ChildOptions, DocumentJob, RenderChild, Rendered } from './render-child.ts';
import type { OwnLayout } from './own-layout.ts';

export type DocumentRenderer = {
  render: (job: DocumentJob) => Promise<Uint8Array>;
  /** By a company's own layout, in a child apart: what it breaks or holds up there harms no other document. */
  renderOwn: (job: DocumentJob & { own: OwnLayout }) => Promise<Rendered>;
  close: () => Promise<void>;
  /** How many documents are made at a time, at most: whoever makes many asks for that many together. */
  readonly width: number;
  /** Process ids of the children there are. */
  childPids: () => readonly number[];
};

/** Each holds up to 300 MB, and whoever waits for one holds a connection to the database. */
const MOST_CHILDREN = 8;
const MOST_OWN_BYTES = 700 * 1024 * 1024;

/** `children`: how many at most; as many as there are processors, up to eight, unless said otherwise. */
export type RendererOptions = ChildOptions & { children?: number };

/** Ours for our layouts, and one or two apart for those that companies wrote. */
export function createDocumentRenderer(options: RendererOptions): DocumentRenderer {
  const width = options.children ?? Math.min(MOST_CHILDREN, availableParallelism());
  const ours = createLane(options, width);
  const own = createLane({ mostBytes: MOST_OWN_BYTES, ...options }, Math.min(2, width));
  return {
    width,
    render: async (job) => (await ours.render(job)).pdf,
    renderOwn: (job) => own.render(job),
    close: async () => {
      await Promise.all([ours.close(), own.close()]);
    },
    childPids: () => [...ours.childPids(), ...own.childPids()],
  };
}

/**
 * A few children that render, each one document at a time. A document takes the child that was used last, so that one
 * after the other stay in one process; a second one starts only while the first is at work. Documents are begun in the
 * order they were asked for, and end in any.
 */
function createLane(options: ChildOptions, width: number) {
  const all: readonly RenderChild[] = Array.from({ length: width }, () => createRenderChild(options));
  // The last one used is on top.
  const free: RenderChild[] = [...all];
  const waiting: ((child: RenderChild) => void)[] = [];
  const busy = new Set<Promise<unknown>>();
  let closed = false;

  const take = (): Promise<RenderChild> => {
    const child = free.pop();
    return child === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(child);
  };
  const giveBack = (child: RenderChild): void => {
    const next = waiting.shift();
    if (next === undefined) free.push(child);
    else next(child);
  };
  const renderNow = async (job: DocumentJob): Promise<Rendered> => {
    if (closed) throw new DocumentError('closed', 'The document renderer is closed');
    const child = await take();
    try {
      return await child.render(job);
    } finally {
      giveBack(child);
    }
  };

  return {
    render: (job: DocumentJob): Promise<Rendered> => {
      const mine = renderNow(job);
      busy.add(mine);
      const leave = (): boolean => busy.delete(mine);
      mine.then(leave, leave);
      return mine;
    },
    close: async (): Promise<void> => {
      closed = true;
      await Promise.allSettled(busy);
      await Promise.all(all.map((child) => child.close()));
    },
    childPids: (): readonly number[] => all.flatMap((child) => child.pid() ?? []),
  };
}
