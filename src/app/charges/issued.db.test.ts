import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRemindingCompany, type RemindingCompany } from '../../../test/kit/reminders.ts';
import { fillSeller, issueInvoice } from '../../../test/kit/selling.ts';
import { creditInvoice } from '../invoicing/credits/credit-invoice.ts';
import { issueDocument } from '../invoicing/index.ts';
import { readDocument } from '../invoicing/read-document.ts';
import { verifyBooks } from '../ledger/index.ts';
import {
  announceClaims,
  bookCharges,
  claimLinesFor,
  readItemCharges,
  undoBooking,
  waiverTick,
} from './index.ts';
import { editTerms, readCustomerCharges } from './read-customer.ts';

/** Late charges of invoices that Encaisse issued: what they print is what is computed. */

let company: RemindingCompany;
beforeAll(async () => {
  company = await createRemindingCompany({ now: '2026-03-02T08:00:00Z' });
  await company.run(fillSeller);
});
afterAll(() => company.close());

const chargesOf = (partyId: string) =>
  company.run((context) => readItemCharges(context, { partyId }, context.today));
const on = (day: string) => company.clock.set(`${day}T08:00:00Z`);

describe('an issued invoice paid late', () => {
  it('bears the rate that it prints, whatever is agreed later, and 40 € once for its instalments', async () => {
    on('2026-03-02');
    const partyId = await company.addCustomer({ siren: '552100554' });
    const agree = (lateRate: string) =>
      company.run((context) => editTerms(context, { id: partyId, lateRate, insolventSince: null }));
    await agree('15 %');
    await company.run((context) =>
      issueInvoice(context, partyId, company.secrets, {
        schedule: [
          { dueOn: '2026-04-01', percent: '50' },
          { dueOn: '2026-05-01', percent: '50' },
        ],
      }),
    );
    await agree('20 %');
    on('2026-05-11');
    const items = await chargesOf(partyId);
    expect(items.map(({ charges }) => [charges.rule, charges.indemnityMinor])).toEqual([
      [{ kind: 'contract', percent: '15' }, 4_000n],
      // C. com. D441-5: for each invoice, not for each of its instalments.
      [{ kind: 'contract', percent: '15' }, 0n],
    ]);
    // 600 € × 15 % × 40 ÷ 365 = 9.86; × 10 ÷ 365 = 2.47
    expect(items.map(({ charges }) => charges.interest.totalMinor)).toEqual([986n, 247n]);
  });

  it('bears nothing on what a credit note for it takes off: it was never owed', async () => {
    on('2026-03-02');
    const partyId = await company.addCustomer({ siren: '542107651' });
    const { id } = await company.run((context) =>
      issueInvoice(context, partyId, company.secrets, {
        schedule: [{ dueOn: '2026-04-01', percent: '100' }],
      }),
    );
    on('2026-05-11');
    expect(await chargesOf(partyId)).toHaveLength(1);
    await company.run(async (context) => {
      const draft = await readDocument(context, await creditInvoice(context, { id, reason: 'Plan fendu' }));
      await issueDocument(context, { id: draft.id, version: draft.version, send: false }, company.secrets);
    });
    expect(await chargesOf(partyId)).toEqual([]);
  });

  it('cancelled, takes its late charges out of the books: nothing of it is owed any more', async () => {
    on('2026-03-02');
    const partyId = await company.addCustomer({ siren: '732829320' });
    const schedule = [{ dueOn: '2026-04-01', percent: '100' }];
    const { id } = await company.run((context) =>
      issueInvoice(context, partyId, company.secrets, { schedule }),
    );
    on('2026-05-11');
    const { itemId } = (await chargesOf(partyId))[0]!;
    await company.run(async (context) =>
      announceClaims(context, null, await claimLinesFor(context, [itemId], context.today)),
    );
    await company.run((context) => bookCharges(context, [itemId]));
    await waiverTick.run(company.work);
    // Late, and owed: they stay.
    expect((await chargesOf(partyId))[0]!.claims.map(({ state }) => state)).toEqual(['booked', 'booked']);
    await company.run(async (context) => {
      const draft = await readDocument(context, await creditInvoice(context, { id, reason: 'Erreur' }));
      await issueDocument(context, { id: draft.id, version: draft.version, send: false }, company.secrets);
    });
    await waiverTick.run(company.work);
    await waiverTick.run(company.work);
    expect(await chargesOf(partyId)).toEqual([]);
    const { rows } = await company.run(({ tx, org }) =>
      sql<{ open: bigint }>`select coalesce(sum(abs(open_minor)), 0)::bigint as open from open_item
        where org_id = ${org} and party_id = ${partyId}`.execute(tx),
    );
    expect(rows).toEqual([{ open: 0n }]);
    expect((await company.run((context) => verifyBooks(context))).findings).toEqual([]);
  });

  it('in another currency: interest in it at the rate of the invoice, 40 € in euros, each its own item', async () => {
    on('2026-03-02');
    const partyId = await company.addCustomer({ siren: '552081317', currency: 'USD' });
    await company.run((context) =>
      issueInvoice(context, partyId, company.secrets, {
        currency: 'USD',
        exchange: { rate: '0.8', on: '2026-03-02', source: 'BCE' },
        schedule: [{ dueOn: '2026-04-01', percent: '100' }],
      }),
    );
    on('2026-05-11');
    const [item] = await chargesOf(partyId);
    expect(item).toMatchObject({ currency: 'USD', amountMinor: 120_000n, baseMinor: 96_000n });
    // 1 200 $ × 12.15 % × 40 ÷ 365 = 15.98 $
    expect(await company.run((context) => bookCharges(context, [item!.itemId]))).toEqual({ booked: 2 });
    const { items } = await company.run((context) => readCustomerCharges(context, partyId));
    expect(items[0]!.booked).toHaveLength(2);
    expect(items[0]!.booked.map(({ amountMinor, currency }) => `${amountMinor} ${currency}`)).toEqual(
      expect.arrayContaining(['1598 USD', '4000 EUR']),
    );
    expect((await company.run((context) => verifyBooks(context))).findings).toEqual([]);
    for (const one of items[0]!.booked) await company.run((context) => undoBooking(context, one.itemId));
    expect((await company.run((context) => verifyBooks(context))).findings).toEqual([]);
  });
});
