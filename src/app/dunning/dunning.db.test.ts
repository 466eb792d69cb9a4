import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startMailServer, type TestMailServer } from '../../../test/kit/mail-server.ts';
import { createRemindingCompany, noResend, type RemindingCompany } from '../../../test/kit/reminders.ts';
import { Problem } from '../../contract/problem.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { EUR } from '../../core/money/index.ts';
import { attachPdf } from '../invoicing/index.ts';
import {
  cancelMessage,
  listMessages,
  readMessage,
  resolveAmbiguous,
  retryMessage,
} from '../messages/index.ts';
import { addDispute } from '../../../test/kit/disputes.ts';
import { recordPayment } from '../payments/index.ts';
import {
  approveDrafts,
  dropItem,
  editText,
  explainItems,
  handOverLetters,
  listDrafts,
  listExcluded,
  listLetters,
  nextReminders,
  postponeDraft,
  printLetters,
  readCurrent,
  readDraft,
  readLetter,
  readRun,
  recordCall,
  reminderEvents,
  removeDraft,
  restoreDraft,
  saveUndo,
  setLevel,
  takeBack,
} from './index.ts';

let company: RemindingCompany;
let server: TestMailServer;

beforeAll(async () => {
  server = await startMailServer();
  company = await createRemindingCompany();
  await company.connectMail(server.port);
});
afterAll(async () => {
  await company.close();
  await server.close();
});
beforeEach(() => {
  server.received.length = 0;
  server.refuse.clear();
  server.onMessage = null;
});

let customerNo = 0;
const customer = async (email?: string): Promise<string> => {
  customerNo += 1;
  return company.addCustomer({
    name: `Client ${customerNo}`,
    contacts: [
      {
        name: 'Anne Le Goff',
        roles: ['billing'],
        email: email ?? `compta${customerNo}@client.example`,
        phone: '',
        language: 'fr',
      },
    ],
  });
};

const draftOf = async (partyId: string) => {
  const runId = await company.prepare();
  const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
  const found = drafts.find((draft) => draft.partyId === partyId && draft.state === 'proposed');
  if (found === undefined) throw new Error('no draft');
  return { runId, draft: found };
};

const approve = (runId: string, draft: { id: string; version: number }) =>
  company.run((context) =>
    approveDrafts(context, company.handOverJob, {
      runId,
      drafts: [{ id: draft.id, version: draft.version }],
    }),
  );

const pay = (partyId: string, itemId: string, amountMinor: bigint) =>
  company.run((context) =>
    recordPayment(context, {
      method: 'transfer',
      partyId,
      receivedOn: plainDate('2026-11-23'),
      currency: EUR,
      amountMinor,
      reference: 'VIR',
      note: '',
      shares: [{ itemId, amountMinor }],
    }),
  );

const stateOf = async (draftId: string) =>
  (await company.run((context) => readDraft(context, draftId))).state;

const outbox = async (partyId: string) =>
  (await company.run((context) => listMessages(context, { partyId }))).messages;

