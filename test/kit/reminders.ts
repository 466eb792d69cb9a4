import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { drawStatement } from '../../src/app/receivables/index.ts';
import {
  addShippedPolicies,
  createHandOver,
  createMessageHooks,
  handOverApproved,
  prepareRun,
  redrawLetters,
  saveUndo,
  type CallPorts,
  type DunningPorts,
} from '../../src/app/dunning/index.ts';
import { recordInvoice } from '../../src/app/invoicing/index.ts';
import {
  createSender,
  saveAccount,
  type MessageHooks,
  type OpenTransport,
  type Sender,
} from '../../src/app/messages/index.ts';
import { openSmtp } from '../../src/connectors/smtp/index.ts';
import { addDays, plainDate } from '../../src/core/calendar/index.ts';
import { EUR } from '../../src/core/money/index.ts';
import type { Job, Work } from '../../src/shell/jobs/define-job.ts';
import { createLog } from '../../src/shell/log.ts';
import { projectRoot } from '../../src/shell/paths.ts';
import { createSecretBox, type SecretBox } from '../../src/shell/secrets.ts';
import { createDocumentRenderer, type DocumentRenderer } from '../../src/shell/typst/index.ts';
import { createTestCompany, type TestCompany } from './company.ts';

/** A company that reminds: default policy, no time to take back, the real sender and the real renderer. */
export type RemindingCompany = TestCompany & {
  readonly sender: Sender;
  readonly hooks: MessageHooks;
  readonly handOverJob: Job;
  readonly ports: DunningPorts;
  readonly secrets: SecretBox;
  /** Of the secrets, in hexadecimal: for another process. */
  readonly secretKey: string;
  readonly renderer: DocumentRenderer;
  readonly work: Work;
  readonly connectMail: (port: number) => Promise<void>;
  readonly invoice: (
    partyId: string,
    number: string,
    daysLate: number,
    totalMinor?: bigint,
  ) => Promise<string>;
  readonly prepare: () => Promise<string>;
  /** Does what the jobs do: hands over what is approved, sends what is due; answers how many left. */
  readonly workOff: () => Promise<number>;
};

export const createRemindingCompany = async (
  options: { now?: string; isDemo?: boolean; openTransport?: OpenTransport } = {},
): Promise<RemindingCompany> => {
  const company = await createTestCompany({
    now: options.now ?? '2026-11-23T08:00:00Z',
    onCreated: [addShippedPolicies],
    ...(options.isDemo !== undefined && { isDemo: options.isDemo }),
  });
  const secretKey = randomBytes(32);
  const secrets = createSecretBox(secretKey);
  const renderer = createDocumentRenderer({
    childEntry: {
      modulePath: join(projectRoot(), 'src/shell/typst/child-entry.ts'),
      execArgv: ['--import', 'tsx'],
    },
    assetsDirectory: join(projectRoot(), 'assets'),
    fontsDirectory: join(projectRoot(), 'assets', 'fonts'),
  });
  const handOver = createHandOver(() => ports);
  const hooks = createMessageHooks(handOver.job);
  const sender = createSender({ secrets, openTransport: options.openTransport ?? openSmtp, hooks });
  const ports: DunningPorts = {
    renderer,
    statement: (context, partyId) => drawStatement(context, { id: partyId }, { documents: renderer }),
    sendJob: sender.job,
  };
  const isDemo = options.isDemo ?? false;
  const work: Work = {
    org: company.org,
    isDemo,
    log: createLog('silent'),
    signal: new AbortController().signal,
    inTenant: (body, how) =>
      company.inContext(
        {
          org: company.org,
          isDemo,
          actor: { kind: 'job', id: 'encaisse', name: 'Encaisse' },
          permissions: new Set(),
          locale: 'fr',
          readOnly: how?.readOnly ?? false,
        },
        body,
      ),
  };
  await company.run((context) => saveUndo(context, 0));
  return {
    ...company,
    sender,
    hooks,
    handOverJob: handOver.job,
    ports,
    secrets,
    secretKey: secretKey.toString('hex'),
    renderer,
    work,
    connectMail: async (port) => {
      await company.run((context) =>
        saveAccount(context, secrets, {
          version: 0,
          host: '127.0.0.1',
          port,
          security: 'none',
          user: '',
          fromAddress: 'compta@atelier-morvan.example',
          fromName: 'Atelier Morvan',
          replyTo: '',
          ratePerMinute: 6000,
        }),
      );
    },
    invoice: async (partyId, number, daysLate, totalMinor = 120_000n) => {
      const today = plainDate(company.clock.today('Europe/Paris'));
      const { itemId } = await company.run((context) =>
        recordInvoice(context, {
          partyId,
          kind: 'invoice',
          number,
          issuedOn: addDays(today, -daysLate - 30),
          dueOn: addDays(today, -daysLate),
          currency: EUR,
          totalMinor,
          reference: '',
        }),
      );
      return itemId;
    },
    prepare: async () => (await company.run((context) => prepareRun(context))).runId,
    workOff: async () => {
      await redrawLetters(work, ports, handOver.job);
      await handOverApproved(work, ports);
      return sender.sendDue(work);
    },
    close: async () => {
      await renderer.close();
      await company.close();
    },
  };
};

/** For calls after which no invoice is sent again. */
export const noResend: CallPorts = {
  resend: () => Promise.reject(new Error('nothing was to be sent again')),
};
