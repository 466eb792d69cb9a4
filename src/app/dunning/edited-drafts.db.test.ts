import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startMailServer, type TestMailServer } from '../../../test/kit/mail-server.ts';
import { createRemindingCompany, type RemindingCompany } from '../../../test/kit/reminders.ts';
import { EUR } from '../../core/money/index.ts';
import { recordPayment, reversePayment } from '../payments/index.ts';
import { reserveAttempt } from './attempts.ts';
import {
  approveDrafts,
  dropItem,
  editRecipients,
  editText,
  keepItem,
  listDrafts,
  readDraft,
  refreshDraft,
  setLevel,
} from './index.ts';
import { keptDraft } from './read-draft.ts';

/** What a person wrote or chose never says another sum than the table, nor repeats a step that was done. */

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
  company.clock.set('2026-11-23T08:00:00Z');
});

let customers = 0;
const customer = async (...sums: bigint[]) => {
  customers += 1;
  const partyId = await company.addCustomer({
    name: `Client ${customers}`,
    contacts: [
      { name: '', roles: ['billing'], email: `c${customers}@client.example`, phone: '', language: 'fr' },
    ],
  });
  const itemIds: string[] = [];
  for (const [at, sum] of sums.entries())
    itemIds.push(await company.invoice(partyId, `FA-${customers}-${at}`, 4, sum));
  return { partyId, itemIds };
};
const draftOf = async (partyId: string) => {
  const runId = await company.prepare();
  const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
  const draft = drafts.find((one) => one.partyId === partyId && one.state === 'proposed');
  if (draft === undefined) throw new Error('no draft');
  return { runId, id: draft.id };
};
const show = (id: string) => company.run((context) => readDraft(context, id));
const approve = async (runId: string, id: string) => {
  const { version } = await show(id);
  return company.run((context) =>
    approveDrafts(context, company.handOverJob, { runId, drafts: [{ id, version }] }),
  );
};
const pay = (partyId: string, itemId: string, amountMinor: bigint) =>
  company.run((context) =>
    recordPayment(context, {
      method: 'transfer',
      partyId,
      receivedOn: context.today,
      currency: EUR,
      amountMinor,
      reference: 'VIR',
      note: '',
      shares: [{ itemId, amountMinor }],
    }),
  );
/** As the editor does: the mail as it reads, with a sentence of one's own in front. */
const write = async (id: string, sentence: string) => {
  const { version, mail } = await show(id);
  const text = { subject: mail!.subject, body: `${sentence}\n\n${mail!.body}` };
  await company.run((context) => editText(context, { id, version, text }));
};