describe('from preparation to the customer', () => {
  it('sends one mail, with its headers, table and the invoice’s PDF, and marks the steps', async () => {
    const partyId = await customer();
    const itemId = await company.invoice(partyId, 'FA-1', 4);
    const { invoice_id } = await company.run((context) =>
      context.tx
        .selectFrom('open_item')
        .select('invoice_id')
        .where('id', '=', itemId)
        .executeTakeFirstOrThrow(),
    );
    await company.run((context) =>
      attachPdf(context, invoice_id!, {
        name: 'FA-1.pdf',
        mediaType: 'application/pdf',
        bytes: Buffer.from('%PDF-1.7 essai'),
      }),
    );
    const { runId, draft } = await draftOf(partyId);
    expect(draft).toMatchObject({ stepCode: 'reminder-1', totalMinor: '120000', live: 'same' });
    const detail = await company.run((context) => readDraft(context, draft.id));
    expect(detail.mail?.subject).toContain('Rappel');
    expect(detail.attachments).toEqual([{ name: 'FA-1.pdf', kind: 'invoice', sha256: expect.any(String) }]);

    expect(await approve(runId, draft)).toMatchObject({ approved: 1, skipped: [] });
    expect(await company.workOff()).toBe(1);
    expect(server.received).toHaveLength(1);
    const { mail, to } = server.received[0]!;
    const [message] = await outbox(partyId);
    expect(to).toEqual([detail.mail!.to[0]]);
    expect(mail.subject).toBe(detail.mail!.subject);
    expect(mail.from?.text).toBe('"Atelier Morvan" <compta@atelier-morvan.example>');
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.messageId).toBe(`<${message!.id}@atelier-morvan.example>`);
    expect(mail.text).toContain('FA-1');
    expect(mail.attachments.map((file) => file.filename)).toEqual(['FA-1.pdf']);
    expect(await stateOf(draft.id)).toBe('sent');
    const item = await company.run((context) =>
      context.tx
        .selectFrom('open_item')
        .select(['last_step', 'last_reminded_on'])
        .where('id', '=', itemId)
        .executeTakeFirstOrThrow(),
    );
    expect(item).toEqual({ last_step: 'reminder-1', last_reminded_on: '2026-11-23' });
    const events = await company.run((context) => reminderEvents(context, partyId, null, 10));
    expect(events).toMatchObject([{ detail: 'reminder-1', numbers: ['FA-1'], amountMinor: '120000' }]);
    const next = await company.run((context) => nextReminders(context, [itemId]));
    // Seven days lie between the first and the second reminder, whatever the delay.
    expect(next.get(itemId)).toEqual({ step: 'reminder-2', on: '2026-11-30' });
  });

  it('does not propose twice what is under way or done', async () => {
    const partyId = await customer();
    await company.invoice(partyId, 'FA-2', 4);
    const { runId, draft } = await draftOf(partyId);
    await approve(runId, draft);
    await expect(draftOf(partyId)).rejects.toThrow('no draft');
    await company.workOff();
    await expect(draftOf(partyId)).rejects.toThrow('no draft');
    expect(server.received).toHaveLength(1);
  });

  it('sends once when approved twice, by two workers at once', async () => {
    const partyId = await customer();
    await company.invoice(partyId, 'FA-3', 4);
    const { runId, draft } = await draftOf(partyId);
    await Promise.all([approve(runId, draft), approve(runId, draft)]);
    await Promise.all([company.workOff(), company.workOff(), company.workOff()]);
    await company.workOff();
    expect(server.received).toHaveLength(1);
    expect(await outbox(partyId)).toHaveLength(1);
  });

  it('lets a paid invoice leave all drafts at once, and refuses to approve it', async () => {
    const partyId = await customer();
    const itemId = await company.invoice(partyId, 'FA-4', 4);
    const { runId, draft } = await draftOf(partyId);
    await pay(partyId, itemId, 120_000n);
    const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
    expect(drafts.find((one) => one.id === draft.id)).toMatchObject({
      live: 'withdrawn',
      droppedCodes: ['paid'],
    });
    expect(await approve(runId, draft)).toMatchObject({ approved: 0, skipped: [{ why: 'withdrawn' }] });
  });

  it('withdraws when the money comes between approval and hand-over, or while the message waits', async () => {
    const first = await customer();
    const firstItem = await company.invoice(first, 'FA-5', 4);
    const one = await draftOf(first);
    await approve(one.runId, one.draft);
    await pay(first, firstItem, 120_000n);
    await company.workOff();
    expect(await stateOf(one.draft.id)).toBe('withdrawn');

    await company.run((context) => saveUndo(context, 5));
    const second = await customer();
    const secondItem = await company.invoice(second, 'FA-6', 4);
    const two = await draftOf(second);
    await approve(two.runId, two.draft);
    await company.workOff();
    expect(await outbox(second)).toMatchObject([{ state: 'queued' }]);
    await pay(second, secondItem, 120_000n);
    company.clock.set('2026-11-23T08:10:00Z');
    await company.workOff();
    await company.run((context) => saveUndo(context, 0));
    expect(await outbox(second)).toMatchObject([{ state: 'cancelled', lastResponse: 'withdrawn' }]);
    expect(await stateOf(two.draft.id)).toBe('withdrawn');
    expect(server.received).toHaveLength(0);
  });

  it('asks for less, by itself, when a part was paid while the message waited', async () => {
    await company.run((context) => saveUndo(context, 5));
    const partyId = await customer();
    const itemId = await company.invoice(partyId, 'FA-7', 4);
    const { runId, draft } = await draftOf(partyId);
    await approve(runId, draft);
    await company.workOff();
    await pay(partyId, itemId, 20_000n);
    await company.run((context) => saveUndo(context, 0));
    company.clock.set('2026-11-23T08:20:00Z');
    await company.workOff();
    await company.workOff();
    expect(server.received).toHaveLength(1);
    expect(server.received[0]!.mail.text).toContain('1\u202f000,00');
    expect(await stateOf(draft.id)).toBe('sent');
  });

  it('takes a message back while it waits, and proposes the draft again', async () => {
    await company.run((context) => saveUndo(context, 5));
    const partyId = await customer();
    await company.invoice(partyId, 'FA-8', 4);
    const { runId, draft } = await draftOf(partyId);
    await approve(runId, draft);
    await company.workOff();
    expect(await company.run((context) => takeBack(context, { runId, draftIds: [draft.id] }))).toEqual({
      takenBack: 1,
      alreadyLeft: 0,
    });
    expect(await stateOf(draft.id)).toBe('proposed');
    await company.run((context) => saveUndo(context, 0));
    const again = await draftOf(partyId);
    await approve(again.runId, again.draft);
    await company.workOff();
    expect(server.received).toHaveLength(1);

    const other = await customer();
    await company.invoice(other, 'FA-9', 4);
    const waiting = await draftOf(other);
    await approve(waiting.runId, waiting.draft);
    await company.run((context) => saveUndo(context, 5));
    await company.workOff();
    await company.run((context) => saveUndo(context, 0));
    const [message] = await outbox(other);
    await company.run((context) => cancelMessage(context, company.hooks, message!));
    expect(await stateOf(waiting.draft.id)).toBe('proposed');
  });
});

