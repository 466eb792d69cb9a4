import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createRemindingCompany, type RemindingCompany } from '../../../../test/kit/reminders.ts';
import { fillSeller, issueInvoice } from '../../../../test/kit/selling.ts';
import { payItem, soldLines } from '../../../../test/kit/vat.ts';
import { plainDate } from '../../../core/calendar/index.ts';
import { loadIndex } from '../../banking/match-index.ts';
import { readItemCharges } from '../../charges/item-charges.ts';
import { explainItems } from '../../dunning/index.ts';
import { lockPeriod } from '../../entries/lock-period.ts';
import { drawBill } from '../../instruments/draw-bill.ts';
import { holdBill } from '../../instruments/hold-bill.ts';
import { verifyBooks } from '../../ledger/index.ts';
import { liftVatWait, writeOff } from '../../openitems/index.ts';
import { mergeCustomers } from '../../party/merge-customers.ts';
import { readAgedBalance } from '../../receivables/index.ts';
import { readWaiting } from '../../vat/waiting-vat.ts';
import { holdBack, releaseNow } from './decide.ts';
import { retentionsTick } from './tick.ts';

/** What reads the books sees a retention once it is released: 60,00 of 1 200,00, VAT on receipts. */

const RELEASE = '2027-03-02';
let company: RemindingCompany;
let customer: string;
let sold: { id: string; invoiceId: string; number: string };
const on = (day: string): void => company.clock.set(`${day}T08:00:00Z`);
const tick = (): Promise<void> => retentionsTick.run(company.work);
beforeEach(async () => {
  company = await createRemindingCompany({ now: '2026-03-02T08:00:00Z' });
  await company.run(fillSeller);
  customer = await company.addCustomer({ siren: '552032534', vatNumber: 'FR27552032534' });
  sold = await company.run((context) =>
    issueInvoice(context, customer, company.secrets, {
      lines: soldLines([['1000', '20', 'services']]),
      terms: { kind: 'net', days: 30 },
      retention: { percent: '5', releaseOn: RELEASE },
    }),
  );
});
afterEach(() => company.close());

const released = (): Promise<{ id: string; party_id: string; issued_on: string; open: string }> =>
  company.run(async ({ tx, org }) => {
    const { rows } = await sql<{ id: string; party_id: string; issued_on: string; open: string }>`
      select i.id, i.party_id, i.issued_on, i.open_minor::text as open from retention_release r
      join open_item i on i.org_id = r.org_id and i.id = r.own_item_id where r.org_id = ${org} and r.undone_on is null`.execute(
      tx,
    );
    return rows[0]!;
  });
const rest = (): Promise<string> =>
  company.run(
    async ({ tx, org }) =>
      (
        await sql<{
          id: string;
        }>`select id from open_item where org_id = ${org} and account = '411' and kind = 'invoice'`.execute(
          tx,
        )
      ).rows[0]!.id,
  );
const payRest = async () => {
  const id = await rest();
  return company.run((context) => payItem(context, id, 114_000n));
};
const green = async (): Promise<void> => {
  expect((await company.run((context) => verifyBooks(context))).findings).toEqual([]);
};
const owedOn = (asOf: string): Promise<string> =>
  company.run(async (context) => {
    const { currencies } = await readAgedBalance(context, { asOf });
    return currencies[0]?.total.outstandingMinor ?? '0';
  });
/** VAT that waits for its payment, in cents: as the entries and as the payments say. */
const waitingOn = (day: string): Promise<bigint[]> =>
  company.run(async (context) =>
    (await readWaiting(context, plainDate(day))).flatMap((one) => [one.leftMinor, one.expectedMinor]),
  );

