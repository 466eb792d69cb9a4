import type { Job } from '../../shell/jobs/define-job.ts';
import type { DocumentRenderer } from '../../shell/typst/index.ts';

/** What reminders want from elsewhere. Wired in compose. */
export type DunningPorts = {
  readonly renderer: Pick<DocumentRenderer, 'render'>;
  /** Sends what is in the outbox. */
  readonly sendJob: Job;
};
