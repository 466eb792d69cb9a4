import type { Context } from '../../shell/http/context.ts';
import type { Job } from '../../shell/jobs/define-job.ts';
import type { SecretBox } from '../../shell/secrets.ts';
import type { DocumentRenderer } from '../../shell/typst/index.ts';

/** What issuing and sending documents needs beside the database. Wired in compose. */
export type InvoicingPorts = {
  readonly secrets: SecretBox;
  readonly renderer: DocumentRenderer;
  /** The sender's job: a message written leaves at once. */
  readonly sendJob: Job;
  /** This room's own: makes the PDF of what was issued. */
  readonly renderJob: Job<{ invoiceId: string }>;
  /** The customer's link to the document, for its e-mail; null where none is wanted. A higher room makes it. */
  readonly linkOf: (context: Context, documentId: string) => Promise<string | null>;
};
