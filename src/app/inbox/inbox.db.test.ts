import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IMAP_PASSWORD, startImapServer, type TestImapServer } from '../../../test/kit/imap-server.ts';
import { answerMail, statusMail } from '../../../test/kit/inbound-mails.ts';
import { startMailServer, type TestMailServer } from '../../../test/kit/mail-server.ts';
import { createRemindingCompany, type RemindingCompany } from '../../../test/kit/reminders.ts';
import { openImap } from '../../connectors/imap/index.ts';
import { readMime } from '../../connectors/mime/index.ts';
import type { KeptMail } from '../../../test/kit/imap-server.ts';
import { Problem } from '../../contract/problem.ts';
import type { Context } from '../../shell/http/context.ts';
import { defineJob } from '../../shell/jobs/define-job.ts';
import { approveDrafts, explainItems, listDrafts } from '../dunning/index.ts';
import { readMessage, retryMessage } from '../messages/index.ts';
import { readCustomer } from '../party/index.ts';
import { mergeCustomers } from '../party/merge-customers.ts';
import type { InboundDetail } from './read-inbound.ts';
import { inboxRoom, lookIntoReplies, replyMailboxRoom, type InboxPorts } from './index.ts';

let imap: TestImapServer;
let smtp: TestMailServer;
let company: RemindingCompany;
beforeAll(async () => {
  imap = await startImapServer();
  smtp = await startMailServer();
  company = await createRemindingCompany();
  await company.connectMail(smtp.port);
  await connect();
});
afterAll(async () => {
  await company.close();
  await imap.close();
  await smtp.close();
});

const ports = (over: Partial<InboxPorts> = {}): InboxPorts => ({
  secrets: company.secrets,
  openMailbox: openImap,
  readMime,
  hooks: company.hooks,
  ...over,
});
const ask = <T>(verb: string, input: object = {}): Promise<T> =>
  company.run((context) =>
    (inboxRoom().handlers[verb] as (context: Context, input: object) => Promise<T>)(context, input),
  );
type Row = {
  id: string;
  kind: string;
  state: string;
  partyName: string;
  partyId: string | null;
  sender: string;
  excerpt: string;
  proposed: string[];
  readAt: string | null;
  version: number;
};
const list = async (): Promise<Row[]> => (await ask<{ messages: Row[] }>('list')).messages;
const connect = (over: object = {}): Promise<unknown> =>
  company.run((context) =>
    (
      replyMailboxRoom({ ...ports(), lookJob: defineJob('none', 'work', async () => {}) }).handlers[
        'save'
      ] as (context: Context, input: object) => Promise<unknown>
    )(context, {
      isOn: true,
      host: '127.0.0.1',
      port: imap.port,
      security: 'none',
      user: 'compta',
      password: IMAP_PASSWORD,
      folder: 'INBOX',
      version: 0,
      ...over,
    }),
  );
const look = (over: Partial<InboxPorts> = {}): Promise<void> => lookIntoReplies(company.work, ports(over));

const promisesOf = (party: string) =>
  company.run(({ tx, org }) =>
    tx
      .selectFrom('promise_to_pay')
      .select(['due_on', 'amount_minor', 'recorded_by'])
      .where('org_id', '=', org)
      .where('party_id', '=', party)
      .execute(),
  );
const refusal = async (promise: Promise<unknown>): Promise<string> => {
  const problem = await promise.catch((cause: unknown) => cause);
  return problem instanceof Problem ? problem.code : 'not refused';
};

let customers = 0;
/** A customer with one late invoice that was reminded by mail, and the Message-ID that went out. */
const reminded = async (email?: string) => {
  customers += 1;
  const address = email ?? `compta${String(customers)}@client${String(customers)}.example`;
  const party = await company.addCustomer({
    name: `Client ${String(customers)}`,
    contacts: [{ name: 'Anne', roles: ['billing'], email: address, phone: '', language: 'fr' }],
  });
  const number = `FA-${String(100 + customers)}`;
  const item = await company.invoice(party, number, 12, 120_000n);
  const runId = await company.prepare();
  const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
  const draft = drafts.find((one) => one.partyId === party)!;
  await company.run((context) =>
    approveDrafts(context, company.handOverJob, {
      runId,
      drafts: [{ id: draft.id, version: draft.version }],
    }),
  );
  expect(await company.workOff()).toBe(1);
  const sent = await company.run(({ tx, org }) =>
    tx
      .selectFrom('outbound_message')
      .select(['id', 'message_id'])
      .where('org_id', '=', org)
      .where('party_id', '=', party)
      .executeTakeFirstOrThrow(),
  );
  return { party, item, number, address, draftId: draft.id, outboundId: sent.id, messageId: sent.message_id };
};
const arrive = (...mails: KeptMail[]): void => {
  imap.mails.push(...mails);
};
const uid = (): number => (imap.mails.at(-1)?.uid ?? 0) + 1;
const mailOf = async (party: string): Promise<Row[]> => (await list()).filter((one) => one.partyId === party);
const stepOf = async (party: string) =>
  (await company.run((context) => explainItems(context, [party]))).map((one) => one.last?.stepCode ?? null);
