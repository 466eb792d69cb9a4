import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDispute } from '../../../test/kit/disputes.ts';
import { createRemindingCompany, type RemindingCompany } from '../../../test/kit/reminders.ts';
import { addDays, plainDate } from '../../core/calendar/index.ts';
import { EUR } from '../../core/money/index.ts';
import { verifyBooks } from '../ledger/index.ts';
import { writeOff } from '../openitems/index.ts';
import { attributePayment, recordPayment } from '../payments/index.ts';
import {
  applyWaiverRule,
  bookCharges,
  claimLinesFor,
  announceClaims,
  readItemCharges,
  undoBooking,
  waiveCharges,
} from './index.ts';
import { saveRate, readRates, dropRate } from './rates.ts';
import { editTerms, readCustomerCharges } from './read-customer.ts';
import { editChargeSettings } from './settings.ts';
import { liftWaiver } from './waive.ts';

let company: RemindingCompany;
beforeAll(async () => {
  company = await createRemindingCompany();
});
afterAll(() => company.close());

const give2026 = () =>
  company.run((context) =>
    saveRate(context, { semester: '2026-2', ecbPercent: '2,15 %', legalPercent: '2.62' }),
  );
const itemOf = async (itemId: string) => {
  const found = await company.run((context) =>
    readItemCharges(context, { itemIds: [itemId] }, context.today),
  );
  return found[0]!;
};
const pay = (partyId: string, itemId: string, amountMinor: bigint, on: string) =>
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
const findings = async () => (await company.run((context) => verifyBooks(context))).findings;
const today = () => company.run(async (context) => context.today);

describe('the rates of a semester', () => {
  it('are said to be missing, are given and dropped by the company, and never guessed', async () => {
    const before = await company.run((context) => readRates(context));
    expect(before).toMatchObject({ semester: '2026-2', missing: '2026-2' });
    expect(await give2026()).toMatchObject({ missing: null });
    await company.run((context) => dropRate(context, '2026-2'));
    expect((await company.run((context) => readRates(context))).missing).toBe('2026-2');
    await expect(
      company.run((context) => saveRate(context, { semester: '2027-1', ecbPercent: '2', legalPercent: '2' })),
    ).rejects.toMatchObject({ findings: [{ code: 'charges.semester' }] });
    await expect(
      company.run((context) =>
        saveRate(context, { semester: '2026-2', ecbPercent: '215', legalPercent: '2' }),
      ),
    ).rejects.toMatchObject({ findings: [{ code: 'charges.percent' }] });
  });

  it('stop the interest where they are missing, not the 40 €', async () => {
    const partyId = await company.addCustomer();
    const itemId = await company.invoice(partyId, 'M-1', 30);
    const item = await itemOf(itemId);
    expect(item.charges).toMatchObject({
      indemnityMinor: 4_000n,
      interest: { totalMinor: 0n, missing: '2026-2' },
    });
  });
});

