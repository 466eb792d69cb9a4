import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startMailServer, type TestMailServer } from '../../../test/kit/mail-server.ts';
import { createRemindingCompany, type RemindingCompany } from '../../../test/kit/reminders.ts';
import { unreadReply } from '../../../test/kit/unread-reply.ts';
import { createUser, setRole } from '../../shell/directory/index.ts';
import { newId } from '../../shell/ids.ts';
import { assignCustomers } from '../dunning/assign-customers.ts';
import { listMessages } from '../messages/index.ts';
import { runAutomatic, saveSettings } from './index.ts';
import { tellOfWaiting } from './tell-waiting.ts';

/* Five business days are allowed: what came on Monday the 16th has waited too long on Monday the 23rd. */
const CAME = '2026-11-16T09:00:00Z';
const LATE = '2026-11-23T07:00:00Z';

let company: RemindingCompany;
let server: TestMailServer;
beforeEach(async () => {
  server = await startMailServer();
  company = await createRemindingCompany({ now: CAME });
});
afterEach(async () => {
  await company.close();
  await server.close();
});

const member = async (name: string, locale: 'fr' | 'en' = 'fr'): Promise<string> => {
  const user = await createUser(company.database, {
    email: `${name.toLowerCase()}@atelier.example`,
    name,
    password: 'quatre chevaux verts',
    locale,
  });
  await setRole(company.database, company.org, user.id, 'collector');
  return user.id;
};
const customer = async (name: string, ownerId: string | null): Promise<string> => {
  const partyId = await company.addCustomer({
    name,
    contacts: [{ name: '', roles: ['billing'], email: 'compta@client.example', phone: '', language: 'fr' }],
  });
  await company.run((context) => assignCustomers(context, { to: { partyIds: [partyId] }, ownerId }));
  return partyId;
};
const mailFrom = (sender: string, partyId: string | null, kind: 'reply' | 'automatic' = 'reply') =>
  company.run(({ tx, org, now }) =>
    sql`insert into inbound_message (org_id, id, message_id, uid_validity, uid, kind, sender, sent_at, size, state, party_id, recorded_at)
      values (${org}, ${newId()}, ${`<${newId()}@client.example>`}, '1', ${kind === 'reply' ? 1 : 2}, ${kind}, ${sender}, ${now}, 10,
        ${partyId === null ? 'to-sort' : 'kept'}, ${partyId}, ${now})`.execute(tx),
  );
const responsible = (version: number, ids: string[]) =>
  company.run((context) =>
    saveSettings(context, { version, isOn: false, weekdays: [], hour: 8, responsibleIds: ids }),
  );
const ports = () => ({
  secrets: company.secrets,
  publicUrl: new URL('https://encaisse.example'),
  handOverJob: company.handOverJob,
  sendJob: company.ports.sendJob,
});
const beat = () => runAutomatic(company.work, ports());
const isSomebodyWaiting = (): Promise<boolean> =>
  company.run(async ({ tx }) => {
    const { rows } = await sql<{ some: boolean }>`
      select exists (select from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())) as some`.execute(tx);
    return rows[0]?.some ?? false;
  });
const at = async (instant: string): Promise<void> => {
  company.clock.set(instant);
  await beat();
  await company.workOff();
};
const plain = (written = ''): string => written.replaceAll(/[\u202f\u00a0]/g, ' ');
const told = () =>
  server.received.map(({ to, mail }) => ({
    to: to.join(),
    subject: plain(mail.subject),
    text: plain(mail.text),
  }));