it('balances and VAT of a day before it stay what they were', async () => {
  on('2026-04-10');
  await payRest();
  on('2027-03-01');
  const before = [await owedOn('2027-03-01'), await waitingOn('2027-03-01')];
  expect(before).toEqual(['0', [1_000n, 1_000n]]);
  on(RELEASE);
  await tick();
  expect([await owedOn('2027-03-01'), await waitingOn('2027-03-01')]).toEqual(before);
  expect([await owedOn(RELEASE), await waitingOn(RELEASE)]).toEqual(['6000', [1_000n, 1_000n]]);
  on('2027-03-20');
  const { id } = await released();
  await company.run((context) => payItem(context, id, 3_000n));
  expect([await owedOn(RELEASE), await waitingOn(RELEASE)]).toEqual(['6000', [1_000n, 1_000n]]);
  expect([await owedOn('2027-03-20'), await waitingOn('2027-03-20')]).toEqual(['3000', [500n, 500n]]);
  await green();
});

it('the bank finds it by the number of its invoice, and reminders take it from the first step', async () => {
  await payRest();
  on(RELEASE);
  const known = async () =>
    [...(await company.run((context) => loadIndex(context))).index.items.values()].map((one) => [
      one.number,
      one.openMinor,
    ]);
  expect(await known()).toEqual([]);
  await tick();
  expect(await known()).toEqual([[sold.number, 6_000n]]);
  const [one] = await company.run((context) => explainItems(context, [customer]));
  expect(one?.item).toMatchObject({ openMinor: 6_000n, dueOn: RELEASE, completed: [] });
});

it('falls on the first open day when its own is locked', async () => {
  on('2027-04-02');
  await company.run((context) =>
    lockPeriod(context, { kind: 'soft', journal: '', untilOn: '2027-03-31', reason: 'TVA déclarée' }),
  );
  await tick();
  expect(await released()).toMatchObject({ issued_on: '2027-04-01', open: '6000' });
  await green();
});

it('stays with the customer it was invoiced to, merged or not', async () => {
  const survivor = await company.addCustomer({
    siren: '552032534',
    vatNumber: 'FR27552032534',
    code: 'DOUBLE',
  });
  await company.run((context) => mergeCustomers(context, { id: survivor, duplicateId: customer }));
  on(RELEASE);
  await tick();
  expect(await released()).toMatchObject({ party_id: customer, open: '6000' });
  await green();
});

it('paid by a bill, makes its VAT due at the payment of the bill (CGI art. 269, 2-c)', async () => {
  await payRest();
  on(RELEASE);
  await tick();
  const { id: itemId } = await released();
  const bill = await company.run((context) =>
    drawBill(context, {
      kind: 'lcr_accepted',
      partyId: customer,
      number: 'LCR-1',
      bank: '',
      iban: 'FR1420041010050500013M02606',
      issuedOn: RELEASE,
      maturityOn: '2027-03-31',
      currency: 'EUR',
      amountMinor: '6000',
      shares: [{ itemId, amountMinor: '6000' }],
    }),
  );
  await company.run((context) => holdBill(context, bill, RELEASE));
  expect(await waitingOn(RELEASE)).toEqual([1_000n, 1_000n]);
  await green();
  on('2027-03-31');
  await company.run(async (context) => {
    const { rows } = await sql<{ id: string }>`
      select credit_item_id as id from vat_wait where org_id = ${context.org}`.execute(context.tx);
    await liftVatWait(context, [rows[0]!.id], bill, plainDate('2027-03-31'));
  });
  expect(await waitingOn('2027-03-31')).toEqual([]);
});

it('given up, takes its VAT back as its invoice bears it (CGI art. 272, 1)', async () => {
  await payRest();
  on(RELEASE);
  await tick();
  const { id: itemId } = await released();
  await company.run((context) =>
    writeOff(context, { itemId, kind: 'discount', amountMinor: 6_000n, reason: '' }),
  );
  expect(await waitingOn(RELEASE)).toEqual([]);
  await green();
});

it('is not late while it is kept back; from its release on it is (loi 71-584, art. 2)', async () => {
  await payRest();
  on('2027-02-01');
  await company.run((context) => holdBack(context, { id: sold.id, until: null, reason: 'Réserves' }));
  const late = () =>
    company.run(async (context) =>
      (await readItemCharges(context, { partyId: customer }, context.today)).map((one) => one.dueOn),
    );
  on('2027-05-01');
  expect(await late()).toEqual([]);
  await company.run((context) => releaseNow(context, sold.id));
  on('2027-05-21');
  expect(await late()).toEqual(['2027-05-01']);
});
