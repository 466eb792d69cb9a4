import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  startFaultyMailServer,
  type Fault,
  type FaultyMailServer,
} from '../../../test/kit/faulty-mail-server.ts';
import { createRemindingCompany, type RemindingCompany } from '../../../test/kit/reminders.ts';
import { openSmtp } from '../../connectors/smtp/index.ts';
import { listMessages, readSendingState, resolveAmbiguous, saveAccount } from '../messages/index.ts';
import { approveDrafts, listDrafts, prepareRun } from './index.ts';

/** The real transport with little patience: the server is silent for ever. */
const impatient = (settings: Parameters<typeof openSmtp>[0]) =>
  openSmtp(settings, { connectionTimeout: 400, greetingTimeout: 400, socketTimeout: 400, dnsTimeout: 400 });

let company: RemindingCompany;
let server: FaultyMailServer;
let minutes = 0;
let accountVersion = 1;

beforeAll(async () => {
  server = await startFaultyMailServer();
  company = await createRemindingCompany({ openTransport: impatient });
  await company.connectMail(server.port);
});
afterAll(async () => {
  await company.close();
  await server.close();
});
beforeEach(() => {
  server.fault = 'well';
  server.received.length = 0;
});

/** Longer than the account or a message waits before it is tried again. */
const later = (): void => {
  minutes += 20;
  const hour = 8 + Math.floor(minutes / 60);
  company.clock.set(
    `2026-11-23T${String(hour).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00Z`,
  );
};

let customers = 0;
/** An approved reminder of a customer of its own; nothing was handed over yet. */
const approved = async (): Promise<{ partyId: string; draftId: string }> => {
  customers += 1;
  const email = `faute${customers}@client.example`;
  const partyId = await company.addCustomer({
    name: `Client ${customers}`,
    contacts: [{ name: '', roles: ['billing'], email, phone: '', language: 'fr' }],
  });
  await company.invoice(partyId, `FA-${customers}`, 4);
  const { runId } = await company.run((context) => prepareRun(context));
  const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
  const draft = drafts.find((one) => one.partyId === partyId && one.state === 'proposed');
  if (draft === undefined) throw new Error('no draft');
  await company.run((context) => approveDrafts(context, company.handOverJob, { runId, drafts: [draft] }));
  return { partyId, draftId: draft.id };
};

const outbox = async (partyId: string) =>
  (await company.run((context) => listMessages(context, { partyId }))).messages;
const sending = () => company.run((context) => readSendingState(context));

describe('not a byte of the content was handed over: the message waits as it was', () => {
  const certain: [Fault, string][] = [
    ['silent-at-connect', ''],
    ['silent-at-data', ''],
    ['busy', '421'],
    ['broken-tls', ''],
  ];
  it.each(certain)('%s: the account is said to be out of reach, then it leaves once', async (fault, said) => {
    const { partyId } = await approved();
    server.fault = fault;
    const security = fault === 'broken-tls' ? 'starttls' : 'none';
    if (security === 'starttls') await secure('starttls');
    expect(await company.workOff()).toBe(0);
    expect(await outbox(partyId)).toMatchObject([{ state: 'queued', tries: 0 }]);
    // What the outbox and the review show.
    expect(await sending()).toMatchObject({ state: 'unreachable', queued: 1, retryAt: expect.any(String) });
    const { problem } = await sending();
    expect(problem).not.toBe('');
    expect(problem).toContain(said);
    expect(server.received).toEqual([]);

    server.fault = 'well';
    if (security === 'starttls') await secure('none');
    later();
    expect(await company.workOff()).toBe(1);
    const [message] = await outbox(partyId);
    expect(message).toMatchObject({ state: 'sent' });
    expect(server.received).toEqual([`<${message!.id}@atelier-morvan.example>`]);
    expect(await sending()).toMatchObject({ state: 'ready', queued: 0 });
  });

  it('over quota: that message alone is tried later, and says why', async () => {
    const { partyId } = await approved();
    server.fault = 'over-quota';
    expect(await company.workOff()).toBe(0);
    expect(await outbox(partyId)).toMatchObject([
      { state: 'queued', tries: 1, lastResponse: expect.stringContaining('quota exceeded') },
    ]);
    expect(await sending()).toMatchObject({ state: 'ready', queued: 1 });
    server.fault = 'well';
    later();
    expect(await company.workOff()).toBe(1);
    expect(server.received).toHaveLength(1);
  });
});