describe('the mail server', () => {
  it('waits while it is down, says so, and sends when it is back', async () => {
    const partyId = await customer();
    await company.invoice(partyId, 'FA-20', 4);
    const { runId, draft } = await draftOf(partyId);
    await approve(runId, draft);
    const { port } = server;
    await server.close();
    expect(await company.workOff()).toBe(0);
    const current = await company.run((context) => readCurrent(context));
    expect(current.sending).toMatchObject({ state: 'unreachable' });
    expect(await outbox(partyId)).toMatchObject([{ state: 'queued', tries: 0 }]);
    server = await startMailServer(port);
    expect(await company.workOff()).toBe(0);
    company.clock.set('2026-11-23T08:40:00Z');
    expect(await company.workOff()).toBe(1);
    expect(server.received).toHaveLength(1);
    expect((await company.run((context) => readCurrent(context))).sending).toMatchObject({ state: 'ready' });
  });

  it('fails for certain on a refused recipient, and the next run takes another way', async () => {
    const partyId = await customer('parti@client.example');
    await company.invoice(partyId, 'FA-21', 4);
    const { runId, draft } = await draftOf(partyId);
    server.refuse.set('parti@client.example', 550);
    await approve(runId, draft);
    await company.workOff();
    const [message] = await outbox(partyId);
    expect(message).toMatchObject({ state: 'failed' });
    expect(await stateOf(draft.id)).toBe('failed');
    server.refuse.clear();
    const again = await draftOf(partyId);
    expect(again.draft).toMatchObject({
      stepCode: 'reminder-1',
      channel: 'letter',
      fallback: 'bounced',
    });
    await approve(again.runId, again.draft);
    await company.workOff();
    expect(server.received).toHaveLength(0);
    // The letter is on its way: the mail does not leave beside it.
    await expect(
      company.run((context) => retryMessage(context, company.hooks, message!)),
    ).rejects.toMatchObject({ findings: [{ code: 'messages.superseded' }] });
  });

  it('sends a refused message again, the same, once the cause is repaired', async () => {
    const partyId = await customer('repare@client.example');
    await company.invoice(partyId, 'FA-25', 4);
    const { runId, draft } = await draftOf(partyId);
    server.refuse.set('repare@client.example', 550);
    await approve(runId, draft);
    await company.workOff();
    server.refuse.clear();
    const [failed] = await outbox(partyId);
    await company.run((context) => retryMessage(context, company.hooks, failed!));
    expect(await stateOf(draft.id)).toBe('queued');
    await expect(draftOf(partyId)).rejects.toThrow('no draft');
    await company.workOff();
    expect(server.received.map(({ mail }) => mail.messageId)).toEqual([
      `<${failed!.id}@atelier-morvan.example>`,
    ]);
    expect(await outbox(partyId)).toMatchObject([{ state: 'sent' }]);
    expect(await stateOf(draft.id)).toBe('sent');
    await expect(
      company.run((context) =>
        retryMessage(context, company.hooks, { ...failed!, version: failed!.version }),
      ),
    ).rejects.toThrow(new Problem('edit.conflict'));
  });

  it('tries later on a temporary refusal', async () => {
    const partyId = await customer('plus-tard@client.example');
    await company.invoice(partyId, 'FA-22', 4);
    const { runId, draft } = await draftOf(partyId);
    server.refuse.set('plus-tard@client.example', 451);
    await approve(runId, draft);
    await company.workOff();
    expect(await outbox(partyId)).toMatchObject([{ state: 'queued', tries: 1 }]);
    server.refuse.clear();
    company.clock.set('2026-11-23T08:45:00Z');
    expect(await company.workOff()).toBe(1);
  });

  it('never sends again blindly when the answer to the content was lost', async () => {
    const partyId = await customer();
    await company.invoice(partyId, 'FA-23', 4);
    const { runId, draft } = await draftOf(partyId);
    server.onMessage = async (hangUp) => hangUp();
    await approve(runId, draft);
    await company.workOff();
    server.onMessage = null;
    expect(await outbox(partyId)).toMatchObject([{ state: 'ambiguous' }]);
    expect(await stateOf(draft.id)).toBe('ambiguous');
    company.clock.set('2026-11-24T08:45:00Z');
    await company.workOff();
    expect(server.received).toHaveLength(1);
    await expect(draftOf(partyId)).rejects.toThrow('no draft');
    const [message] = await outbox(partyId);
    await company.run((context) =>
      resolveAmbiguous(context, company.hooks, { ...message!, outcome: 'sent' }),
    );
    expect(await stateOf(draft.id)).toBe('sent');
    company.clock.set('2026-11-23T08:45:00Z');
  });

  it('finds a message that a dead process was sending, and leaves it to a person', async () => {
    const partyId = await customer();
    await company.invoice(partyId, 'FA-24', 4);
    const { runId, draft } = await draftOf(partyId);
    await approve(runId, draft);
    await company.run((context) => saveUndo(context, 5));
    await company.workOff();
    await company.run((context) => saveUndo(context, 0));
    const [message] = await outbox(partyId);
    await company.run((context) =>
      context.tx
        .updateTable('outbound_message')
        .set({
          state: 'sending',
          sending_by: JSON.stringify(['ailleurs', 1, 'x']),
          sending_since: '2026-01-01',
        })
        .where('id', '=', message!.id)
        .execute(),
    );
    await company.workOff();
    expect(server.received).toHaveLength(0);
    expect(await stateOf(draft.id)).toBe('ambiguous');
    const [lost] = await outbox(partyId);
    await company.run((context) =>
      resolveAmbiguous(context, company.hooks, { ...lost!, outcome: 'not-sent' }),
    );
    expect((await draftOf(partyId)).draft.stepCode).toBe('reminder-1');
    const { events } = await company.run((context) => readMessage(context, message!.id));
    expect(events.map((event) => event.kind)).toContain('resolved-not-sent');
  });
});