const waitsFor = async (party: string): Promise<string | null> =>
  (await company.run((context) => explainItems(context, [party])))[0]?.standing.exclusion?.code ?? null;
const eventsOf = async (outboundId: string): Promise<string[]> =>
  (await company.run((context) => readMessage(context, outboundId))).events.map((one) => one.kind);

describe('an answer by mail', () => {
  it('comes to its customer by the thread, holds reminders until read, and proposes what it says', async () => {
    const { party, item, number, address, messageId } = await reminded();
    // From another address than the one we wrote to: the thread decides.
    arrive(
      answerMail(uid(), {
        from: 'Anne Le Goff <anne@autre.example>',
        answers: messageId,
        text: `Bonjour,\nNous vous réglerons 1 200,00 € le 15 décembre.\nCordialement\n\nLe 20 nov. 2026 à 10:00, Atelier Morvan a écrit :\n> La facture ${number} reste à régler.\n> Nous vous réglerons vendredi.`,
      }),
    );
    await look();
    await look();
    const [row, ...more] = await mailOf(party);
    expect(more).toEqual([]);
    expect(row).toMatchObject({ kind: 'reply', state: 'kept', readAt: null, proposed: ['promise'] });
    expect(await waitsFor(party)).toBe('unread-reply');
    const detail = await ask<InboundDetail>('read', { id: row!.id });
    expect(detail.foundBy).toBe('thread');
    expect(detail.quoted).toContain('vendredi');
    expect(detail.text).not.toContain('vendredi');
    const [proposal] = detail.proposals;
    expect(proposal).toMatchObject({
      kind: 'promise',
      on: '2026-12-15',
      amountMinor: '120000',
      currency: 'EUR',
    });
    expect(detail.text.slice(proposal!.found.from, proposal!.found.to)).toBe(
      'Nous vous réglerons 1 200,00 € le 15 décembre.',
    );
    expect(detail.items).toEqual([expect.objectContaining({ id: item, number, isMeant: true })]);
    // Nothing was done by itself.
    expect(await promisesOf(party)).toEqual([]);
    const act = {
      kind: 'promise',
      itemIds: [item],
      amountMinor: '120000',
      currency: 'EUR',
      dueOn: '2026-12-15',
    };
    await ask('accept', { id: row!.id, act });
    // A colleague read it at the same moment.
    expect(await refusal(ask('accept', { id: row!.id, act }))).toBe('edit.conflict');
    expect(await promisesOf(party)).toEqual([
      { due_on: '2026-12-15', amount_minor: 120_000n, recorded_by: 'Claire Morvan' },
    ]);
    expect((await mailOf(party))[0]).toMatchObject({ readAt: expect.any(String) });
    expect(await waitsFor(party)).toBe('promise');
    expect(address).not.toBe('anne@autre.example');
  });

  it('about an invoice of a record merged since: it comes to the one kept, and is accepted of that invoice', async () => {
    const { party, item, messageId } = await reminded();
    const survivor = await company.addCustomer({ name: 'Celui qui reste', siren: '', vatNumber: '' });
    await company.run((context) => mergeCustomers(context, { id: survivor, duplicateId: party }));
    arrive(
      answerMail(uid(), {
        from: 'anne@autre.example',
        answers: messageId,
        text: 'Nous vous réglerons 1 200,00 € le 15 décembre.',
      }),
    );
    await look();
    const [row] = await mailOf(survivor);
    const { items } = await ask<InboundDetail>('read', { id: row!.id });
    expect(items).toMatchObject([{ id: item, isMeant: true }]);
    const promised = { amountMinor: '120000', currency: 'EUR', dueOn: '2026-12-15' };
    await ask('accept', { id: row!.id, act: { kind: 'promise', itemIds: [item], ...promised } });
    expect(await waitsFor(party)).toBe('promise');
  });

  it('comes by the address where the thread is lost, and is sorted by a person where nobody knows it', async () => {
    const { party, address } = await reminded();
    arrive(
      answerMail(uid(), { from: address.toUpperCase(), text: 'Quand passez-vous ?' }),
      answerMail(uid() + 1, {
        from: 'inconnu@ailleurs.example',
        text: 'Bonjour, je vous écris pour la facture.',
      }),
      answerMail(uid() + 2, {
        from: 'promo@lettre.example',
        text: 'Nos offres',
        headers: ['Precedence: bulk', 'List-Unsubscribe: <https://lettre.example>'],
      }),
    );
    await look();
    expect((await mailOf(party)).map((one) => one.state)).toEqual(['kept']);
    const [unsorted, ...more] = (await list()).filter((one) => one.state === 'to-sort');
    expect(more).toEqual([]);
    expect(unsorted?.sender).toBe('inconnu@ailleurs.example');
    await ask('attach', { id: unsorted!.id, partyId: party, version: unsorted!.version });
    expect(await mailOf(party)).toHaveLength(2);
    expect(await refusal(ask('discard', { id: unsorted!.id, version: unsorted!.version }))).toBe(
      'edit.conflict',
    );
    // A newsletter is noted without its content.
    const kept = await company.run(({ tx, org }) =>
      tx
        .selectFrom('inbound_message')
        .select(['state', 'body_text', 'raw_sha256'])
        .where('org_id', '=', org)
        .where('sender', '=', 'promo@lettre.example')
        .executeTakeFirstOrThrow(),
    );
    expect(kept).toEqual({ state: 'discarded', body_text: '', raw_sha256: null });
  });

  it('that came by a shared mailbox, which is a list, is a person’s', async () => {
    const { party, messageId } = await reminded();
    arrive(
      answerMail(uid(), {
        from: 'anne@autre.example',
        answers: messageId,
        text: 'Pouvez-vous me rappeler ?',
        headers: ['Precedence: list', 'List-ID: <compta.atelier.example>'],
      }),
    );
    await look();
    expect((await mailOf(party)).map((one) => one.kind)).toEqual(['reply']);
    expect(await waitsFor(party)).toBe('unread-reply');
  });

  it('an automatic one holds nothing back', async () => {
    const { party, messageId } = await reminded();
    arrive(
      answerMail(uid(), {
        from: 'anne@client.example',
        answers: messageId,
        subject: 'Réponse automatique : Votre facture',
        text: 'Je suis absente jusqu’au 4 décembre inclus.',
        headers: ['Auto-Submitted: auto-replied'],
      }),
    );
    await look();
    expect(await waitsFor(party)).not.toBe('unread-reply');
    const [row] = await mailOf(party);
    const { proposals } = await ask<InboundDetail>('read', { id: row!.id });
    expect(proposals).toEqual([expect.objectContaining({ kind: 'absence', on: '2026-12-04' })]);
  });

  it('is there once after a death at any moment, after a move of the mailbox, and under two names', async () => {
    const { party, messageId } = await reminded();
    const mail = answerMail(uid(), { from: 'a@b.example', answers: messageId, text: 'Bien reçu.' });
    arrive(mail);
    // The program dies between the fetch and the commit.
    const dying = async (source: Buffer): Promise<never> => {
      expect(source.length).toBeGreaterThan(0);
      throw new Error('killed');
    };
    await expect(look({ readMime: dying })).rejects.toThrow('killed');
    await Promise.all([look(), look()]);
    imap.uidValidity += 1;
    arrive({ ...mail, uid: uid() });
    await look();
    expect(await mailOf(party)).toHaveLength(1);
    const raw = await company.run(async ({ tx, org }) =>
      tx
        .selectFrom('inbound_message as m')
        .innerJoin('file as f', (join) =>
          join.onRef('f.org_id', '=', 'm.org_id').onRef('f.sha256', '=', 'm.raw_sha256'),
        )
        .select('f.content')
        .where('m.org_id', '=', org)
        .where('m.party_id', '=', party)
        .executeTakeFirstOrThrow(),
    );
    expect(raw.content.toString('latin1')).toBe(mail.source);
  });

  it('never changes, and the mailbox neither', async () => {
    await expect(
      company.run(({ tx, org }) =>
        tx.updateTable('inbound_message').set({ body_text: 'autre' }).where('org_id', '=', org).execute(),
      ),
    ).rejects.toThrow('does not change');
    expect(imap.refused).toEqual([]);
  });
});

