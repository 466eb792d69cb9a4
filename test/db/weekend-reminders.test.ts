import { afterAll, beforeAll, expect, it } from 'vitest';
import { approveDrafts, explainItems, listDrafts, readDraft } from '../../src/app/dunning/index.ts';
import { listMessages } from '../../src/app/messages/index.ts';
import { listItems } from '../../src/app/receivables/list-items.ts';
import { startMailServer, type TestMailServer } from '../kit/mail-server.ts';
import { createRemindingCompany, type RemindingCompany } from '../kit/reminders.ts';

/*
 * Saturday 28 November 2026. What is prepared today leaves on Monday: the review agrees with the list of invoices on
 * Saturday, and the mail says what is true on Monday, when it is read.
 */
let server: TestMailServer;
let company: RemindingCompany;
beforeAll(async () => {
  server = await startMailServer();
  company = await createRemindingCompany({ now: '2026-11-28T09:00:00Z' });
  await company.connectMail(server.port);
});
afterAll(async () => {
  await company.close();
  await server.close();
});

const listed = async (): Promise<number | undefined> => {
  const { items } = await company.run((context) => listItems(context, {}, {}));
  return items[0]?.daysLate;
};

it('counts Saturday’s days on the screens and Monday’s in the mail, which leaves on Monday', async () => {
  const partyId = await company.addCustomer({ name: 'Groupe Hélianthe' });
  const itemId = await company.invoice(partyId, 'FA-1', 12);
  const runId = await company.prepare();
  const read = async () => {
    const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
    const row = drafts[0];
    if (row === undefined) throw new Error('no draft');
    return { row, detail: await company.run((context) => readDraft(context, row.id)) };
  };

  const { row, detail } = await read();
  expect(row).toMatchObject({ daysLateFrom: 12, daysLateTo: 12, state: 'proposed' });
  expect(row.reason.params).toMatchObject({ daysLate: 14, on: '2026-11-30' });
  expect(detail.items.map((item) => item.daysLate)).toEqual([12]);
  expect(await listed()).toBe(12);
  expect(detail.sendOn).toBe('2026-11-30');
  expect(detail.mail?.text).toContain('14\u00a0jours');

  await company.run((context) =>
    approveDrafts(context, company.handOverJob, { runId, drafts: [{ id: row.id, version: row.version }] }),
  );
  expect(await company.workOff()).toBe(0);
  expect((await read()).row).toMatchObject({ state: 'queued', daysLateTo: 12 });
  const { messages } = await company.run((context) => listMessages(context, { partyId }));
  expect(messages).toMatchObject([{ state: 'queued' }]);

  company.clock.set('2026-11-30T08:30:00Z');
  expect(await company.workOff()).toBe(1);
  expect(server.received[0]?.mail.text).toContain('14\u00a0jours');
  expect((await read()).row).toMatchObject({ state: 'sent', daysLateTo: 14 });
  expect(await listed()).toBe(14);
  // It was dated Monday: the customer's peace is counted from there.
  const items = await company.run((context) => explainItems(context, [partyId]));
  expect(items.find(({ item }) => item.itemId === itemId)?.last?.on).toBe('2026-11-30');
  expect((await read()).detail.history[0]).toMatchObject({ on: '2026-11-30', state: 'accepted' });

  // Looked up on Friday, it still says what the mail said.
  company.clock.set('2026-12-04T08:00:00Z');
  expect((await read()).row).toMatchObject({ daysLateTo: 14 });
});