describe('the review', () => {
  it('refuses the second of two editors', async () => {
    const partyId = await customer();
    await company.invoice(partyId, 'FA-30', 4);
    const { draft } = await draftOf(partyId);
    const text = { subject: 'Votre facture FA-30', body: 'Bonjour,\n\n{{invoices}}\n\nMerci.' };
    const edited = await company.run((context) => editText(context, { ...draft, text }));
    expect(edited.draft).toMatchObject({ isEdited: true, mail: { subject: 'Votre facture FA-30' } });
    await expect(company.run((context) => editText(context, { ...draft, text: null }))).rejects.toThrow(
      new Problem('edit.conflict'),
    );
    // Preparing again keeps what was written.
    await company.prepare();
    expect((await company.run((context) => readDraft(context, draft.id))).mail?.subject).toBe(
      'Votre facture FA-30',
    );
  });

  it('drops one invoice, raises the level, and leaves the dropped one unreminded', async () => {
    const partyId = await customer();
    const kept = await company.invoice(partyId, 'FA-31', 12);
    const dropped = await company.invoice(partyId, 'FA-32', 5);
    const { runId, draft } = await draftOf(partyId);
    const one = await company.run((context) => dropItem(context, { ...draft, itemId: dropped }));
    expect(one.draft).toMatchObject({ totalMinor: '120000', itemCount: 1 });
    const two = await company.run((context) => setLevel(context, { ...one.draft, stepCode: 'reminder-3' }));
    // Its text is the one of its level: there is nothing to go back to.
    expect(two.draft).toMatchObject({ stepCode: 'reminder-3', level: 3, isEdited: false });
    await approve(runId, two.draft);
    await company.workOff();
    expect(server.received[0]?.mail.subject).toContain('Dernier rappel');
    const items = await company.run((context) => explainItems(context, [partyId]));
    expect(items.find(({ item }) => item.itemId === kept)?.last?.stepCode).toBe('reminder-3');
    expect(items.find(({ item }) => item.itemId === dropped)?.last).toBeNull();
  });

  it('notes an agreement with its promise, and takes both back', async () => {
    const partyId = await customer();
    await company.invoice(partyId, 'FA-33', 4);
    const { draft } = await draftOf(partyId);
    const removed = await company.run((context) =>
      removeDraft(context, {
        ...draft,
        reason: 'agreement',
        note: 'Virement annoncé',
        promise: { dueOn: '2026-11-30', amountMinor: '120000' },
      }),
    );
    expect(removed.draft).toMatchObject({
      state: 'removed',
      promises: [{ dueOn: '2026-11-30', state: 'open' }],
    });
    const items = await company.run((context) => explainItems(context, [partyId]));
    expect(items[0]?.standing.exclusion?.code).toBe('promise');
    const restored = await company.run((context) => restoreDraft(context, removed.draft));
    expect(restored.draft).toMatchObject({ state: 'proposed', live: 'same', promises: [] });
  });

  it('postpones: the customer rests and comes back by itself', async () => {
    const partyId = await customer();
    await company.invoice(partyId, 'FA-34', 4);
    const { runId, draft } = await draftOf(partyId);
    await company.run((context) => postponeDraft(context, { ...draft, untilOn: '2026-11-30' }));
    await company.prepare();
    const { excluded } = await company.run((context) => listExcluded(context, { id: runId, code: 'hold' }));
    expect(excluded.find((one) => one.partyId === partyId)).toMatchObject({ nextOn: '2026-11-30' });
    company.clock.set('2026-11-30T08:00:00Z');
    expect((await draftOf(partyId)).draft.stepCode).toBe('reminder-1');
    company.clock.set('2026-11-23T08:50:00Z');
  });

  it('leaves a contested invoice out, with its reason', async () => {
    const partyId = await customer();
    const itemId = await company.invoice(partyId, 'FA-35', 9);
    await addDispute(company, itemId, 120_000n);
    const runId = await company.prepare();
    const { excluded } = await company.run((context) => listExcluded(context, { id: runId }));
    expect(excluded.find((one) => one.partyId === partyId)).toMatchObject({
      code: 'dispute',
      numbers: ['FA-35'],
      totalMinor: '120000',
    });
    const run = await company.run((context) => readRun(context, runId));
    expect(run.counts.excluded).toBeGreaterThan(0);
  });
});