describe('a report of a mail server', () => {
  it('of a hard bounce opens the step again, marks the contact, and the message may be retried once repaired', async () => {
    const { party, address, outboundId, messageId, draftId } = await reminded();
    expect(await stepOf(party)).toEqual(['reminder-1']);
    const report = { messageId, recipient: address, status: '5.1.1' } as const;
    arrive(
      statusMail(uid(), { ...report, action: 'failed' }),
      statusMail(uid() + 1, { ...report, action: 'failed' }),
    );
    await look();
    expect(await eventsOf(outboundId)).toEqual(expect.arrayContaining(['sent', 'bounced']));
    expect((await eventsOf(outboundId)).filter((kind) => kind === 'bounced')).toHaveLength(1);
    expect(await stepOf(party)).toEqual([null]);
    const attempt = await company.run(({ tx, org }) =>
      tx
        .selectFrom('reminder_attempt')
        .select('state')
        .where('org_id', '=', org)
        .where('draft_id', '=', draftId)
        .executeTakeFirstOrThrow(),
    );
    expect(attempt.state).toBe('bounced');
    const { contacts } = await company.run((context) => readCustomer(context, party));
    expect(contacts.map((one) => one.isBounced)).toEqual([true]);
    expect((await mailOf(party)).map((one) => [one.kind, one.readAt])).toEqual([
      ['bounce', null],
      ['bounce', null],
    ]);
    // No reminder waits for somebody to read a machine.
    expect(await waitsFor(party)).not.toBe('unread-reply');
    // The next preparation proposes the same step by letter.
    const runId = await company.prepare();
    const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
    expect(drafts.filter((one) => one.partyId === party).map((one) => one.channel)).toEqual(['letter']);
    const { message } = await company.run((context) => readMessage(context, outboundId));
    expect(message).toMatchObject({
      state: 'failed',
      lastResponse: `${address}: 5.1.1 550 5.1.1 No such user here`,
    });
    await company.run((context) =>
      retryMessage(context, company.hooks, { id: outboundId, version: message.version }),
    );
    expect(await company.workOff()).toBe(1);
    expect(await stepOf(party)).toEqual(['reminder-1']);
  });

  it('of a delay or a delivery is shown and changes nothing', async () => {
    const { party, address, outboundId, messageId } = await reminded();
    arrive(
      statusMail(uid(), {
        messageId,
        recipient: address,
        action: 'delayed',
        status: '4.4.1',
        diagnostic: '451 later',
      }),
      statusMail(uid() + 1, {
        messageId,
        recipient: address,
        action: 'delivered',
        status: '2.0.0',
        diagnostic: '250 ok',
      }),
    );
    await look();
    expect(await eventsOf(outboundId)).toEqual(expect.arrayContaining(['sent', 'delayed', 'delivered']));
    expect(await stepOf(party)).toEqual(['reminder-1']);
    expect((await mailOf(party)).every((one) => one.readAt !== null)).toBe(true);
  });

  it('about somebody we did not write to, or about no message of ours, is not believed', async () => {
    const { party, outboundId, messageId } = await reminded();
    arrive(
      statusMail(uid(), {
        messageId,
        recipient: 'direction@client.example',
        action: 'failed',
        status: '5.1.1',
      }),
      statusMail(uid() + 1, {
        messageId: '<autre@ailleurs.example>',
        recipient: 'x@y.example',
        action: 'failed',
        status: '5.1.1',
      }),
      answerMail(uid() + 2, {
        from: 'pirate@ailleurs.example',
        answers: messageId,
        text: `Delivery has failed to these recipients or groups:\n${messageId}\n550 5.1.1 user unknown`,
      }),
    );
    await look();
    expect(await eventsOf(outboundId)).not.toContain('bounced');
    expect(await stepOf(party)).toEqual(['reminder-1']);
  });
});

