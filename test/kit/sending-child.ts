// A process of its own that hands over, sends and posts what one company has waiting, a round each time it is told to:
// node --import tsx test/kit/sending-child.ts '<JSON of SendingChild>'
import { join } from 'node:path';
import {
  createHandOver,
  createLetterHooks,
  createMessageHooks,
  handOverApproved,
  type DunningPorts,
} from '../../src/app/dunning/index.ts';
import { createSender } from '../../src/app/messages/index.ts';
import { submitLetters } from '../../src/app/post/index.ts';
import { openMerciFacteur, postsTo } from '../../src/connectors/merci-facteur/index.ts';
import { openSmtp } from '../../src/connectors/smtp/index.ts';
import { createDatabase, createPool } from '../../src/shell/db/tenant.ts';
import type { OrgId } from '../../src/shell/ids.ts';
import type { Work } from '../../src/shell/jobs/define-job.ts';
import { createLog } from '../../src/shell/log.ts';
import { projectRoot } from '../../src/shell/paths.ts';
import { createContextIn, createInContext } from '../../src/shell/runtime.ts';
import { createSecretBox } from '../../src/shell/secrets.ts';
import { createDocumentRenderer } from '../../src/shell/typst/index.ts';
import { fakeClock } from '../../src/shell/clock.ts';
import type { Connection } from './database.ts';

export type SendingChild = {
  readonly connection: Connection;
  readonly org: OrgId;
  readonly secretKey: string;
  readonly postalBase: string;
};

const given = JSON.parse(process.argv[2]!) as SendingChild;
const clock = fakeClock('2026-11-23T08:00:00Z');
const inContext = createInContext(
  createDatabase(createPool({ ...given.connection, max: 6 })),
  createContextIn(clock, () => async () => undefined),
);
const work: Work = {
  org: given.org,
  isDemo: false,
  log: createLog('silent'),
  signal: new AbortController().signal,
  inTenant: (body, how) =>
    inContext(
      {
        org: given.org,
        isDemo: false,
        actor: { kind: 'job', id: 'encaisse', name: 'Encaisse' },
        permissions: new Set(),
        locale: 'fr',
        readOnly: how?.readOnly ?? false,
      },
      body,
    ),
};
/** Little patience: the servers of the test are silent for ever. */
const PATIENCE_MS = 600;
const secrets = createSecretBox(Buffer.from(given.secretKey, 'hex'));
const handOver = createHandOver(() => ports);
const sender = createSender({
  secrets,
  openTransport: (settings) =>
    openSmtp(settings, {
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
      dnsTimeout: PATIENCE_MS,
    }),
  hooks: createMessageHooks(handOver.job),
});
const ports: DunningPorts = {
  renderer: createDocumentRenderer({
    childEntry: {
      modulePath: join(projectRoot(), 'src/shell/typst/child-entry.ts'),
      execArgv: ['--import', 'tsx'],
    },
    assetsDirectory: join(projectRoot(), 'assets'),
    fontsDirectory: join(projectRoot(), 'assets', 'fonts'),
  }),
  statement: () => Promise.reject(new Error('no step of this test sends a statement')),
  sendJob: sender.job,
};

process.on('message', (now: string) => {
  clock.set(now);
  void (async () => {
    await handOverApproved(work, ports);
    const mails = await sender.sendDue(work);
    const letters = await submitLetters(work, {
      secrets,
      carries: postsTo,
      openPostal: (settings) =>
        openMerciFacteur(settings, { base: given.postalBase, timeoutMs: PATIENCE_MS }),
      hooks: createLetterHooks(handOver.job),
    });
    process.send!({ mails, letters });
  })().catch((cause: unknown) => process.send!({ error: String(cause) }));
});
process.on('disconnect', () => process.exit(0));
process.send!('ready');
