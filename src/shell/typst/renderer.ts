import { availableParallelism } from 'node:os';
import { DocumentError } from './document-error.ts';
import { createRenderChild } from './render-child.ts';
import type { ChildOptions, DocumentJob, RenderChild } from './render-child.ts';

export type DocumentRenderer = {
  render: (job: DocumentJob) => Promise<Uint8Array>;
  close: () => Promise<void>;
  /** How many documents are made at a time, at most: whoever makes many asks for that many together. */
  readonly width: number;
  /** Process ids of the children there are. */
  childPids: () => readonly number[];
};

/** Each holds up to 300 MB, and whoever waits for one holds a connection to the database. */
const MOST_CHILDREN = 8;

/** `children`: how many at most; as many as there are processors, up to eight, unless said otherwise. */
export type RendererOptions = ChildOptions & { children?: number };

/**
 * A few children that render, each one document at a time. A document takes the child that was used last, so that one
 * after the other stay in one process; a second one starts only while the first is at work. Documents are begun in the
 * order they were asked for, and end in any.
 */
export function createDocumentRenderer(options: RendererOptions): DocumentRenderer {
  const width = options.children ?? Math.min(MOST_CHILDREN, availableParallelism());
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
  const renderNow = async (job: DocumentJob): Promise<Uint8Array> => {
    if (closed) throw new DocumentError('closed', 'The document renderer is closed');
    const child = await take();
    try {
      return await child.render(job);
    } finally {
      giveBack(child);
    }
  };

  return {
    width,
    render: (job) => {
      const mine = renderNow(job);
      busy.add(mine);
      const leave = (): boolean => busy.delete(mine);
      mine.then(leave, leave);
      return mine;
    },
    close: async () => {
      closed = true;
      await Promise.allSettled(busy);
      await Promise.all(all.map((child) => child.close()));
    },
    childPids: () => all.flatMap((child) => child.pid() ?? []),
  };
}
