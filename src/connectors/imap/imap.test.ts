import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  IMAP_PASSWORD,
  mailWith,
  startImapServer,
  type TestImapServer,
} from '../../../test/kit/imap-server.ts';
import { MailboxRefusal, type MailboxSettings } from '../../app/mailbox/ports.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { openImap } from './index.ts';

let server: TestImapServer;
const settings = (over: Partial<MailboxSettings> = {}): MailboxSettings => ({
  host: '127.0.0.1',
  port: server.port,
  security: 'none',
  user: 'compta',
  password: IMAP_PASSWORD,
  folder: 'INBOX',
  ...over,
});
beforeAll(async () => {
  server = await startImapServer();
  server.mails.push(
    mailWith(3, { from: 'Releves@Banque.example', name: 'a.csv', content: 'un;deux' }),
    mailWith(9, { from: 'x@ailleurs.example', name: 'b.csv', content: 'trois' }),
  );
});
afterAll(() => server.close());

it('lists what came after a number, and opens what it is told to, once', async () => {
  const mailbox = await openImap(settings());
  expect(mailbox.uidValidity).toBe('7');
  expect(await mailbox.look(0)).toEqual([
    { uid: 3, messageId: '<m3@banque.example>', sender: 'releves@banque.example', subject: 'Votre releve' },
    { uid: 9, messageId: '<m9@banque.example>', sender: 'x@ailleurs.example', subject: 'Votre releve' },
  ]);
  expect((await mailbox.look(3)).map((one) => one.uid)).toEqual([9]);
  expect(await mailbox.look(9)).toEqual([]);
  expect(server.opened).toEqual([]);
  const source = await mailbox.source(3, 10_000);
  expect(source).toMatchObject({ lacks: '', size: source!.bytes.length });
  expect(server.opened).toEqual([3]);
  await mailbox.close();
});

it('lists what arrived since a day, and of what is too large gives the head only, marking nothing', async () => {
  server.mails.push(
    { ...mailWith(20, { from: 'a@b.example', name: 'a.csv', content: 'x' }), on: '2026-11-08' },
    { ...mailWith(21, { from: 'a@b.example', name: 'a.csv', content: 'x'.repeat(5000) }), on: '2026-11-09' },
  );
  const mailbox = await openImap(settings());
  expect((await mailbox.look(9, plainDate('2026-11-09'))).map((one) => one.uid)).toEqual([21]);
  const whole = await mailbox.source(21, 1_000_000);
  expect(whole).toMatchObject({ lacks: '', size: whole!.bytes.length });
  const head = await mailbox.source(21, 1_000);
  expect(head).toMatchObject({ lacks: 'too-large', size: whole!.size });
  expect(head!.bytes.toString()).toContain('<m21@banque.example>');
  expect(head!.bytes.length).toBeLessThan(1_000);
  expect(await mailbox.source(99, 1_000)).toBeNull();
  await mailbox.close();
  expect(server.refused).toEqual([]);
  server.mails.splice(2);
});

/** Shorter than any person waits; how long it takes is not looked at. */
const SHORT = { connectionTimeout: 400, greetingTimeout: 400, socketTimeout: 400 };

it('gives the head of a message that the server does not hand over, and goes on', async () => {
  server.faults.set(3, 'no');
  const mailbox = await openImap(settings());
  const head = await mailbox.source(3, 1_000_000);
  expect(head!.lacks).toBe('refused');
  expect(head!.bytes.toString()).toContain('<m3@banque.example>');
  expect(await mailbox.source(9, 1_000_000)).toMatchObject({ lacks: '' });
  await mailbox.close();
  server.faults.clear();
});

it('a server that says nothing, or stops in the middle of a message, is a refusal', async () => {
  server.isMute = true;
  await expect(openImap(settings(), SHORT)).rejects.toBeInstanceOf(MailboxRefusal);
  server.isMute = false;
  server.faults.set(3, 'hang');
  const mailbox = await openImap(settings(), SHORT);
  await expect(mailbox.source(3, 1_000_000)).rejects.toBeInstanceOf(MailboxRefusal);
  server.faults.clear();
});

it.each([
  ['a wrong password', { password: 'faux' }, /refuse/],
  ['no such folder', { folder: 'Banque' }, /no such folder/],
  ['no encryption where it is demanded', { security: 'starttls' as const }, /STARTTLS|TLS/i],
  ['nobody listens', { port: 1 }, /ECONNREFUSED/],
])('%s is a refusal in words', async (_, over, words) => {
  const refused = await openImap(settings(over)).catch((cause: unknown) => cause);
  expect(refused).toBeInstanceOf(MailboxRefusal);
  expect((refused as Error).message).toMatch(words);
});
