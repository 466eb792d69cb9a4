import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import {
  IMAP_PASSWORD,
  mailWith,
  startImapServer,
  type TestImapServer,
} from '../../../test/kit/imap-server.ts';
import { openImap } from '../../connectors/imap/index.ts';
import { readMime } from '../../connectors/mime/index.ts';
import { Problem } from '../../contract/problem.ts';
import type { Context } from '../../shell/http/context.ts';
import { createLog } from '../../shell/log.ts';
import { createSecretBox } from '../../shell/secrets.ts';
import type { Work } from '../../shell/jobs/define-job.ts';
import { lookIntoMailbox, mailboxRoom, readImports } from './index.ts';

const csv = (day: string) => `Date;Libellé;Montant;Solde\n${day}/09/2026;VIR DUPONT ${day};10,00;110,00\n`;
const BANK = 'releves@banque.example';

let company: TestCompany;
let server: TestImapServer;
beforeAll(async () => {
  server = await startImapServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  company = await createTestCompany();
  server.mails.length = 0;
  server.opened.length = 0;
  server.uidValidity = 7;
  return () => company.close();
});

type Answer = {
  mailbox: { hasPassword: boolean; problem: string; version: number; senders: string[] } | null;
  files: { fileName: string; outcome: string; newLines: number; findings: { code: string }[] }[];
};
const secrets = createSecretBox(Buffer.alloc(32, 7));
const ports = () => ({ secrets, openMailbox: openImap, readMime });
const ask = <T = Answer>(verb: 'read' | 'save' | 'test' | 'remove', input: object = {}): Promise<T> => {
  const handler = mailboxRoom(ports()).handlers[verb] as (context: Context, input: object) => Promise<T>;
  return company.run((context) => handler(context, input));
};
const settings = (over: object = {}) => ({
  isOn: true,
  host: '127.0.0.1',
  port: server.port,
  security: 'none',
  user: 'compta',
  password: IMAP_PASSWORD,
  folder: 'INBOX',
  senders: ['Releves@Banque.example'],
  version: 0,
  ...over,
});
const look = async (isDemo = false): Promise<void> => {
  const work: Work = {
    org: company.org,
    isDemo,
    log: createLog('silent'),
    signal: new AbortController().signal,
    inTenant: (body) => company.run(body),
  };
  await lookIntoMailbox(work, ports());
};
const imports = async (): Promise<string[]> =>
  (await company.run((context) => readImports(context))).imports.map(
    (one) => `${one.importedBy}: ${one.fileName}`,
  );
const refusal = async (promise: Promise<unknown>): Promise<string[]> => {
  const problem = await promise.catch((cause: unknown) => cause);
  if (!(problem instanceof Problem)) throw new Error(`not refused: ${String(problem)}`);
  return [problem.code, ...problem.findings.map((one) => one.code)];
};

describe('a mailbox with statements', () => {
  it('imports the attachments of allowed senders, each message opened once', async () => {
    expect((await ask('save', settings())).mailbox).toMatchObject({ hasPassword: true, senders: [BANK] });
    server.mails.push(
      mailWith(1, { from: BANK, name: 'septembre.csv', content: csv('15') }),
      mailWith(2, { from: 'pirate@ailleurs.example', name: 'faux.csv', content: csv('16') }),
      mailWith(3, { from: BANK, name: 'plaquette.pdf', content: '%PDF-1.4' }),
    );
    await look();
    await look();
    expect(await imports()).toEqual(['Boîte aux lettres: septembre.csv']);
    expect(server.opened).toEqual([1, 3]);
    // The mailbox is rebuilt: its numbers begin anew, its messages are the same.
    server.uidValidity = 8;
    server.mails.push(mailWith(11, { from: BANK, name: 'octobre.csv', content: csv('17') }));
    await look();
    expect(server.opened).toEqual([1, 3, 11]);
    expect((await imports()).length).toBe(2);
    expect((await ask('read')).files.map((one) => [one.fileName, one.outcome, one.newLines])).toEqual([
      ['octobre.csv', 'imported', 1],
      ['septembre.csv', 'imported', 1],
    ]);
  });

  it('tells why an attachment was refused, and knows what somebody gave already', async () => {
    await ask('save', settings({ senders: ['@banque.example'] }));
    server.mails.push(
      mailWith(1, { from: BANK, name: 'casse.csv', content: 'Date;Libellé;Montant;Solde\nhier;X;dix;?\n' }),
      mailWith(2, { from: BANK, name: 'septembre.csv', content: csv('15') }),
      mailWith(3, { from: BANK, name: 'copie.csv', content: csv('15') }),
    );
    await look();
    const { files } = await ask('read');
    expect(files.map((one) => [one.fileName, one.outcome])).toEqual([
      ['copie.csv', 'already-imported'],
      ['septembre.csv', 'imported'],
      ['casse.csv', 'refused'],
    ]);
    expect(files[2]!.findings.length).toBeGreaterThan(0);
  });

  it('says of a mail that nobody can open that it could not be, once, and reads the next one', async () => {
    await ask('save', settings());
    server.mails.push(
      mailWith(1, { from: BANK, name: 'perdu.csv', content: csv('14') }),
      mailWith(2, { from: BANK, name: 'septembre.csv', content: csv('15') }),
    );
    server.faults.set(1, 'no');
    await look();
    await look();
    server.faults.clear();
    expect(
      (await ask('read')).files.map((one) => [one.fileName, one.outcome, one.findings[0]?.code]),
    ).toEqual([
      ['septembre.csv', 'imported', 'bank.statement.currency-assumed'],
      ['Votre releve', 'refused', 'bank.mail-unreadable'],
    ]);
  });

  it('says what the server answers, and goes on when it is well again', async () => {
    const { mailbox } = await ask('save', settings({ password: 'faux' }));
    await look();
    expect((await ask('read')).mailbox?.problem).toMatch(/refuse/);
    expect(await refusal(ask('test'))).toEqual(['mailbox.refused']);
    await ask('save', settings({ version: mailbox!.version }));
    server.mails.push(mailWith(1, { from: BANK, name: 'septembre.csv', content: csv('15') }));
    expect(await ask('test')).toEqual({ messages: 1 });
    expect(server.opened).toEqual([]);
    await look();
    expect((await ask('read')).mailbox?.problem).toBe('');
    expect(await imports()).toHaveLength(1);
  });

  it('is never opened when it is off, removed, or for a company of examples', async () => {
    const { mailbox } = await ask('save', settings({ isOn: false }));
    server.mails.push(mailWith(1, { from: BANK, name: 'septembre.csv', content: csv('15') }));
    await look();
    await ask('save', settings({ version: mailbox!.version }));
    await look(true);
    await ask('remove', { version: mailbox!.version + 1 });
    await look();
    expect(await imports()).toEqual([]);
    expect((await ask('read')).mailbox).toMatchObject({ hasPassword: false });
  });

  it.each([
    ['no password', { password: '' }, 'mailbox.password-needed'],
    ['a password in clear across the network', { host: 'imap.example' }, 'mailbox.plain-outside'],
    ['what is no sender', { senders: ['banque'] }, 'bank.mail-sender'],
  ])('refuses %s', async (_, over, code) => {
    expect(await refusal(ask('save', settings(over)))).toEqual(['record.refused', code]);
  });

  it('never sends a kept password to another server', async () => {
    await ask('save', settings());
    const { password: _, ...elsewhere } = settings({ host: 'localhost', version: 1 });
    expect(await refusal(ask('save', elsewhere))).toEqual([
      'record.refused',
      'mailbox.password-for-new-host',
    ]);
  });
});
