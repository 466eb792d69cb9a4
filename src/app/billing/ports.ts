import type { DocumentContent } from '../../contract/document-shapes.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Job } from '../../shell/jobs/define-job.ts';
import type { SecretBox } from '../../shell/secrets.ts';

/** What invoicing without a person needs beside the database. Wired in compose. */
export type BillingPorts = {
  /** The key that seals what is issued. */
  readonly secrets: SecretBox;
  /** Makes the PDF of what was issued. */
  readonly renderJob: Job<{ invoiceId: string }>;
  /** Today’s rate of a currency, as a document says it; null where none is kept. */
  readonly rateOf: (
    context: Context,
    currency: string,
    language: DocumentContent['language'],
  ) => Promise<DocumentContent['exchange']>;
};
