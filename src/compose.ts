import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { accountantRoom, batchJob, resumeBatches, scheduleTick } from './app/accountant/index.ts';
import { automaticPages, automaticRoom, automaticTick } from './app/automatic/index.ts';
import {
  bankingRoom,
  dropRoom,
  dropTick,
  mailboxRoom,
  mailboxTick,
  matchWaitingJob,
  undoLine,
} from './app/banking/index.ts';
import {
  billingRoom,
  billingTick,
  refuseMergeOfWaiting,
  refuseUndoAfterDelivery,
} from './app/billing/index.ts';
import { fillDemo as fillHistory, fillSales } from './app/demo/index.ts';
import { chargesRoom, waiverTick } from './app/charges/index.ts';
import {
  addShippedPolicies,
  createHandOver,
  createMessageHooks,
  createSettleTick,
  createLetterHooks,
  dunningRoom,
  type DunningPorts,
  limitsRoom,
  nextReminders,
  plansRoom,
  reminderEvents,
  signaturesRoom,
  trialRoom,
} from './app/dunning/index.ts';
import { closingRoom, doubtfulRoom, rateForDocument, ratesRoom, ratesTick } from './app/closing/index.ts';
import { entriesRoom, lettrageRoom, periodsRoom } from './app/entries/index.ts';
import { filesRoom } from './app/files/index.ts';
import { insightRoom, resumeTrials, trialJob, type InsightPorts } from './app/insight/index.ts';
import {
  appearanceRoom,
  layoutsRoom,
  bulkRoom,
  createBulkWorker,
  createIssuedRenderer,
  documentsRoom,
  invoicingRoom,
  productsRoom,
  refuseMergeOfWriting,
  refuseUndoAfterWriting,
  sealedContents,
  resendAsked,
  retentionsRoom,
  retentionsTick,
  sendingRoom,
  tellMailed,
} from './app/invoicing/index.ts';
import { checkRevenueAccount, ledgerRoom, monthsTick, openBooks } from './app/ledger/index.ts';
import { createInboxLook, inboxRoom, replyMailboxRoom } from './app/inbox/index.ts';
import { followRecorded, instrumentsRoom } from './app/instruments/index.ts';
import { openitemsRoom, refuseUndoAfterItems } from './app/openitems/index.ts';
import {
  createSender,
  messagesRoom,
  refuseUndoAfterMessage,
  type MessageHooks,
  type OpenTransport,
} from './app/messages/index.ts';
import { organizationRoom, type OnCreated } from './app/organization/index.ts';
import { partyRoom, registersRoom } from './app/party/index.ts';
import { createPaymentSealer, paymentsRoom } from './app/payments/index.ts';
import { createPoster, postRoom } from './app/post/index.ts';
import { mailLinks, openingMarks, openingsRoom, portalPages, portalRoom } from './app/portal/index.ts';
import { drawStatement, receivablesRoom, salesRoom, viewsRoom } from './app/receivables/index.ts';
import { createAuditTick, createClosingTick, sealRoom } from './app/seal/index.ts';
import {
  refuseMergeOfSubscriber,
  refuseUndoAfterSubscription,
  subscriptionsRoom,
  subscriptionsTick,
} from './app/subscriptions/index.ts';
import { importJob, openingRoom, resumeImports, takeoverRoom } from './app/takeover/index.ts';
import { vatRoom } from './app/vat/index.ts';
import { webhookTick, webhooksRoom } from './app/webhooks/index.ts';
import { openMerciFacteur, postsTo } from './connectors/merci-facteur/index.ts';
import { composeEml, openSmtp } from './connectors/smtp/index.ts';
import { ECB, openEcb } from './connectors/ecb/index.ts';
import { openImap } from './connectors/imap/index.ts';
import { readMime } from './connectors/mime/index.ts';
import { openWatchFolder } from './connectors/watch-folder/index.ts';
import { createPostWebhook } from './connectors/webhook/index.ts';
import { clockFromEnvironment, type Clock } from './shell/clock.ts';
import type { Config } from './shell/config.ts';
import type { OpenDatabase } from './shell/db/connect.ts';
import { createDatabase, createPool } from './shell/db/tenant.ts';
import type { Room } from './shell/http/context.ts';
import { createServer } from './shell/http/server.ts';
import { createBoss, createEnqueueIn, startJobs, type Jobs } from './shell/jobs/boss.ts';
import type { Job, Tick } from './shell/jobs/define-job.ts';
import { createLog, type Log } from './shell/log.ts';
import { projectRoot } from './shell/paths.ts';
import { openRenderer } from './shell/typst/index.ts';
import { createContextIn, createInContext, type ContextIn, type Runtime } from './shell/runtime.ts';
import { createSecretBox, loadSecretKey, type SecretBox } from './shell/secrets.ts';
import { readCommit, readVersion } from './shell/version.ts';
import { composeRegisters } from './compose/registers.ts';
import { createChecks, downloadArchive, readingOf, snapshotOf } from './compose/sealed.ts';