describe('a text that a person wrote', () => {
  it('keeps the sum and the date alive that it had from the standard text', async () => {
    const { partyId, itemIds } = await customer(120_000n, 80_000n);
    const { id } = await draftOf(partyId);
    const before = await show(id);
    expect(before.mail!.subject + before.mail!.body).toContain('2\u202f000,00');
    await write(id, 'Bonjour Anne, comme convenu :');
    await company.run(async (context) =>
      dropItem(context, { id, version: (await readDraft(context, id)).version, itemId: itemIds[0]! }),
    );
    const after = await show(id);
    const said = after.mail!.subject + after.mail!.body;
    expect(said).toContain('Bonjour Anne');
    expect(said).toContain('800,00');
    expect(said).not.toContain('2\u202f000,00');
  });

  it('is read again by a person before it leaves, when an invoice was left out or put back', async () => {
    const { partyId, itemIds } = await customer(120_000n, 80_000n);
    const { runId, id } = await draftOf(partyId);
    await write(id, 'Vos deux factures font 2 000 euros.');
    expect((await show(id)).live).toBe('same');
    const versionOf = async () => (await show(id)).version;
    await company.run(async (context) =>
      dropItem(context, { id, version: (await readDraft(context, id)).version, itemId: itemIds[0]! }),
    );
    expect(await show(id)).toMatchObject({ live: 'changed', changes: ['text'] });
    expect(await approve(runId, id)).toMatchObject({ approved: 0, skipped: [{ why: 'changed' }] });
    // Deciding it again on the facts of today is not reading it.
    const version = await versionOf();
    await company.run((context) => refreshDraft(context, { id, version }));
    expect(await show(id)).toMatchObject({ live: 'changed', changes: ['text'] });

    const back = await versionOf();
    await company.run((context) => keepItem(context, { id, version: back, itemId: itemIds[0]! }));
    expect(await show(id)).toMatchObject({ live: 'same' });

    await pay(partyId, itemIds[1]!, 80_000n);
    const read = await show(id);
    expect(read).toMatchObject({ live: 'changed', changes: ['text'] });
    const { subject, body } = read.mail!;
    await company.run((context) => editText(context, { id, version: read.version, text: { subject, body } }));
    expect(await show(id)).toMatchObject({ live: 'same', totalMinor: '120000' });
    expect(await approve(runId, id)).toMatchObject({ approved: 1, skipped: [] });
    await company.workOff();
    expect(server.received[0]!.mail.text).toContain('1\u202f200,00');
  });

  it('refreshed it keeps the text and what was left out', async () => {
    const { partyId, itemIds } = await customer(120_000n, 80_000n, 50_000n);
    const { id } = await draftOf(partyId);
    await company.run(async (context) =>
      dropItem(context, { id, version: (await readDraft(context, id)).version, itemId: itemIds[2]! }),
    );
    await write(id, 'Un mot de ma part.');
    const { version } = await show(id);
    await company.run((context) => refreshDraft(context, { id, version }));
    const after = await show(id);
    expect(after).toMatchObject({ live: 'same', totalMinor: '200000' });
    expect(after.mail!.body).toContain('Un mot de ma part.');
    expect(after.items.find((item) => item.itemId === itemIds[2])).toMatchObject({ isDropped: true });
  });

  it('written to somebody chosen by hand, it still leaves without what was paid since', async () => {
    const { partyId, itemIds } = await customer(120_000n, 80_000n);
    const { runId, id } = await draftOf(partyId);
    const { version } = await show(id);
    await company.run((context) =>
      editRecipients(context, { id, version, recipients: { to: ['chef@client.example'], cc: [] } }),
    );
    await company.run(({ tx, org }) =>
      tx
        .updateTable('contact')
        .set({ email: 'nouveau@client.example' })
        .where('org_id', '=', org)
        .where('party_id', '=', partyId)
        .execute(),
    );
    await pay(partyId, itemIds[0]!, 120_000n);
    expect(await approve(runId, id)).toMatchObject({ approved: 1 });
    await company.workOff();
    expect(server.received[0]!.to).toEqual(['chef@client.example']);
    expect(server.received[0]!.mail.text).not.toContain(`FA-${customers}-0`);
  });
});

describe('a step that was done', () => {
  it('is not offered again, and refused when asked for', async () => {
    const { partyId } = await customer(120_000n);
    const first = await draftOf(partyId);
    await approve(first.runId, first.id);
    await company.workOff();
    expect(server.received).toHaveLength(1);
    company.clock.set('2026-12-09T08:00:00Z');
    const { id } = await draftOf(partyId);
    const draft = await show(id);
    expect(draft.stepCode).toBe('reminder-2');
    expect(draft.steps.map((step) => step.code)).not.toContain('reminder-1');
    await expect(
      company.run((context) => setLevel(context, { id, version: draft.version, stepCode: 'reminder-1' })),
    ).rejects.toMatchObject({ findings: [{ code: 'dunning.step-done' }] });
  });

  it('is reserved for ever: the key refuses it, whoever asks', async () => {
    const { partyId } = await customer(120_000n);
    const { runId, id } = await draftOf(partyId);
    await approve(runId, id);
    await company.workOff();
    const again = company.run(async (context) => {
      const kept = await keptDraft(context, id);
      await reserveAttempt(context, { ...kept, runId: partyId }, kept.draft, {
        state: 'reserved',
        on: context.today,
        letterSha256: null,
        letterAddress: [],
        note: '',
      });
    });
    await expect(again).rejects.toMatchObject({ code: 'edit.conflict' });
  });

  it('may be done once more when the invoice was paid and the payment came back', async () => {
    const { partyId, itemIds } = await customer(120_000n);
    const first = await draftOf(partyId);
    await approve(first.runId, first.id);
    await company.workOff();
    const { paymentId } = await pay(partyId, itemIds[0]!, 120_000n);
    company.clock.set('2026-12-09T08:00:00Z');
    await company.run((context) => reversePayment(context, paymentId, 'Rejet'));
    const { runId, id } = await draftOf(partyId);
    const draft = await show(id);
    // By itself it goes on where it was; a person may begin anew.
    expect(draft.stepCode).toBe('reminder-2');
    await company.run((context) => setLevel(context, { id, version: draft.version, stepCode: 'reminder-1' }));
    expect(await approve(runId, id)).toMatchObject({ approved: 1 });
    await company.workOff();
    const sent = await company.run(({ tx, org }) =>
      tx
        .selectFrom('outbound_message')
        .select('state')
        .where('org_id', '=', org)
        .where('party_id', '=', partyId)
        .execute(),
    );
    expect(sent).toEqual([{ state: 'sent' }, { state: 'sent' }]);
  });
});