describe('late charges of an invoice (C. com. L441-10 II, D441-5)', () => {
  beforeAll(give2026);

  it('are none where the money came in time and waited on 471 for somebody to say whose it was', async () => {
    const partyId = await company.addCustomer();
    const itemId = await company.invoice(partyId, 'Q-1', 20);
    const due = addDays(await today(), -20);
    const { paymentId } = await company.run((context) =>
      recordPayment(context, {
        method: 'transfer',
        partyId: null,
        receivedOn: due,
        currency: EUR,
        amountMinor: 120_000n,
        reference: 'VIR',
        note: '',
        shares: 'none',
      }),
    );
    expect((await itemOf(itemId)).charges.indemnityMinor).toBe(4_000n);
    await company.run((context) => attributePayment(context, paymentId, partyId, 'oldest-first'));
    expect(await itemOf(itemId)).toBeUndefined();
    expect(await findings()).toEqual([]);
  });

  it('follow part payments by the day they count from, and stop when all is paid', async () => {
    const partyId = await company.addCustomer();
    const itemId = await company.invoice(partyId, 'P-1', 20);
    const due = addDays(await today(), -20);
    await pay(partyId, itemId, 20_000n, addDays(due, 10));
    // 1 200 € × 12.15 % × 10 ÷ 365 = 3.99; 1 000 € × 12.15 % × 10 ÷ 365 = 3.33; 7.3236 in all.
    const item = await itemOf(itemId);
    expect(item.charges.interest.slices.map(({ days, baseMinor }) => [days, baseMinor])).toEqual([
      [10, 120_000n],
      [10, 100_000n],
    ]);
    expect(item.charges.interest.totalMinor).toBe(732n);
    await pay(partyId, itemId, 100_000n, await today());
    expect(await itemOf(itemId)).toMatchObject({ openMinor: 0n, paidOn: await today() });
  });

  it('leave out what is contested while the dispute is open', async () => {
    const partyId = await company.addCustomer();
    const itemId = await company.invoice(partyId, 'D-1', 10);
    await addDispute(company, itemId, 120_000n);
    expect(await company.run((context) => claimLinesFor(context, [itemId], context.today))).toEqual([]);
  });

  it('are none from a consumer', async () => {
    const partyId = await company.addCustomer({ kind: 'individual', siren: '', vatNumber: '' });
    const itemId = await company.invoice(partyId, 'C-1', 10);
    expect(await itemOf(itemId)).toBeUndefined();
  });

  it('are at the rate agreed with the customer, said when it is below the floor, and stop with insolvency', async () => {
    const partyId = await company.addCustomer();
    const itemId = await company.invoice(partyId, 'R-1', 10);
    const terms = (lateRate: string, insolventSince: string | null) =>
      company.run((context) => editTerms(context, { id: partyId, lateRate, insolventSince }));
    // 3 × 2.62 % = 7.86 % (L441-10 II)
    expect((await terms('5 %', null)).mention).toMatchObject({ percent: '5', floor: '7.86' });
    expect((await itemOf(itemId)).charges.rule).toEqual({ kind: 'contract', percent: '5' });
    await terms('au plus juste', null);
    expect(await itemOf(itemId)).toMatchObject({
      unreadRate: 'au plus juste',
      charges: { indemnityMinor: 4_000n, interest: { totalMinor: 0n } },
    });
    await terms('', addDays(await today(), -4));
    // C. com. L622-28: the day before is the last.
    const { charges } = await itemOf(itemId);
    expect(charges.indemnityMinor).toBe(0n);
    expect(charges.interest.slices.at(-1)?.to).toBe(addDays(await today(), -5));
  });
});

