import type { Database } from '../../shell/db/tenant.ts';
import type { Job } from '../../shell/jobs/define-job.ts';
import type { InContext } from '../../shell/runtime.ts';
import type { SecretBox } from '../../shell/secrets.ts';

/** What automatic reminders want from elsewhere. Wired in compose. */
export type AutomaticPorts = {
  readonly secrets: SecretBox;
  /** Where the links of its mails lead. */
  readonly publicUrl: URL;
  /** Hands over what was approved. */
  readonly handOverJob: Job;
  /** Sends what is in the outbox. */
  readonly sendJob: Job;
};

/** What its pages need beside: they find out themselves whose they are. */
export type AutomaticPagePorts = {
  readonly secrets: SecretBox;
  readonly database: Database;
  readonly inContext: InContext;
};
