import type { PlainDate } from '../../core/calendar/index.ts';
import type { Currency, Decimal } from '../../core/money/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Job } from '../../shell/jobs/define-job.ts';
import type { SecretBox } from '../../shell/secrets.ts';

/** What invoicing without a person needs beside the database. Wired in compose. */
export type BillingPorts = {
  /** The key that seals what is issued. */
  readonly secrets: SecretBox;
  /** Makes the PDF of what was issued. */
  readonly renderJob: Job<{ invoiceId: string }>;
  /** What a unit of another currency is worth on a day, by the last rate kept; null where none was kept lately. */
  readonly rateOn: (
    context: Context,
    currency: Currency,
    on: PlainDate,
  ) => Promise<{ readonly rate: Decimal; readonly on: PlainDate; readonly source: 'ecb' | 'hand' } | null>;
};