describe('an answer that nobody has read for too long', () => {
  it('is told to who answers for its customer, once, at the hour of the schedule', async () => {
    await company.connectMail(server.port);
    const partyId = await customer('Boréale', await member('Leila'));
    await unreadReply(company, partyId);
    await at('2026-11-20T15:00:00Z');
    await at('2026-11-21T15:00:00Z');
    await at('2026-11-23T06:59:00Z');
    expect(told()).toEqual([]);
    await at(LATE);
    expect(told()).toMatchObject([
      { to: 'leila@atelier.example', subject: 'La réponse de Boréale attend d’être lue' },
    ]);
    const text = told()[0]?.text;
    expect(text).toContain('Boréale – Réponse sur sa page, le 16 novembre 2026');
    expect(text).toContain('Lire dans Encaisse : https://encaisse.example/clients/reponses?mine=yes');
    await at('2026-11-23T07:01:00Z');
    await at('2026-11-24T09:00:00Z');
    await at('2026-12-24T09:00:00Z');
    expect(told()).toHaveLength(1);
  });

  it('is told once by two programs at once: the second waits for what the first tells', async () => {
    await company.connectMail(server.port);
    await unreadReply(company, await customer('Boréale', await member('Leila')));
    company.clock.set(LATE);
    let isThrough = false;
    let second: Promise<unknown> = Promise.resolve();
    await company.work.inTenant(async (context) => {
      await tellOfWaiting(context, ports());
      second = company.work.inTenant((other) => tellOfWaiting(other, ports())).then(() => (isThrough = true));
      // Not committed yet: the second is held back, or has told it again.
      await vi.waitUntil(async () => isThrough || (await isSomebodyWaiting()), {
        timeout: 60_000,
        interval: 20,
      });
    });
    await second;
    await company.workOff();
    expect(told()).toHaveLength(1);
  });

  it('is told with all others that wait, in the language of its reader, and again never', async () => {
    await company.connectMail(server.port);
    const paul = await member('Paul', 'en');
    const boreale = await customer('Boréale', paul);
    await unreadReply(company, boreale);
    await mailFrom('compta@client.example', await customer('Cassis', paul));
    await at(LATE);
    expect(told()).toMatchObject([
      { to: 'paul@atelier.example', subject: '2 answers of customers wait to be read' },
    ]);
    expect(told()[0]?.text).toContain('Cassis – E-mail received on 16 November 2026');
    // Another one of the same customer, a week later, is another answer.
    await unreadReply(company, boreale);
    await at('2026-11-30T09:00:00Z');
    expect(told().map((one) => one.subject)).toEqual([
      '2 answers of customers wait to be read',
      'The answer of Boréale waits to be read',
    ]);
  });

  it('is nobody’s matter once it was read, nor where a program wrote it', async () => {
    await company.connectMail(server.port);
    const leila = await member('Leila');
    const read = await unreadReply(company, await customer('Boréale', leila));
    await mailFrom('compta@client.example', await customer('Cassis', leila), 'automatic');
    await read();
    await at(LATE);
    expect(told()).toEqual([]);
  });

  it('is told to those of the company where nobody answers for the customer, or may not any more', async () => {
    await company.connectMail(server.port);
    const [claire, leila] = [await member('Claire'), await member('Leila')];
    await responsible(0, [claire]);
    await unreadReply(company, await customer('Boréale', null));
    await unreadReply(company, await customer('Cassis', leila));
    await setRole(company.database, company.org, leila, 'auditor');
    await at(LATE);
    expect(told()).toMatchObject([
      { to: 'claire@atelier.example', subject: '2 réponses de clients attendent d’être lues' },
    ]);
    expect(told()[0]?.text).toMatch(/https:\/\/encaisse\.example\/clients\/reponses\n/);
  });

  it('is told to each that may have to read it, when two customers may have written it', async () => {
    await company.connectMail(server.port);
    await customer('Filiale Nord', await member('Leila'));
    await customer('Filiale Sud', await member('Paul'));
    await mailFrom('compta@client.example', null);
    await at(LATE);
    expect(
      told()
        .map((one) => one.to)
        .sort(),
    ).toEqual(['leila@atelier.example', 'paul@atelier.example']);
    expect(told()[0]?.subject).toMatch(/^La réponse de Filiale (Nord ou Filiale Sud|Sud ou Filiale Nord)/);
    await at('2026-11-24T09:00:00Z');
    expect(told()).toHaveLength(2);
  });

  it('waits for somebody who can be told, and for a way to send mail', async () => {
    const outbox = async () => (await company.run((context) => listMessages(context, {}))).messages.length;
    await unreadReply(company, await customer('Boréale', null));
    const claire = await member('Claire');
    await at(LATE);
    // A mail that nothing can carry would say another day what is true no more.
    await responsible(0, [claire]);
    await at('2026-11-24T09:00:00Z');
    expect(await outbox()).toBe(0);
    await company.connectMail(server.port);
    await responsible(1, []);
    await at('2026-11-25T09:00:00Z');
    expect(await outbox()).toBe(0);
    await responsible(2, [claire]);
    await at('2026-11-26T09:00:00Z');
    expect(told()).toHaveLength(1);
  });

  it('is in the outbox where the mail server refuses it, and is not written again', async () => {
    await company.connectMail(server.port);
    await unreadReply(company, await customer('Boréale', await member('Leila')));
    server.refuse.set('leila@atelier.example', 550);
    await at(LATE);
    await at('2026-11-24T09:00:00Z');
    expect(told()).toEqual([]);
    const { messages } = await company.run((context) => listMessages(context, {}));
    expect(messages.map((one) => [one.kind, one.state])).toEqual([['announcement', 'failed']]);
  });
});
