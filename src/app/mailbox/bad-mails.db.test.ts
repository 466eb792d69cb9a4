import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import {
  IMAP_PASSWORD,
  mailWith,
  startImapServer,
  type TestImapServer,
} from '../../../test/kit/imap-server.ts';
import { answerMail } from '../../../test/kit/inbound-mails.ts';
import { openImap } from '../../connectors/imap/index.ts';
import { readMime } from '../../connectors/mime/index.ts';
import { createLog } from '../../shell/log.ts';
import { createSecretBox } from '../../shell/secrets.ts';
import type { Work } from '../../shell/jobs/define-job.ts';
import {
  lookInto,
  readMailbox,
  saveMailbox,
  type Arrived,
  type MailboxPorts,
  type OpenMailbox,
} from './index.ts';

/** The silence of a server that hangs is cut short here; the program waits longer. */
const impatient: OpenMailbox = (settings) =>
  openImap(settings, { connectionTimeout: 400, greetingTimeout: 400, socketTimeout: 400 });
const secrets = createSecretBox(Buffer.alloc(32, 7));

let company: TestCompany;
let server: TestImapServer;
let taken: Arrived[];
beforeAll(async () => {
  server = await startImapServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  company = await createTestCompany();
  server.mails.length = 0;
  server.faults.clear();
  server.isMute = false;
  taken = [];
  await company.run((context) =>
    saveMailbox(
      context,
      secrets,
      'replies',
      {
        isOn: true,
        host: '127.0.0.1',
        port: server.port,
        security: 'none',
        user: 'compta',
        password: IMAP_PASSWORD,
        folder: 'INBOX',
        version: 0,
      },
      { sinceOn: context.today },
    ),
  );
  return () => company.close();
});

const look = async (over: Partial<MailboxPorts> = {}): Promise<void> => {
  const work: Work = {
    org: company.org,
    isDemo: false,
    log: createLog('silent'),
    signal: new AbortController().signal,
    inTenant: (body) => company.run(body),
  };
  await lookInto(
    work,
    { secrets, openMailbox: impatient, readMime, ...over },
    {
      purpose: 'replies',
      maxBytes: 30_000,
      wants: async () => true,
      take: async (inWork, arrived, reached) => {
        await inWork.inTenant(reached);
        taken.push(arrived);
        return true;
      },
    },
  );
};
const problem = async (): Promise<string | undefined> =>
  (await company.run((context) => readMailbox(context, 'replies')))?.problem;
const seen = () => taken.map(({ uid, source }) => [uid, source.lacks]);
const mail = (uid: number) => answerMail(uid, { from: 'anne@client.example', text: `Mail ${String(uid)}` });

it('a mail that the server does not hand over is taken with its head, and the next ones are read', async () => {
  server.mails.push(mail(1), mail(2), mail(3));
  server.faults.set(2, 'no');
  await look();
  expect(seen()).toEqual([
    [1, ''],
    [2, 'refused'],
    [3, ''],
  ]);
  expect(taken[1]?.mail?.sender).toBe('anne@client.example');
  expect(await problem()).toBe('');
});

it('a mail that hangs the server is said, tried five times, then passed with its head, and the next one is read', async () => {
  server.mails.push(mail(1), mail(2), mail(3));
  server.faults.set(2, 'hang');
  for (let nth = 0; nth < 5; nth += 1) {
    await look();
    expect(seen()).toEqual([[1, '']]);
    expect(await problem()).not.toBe('');
  }
  await look();
  expect(seen()).toEqual([
    [1, ''],
    [2, 'refused'],
    [3, ''],
  ]);
  expect(taken[1]?.head).toMatchObject({ sender: 'anne@client.example', subject: 'Re: Votre facture' });
  expect(await problem()).toBe('');
});

it('a mail that kills the program each time does not kill it for ever', async () => {
  server.mails.push(mail(1), mail(2));
  const dying = async (): Promise<never> => {
    throw new Error('killed');
  };
  for (let nth = 0; nth < 5; nth += 1) await expect(look({ readMime: dying })).rejects.toThrow('killed');
  await look();
  expect(seen()).toEqual([
    [1, 'refused'],
    [2, ''],
  ]);
});

it('a mute server is a problem in words, and nothing is lost when it speaks again', async () => {
  server.mails.push(mail(1));
  server.isMute = true;
  await look();
  expect(await problem()).not.toBe('');
  server.isMute = false;
  await look();
  await look();
  expect(seen()).toEqual([[1, '']]);
  expect(await problem()).toBe('');
});

it('what is too large is taken with its head', async () => {
  server.mails.push(
    mailWith(4, { from: 'gros@client.example', name: 'plan.pdf', content: 'x'.repeat(40_000) }),
    mail(5),
  );
  await look();
  expect(seen()).toEqual([
    [4, 'too-large'],
    [5, ''],
  ]);
});
