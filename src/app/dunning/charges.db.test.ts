import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startMailServer, type TestMailServer } from '../../../test/kit/mail-server.ts';
import { createRemindingCompany, type RemindingCompany } from '../../../test/kit/reminders.ts';
import { addDays, plainDate } from '../../core/calendar/index.ts';
import { EUR } from '../../core/money/index.ts';
import { chargesRoom, readItemCharges, waiveCharges } from '../charges/index.ts';
import { listMessages } from '../messages/index.ts';
import { recordPayment } from '../payments/index.ts';
import { approveDrafts, handOverApproved, listDrafts, readDraft, setLevel } from './index.ts';

let company: RemindingCompany;
let server: TestMailServer;

beforeAll(async () => {
  server = await startMailServer();
  company = await createRemindingCompany();
  await company.connectMail(server.port);
  await company.run((context) =>
    context.tx
      .insertInto('late_rate')
      .values({
        org_id: context.org,
        semester: '2026-2',
        ecb_percent: '2.15',
        legal_percent: '2.62',
        recorded_by: 'Claire',
      })
      .execute(),
  );
});
afterAll(async () => {
  await company.close();
  await server.close();
});
beforeEach(() => {
  server.received.length = 0;
});

let customers = 0;
const lateCustomer = async (kind: 'company' | 'individual' = 'company') => {
  customers += 1;
  const partyId = await company.addCustomer({
    name: `Client ${customers}`,
    kind,
    ...(kind === 'individual' && { siren: '', vatNumber: '' }),
    contacts: [
      { name: 'Anne', roles: ['billing'], email: `c${customers}@client.example`, phone: '', language: 'fr' },
    ],
  });
  return { partyId, itemId: await company.invoice(partyId, `FA-${customers}`, 40) };
};

/** A formal notice, prepared, raised to its step and approved. */
const approvedNotice = async (partyId: string) => {
  const runId = await company.prepare();
  const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
  const found = drafts.find((draft) => draft.partyId === partyId && draft.state === 'proposed')!;
  const { draft } = await company.run((context) =>
    setLevel(context, { id: found.id, version: found.version, stepCode: 'formal-notice' }),
  );
  await company.run((context) =>
    approveDrafts(context, company.handOverJob, {
      runId,
      drafts: [{ id: draft.id, version: draft.version }],
    }),
  );
  return draft;
};
const claimsOf = async (itemId: string) =>
  (await company.run((context) => readItemCharges(context, { itemIds: [itemId] }, context.today)))[0]!;
const today = () => company.run(async (context) => context.today);
const pay = async (partyId: string, itemId: string, amountMinor: bigint, on: string) =>
  company.run((context) =>
    recordPayment(context, {
      method: 'transfer',
      partyId,
      receivedOn: plainDate(on),
      currency: EUR,
      amountMinor,
      reference: 'VIR',
      note: '',
      shares: [{ itemId, amountMinor }],
    }),
  );

describe('a formal notice claims late charges (C. com. L441-10, D441-5)', () => {
  it('prints the computation, and announces it when the message is accepted, once', async () => {
    const { partyId, itemId } = await lateCustomer();
    const draft = await approvedNotice(partyId);
    // 1 200 € × 12.15 % × 40 ÷ 365 = 15.98, and 40 €.
    expect(draft.mail?.text).toContain('15,98');
    expect(draft.mail?.text).toContain('Total des frais de retard 55,98');
    expect((await claimsOf(itemId)).claims).toEqual([]);
    await company.workOff();
    expect(server.received).toHaveLength(1);
    expect(server.received[0]!.mail.text).toContain('55,98');
    const { claims, sums } = await claimsOf(itemId);
    expect(claims.map(({ kind, state, amountMinor }) => [kind, state, amountMinor])).toEqual([
      ['interest', 'announced', 1_598n],
      ['indemnity', 'announced', 4_000n],
    ]);
    // Σ claims = printed total.
    expect(sums.interest.announcedMinor + sums.indemnity.announcedMinor).toBe(5_598n);
    // Shown later as it was printed.
    const sent = await company.run((context) => readDraft(context, draft.id));
    expect(sent.mail?.text).toContain('55,98');
  });

  it('leaves smaller when a payment dated back came in between, and when charges were given up', async () => {
    const { partyId, itemId } = await lateCustomer();
    await approvedNotice(partyId);
    await handOverApproved(company.work, company.ports);
    await pay(partyId, itemId, 60_000n, addDays(await today(), -20));
    await company.workOff();
    await company.workOff();
    expect(server.received).toHaveLength(1);
    // 1 200 € for 20 days and 600 € for 20 days: 11.98, and 40 €.
    expect(server.received[0]!.mail.text).toContain('51,98');
    expect((await claimsOf(itemId)).sums.interest.announcedMinor).toBe(1_198n);

    const other = await lateCustomer();
    await approvedNotice(other.partyId);
    await handOverApproved(company.work, company.ports);
    await company.run((context) =>
      waiveCharges(context, { partyId: other.partyId, itemIds: [other.itemId], reason: 'Geste' }),
    );
    await company.workOff();
    await company.workOff();
    expect(server.received).toHaveLength(2);
    expect(server.received[1]!.mail.text).not.toContain('Total des frais de retard');
    expect((await claimsOf(other.itemId)).sums.indemnity).toMatchObject({ announcedMinor: 0n });
  });

  it('goes back to a person when more could be claimed than was approved', async () => {
    const { partyId } = await lateCustomer();
    const draft = await approvedNotice(partyId);
    await handOverApproved(company.work, company.ports);
    await company.run(async (context) => {
      const handlers = chargesRoom().handlers as Record<string, (...given: unknown[]) => Promise<unknown>>;
      await handlers['editTerms']!(context, { id: partyId, lateRate: '15 %', insolventSince: null });
    });
    await company.workOff();
    expect(server.received).toHaveLength(0);
    expect(await company.run((context) => readDraft(context, draft.id))).toMatchObject({ state: 'proposed' });
    const { messages } = await company.run((context) => listMessages(context, { partyId }));
    expect(messages.map((one) => one.state)).toEqual(['cancelled']);
  });

  it('claims nothing from a consumer', async () => {
    const { partyId } = await lateCustomer('individual');
    const draft = await approvedNotice(partyId);
    expect(draft.mail?.text).not.toContain('Frais de retard');
  });
});
