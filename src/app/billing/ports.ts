import type { Job } from '../../shell/jobs/define-job.ts';
import type { SecretBox } from '../../shell/secrets.ts';

/** What invoicing without a person needs beside the database. Wired in compose. */
export type BillingPorts = {
  /** The key that seals what is issued. */
  readonly secrets: SecretBox;
  /** Makes the PDF of what was issued. */
  readonly renderJob: Job<{ invoiceId: string }>;
};
