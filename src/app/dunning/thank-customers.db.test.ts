import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startMailServer, type TestMailServer } from '../../../test/kit/mail-server.ts';
import { createRemindingCompany, type RemindingCompany } from '../../../test/kit/reminders.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { EUR } from '../../core/money/index.ts';
import { openDispute } from '../openitems/index.ts';
import { recordPayment, reversePayment } from '../payments/index.ts';
import { approveDrafts, createSettleTick, listDrafts } from './index.ts';

/** Thanks for what was paid after a reminder, on Monday 23 November 2026, through a real SMTP server. */

let company: RemindingCompany;
let server: TestMailServer;
beforeAll(async () => {
  [company, server] = await Promise.all([createRemindingCompany(), startMailServer()]);
  await company.connectMail(server.port);
});
afterAll(async () => {
  await server.close();
  await company.close();
});
beforeEach(() => {
  server.received.length = 0;
});

const want = (isWanted: boolean) =>
  company.run(({ tx, org }) =>
    tx.updateTable('organization').set({ thank_you: isWanted }).where('org_id', '=', org).execute(),
  );
const settle = async (): Promise<void> => {
  await createSettleTick(() => company.ports.sendJob).run(company.work);
  await company.workOff();
};
let count = 0;
/** One invoice, reminded by mail. */
const reminded = async () => {
  count += 1;
  const partyId = await company.addCustomer({ name: `Client ${count}` });
  const itemId = await company.invoice(partyId, `FA-${count}`, 4);
  const runId = await company.prepare();
  const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
  const mine = drafts.filter((draft) => draft.partyId === partyId);
  await company.run((context) =>
    approveDrafts(context, company.handOverJob, {
      runId,
      drafts: mine.map(({ id, version }) => ({ id, version })),
    }),
  );
  await company.workOff();
  expect(server.received).toHaveLength(1);
  server.received.length = 0;
  return { partyId, itemId };
};
const pay = async ({ partyId, itemId }: { partyId: string; itemId: string }, amountMinor = 120_000n) =>
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
const subjects = () => server.received.map(({ mail }) => mail.subject);

describe('thanks', () => {
  it('are off at first', async () => {
    await pay(await reminded());
    await settle();
    expect(subjects()).toEqual([]);
    // Turned on, who has paid since yesterday is thanked.
    await want(true);
    await settle();
    expect(subjects()).toHaveLength(1);
  });

  it('leave once when all is paid, never for a part, and never again after a reversal', async () => {
    const debtor = await reminded();
    await pay(debtor, 60_000n);
    await settle();
    expect(subjects()).toEqual([]);
    const { paymentId } = await pay(debtor, 60_000n);
    await settle();
    await settle();
    expect(subjects()).toEqual(['Merci pour votre règlement – Atelier Morvan']);
    server.received.length = 0;
    await company.run((context) => reversePayment(context, paymentId, 'Rejet'));
    await settle();
    await pay(debtor, 60_000n);
    await settle();
    expect(subjects()).toEqual([]);
  });

  it('wait for the hours at which messages leave', async () => {
    const debtor = await reminded();
    await pay(debtor);
    company.clock.set('2026-11-23T19:00:00Z');
    await settle();
    expect(subjects()).toEqual([]);
    company.clock.set('2026-11-24T08:00:00Z');
    await company.workOff();
    expect(subjects()).toEqual(['Merci pour votre règlement – Atelier Morvan']);
    company.clock.set('2026-11-23T08:00:00Z');
  });

  it('do not leave when the money is gone again before their hour', async () => {
    const debtor = await reminded();
    const { paymentId } = await pay(debtor);
    company.clock.set('2026-11-23T19:00:00Z');
    await settle();
    await company.run((context) => reversePayment(context, paymentId, 'Rejet'));
    company.clock.set('2026-11-24T08:00:00Z');
    await company.workOff();
    expect(subjects()).toEqual([]);
    company.clock.set('2026-11-23T08:00:00Z');
  });

  it('are not said after a dispute', async () => {
    const debtor = await reminded();
    await company.run((context) =>
      openDispute(context, { itemId: debtor.itemId, amountMinor: '100', reason: 'Un plan est rayé' }),
    );
    await pay(debtor);
    await settle();
    expect(subjects()).toEqual([]);
  });
});
