import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startMailServer, type TestMailServer } from '../../../test/kit/mail-server.ts';
import { createRemindingCompany, type RemindingCompany } from '../../../test/kit/reminders.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { listMessages, sendNow } from '../messages/index.ts';
import {
  approveDrafts,
  handOverLetters,
  listDrafts,
  listLetters,
  prepareRun,
  printLetters,
  readCurrent,
} from './index.ts';

/** What was prepared for a later day leaves on that day, within the hours, and reads as on that day. */

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
/** Due on 24 November: the first reminder is not due before the 27th. */
const customer = async (email: string | null) => {
  customers += 1;
  const partyId = await company.addCustomer({
    name: `Client ${customers}`,
    contacts:
      email === null ? [] : [{ name: '', roles: ['billing'], email, phone: '', language: 'fr' as const }],
  });
  await company.invoice(partyId, `FA-${customers}`, -1);
  return partyId;
};
const approveFor = async (partyId: string, day: string) => {
  const { runId } = await company.run((context) => prepareRun(context, plainDate(day)));
  const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
  const draft = drafts.find((one) => one.partyId === partyId && one.state === 'proposed')!;
  const answer = await company.run((context) =>
    approveDrafts(context, company.handOverJob, { runId, drafts: [draft] }),
  );
  return { runId, draftId: draft.id, answer };
};

it('a mail prepared on the 23rd for the 30th leaves on the 30th at the opening, and is dated that day', async () => {
  const partyId = await customer('later@client.example');
  await company.run((context) => prepareRun(context, plainDate('2026-11-30')));
  const current = await company.run((context) => readCurrent(context));
  expect(current.leaves).toMatchObject({ at: '2026-11-30T08:00:00.000Z', isLater: true });

  const { answer } = await approveFor(partyId, '2026-11-30');
  expect(answer).toMatchObject({
    approved: 1,
    leaves: { at: '2026-11-30T08:00:00.000Z', isLater: true },
  });
  expect(await company.workOff()).toBe(0);
  company.clock.set('2026-11-27T09:00:00Z');
  expect(await company.workOff()).toBe(0);
  company.clock.set('2026-11-30T08:01:00Z');
  expect(await company.workOff()).toBe(1);
  // Due on the 24th, it says six days late and bears the 30th.
  expect(server.received[0]!.mail.text).toMatch(/6\sjours/u);
});

it('sent at once by hand before its day, or outside the hours, it still waits for them', async () => {
  const partyId = await customer('hasty@client.example');
  await approveFor(partyId, '2026-11-30');
  await company.workOff();
  const waiting = async () => {
    const { messages } = await company.run((context) => listMessages(context, { partyId }));
    return messages.find((one) => one.state === 'queued')!;
  };
  const first = await waiting();
  await company.run((context) => sendNow(context, first));
  await company.workOff();
  await company.workOff();
  expect(server.received).toEqual([]);
  expect((await waiting()).id).not.toBe(first.id);

  // On its day, at 22.00 in Paris: the next morning.
  company.clock.set('2026-11-30T21:00:00Z');
  const second = await waiting();
  await company.run((context) => sendNow(context, second));
  await company.workOff();
  await company.workOff();
  expect(server.received).toEqual([]);
  company.clock.set('2026-12-01T08:30:00Z');
  expect(await company.workOff()).toBe(1);
});

it('a letter prepared for the 30th is dated that day, and nobody posts it before', async () => {
  const partyId = await customer(null);
  const { runId, draftId } = await approveFor(partyId, '2026-11-30');
  await company.workOff();
  const letter = async () =>
    (await company.run((context) => listLetters(context, runId))).letters.find(
      (one) => one.draftId === draftId,
    )!;
  expect(await letter()).toMatchObject({ handedOverOn: null, waits: { for: 'day', on: '2026-11-30' } });
  await expect(
    company.run((context) => printLetters(context, company.ports, { id: runId, isDuplex: false })),
  ).rejects.toMatchObject({
    code: 'record.not-found',
  });
  expect(
    await company.run((context) => handOverLetters(context, company.handOverJob, [draftId])),
  ).toMatchObject({
    handedOver: 0,
  });
  company.clock.set('2026-11-30T09:00:00Z');
  expect(await letter()).toMatchObject({ waits: null });
  expect(
    await company.run((context) => handOverLetters(context, company.handOverJob, [draftId])),
  ).toMatchObject({
    handedOver: 1,
  });
  expect(await letter()).toMatchObject({ handedOverOn: '2026-11-30' });
});
