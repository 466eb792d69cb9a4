import type { Job } from '../../shell/jobs/define-job.ts';
import type { Context } from '../../shell/http/context.ts';
import type { DocumentRenderer } from '../../shell/typst/index.ts';

/** What reminders want from elsewhere. Wired in compose. */
export type DunningPorts = {
  readonly renderer: Pick<DocumentRenderer, 'render'>;
  /** The statement of account of a customer as of today: a higher room's, joined to a message. */
  readonly statement: (context: Context, partyId: string) => Promise<{ name: string; bytes: Uint8Array }>;
  /** Sends what is in the outbox. */
  readonly sendJob: Job;
};
