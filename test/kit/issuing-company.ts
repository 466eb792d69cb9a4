import { randomBytes } from 'node:crypto';
import type { BillingPorts } from '../../src/app/billing/index.ts';
import { invoicingRate } from '../../src/app/closing/index.ts';
import { atelier } from '../../src/cli/bench/sample-parties.ts';
import type { Context } from '../../src/shell/http/context.ts';
import { defineJob, type Work } from '../../src/shell/jobs/define-job.ts';
import { createLog } from '../../src/shell/log.ts';
import { createSecretBox } from '../../src/shell/secrets.ts';
import type { TestCompany } from './company.ts';

/** All that a French company must say of itself before it issues an invoice. */
export const readyToIssue = async ({ tx, org }: Context): Promise<void> => {
  await tx.updateTable('organization').set(atelier).where('org_id', '=', org).execute();
};

/** What invoicing by itself is wired with; rendering is only asked for. */
export const billingPorts = (): BillingPorts => ({
  secrets: createSecretBox(randomBytes(32)),
  renderJob: defineJob('invoicing.render', 'work', async () => {}),
  rateOn: invoicingRate,
});

/** What a tick works with, in the company’s own transactions. */
export const workOf = (company: TestCompany): Work => ({
  org: company.org,
  isDemo: false,
  inTenant: (body) => company.run(body),
  log: createLog('silent'),
  signal: new AbortController().signal,
});
