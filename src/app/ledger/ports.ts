import type { Context } from '../../shell/http/context.ts';
import type { Job } from '../../shell/jobs/define-job.ts';
import type { DocumentRenderer } from '../../shell/typst/index.ts';
import type { Scope } from './verify-books.ts';

export type ReportScope = Pick<Scope, 'tx' | 'org'>;

/** A transaction of its own that lasts as long as the file is read: one snapshot, in constant memory. */
export type Snapshot = (
  produce: (scope: ReportScope) => AsyncIterable<Uint8Array | string>,
) => AsyncIterable<Uint8Array | string>;

export type ReportPorts = {
  readonly renderer: DocumentRenderer;
  readonly snapshot: (context: Pick<Context, 'org'>) => Snapshot;
};

export type LedgerPorts = ReportPorts & {
  /** Verifies the books: createBooksCheck. */
  readonly checkJob: Job<{ id: string }>;
};
