import type { Context } from '../http/context.ts';
import type { OrgId } from '../ids.ts';
import type { Log } from '../log.ts';
import type { QueueName } from './boss.ts';

/** What a job works with: one organisation, and a way to open tenant transactions one after the other. */
export type Work = {
  readonly org: OrgId;
  readonly isDemo: boolean;
  /** A tenant transaction with a fresh reading of the clock. */
  readonly inTenant: <T>(
    body: (context: Context) => Promise<T>,
    options?: { readOnly?: boolean },
  ) => Promise<T>;
  readonly log: Log;
  /** Aborted when the program stops: finish the step at hand, leave the rest to the next start. */
  readonly signal: AbortSignal;
};

/**
 * Work done after the business transaction, from the outbox. It may run twice (a crash between its end and its
 * receipt): it looks at the state first and is harmless the second time.
 */
export type Job<Data extends Record<string, unknown> = Record<string, unknown>> = {
  readonly name: string;
  readonly queue: QueueName;
  readonly run: (work: Work, data: Data) => Promise<void>;
};

export const defineJob = <Data extends Record<string, unknown>>(
  name: string,
  queue: QueueName,
  run: (work: Work, data: Data) => Promise<void>,
): Job<Data> => ({ name, queue, run });

export type Enqueue = <Data extends Record<string, unknown>>(
  job: Job<Data>,
  data: Data,
  options?: { singletonKey?: string },
) => Promise<void>;

/** Looks at rows once in a while, per organisation; business dates are in the rows, never in the timer. */
export type Tick = {
  readonly name: string;
  readonly everySeconds: number;
  readonly run: (work: Work) => Promise<void>;
};
