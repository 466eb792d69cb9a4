import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRemindingCompany, noResend, type RemindingCompany } from '../../../test/kit/reminders.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { EUR } from '../../core/money/index.ts';
import { recordInvoice } from '../invoicing/index.ts';
import { recordPayment } from '../payments/index.ts';
import { expectedGains } from './expected-gains.ts';
import { keptDraft } from './read-draft.ts';
import { listDrafts, recordCall } from './index.ts';

let company: RemindingCompany;
beforeAll(async () => {
  company = await createRemindingCompany({ now: '2026-11-23T08:00:00Z' });
});
afterAll(() => company.close());

const billed = (partyId: string, number: string, dueOn: string, totalMinor: bigint) =>
  company.run((context) =>
    recordInvoice(context, {
      partyId,
      kind: 'invoice',
      number,
      issuedOn: plainDate(dueOn),
      dueOn: plainDate(dueOn),
      currency: EUR,
      totalMinor,
      reference: '',
    }),
  );

const paid = (partyId: string, itemId: string, amountMinor: bigint, on: string) =>
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

/** Reminded three times elsewhere, 26 days late: the call is next. */
const owes = async (name: string, number: string, totalMinor: bigint) => {
  const partyId = await company.addCustomer({ name });
  const { itemId } = await billed(partyId, number, '2026-10-28', totalMinor);
  await company.run(({ tx, org }) =>
    tx
      .updateTable('open_item')
      .set({ last_step: 'reminder-3', last_reminded_on: '2026-11-17' })
      .where('org_id', '=', org)
      .where('id', '=', itemId)
      .execute(),
  );
  return partyId;
};

it('puts the call first that is worth most, by what the customer did at that delay and after calls', async () => {
  const slow = await owes('Client qui attend l’appel', 'FA-1', 100_000n);
  const sure = await owes('Client qui paie à trente jours', 'FA-2', 150_000n);
  // Thirty days late each time: still unpaid after 26, paid within the fourteen days that follow.
  for (const month of ['03', '04', '05', '06', '07']) {
    const { itemId } = await billed(sure, `FS-${month}`, `2026-${month}-01`, 10_000n);
    await paid(
      sure,
      itemId,
      10_000n,
      `2026-${month}-31`.replace('-04-31', '-05-01').replace('-06-31', '-07-01'),
    );
  }
  // Sixty days late: not paid within them. One paid on its day says nothing of a delay of 26.
  for (const month of ['03', '04']) {
    const { itemId } = await billed(slow, `FL-${month}`, `2026-${month}-01`, 10_000n);
    await paid(slow, itemId, 10_000n, month === '03' ? '2026-04-30' : '2026-05-31');
  }
  const { itemId } = await billed(slow, 'FL-05', '2026-05-01', 10_000n);
  await paid(slow, itemId, 10_000n, '2026-05-01');

  const runId = await company.prepare();
  const { drafts } = await company.run((context) => listDrafts(context, { id: runId }));
  const of = (partyId: string) => drafts.find((one) => one.partyId === partyId && one.kind === 'call')!;
  // All customers: 5 of 7 → (5 + 1) ÷ (7 + 2) = 66.67 %. The sure one: (5 + 5 × 0.6667) ÷ 10 = 83.34 %, called 86.67 %.
  expect(of(sure).gain).toEqual({ minor: '4995', alone: 8_334, called: 8_667 });
  // The slow one: (0 + 5 × 0.6667) ÷ 7 = 47.62 %, called 58.10 %. It owes less, and is called first.
  expect(of(slow).gain).toEqual({ minor: '10480', alone: 4_762, called: 5_810 });
  // The same wherever it is asked from.
  const alone = await company.run(async (context) =>
    expectedGains(context, [await keptDraft(context, of(slow).id)]),
  );
  expect(alone.get(of(slow).id)?.gainMinor).toBe(10_480n);

  // A call in the past that money followed: (1 + 5 × 0.581) ÷ 6 = 65.09 %.
  await company.run((context) =>
    recordCall(context, noResend, {
      id: of(slow).id,
      version: of(slow).version,
      outcome: 'reached',
      note: '',
    }),
  );
  company.clock.set('2026-11-25T08:00:00Z');
  await paid(slow, (await billed(slow, 'FL-06', '2026-11-23', 10_000n)).itemId, 10_000n, '2026-11-25');
  const again = await owes('Un autre', 'FA-9', 5_000n);
  company.clock.set('2026-12-28T08:00:00Z');
  const laterRun = await company.prepare();
  const later = await company.run((context) => listDrafts(context, { id: laterRun }));
  const other = later.drafts.find((one) => one.partyId === again && one.kind === 'call')!;
  const kept = await company.run((context) => keptDraft(context, other.id));
  const asSlow = { ...kept, draft: { ...kept.draft, customerId: slow, daysLate: 26, totalMinor: 100_000n } };
  const gains = await company.run((context) => expectedGains(context, [asSlow]));
  expect(gains.get(other.id)).toMatchObject({ alone: 4_762, called: 6_508 });
});