/** The program put together on an open database. Nothing listens and nothing works yet. */
export type Composition = {
  readonly runtime: Runtime;
  readonly contextIn: ContextIn;
  readonly rooms: readonly Room[];
  readonly onCreated: readonly OnCreated[];
  readonly fillDemo: OnCreated;
  readonly secrets: SecretBox;
  /** How a mail server is spoken to. */
  readonly openTransport: OpenTransport;
  /** What the command line hands over with. */
  readonly insight: InsightPorts;
  readonly setupToken: string;
  readonly createServer: () => Promise<FastifyInstance>;
  readonly startJobs: () => Promise<Jobs>;
  readonly close: () => Promise<void>;
};

export const compose = (
  config: Config,
  opened: OpenDatabase,
  overrides: { log?: Log; clock?: Clock } = {},
): Composition => {
  const log = overrides.log ?? createLog(config.logLevel);
  const clock = overrides.clock ?? clockFromEnvironment(config.now);
  const pool: pg.Pool = createPool({ ...opened.rw, max: 12, statementTimeoutMs: 60_000 });
  const jobsPool: pg.Pool = createPool({ ...opened.jobs, max: 3 });
  const database = createDatabase(pool);
  const boss = createBoss(jobsPool, log);
  const contextIn = createContextIn(clock, createEnqueueIn(boss));
  const inContext = createInContext(database, contextIn);
  const runtime: Runtime = { database, clock, log, publicUrl: config.publicUrl, inContext };
  const secrets = createSecretBox(loadSecretKey(config.secretKey, config.secretKeyFile));
  const setupToken = randomBytes(9).toString('base64url');
  const version = readVersion();
  const commit = readCommit();

  const documents = openRenderer(import.meta.url);

  // What each room puts into a new company, in this order. The few reactions between rooms are listed here, nowhere else.
  const onCreated: readonly OnCreated[] = [openBooks, addShippedPolicies];

  const fillDemo: OnCreated = async (context) => {
    await fillHistory(context);
    await fillSales(context, secrets);
  };

  // A message asks reminders before it leaves and tells them its fate; what shrank meanwhile is handed over again.
  const statement: DunningPorts['statement'] = (context, partyId) =>
    drawStatement(context, { id: partyId }, { documents });
  const handOver = createHandOver(() => ({
    renderer: documents,
    statement,
    sendJob: sender.job,
    accounts,
    openings,
  }));
  const reminders = createMessageHooks(handOver.job);
  const hooks: MessageHooks = {
    ...reminders,
    settled: async (context, message, fate, response) => {
      await reminders.settled(context, message, fate, response);
      await tellMailed(context, message, fate);
    },
  };
  const postal = {
    secrets,
    openPostal: openMerciFacteur,
    carries: postsTo,
    hooks: createLetterHooks(handOver.job),
  };
  const poster = createPoster(postal);
  const sender = createSender({ secrets, openTransport: openSmtp, hooks });
  const mail = { secrets, openMailbox: openImap, readMime };
  const inbox = { ...mail, hooks };
  const inboxLook = createInboxLook(inbox);
  // Encaisse that serves this machine only may call this machine; one that serves others may not be turned against it.
  const reach = { loopback: config.publicUrl.protocol === 'http:', privateNetworks: config.privateWebhooks };
  const webhooks = { secrets, reach, post: createPostWebhook(reach) };
  const links = { secrets, publicUrl: config.publicUrl };
  const { linkOf, accounts } = mailLinks(links);
  const openings = openingMarks(links);
  const issued = createIssuedRenderer(() => ({
    secrets,
    renderer: documents,
    sendJob: sender.job,
    linkOf,
  }));
  const { chainCheck, booksCheck } = createChecks();
  const bulk = createBulkWorker(() => ({ secrets, renderer: documents, linkOf }));
  const registers = composeRegisters(config);
  const dropFolder = openWatchFolder(config.dropFolder);
  const billing = { secrets, renderJob: issued.job, rateOf: rateForDocument };
  const insight: InsightPorts = { renderer: documents, composeEml, reading: readingOf(database) };
  const sending = { renderer: documents, sendJob: sender.job, linkOf };
  const rooms: readonly Room[] = [
    organizationRoom({ setupToken, contextIn, onCreated, fillDemo }),
    partyRoom({
      checkRevenueAccount,
      mergeGuards: [refuseMergeOfWriting, refuseMergeOfWaiting, refuseMergeOfSubscriber],
      undoGuards: [
        refuseUndoAfterWriting,
        refuseUndoAfterItems,
        refuseUndoAfterDelivery,
        refuseUndoAfterSubscription,
        refuseUndoAfterMessage,
      ],
    }),
    registersRoom({ checkRevenueAccount, ...registers.room }),
    filesRoom(),
    ledgerRoom({ renderer: documents, snapshot: snapshotOf(database), checkJob: booksCheck.job }),
    sealRoom({ secrets, checkJob: chainCheck.job, archive: downloadArchive(database, secrets) }),
    openitemsRoom(),
    entriesRoom(),
    periodsRoom(),
    lettrageRoom(),
    invoicingRoom(),
    documentsRoom({ secrets, renderer: documents, sendJob: sender.job, renderJob: issued.job, linkOf }),
    productsRoom(),
    appearanceRoom({ renderer: documents }),
    sendingRoom(sending),
    retentionsRoom(),
    bulkRoom({ bulkJob: bulk.job, renderer: documents, reading: readingOf(database) }),
    layoutsRoom({ renderer: documents }),
    billingRoom(billing),
    subscriptionsRoom(billing),
    paymentsRoom({
      undoLine: (context, lineId, reason) => undoLine(context, lineId, { reason }),
      recorded: [followRecorded],
    }),
    chargesRoom(),
    bankingRoom(),
    instrumentsRoom({ renderer: documents }),
    dropRoom(dropFolder),
    closingRoom(),
    doubtfulRoom(),
    ratesRoom(),
    accountantRoom({ reading: readingOf(database) }),
    mailboxRoom(mail),
    messagesRoom({ secrets, openTransport: openSmtp, hooks, sendJob: sender.job }),
    postRoom({ ...postal, postJob: poster.job }),
    dunningRoom({
      renderer: documents,
      statement,
      sendJob: sender.job,
      handOverJob: handOver.job,
      accounts,
      resend: (context, asked) => resendAsked(context, sending, asked),
      openings,
      post: { ...postal, job: poster.job },
    }),
    signaturesRoom(),
    trialRoom({ renderer: documents, statement, accounts, secrets, openTransport: openSmtp }),
    limitsRoom(),
    plansRoom({ sendJob: sender.job }),
    receivablesRoom({ documents, nextReminders, reminderEvents }),
    salesRoom({ nextReminders }),
    viewsRoom(),
    vatRoom({ renderer: documents, snapshot: snapshotOf(database) }),
    takeoverRoom(),
    openingRoom(),
    inboxRoom(),
    replyMailboxRoom({ ...inbox, lookJob: inboxLook.job }),
    portalRoom({ ...links, sendJob: sender.job }),
    openingsRoom(links),
    insightRoom(insight),
    automaticRoom(),
    webhooksRoom(webhooks),
  ];
  const jobs: readonly Job<never>[] = [
    importJob,
    matchWaitingJob,
    handOver.job,
    poster.job,
    issued.job,
    bulk.job,
    registers.worker.job,
    sender.job,
    chainCheck.job,
    batchJob,
    booksCheck.job,
    trialJob,
    inboxLook.job,
  ];
  const ticks: readonly Tick[] = [
    resumeImports,
    ...handOver.ticks,
    createSettleTick(() => sender.job),
    billingTick(() => billing),
    subscriptionsTick(() => billing),
    issued.tick,
    bulk.tick,
    registers.worker.tick,
    sender.tick,
    poster.tick,
    createPaymentSealer(secrets),
    createAuditTick(secrets),
    createClosingTick({ secrets, readInvoices: sealedContents.invoice }),
    chainCheck.tick,
    booksCheck.tick,
    dropTick(dropFolder),
    monthsTick,
    mailboxTick(mail),
    inboxLook.tick,
    webhookTick(webhooks),
    resumeBatches,
    scheduleTick,
    waiverTick,
    retentionsTick,
    ratesTick(openEcb(config.ratesUrl ?? ECB)),
    resumeTrials,
    automaticTick(() => ({ ...links, handOverJob: handOver.job, sendJob: sender.job })),
  ];

  const portal = portalPages({ database, inContext, renderer: documents, secrets, sending });

  const health = async () => {
    try {
      await pool.query('select 1');
      return {
        ok: true,
        version,
        commit,
        database: { mode: opened.mode, version: opened.version, migrated: opened.migrated.length },
      };
    } catch {
      return {
        ok: false,
        version,
        commit,
        database: { mode: opened.mode, version: opened.version, unreachable: true },
      };
    }
  };

  return {
    runtime,
    contextIn,
    rooms,
    onCreated,
    fillDemo,
    secrets,
    openTransport: openSmtp,
    insight,
    setupToken,
    createServer: () =>
      createServer({
        runtime,
        rooms,
        pages: {
          ...portal,
          pages: [...portal.pages, ...automaticPages({ secrets, database, inContext })],
        },
        version,
        webDirectory: join(projectRoot(), 'dist', 'web'),
        health,
      }),
    startJobs: () => startJobs({ boss, jobs, ticks, database, inContext, clock, log }),
    close: async () => {
      await documents.close();
      await pool.end();
      await jobsPool.end();
    },
  };
};
