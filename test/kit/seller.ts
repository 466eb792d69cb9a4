import { fillSeller } from './selling.ts';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'kysely';
import {
  createDraft,
  issueDocument,
  renderIssued,
  sealedContents,
  startDocument,
  verifyIssued,
  type Issued,
} from '../../src/app/invoicing/index.ts';
import { creditInvoice } from '../../src/app/invoicing/credits/credit-invoice.ts';
import { readDocument } from '../../src/app/invoicing/read-document.ts';
import {
  recordPayment,
  reversePayment,
  sealedPayments,
  sealPayments,
  verifyPayments,
} from '../../src/app/payments/index.ts';
import {
  closePeriods,
  linkAudit,
  verifyAudit,
  verifySeals,
  type ContentReaders,
  type Reading,
} from '../../src/app/seal/index.ts';
import type { Currency } from '../../src/core/money/index.ts';
import { defineJob } from '../../src/shell/jobs/define-job.ts';
import { createDatabase, createPool, inTenant, type Tx } from '../../src/shell/db/tenant.ts';
import { projectRoot } from '../../src/shell/paths.ts';
import { createSecretBox, type SecretBox } from '../../src/shell/secrets.ts';
import { createDocumentRenderer } from '../../src/shell/typst/index.ts';
import { createTestCompany, type TestCompany } from './company.ts';

export type TestSeller = {
  readonly company: TestCompany;
  readonly customer: string;
  readonly secrets: SecretBox;
  /** Issues 1 200,00 including VAT; its PDF is made too unless `picture` is false. */
  readonly issue: (options?: { picture?: boolean }) => Promise<{ id: string; invoiceId: string }>;
  readonly draft: () => Promise<string>;
  /** `last` runs in the same transaction, after everything: what it throws undoes the issue. */
  readonly issueDraft: (id: string, last?: () => void) => Promise<Issued>;
  readonly credit: (id: string) => Promise<void>;
  /** Pays an invoice of 1 200,00 and seals the payment; undone again with `undo`. */
  readonly pay: (invoiceId: string, options?: { undo?: boolean }) => Promise<void>;
  /** What rooms above invoicing put under seal. */
  readonly sealedAbove: ContentReaders;
  /** Closes every day, month and year that is over. */
  readonly closeAll: () => Promise<void>;
  /** Links what was written to the audit trail. */
  readonly linkTrail: () => Promise<void>;
  /** What verification finds; in a transaction of its own, or in the given one. */
  readonly proof: (tx?: Tx) => Promise<string[]>;
  /** What it would find after something was done by a superuser without triggers; nothing stays of it. */
  readonly proofAfter: (tampering: string) => Promise<string[]>;
  readonly end: () => Promise<void>;
};

const line = {
  type: 'item' as const,
  id: 'l1',
  name: 'Plan de travail chêne massif',
  quantity: '2',
  unit: 'C62',
  unitPrice: '500',
  vat: { category: 'S' as const, rate: '20' },
  account: '707',
  nature: 'goods' as const,
};