describe('letters and calls', () => {
  it('keeps the letter of a formal notice, attaches it, and hands the print-out over once', async () => {
    const partyId = await customer();
    const itemId = await company.invoice(partyId, 'FA-40', 40);
    const { draft, runId } = await draftOf(partyId);
    const raised = await company.run((context) => setLevel(context, { ...draft, stepCode: 'formal-notice' }));
    expect(raised.draft).toMatchObject({
      channel: 'email+letter',
      letter: { title: 'Mise en demeure de payer' },
    });
    const preview = await company.run((context) => readLetter(context, company.ports, draft.id));
    expect(
      Buffer.from(preview.body as Uint8Array)
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    await approve(runId, raised.draft);
    await company.workOff();
    expect(server.received[0]?.mail.attachments.map((file) => file.contentType)).toEqual(['application/pdf']);
    const { letters } = await company.run((context) => listLetters(context, runId));
    const letter = letters.find((one) => one.draftId === draft.id);
    expect(letter).toMatchObject({
      handedOverOn: null,
      address: expect.arrayContaining(['29900 CONCARNEAU']),
    });
    const batch = await company.run((context) =>
      printLetters(context, company.ports, { id: runId, isDuplex: false }),
    );
    expect(batch.mediaType).toBe('application/pdf');
    const handed = () => company.run((context) => handOverLetters(context, company.handOverJob, [draft.id]));
    expect(await handed()).toEqual({ handedOver: 1, withdrawn: [] });
    expect(await handed()).toEqual({ handedOver: 0, withdrawn: [] });
    const items = await company.run((context) => explainItems(context, [partyId]));
    expect(items.find(({ item }) => item.itemId === itemId)?.last?.stepCode).toBe('formal-notice');
  });

  it('writes a letter to a customer without a mail address; its step is done when it is posted', async () => {
    const partyId = await company.addCustomer({ name: 'Sans courriel', contacts: [] });
    await company.invoice(partyId, 'FA-41', 4);
    const { draft, runId } = await draftOf(partyId);
    expect(draft).toMatchObject({ channel: 'letter', fallback: 'no-email' });
    await approve(runId, draft);
    await company.workOff();
    expect(await stateOf(draft.id)).toBe('queued');
    await company.run((context) => handOverLetters(context, company.handOverJob, [draft.id]));
    expect(await stateOf(draft.id)).toBe('sent');
    expect(server.received).toHaveLength(0);
  });

  it('records calls: no answer leaves it to be made, reached completes it', async () => {
    const partyId = await customer();
    await company.invoice(partyId, 'FA-42', 26);
    const { draft } = await draftOf(partyId);
    const call = await company.run((context) => setLevel(context, { ...draft, stepCode: 'call' }));
    const first = await company.run((context) =>
      recordCall(context, noResend, { ...call.draft, outcome: 'no-answer', note: '' }),
    );
    expect(first.draft.state).toBe('proposed');
    const second = await company.run((context) =>
      recordCall(context, noResend, { ...first.draft, outcome: 'reached', note: 'Rappelle demain' }),
    );
    expect(second.draft).toMatchObject({ state: 'sent' });
    expect(second.draft.history.map((line) => line.note)).toEqual(['reached · Rappelle demain', 'no-answer']);
  });
});

describe('a company of examples', () => {
  it('keeps every message held, says why, and never speaks to a mail server', async () => {
    const demo = await createRemindingCompany({ isDemo: true });
    try {
      await demo.connectMail(server.port);
      const partyId = await demo.addCustomer();
      await demo.invoice(partyId, 'EX-1', 4);
      const runId = await demo.prepare();
      await demo.run((context) => approveDrafts(context, demo.handOverJob, { runId }));
      const before = server.connections();
      expect(await demo.workOff()).toBe(0);
      // Not even a sender that does not know it is a company of examples.
      await demo.sender.sendDue({ ...demo.work, isDemo: false });
      const { messages, sending } = await demo.run((context) => listMessages(context, {}));
      expect(messages).toMatchObject([{ state: 'held', heldReason: 'demo' }]);
      expect(sending.state).toBe('demo');
      expect(server.connections()).toBe(before);
    } finally {
      await demo.close();
    }
  });
});