describe('a mail nobody should send', () => {
  const huge = (): KeptMail => ({
    uid: uid(),
    source: `From: gros@client.example\r\nSubject: Gros\r\nMessage-ID: <gros@client.example>\r\n\r\n${'x'.repeat(31 * 1_048_576)}`,
  });
  const nested = (): KeptMail => ({
    uid: uid() + 1,
    source: `From: poupee@client.example\r\nMessage-ID: <poupee@client.example>\r\nMIME-Version: 1.0\r\n${Array.from(
      { length: 20_000 },
      (_, at) => `Content-Type: multipart/mixed; boundary="b${String(at)}"\r\n\r\n--b${String(at)}\r\n`,
    ).join('')}`,
  });
  const broken = (): KeptMail => ({
    uid: uid() + 2,
    source:
      'From: =?utf-8?B?!!!?= <casse@client.example>\r\nSubject: =?x-unknown?Q?=ZZ?=\r\nMessage-ID: <casse@client.example>\r\nContent-Type: text/plain; charset=x-rien\r\nContent-Transfer-Encoding: base64\r\n\r\n\xff\xfe!!!pas du base64',
  });
  const page = (): KeptMail => ({
    uid: uid() + 3,
    source:
      'From: page@client.example\r\nSubject: Page\r\nMessage-ID: <page@client.example>\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<script>alert(1)</script><p>Nous avons r&eacute;gl&eacute; <b>hier</b>.</p><img src="http://pixel.example/x">',
  });
  const winmail = (): KeptMail => ({
    uid: uid() + 4,
    source:
      'From: outlook@client.example\r\nSubject: W\r\nMessage-ID: <w@client.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nVoir ci-joint\r\n--b\r\nContent-Type: application/ms-tnef; name="../../winmail.dat"\r\nContent-Disposition: attachment; filename="../../winmail.dat"\r\nContent-Transfer-Encoding: base64\r\n\r\neJ8+IgAA\r\n--b--\r\n',
  });

  it('is refused or read with a sentence, and the next ones are read', async () => {
    arrive(huge(), nested(), broken(), page(), winmail());
    await look();
    const found = new Map((await list()).map((one) => [one.sender, one]));
    const detailOf = (sender: string) => ask<InboundDetail>('read', { id: found.get(sender)!.id });
    expect(await detailOf('gros@client.example')).toMatchObject({
      remark: 'too-large',
      text: '',
      hasSource: false,
      subject: 'Gros',
    });
    expect(await detailOf('poupee@client.example')).toMatchObject({ remark: 'unreadable', text: '' });
    expect(await detailOf('casse@client.example')).toMatchObject({ state: 'to-sort' });
    const html = await detailOf('page@client.example');
    expect(html.text).toContain('Nous avons réglé hier');
    expect(`${html.text}${html.quoted}`).not.toMatch(/script|alert|pixel/);
    expect(html.proposals.map((one) => [one.kind, one.on])).toEqual([['paid', '2026-11-22']]);
    expect(await detailOf('outlook@client.example')).toMatchObject({
      remark: 'winmail',
      attachments: [{ name: 'winmail.dat' }],
    });
  });

  it('that no database can keep as it is stops nothing: U+0000, the year 20260, half a character, a head of kilobytes', async () => {
    const from = (name: string) => `${name}@nul.example`;
    const text = 'Nous avons payé hier.';
    // 6 000 characters that no index row would hold.
    const long = Array.from({ length: 1_000 }, (_, at) => ((at * 7_919 + 104_729) % 999_983) + 1).join('x');
    const name = Buffer.from(`${'a'.repeat(199)}\u{1f600}.pdf`).toString('base64');
    const first = uid();
    arrive(
      answerMail(first, { from: from('sujet'), subject: 'Re: a\u0000b', text }),
      answerMail(first + 1, { from: from('numero'), messageId: '<a\u0000b@nul.example>', text }),
      answerMail(first + 2, { from: from('long'), messageId: `<${long}@nul.example>`, text }),
      answerMail(first + 3, { from: from('date'), date: 'Mon, 1 Jan 20260 10:00:00 +0000', text }),
      answerMail(first + 4, { from: from('fil'), answers: '<a\u0000b@nul.example>', text }),
      {
        uid: first + 5,
        source: `From: ${from('nom')}\r\nMessage-ID: <nom@nul.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nVoir ci-joint\r\n--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="=?utf-8?B?${name}?="\r\n\r\nx\r\n--b--\r\n`,
      },
    );
    await look();
    await look();
    const found = (await list()).filter((one) => one.sender.endsWith('@nul.example'));
    expect(found.map((one) => one.sender).toSorted()).toEqual(
      ['date', 'fil', 'long', 'nom', 'numero', 'sujet'].map(from),
    );
    const subjectOf = await ask<InboundDetail>('read', {
      id: found.find((one) => one.sender === from('sujet'))!.id,
    });
    expect(subjectOf).toMatchObject({ subject: 'Re: a b', remark: '' });
  });
});