describe('the ledger of claims', () => {
  const announce = (itemIds: string[]) =>
    company.run(async (context) =>
      announceClaims(context, null, await claimLinesFor(context, itemIds, context.today)),
    );

  it('announces each day once, books what was announced and what ran since, and undoes it', async () => {
    const partyId = await company.addCustomer();
    const itemId = await company.invoice(partyId, 'B-1', 10);
    await announce([itemId]);
    await announce([itemId]);
    let item = await itemOf(itemId);
    expect(item.claims.map(({ kind, state, amountMinor }) => [kind, state, amountMinor])).toEqual([
      ['interest', 'announced', 399n],
      ['indemnity', 'announced', 4_000n],
    ]);
    expect(await company.run((context) => bookCharges(context, [itemId]))).toEqual({ booked: 1 });
    item = await itemOf(itemId);
    const own = item.claims[0]!.ownItemId!;
    expect(item.claims.every((claim) => claim.state === 'booked' && claim.ownItemId === own)).toBe(true);
    const shown = await company.run((context) => readCustomerCharges(context, partyId));
    expect(shown.items[0]).toMatchObject({
      interest: { computedMinor: '399', bookedMinor: '399', claimableMinor: '0' },
      booked: [{ number: 'B-1-FR', amountMinor: '4399', openMinor: '4399' }],
    });
    // It bears nothing itself (C. civ. 1343-2).
    expect(
      await company.run((context) => readItemCharges(context, { itemIds: [own] }, context.today)),
    ).toEqual([]);
    await expect(company.run((context) => bookCharges(context, [itemId]))).rejects.toMatchObject({
      findings: [{ code: 'charges.nothing-to-book' }],
    });
    expect(await findings()).toEqual([]);
    await pay(partyId, own, 4_399n, await today());
    await company.run((context) => undoBooking(context, own));
    await company.run((context) => undoBooking(context, own));
    item = await itemOf(itemId);
    expect(item.claims.map(({ state }) => state)).toEqual(['announced', 'announced']);
    expect(await findings()).toEqual([]);
  });

  it('cancels what was announced for more than the facts give: a payment dated back', async () => {
    const partyId = await company.addCustomer();
    const itemId = await company.invoice(partyId, 'X-1', 20);
    await announce([itemId]);
    await pay(partyId, itemId, 60_000n, addDays(await today(), -15));
    await announce([itemId]);
    const item = await itemOf(itemId);
    expect(item.sums.interest).toMatchObject({
      announcedMinor: item.charges.interest.totalMinor,
      freshMinor: 0n,
      excessMinor: 0n,
    });
    const { items } = await company.run((context) => readCustomerCharges(context, partyId));
    expect(items[0]!.events.map(({ state, reason }) => [state, reason])).toContainEqual([
      'cancelled',
      'computed-anew',
    ]);
  });

  it('gives up with a reason: announced is waived, booked leaves the books, nothing more runs, until it is lifted', async () => {
    const partyId = await company.addCustomer();
    const [first, second] = [
      await company.invoice(partyId, 'W-1', 10),
      await company.invoice(partyId, 'W-2', 10),
    ];
    await announce([first]);
    await company.run((context) => bookCharges(context, [second]));
    await expect(
      company.run((context) => waiveCharges(context, { partyId, itemIds: null, reason: ' ' })),
    ).rejects.toMatchObject({ findings: [{ code: 'charges.waiver-without-reason' }] });
    await company.run((context) => waiveCharges(context, { partyId, itemIds: null, reason: 'Bon client' }));
    const shown = await company.run((context) => readCustomerCharges(context, partyId));
    expect(shown.exemption).toMatchObject({ reason: 'Bon client' });
    for (const item of shown.items)
      expect(item).toMatchObject({
        interest: { waivedMinor: '399', claimableMinor: '0', bookedMinor: '0' },
        indemnity: { waivedMinor: '4000', claimableMinor: '0' },
      });
    expect(await company.run((context) => claimLinesFor(context, [first, second], context.today))).toEqual(
      [],
    );
    await company.run((context) => liftWaiver(context, shown.exemption!.id));
    expect(
      await company.run((context) => claimLinesFor(context, [first, second], context.today)),
    ).toHaveLength(2);
    expect(await findings()).toEqual([]);
  });

  it('announces what a message printed, less what was booked or given up before we knew that it had left', async () => {
    const partyId = await company.addCustomer();
    const [booked, waived] = [
      await company.invoice(partyId, 'L-1', 10),
      await company.invoice(partyId, 'L-2', 10),
    ];
    const printed = await company.run((context) => claimLinesFor(context, [booked, waived], context.today));
    await company.run((context) => bookCharges(context, [booked]));
    await company.run((context) => waiveCharges(context, { partyId, itemIds: [waived], reason: 'Accord' }));
    await company.run((context) => announceClaims(context, null, printed));
    for (const [itemId, state] of [
      [booked, 'booked'],
      [waived, 'waived'],
    ] as const)
      expect(
        (await itemOf(itemId)).claims.map((claim) => [claim.kind, claim.state, claim.amountMinor]),
      ).toEqual([
        ['interest', state, 399n],
        ['indemnity', state, 4_000n],
      ]);
  });

  it('leaves no credit of the customer when a part of what was booked had been written off', async () => {
    const partyId = await company.addCustomer();
    const itemId = await company.invoice(partyId, 'O-1', 10);
    await company.run((context) => bookCharges(context, [itemId]));
    const own = (await itemOf(itemId)).claims[0]!.ownItemId!;
    await company.run((context) =>
      writeOff(context, { itemId: own, kind: 'waiver', amountMinor: 2_000n, reason: 'Geste' }),
    );
    await company.run((context) => undoBooking(context, own));
    const open = await company.run(({ tx, org }) =>
      tx
        .selectFrom('open_item')
        .select(['id', 'open_minor'])
        .where('org_id', '=', org)
        .where('party_id', '=', partyId)
        .where('settled_on', 'is', null)
        .execute(),
    );
    expect(open).toEqual([{ id: itemId, open_minor: 120_000n }]);
    expect(await findings()).toEqual([]);
  });

  it('gives up by the company’s rule where all was paid soon after the first reminder', async () => {
    const partyId = await company.addCustomer();
    const itemId = await company.invoice(partyId, 'A-1', 10);
    await announce([itemId]);
    await pay(partyId, itemId, 120_000n, await today());
    const accounts = { interest: '7631', indemnity: '7581' };
    await company.run((context) => editChargeSettings(context, { accounts, waiverDays: 5 }));
    expect((await itemOf(itemId)).exemption).toMatchObject({ scope: 'rule' });
    expect(await company.run((context) => applyWaiverRule(context))).toBe(1);
    expect(await company.run((context) => applyWaiverRule(context))).toBe(0);
    expect(await itemOf(itemId)).toMatchObject({
      exemption: { scope: 'item' },
      sums: { interest: { announcedMinor: 0n }, indemnity: { waivedMinor: 4_000n } },
    });
    await company.run((context) => editChargeSettings(context, { accounts, waiverDays: null }));
    await expect(
      company.run((context) =>
        editChargeSettings(context, { accounts: { ...accounts, interest: '411' }, waiverDays: null }),
      ),
    ).rejects.toMatchObject({ findings: [{ code: 'charges.account' }] });
  });
});