describe('the content was under way: nobody knows, a person decides', () => {
  const unknown: [Fault, number][] = [
    ['silent-after-content', 1],
    ['dies-before-dot', 0],
    ['dies-after-dot', 1],
  ];
  it.each(unknown)('%s: never sent again by itself', async (fault, arrived) => {
    const { partyId } = await approved();
    server.fault = fault;
    expect(await company.workOff()).toBe(0);
    expect(await outbox(partyId)).toMatchObject([{ state: 'ambiguous' }]);
    expect(await sending()).toMatchObject({ state: 'ready', ambiguous: 1 });
    expect(server.received).toHaveLength(arrived);

    // The server is well again, and hours go by: still it does not leave, and no draft takes its place.
    server.fault = 'well';
    later();
    expect(await company.workOff()).toBe(0);
    const { runId } = await company.run((context) => prepareRun(context));
    const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
    expect(drafts.filter((one) => one.partyId === partyId && one.state === 'proposed')).toEqual([]);
    expect(server.received).toHaveLength(arrived);

    const [message] = await outbox(partyId);
    const outcome = arrived === 1 ? 'sent' : 'not-sent';
    await company.run((context) => resolveAmbiguous(context, company.hooks, { ...message!, outcome }));
    const again = await company.run((context) => prepareRun(context));
    const after = await company.run((context) => listDrafts(context, { id: again.runId }));
    // What did not arrive is proposed again, what did is not.
    expect(after.drafts.filter((one) => one.partyId === partyId && one.state === 'proposed')).toHaveLength(
      1 - arrived,
    );
  });
});

describe('the rate of the provider', () => {
  const limit = async (ratePerHour: number | null): Promise<void> => {
    await company.run((context) =>
      saveAccount(context, company.secrets, { ...account(), version: accountVersion, ratePerHour }),
    );
    accountVersion += 1;
  };

  it('by the hour: the rest waits, the screen says until when, and a higher limit lets it go', async () => {
    const sent = (await company.run((context) => listMessages(context, { state: 'sent' }))).total;
    const ambiguous = (await company.run((context) => listMessages(context, { state: 'failed' }))).total;
    await approved();
    await approved();
    await approved();
    const before = server.received.length;
    // Whatever was handed over in this hour of the machine counts, whatever became of it.
    const handed = await company.run(
      async ({ tx, org }) =>
        (
          await tx
            .selectFrom('outbound_message')
            .select('id')
            .where('org_id', '=', org)
            .where('sending_since', 'is not', null)
            .execute()
        ).length,
    );
    expect(handed).toBeGreaterThanOrEqual(sent + ambiguous);
    await limit(handed + 2);
    expect(await company.workOff()).toBe(2);
    expect(await sending()).toMatchObject({
      state: 'ready',
      queued: 1,
      paced: { per: 'hour', until: expect.any(String) },
    });
    expect(await company.workOff()).toBe(0);
    await limit(null);
    expect(await company.workOff()).toBe(1);
    expect(server.received).toHaveLength(before + 3);
    expect(new Set(server.received).size).toBe(server.received.length);
    expect(await sending()).toMatchObject({ state: 'ready', queued: 0, paced: null });
  });
});

const account = () => ({
  host: '127.0.0.1',
  port: server.port,
  security: 'none' as const,
  user: '',
  fromAddress: 'compta@atelier-morvan.example',
  fromName: 'Atelier Morvan',
  replyTo: '',
  ratePerMinute: 6000,
});

const secure = async (security: 'none' | 'starttls'): Promise<void> => {
  await company.run((context) =>
    saveAccount(context, company.secrets, { ...account(), version: accountVersion, security }),
  );
  accountVersion += 1;
};
