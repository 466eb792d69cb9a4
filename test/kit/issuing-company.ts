import { randomBytes } from 'node:crypto';
import type { BillingPorts } from '../../src/app/billing/index.ts';
import type { Context } from '../../src/shell/http/context.ts';
import { defineJob, type Work } from '../../src/shell/jobs/define-job.ts';
import { createLog } from '../../src/shell/log.ts';
import { createSecretBox } from '../../src/shell/secrets.ts';
import type { TestCompany } from './company.ts';

/** All that a French company must say of itself before it issues an invoice. */
export const readyToIssue = async ({ tx, org }: Context): Promise<void> => {
  await tx
    .updateTable('organization')
    .set({
      legal_form: 'SARL',
      siren: '732829320',
      siret: '73282932000074',
      vat_number: 'FR44732829320',
      address_lines: ['14 rue des Tanneurs'],
      postal_code: '69005',
      city: 'Lyon',
      iban: 'FR7630006000011234567890189',
      capital: '10 000 €',
      register: 'RCS Lyon',
      late_rate: 'taux de la BCE majoré de dix points',
    })
    .where('org_id', '=', org)
    .execute();
};

/** What invoicing by itself is wired with; rendering is only asked for. */
export const billingPorts = (): BillingPorts => ({
  secrets: createSecretBox(randomBytes(32)),
  renderJob: defineJob('invoicing.render', 'work', async () => {}),
});

/** What a tick works with, in the company’s own transactions. */
export const workOf = (company: TestCompany): Work => ({
  org: company.org,
  isDemo: false,
  inTenant: (body) => company.run(body),
  log: createLog('silent'),
  signal: new AbortController().signal,
});
