import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approveDrafts, createLetterHooks, listDrafts } from '../../src/app/dunning/index.ts';
import { keepFile } from '../../src/app/files/index.ts';
import { resolveLetter, savePostalAccount, writeLetter } from '../../src/app/post/index.ts';
import { projectRoot } from '../../src/shell/paths.ts';
import { startFaultyMailServer, type Fault, type FaultyMailServer } from '../kit/faulty-mail-server.ts';
import { POSTAL_KEYS, startPostalServer, type PostalFault, type PostalServer } from '../kit/postal-server.ts';
import { createRemindingCompany, type RemindingCompany } from '../kit/reminders.ts';
import type { SendingChild } from '../kit/sending-child.ts';

/*
 * Two processes hand over, send and post the same company’s reminders at once, against a mail server and a postal provider
 * that fail at drawn points. Nothing is sent twice, nothing is lost, and what nobody can know is left to a person.
 */

const MAILS = 16;
const LETTERS = 10;
const ROUNDS = ['08:00', '08:40', '09:20', '10:00', '10:40'];

/** Drawn by arithmetic: the same faults every time, in another order for each server. */
const drawing = <T>(faults: readonly T[], step: number) => {
  let at = 0;
  return (): T => faults[(at++ * step) % faults.length]!;
};
const MAIL_FAULTS: readonly Fault[] = [
  'well',
  'dies-after-dot',
  'well',
  'silent-at-data',
  'well',
  'dies-before-dot',
  'silent-after-content',
  'over-quota',
  'well',
];
const POSTAL_FAULTS: readonly PostalFault[] = [
  null,
  'dies-after-taking',
  'server-error',
  null,
  'dies-before-taking',
  'silent',
  null,
];

let company: RemindingCompany;
let mail: FaultyMailServer;
let postal: PostalServer;
const children: ChildProcess[] = [];

beforeAll(async () => {
  [company, mail, postal] = await Promise.all([
    createRemindingCompany(),
    startFaultyMailServer(),
    startPostalServer(),
  ]);
  await company.connectMail(mail.port);
  const given: SendingChild = {
    connection: company.test.rw,
    org: company.org,
    secretKey: company.secretKey,
    postalBase: postal.base,
  };
  for (let at = 0; at < 2; at += 1) {
    const child = fork(join(projectRoot(), 'test/kit/sending-child.ts'), [JSON.stringify(given)], {
      execArgv: ['--import', 'tsx'],
    });
    children.push(child);
    await once(child, 'message');
  }
});
afterAll(async () => {
  for (const child of children) child.disconnect();
  await company.close();
  await mail.close();
  await postal.close();
});

/** Both at once, at that time of the company’s clock. */
const round = async (time: string): Promise<void> => {
  const now = `2026-11-23T${time}:00Z`;
  company.clock.set(now);
  const answers = children.map((child) => once(child, 'message'));
  for (const child of children) child.send(now);
  for (const [answer] of await Promise.all(answers)) expect(answer).not.toHaveProperty('error');
};

const states = (table: 'outbound_message' | 'postal_letter') =>
  company.run(({ tx, org }) =>
    tx.selectFrom(table).select(['id', 'state', 'version']).where('org_id', '=', org).orderBy('id').execute(),
  );

describe('two processes at once, before servers that fail', () => {
  it('send every reminder at most once; what is uncertain is asked', { timeout: 120_000 }, async () => {
    for (let at = 1; at <= MAILS; at += 1) {
      const email = `client${at}@client.example`;
      const partyId = await company.addCustomer({
        name: `Client ${at}`,
        contacts: [{ name: '', roles: ['billing'], email, phone: '', language: 'fr' }],
      });
      await company.invoice(partyId, `FA-${at}`, 4);
    }
    const runId = await company.prepare();
    const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
    expect(drafts).toHaveLength(MAILS);
    await company.run((context) => approveDrafts(context, company.handOverJob, { runId, drafts }));
    mail.draw = drawing(MAIL_FAULTS, 5);
    for (const time of ROUNDS) await round(time);
    mail.draw = null;
    await round('11:20');

    const rows = await company.run(({ tx, org }) =>
      tx
        .selectFrom('outbound_message')
        .select(['message_id', 'state'])
        .where('org_id', '=', org)
        .where('kind', '=', 'reminder')
        .execute(),
    );
    // One message a draft, although both handed over.
    expect(rows).toHaveLength(MAILS);
    const bare = (id: string): string => id.replaceAll(/[<>]/g, '');
    const received = mail.received.map(bare);
    expect(new Set(received).size).toBe(received.length);
    const byState = (state: string): string[] =>
      rows.filter((row) => row.state === state).map((row) => bare(row.message_id));
    expect(byState('sent').length + byState('ambiguous').length).toBe(MAILS);
    expect(received).toEqual(expect.arrayContaining(byState('sent')));
    const asked = new Set(byState('ambiguous'));
    expect(asked.size).toBeGreaterThan(0);
    // What arrived is known to have been sent, or asked about.
    for (const id of received) expect(byState('sent').includes(id) || asked.has(id), id).toBe(true);
  });

  it(
    'post every letter at most once; asked again with its key, exactly once',
    { timeout: 120_000 },
    async () => {
      await company.run((context) =>
        savePostalAccount(context, company.secrets, {
          version: 0,
          ...POSTAL_KEYS,
          isTest: false,
          ordinary: 'normal',
        }),
      );
      const partyId = await company.addCustomer({ name: 'Papier' });
      const address = {
        name: 'Papier',
        lines: ['1 rue A'],
        postalCode: '69001',
        city: 'Lyon',
        country: 'FR',
      };
      for (let at = 0; at < LETTERS; at += 1) {
        await company.run(async (context) => {
          const bytes = Buffer.from(`%PDF-1.4 ${at}`);
          const pdfSha256 = await keepFile(context, { name: 'l.pdf', mediaType: 'application/pdf', bytes });
          const letter = { partyId, pdfSha256, from: address, to: address, reference: `R-${at}` };
          await writeLetter(context, { ...letter, isRegistered: at % 2 === 0 });
        });
      }
      postal.draw = drawing(POSTAL_FAULTS, 3);
      for (const time of ROUNDS.slice(0, 3)) await round(time);
      postal.draw = null;

      // Nothing of unknown fate was asked again by itself.
      expect(new Set(postal.keys).size).toBe(postal.keys.length);
      const letters = await states('postal_letter');
      const uncertain = letters.filter(({ state }) => state === 'ambiguous');
      expect(uncertain.length).toBeGreaterThan(0);
      expect(letters.every(({ state }) => state === 'submitted' || state === 'ambiguous')).toBe(true);
      expect(postal.taken.length).toBeLessThan(LETTERS);
      for (const { id, version } of uncertain) {
        await company.run((context) =>
          resolveLetter(context, createLetterHooks(company.handOverJob), {
            id,
            version,
            outcome: 'ask-again',
          }),
        );
      }
      await round('12:00');
      expect((await states('postal_letter')).map(({ state }) => state)).toEqual(
        letters.map(() => 'submitted'),
      );
      expect(postal.taken.map(({ key }) => key).sort()).toEqual(letters.map(({ id }) => id).sort());
    },
  );
});
