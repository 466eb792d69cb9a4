import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMailServer, type TestMailServer } from '../../../test/kit/mail-server.ts';
import { createRemindingCompany, type RemindingCompany } from '../../../test/kit/reminders.ts';
import { Problem } from '../../contract/problem.ts';
import { openSmtp } from '../../connectors/smtp/index.ts';
import { clearInstance, writeInstance } from '../../shell/directory/index.ts';
import { createSender, listMessages, noHooks, readAccount, saveAccount, writeMessage } from './index.ts';
import { openAccount } from './account.ts';
import { testAccount } from './test-account.ts';

let company: RemindingCompany;
let server: TestMailServer;
beforeAll(async () => {
  server = await startMailServer();
  company = await createRemindingCompany();
});
afterAll(async () => {
  await company.close();
  await server.close();
});

const account = (more: Partial<Parameters<typeof saveAccount>[2]> = {}) => ({
  version: 0,
  host: '127.0.0.1',
  port: server.port,
  security: 'none' as const,
  user: '',
  fromAddress: 'compta@atelier.example',
  fromName: 'Atelier\r\nBcc: tous@client.example',
  replyTo: '',
  ratePerMinute: 6000,
  ...more,
});

const write = (subject: string, to = 'compta@client.example') =>
  company.run((context) =>
    writeMessage(context, {
      kind: 'test',
      partyId: null,
      to: [to],
      cc: [],
      subject,
      text: 'Bonjour',
      html: '<p>Bonjour</p>',
      attachments: [],
      references: [],
      notBefore: context.now,
    }),
  );

const ports = () => ({ secrets: company.secrets, openTransport: openSmtp });
const states = async () =>
  (await company.run((context) => listMessages(context, {}))).messages.map((message) => message.state);

describe('the outbox', () => {
  it('keeps messages and says so while there is no mail account', async () => {
    await write('Sans compte');
    expect(await company.sender.sendDue(company.work)).toBe(0);
    const { messages, sending } = await company.run((context) => listMessages(context, {}));
    expect(messages).toMatchObject([{ state: 'queued', tries: 0 }]);
    expect(sending).toMatchObject({ state: 'not-configured', queued: 1 });
    await expect(
      company.run((context) => testAccount(context, ports(), 'moi@atelier.example')),
    ).rejects.toThrow(new Problem('mail.not-configured'));
  });

  it('never gives the password back, and never sends it to a new host', async () => {
    const saved = await company.run((context) =>
      saveAccount(context, company.secrets, account({ user: 'compta', password: 'secret' })),
    );
    expect(saved).toMatchObject({ hasPassword: true, version: 1 });
    expect(JSON.stringify(saved)).not.toContain('secret');
    const opened = await company.run((context) => openAccount(context, company.secrets));
    expect(opened?.settings.password).toBe('secret');
    const elsewhere = account({ version: 1, host: 'localhost', user: 'compta' });
    await expect(
      company.run((context) => saveAccount(context, company.secrets, elsewhere)),
    ).rejects.toMatchObject({ findings: [{ code: 'messages.password-for-new-host' }] });
    const outside = account({ version: 1, host: 'mail.client.example' });
    await expect(
      company.run((context) => saveAccount(context, company.secrets, outside)),
    ).rejects.toMatchObject({ findings: [{ code: 'messages.plain-smtp-outside' }] });
    await expect(company.run((context) => saveAccount(context, company.secrets, account()))).rejects.toThrow(
      new Problem('edit.conflict'),
    );
    await company.run((context) =>
      saveAccount(context, company.secrets, account({ version: 1, password: '' })),
    );
    expect((await company.run((context) => readAccount(context)))?.hasPassword).toBe(false);
  });

  it('sends nothing while in quarantine, then what waited', async () => {
    await writeInstance(company.database, 'quarantine', 'restored');
    expect(await company.sender.sendDue(company.work)).toBe(0);
    expect((await company.run((context) => listMessages(context, {}))).sending.state).toBe('quarantined');
    await clearInstance(company.database, 'quarantine');
    expect(await company.sender.sendDue(company.work)).toBe(1);
    expect(await states()).toEqual(['sent']);
    // A name with a line break starts no header of its own.
    const { mail, to } = server.received[0]!;
    expect(to).toEqual(['compta@client.example']);
    expect(mail.bcc).toBeUndefined();
  });

  it('says the server’s own words when a test mail is refused', async () => {
    server.refuse.set('moi@atelier.example', 550);
    await expect(
      company.run((context) => testAccount(context, ports(), 'moi@atelier.example')),
    ).rejects.toMatchObject({
      code: 'mail.refused',
      params: { answer: expect.stringContaining('no such mailbox') },
    });
    server.refuse.clear();
    const { response } = await company.run((context) => testAccount(context, ports(), 'moi@atelier.example'));
    expect(response).toContain('250');
  });

  it('keeps to the rate of the account', async () => {
    await company.run((context) =>
      saveAccount(context, company.secrets, account({ version: 2, ratePerMinute: 3 })),
    );
    for (const n of [1, 2, 3, 4, 5]) await write(`Débit ${n}`);
    // One was sent above, less than a minute ago.
    expect(await company.sender.sendDue(company.work)).toBe(2);
    expect(await company.sender.sendDue(company.work)).toBe(0);
    await company.run((context) =>
      saveAccount(context, company.secrets, account({ version: 3, ratePerMinute: 6000 })),
    );
    expect(await company.sender.sendDue(company.work)).toBe(3);
  });

  it('counts neither a refused sign-in nor a dead server against the message', async () => {
    await company.run((context) =>
      saveAccount(context, company.secrets, account({ version: 4, user: 'compta', password: 'faux' })),
    );
    await write('Mauvais mot de passe');
    await company.sender.sendDue(company.work);
    const { messages, sending } = await company.run((context) => listMessages(context, { state: 'queued' }));
    expect(messages).toMatchObject([{ state: 'queued', tries: 0 }]);
    expect(sending).toMatchObject({ state: 'unreachable', problem: expect.stringContaining('535') });
  });

  it('forbids changing what was written', async () => {
    await expect(
      company.run((context) =>
        context.tx.updateTable('outbound_message').set({ subject: 'Autre' }).execute(),
      ),
    ).rejects.toThrow('does not change');
  });

  it('lets two senders share the work without sharing a message', async () => {
    await company.run((context) =>
      saveAccount(context, company.secrets, account({ version: 5, password: '' })),
    );
    for (let n = 0; n < 8; n += 1) await write(`Partage ${n}`, `partage${n}@client.example`);
    const other = createSender({ ...ports(), hooks: noHooks });
    server.received.length = 0;
    await Promise.all([company.sender.sendDue(company.work), other.sendDue(company.work)]);
    await Promise.all([company.sender.sendDue(company.work), other.sendDue(company.work)]);
    const subjects = server.received.map((one) => one.mail.subject);
    expect(new Set(subjects).size).toBe(subjects.length);
    expect(subjects).toHaveLength(9);
  });
});
