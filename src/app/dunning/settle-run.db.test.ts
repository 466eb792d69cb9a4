import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMailServer, type TestMailServer } from '../../../test/kit/mail-server.ts';
import { createRemindingCompany, type RemindingCompany } from '../../../test/kit/reminders.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { EUR } from '../../core/money/index.ts';
import { recordPayment } from '../payments/index.ts';
import { approveDrafts, listDrafts, readDraft, readRun, removeDraft, restoreDraft } from './index.ts';

let server: TestMailServer;
let own: RemindingCompany;
beforeAll(async () => {
  server = await startMailServer();
  own = await createRemindingCompany();
  await own.connectMail(server.port);
});
afterAll(async () => {
  await own.close();
  await server.close();
});

const pay = (partyId: string, itemId: string) =>
  own.run((context) =>
    recordPayment(context, {
      method: 'transfer',
      partyId,
      receivedOn: plainDate('2026-11-23'),
      currency: EUR,
      amountMinor: 120_000n,
      reference: 'VIR',
      note: '',
      shares: [{ itemId, amountMinor: 120_000n }],
    }),
  );

describe('the end of a run', () => {
  it('stays with the reviewer while nothing of it was sent', async () => {
    const partyId = await own.addCustomer({ name: 'Seule' });
    const itemId = await own.invoice(partyId, 'FA-53', 4);
    const runId = await own.prepare();
    await pay(partyId, itemId);
    await own.workOff();
    expect(await own.run((context) => readRun(context, runId))).toMatchObject({
      state: 'proposed',
      counts: { ready: 0, withdrawn: 1 },
    });
  });

  it('closes by itself when what is left was paid meanwhile, and says why it was not sent', async () => {
    const [one, other, third] = [
      await own.addCustomer({ name: 'Envoyée' }),
      await own.addCustomer({ name: 'Payée' }),
      await own.addCustomer({ name: 'Retirée' }),
    ];
    await own.invoice(one, 'FA-50', 4);
    const paidItem = await own.invoice(other, 'FA-51', 4);
    await own.invoice(third, 'FA-52', 4);
    const runId = await own.prepare();
    const { drafts } = await own.run((context) => listDrafts(context, { id: runId }));
    const draftFor = (partyId: string) => drafts.find((draft) => draft.partyId === partyId)!;
    const read = () => own.run((context) => readRun(context, runId));
    const { id, version } = draftFor(one);
    await own.run((context) => approveDrafts(context, own.handOverJob, { runId, drafts: [{ id, version }] }));
    const { draft: removed } = await own.run((context) =>
      removeDraft(context, { ...draftFor(third), reason: 'handled', note: '' }),
    );
    await own.workOff();
    expect(await read()).toMatchObject({ state: 'proposed', counts: { ready: 1, sent: 1, removed: 1 } });

    await pay(other, paidItem);
    // Reading changes nothing; the next round of the hand-over does.
    expect(await read()).toMatchObject({ state: 'proposed', counts: { ready: 0, withdrawn: 2 } });
    await own.workOff();
    expect(await read()).toMatchObject({ state: 'done', counts: { sent: 1, withdrawn: 2, removed: 1 } });
    expect(await own.run((context) => readDraft(context, draftFor(other).id))).toMatchObject({
      state: 'withdrawn',
      droppedCodes: ['paid'],
    });

    // The one taken out may still come back: its run waits for review again.
    const { draft: restored } = await own.run((context) => restoreDraft(context, removed));
    expect(restored).toMatchObject({ state: 'proposed', live: 'same' });
    expect((await read()).state).toBe('proposed');
  });
});