/** A company that may issue invoices, with a customer, a key, and the renderer of its documents. */
export const createSeller = async (now?: string): Promise<TestSeller> => {
  const company = await createTestCompany(now === undefined ? {} : { now });
  const secrets = createSecretBox(randomBytes(32));
  await company.run(fillSeller);
  const customer = await company.addCustomer({ siren: '552032534', vatNumber: 'FR27552032534' });
  const root = projectRoot();
  const renderer = createDocumentRenderer({
    childEntry: {
      modulePath: join(root, 'src/shell/typst/child-entry.ts'),
      execArgv: ['--import', 'tsx'],
    },
    assetsDirectory: join(root, 'assets'),
    fontsDirectory: join(root, 'assets', 'fonts'),
  });
  const sendJob = defineJob('nobody', 'work', async () => {});
  const admin = createPool({ ...company.test.admin, max: 1 });
  const superuser = createDatabase(admin);

  const draft = (): Promise<string> =>
    company.run(async (context) => {
      const content = await startDocument(context, { kind: 'invoice', customerId: customer });
      return createDraft(context, { ...content, lines: [line], title: 'Cuisine' });
    });
  const issueDraft = (id: string, last = (): void => {}): Promise<Issued> =>
    company.run(async (context) => {
      const { version } = await readDocument(context, id);
      const issued = await issueDocument(context, { id, version, send: false }, secrets);
      last();
      return issued;
    });
  const picture = (invoiceId: string): Promise<void> =>
    company.run((context) =>
      renderIssued(context, { secrets, renderer, sendJob, linkOf: async () => null }, invoiceId),
    );

  const prove = async (read: Reading): Promise<string[]> => {
    const seals = await verifySeals(read, { ...sealedContents, ...sealedPayments });
    const trail = await verifyAudit(read);
    const issued = await verifyIssued(read, await company.run(async (context) => context.today));
    const payments = await verifyPayments(read);
    return [...seals.findings, ...trail.findings, ...issued.findings, ...payments].map(
      (finding) => finding.code,
    );
  };

  return {
    company,
    customer,
    secrets,
    draft,
    issueDraft,
    issue: async (options = {}) => {
      const id = await draft();
      const { invoiceId } = await issueDraft(id);
      if (options.picture !== false) await picture(invoiceId);
      return { id, invoiceId };
    },
    credit: async (id) => {
      const credit = await company.run((context) => creditInvoice(context, { id, reason: 'Fendu' }));
      await picture((await issueDraft(credit)).invoiceId);
    },
    pay: async (invoiceId, { undo = false } = {}) => {
      await company.run(async (context) => {
        const item = await context.tx
          .selectFrom('open_item')
          .select('id')
          .where('org_id', '=', context.org)
          .where('invoice_id', '=', invoiceId)
          .executeTakeFirstOrThrow();
        const { paymentId } = await recordPayment(context, {
          method: 'transfer',
          partyId: customer,
          receivedOn: context.today,
          currency: 'EUR' as Currency,
          amountMinor: 120_000n,
          reference: `VIR ${invoiceId.slice(-6)}`,
          note: '',
          shares: [{ itemId: item.id, amountMinor: 120_000n }],
        });
        if (undo) await reversePayment(context, paymentId, 'Rejet');
      });
      while ((await company.run((context) => sealPayments(context, secrets))) > 0);
    },
    sealedAbove: sealedPayments,
    closeAll: async () => {
      const ports = { secrets, readInvoices: sealedContents.invoice };
      while ((await company.run((context) => closePeriods(context, ports))) > 0);
    },
    linkTrail: async () => {
      while ((await company.run((context) => linkAudit(context, secrets))) > 0);
    },
    proof: () =>
      prove((body) =>
        inTenant(company.database, company.org, (tx) => body({ tx, org: company.org }), { readOnly: true }),
      ),
    proofAfter: (tampering) =>
      rolledBack(superuser, async (tx) => {
        await sql.raw('set local session_replication_role = replica').execute(tx);
        for (const statement of tampering.split(';')) await sql.raw(statement).execute(tx);
        await sql.raw(`set local app.org = '${company.org}'; set local search_path = encaisse`).execute(tx);
        return prove((body) => body({ tx, org: company.org }));
      }),
    end: async () => {
      await renderer.close();
      await admin.end();
      await company.close();
    },
  };
};

class RolledBack extends Error {}

const rolledBack = async <T>(
  database: ReturnType<typeof createDatabase>,
  body: (tx: Tx) => Promise<T>,
): Promise<T> => {
  let result: { value: T } | null = null;
  try {
    await database.transaction().execute(async (tx) => {
      result = { value: await body(tx) };
      throw new RolledBack();
    });
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
  }
  return (result as { value: T } | null)!.value;
};
