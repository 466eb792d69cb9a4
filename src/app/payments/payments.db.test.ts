import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { Problem } from '../../contract/problem.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { EUR } from '../../core/money/index.ts';
import { recordInvoice } from '../invoicing/index.ts';
import { attributePayment, readPayment, recordPayment, reversePayment } from './index.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await createTestCompany();
});
afterAll(() => company.close());

let invoiceNo = 0;
const invoice = (partyId: string, totalMinor: bigint, dueOn = '2026-10-31') =>
  company.run((context) =>
    recordInvoice(context, {
      partyId,
      kind: 'invoice',
      number: `FA-2026-${String((invoiceNo += 1)).padStart(5, '0')}`,
      issuedOn: plainDate('2026-10-01'),
      dueOn: plainDate(dueOn),
      currency: EUR,
      totalMinor,
      reference: '',
    }),
  );

const payment = {
  method: 'transfer' as const,
  receivedOn: plainDate('2026-11-20'),
  currency: EUR,
  reference: 'VIR 4471',
  note: '',
};

const item = (id: string) =>
  company.run((context) =>
    context.tx
      .selectFrom('open_item')
      .select(['open_minor', 'settled_on'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  );

/** Debit less credit of an account, and the open items on it. */
const balances = () =>
  company.run(async (context) => {
    const accounts = await sql<{ account: string; balance: bigint }>`
      select account, sum(debit_minor - credit_minor)::bigint as balance from posting group by account`.execute(
      context.tx,
    );
    const open = await sql<{
      sum: bigint;
    }>`select coalesce(sum(open_minor), 0)::bigint as sum from open_item where account = '411'`.execute(
      context.tx,
    );
    const balance: Record<string, bigint> = {
      ...Object.fromEntries(accounts.rows.map((row) => [row.account, row.balance])),
      open: open.rows[0]!.sum,
    };
    return balance;
  });

describe('a payment', () => {
  it('settles the oldest due first and leaves the rest on account (C. civ. 1342-10)', async () => {
    const partyId = await company.addCustomer({ name: 'Transports Quercy' });
    const late = await invoice(partyId, 120_000n, '2026-10-31');
    const later = await invoice(partyId, 50_000n, '2026-11-30');
    const before = await balances();
    await company.run((context) =>
      recordPayment(context, { ...payment, partyId, amountMinor: 150_000n, shares: 'oldest-first' }),
    );
    expect(await item(late.itemId)).toEqual({ open_minor: 0n, settled_on: '2026-11-20' });
    expect(await item(later.itemId)).toEqual({ open_minor: 20_000n, settled_on: null });
    const after = await balances();
    expect(after['411']! - before['411']!).toBe(-150_000n);
    expect(after['512']).toBe((before['512'] ?? 0n) + 150_000n);
    expect(after.open).toBe(after['411']);
  });

  it('pays what the debtor names, before anything older', async () => {
    const partyId = await company.addCustomer({ name: 'Clinique des Glycines' });
    const older = await invoice(partyId, 10_000n, '2026-10-15');
    const named = await invoice(partyId, 10_000n, '2026-11-15');
    await company.run((context) =>
      recordPayment(context, {
        ...payment,
        partyId,
        amountMinor: 10_000n,
        shares: [{ itemId: named.itemId, amountMinor: 10_000n }],
      }),
    );
    expect((await item(named.itemId)).open_minor).toBe(0n);
    expect((await item(older.itemId)).open_minor).toBe(10_000n);
  });

  it('of nobody known waits on 471, and settles once attributed', async () => {
    const partyId = await company.addCustomer({ name: 'Studio Marguerite' });
    const { itemId } = await invoice(partyId, 89_000n);
    const { paymentId } = await company.run((context) =>
      recordPayment(context, { ...payment, partyId: null, amountMinor: 89_000n, shares: 'none' }),
    );
    expect((await balances())['471']).toBe(-89_000n);
    await company.run((context) => attributePayment(context, paymentId, partyId, 'oldest-first'));
    expect((await balances())['471']).toBe(0n);
    expect((await item(itemId)).open_minor).toBe(0n);
  });

  it('of nobody known that settles invoices keeps nothing of itself on 471, where all of it would be attributed again', async () => {
    const [one, other] = [await company.addCustomer(), await company.addCustomer()];
    const [mine, theirs] = [await invoice(one, 10_000n), await invoice(other, 10_000n)];
    const before = await balances();
    const record = (amountMinor: bigint, shares: { itemId: string; amountMinor: bigint }[]) =>
      company.run(async (context) =>
        readPayment(
          context,
          (await recordPayment(context, { ...payment, partyId: null, amountMinor, shares })).paymentId,
        ),
      );
    const both = [mine, theirs].map(({ itemId }) => ({ itemId, amountMinor: 5_000n }));
    const refused: unknown = await record(20_000n, both).catch((error: unknown) => error);
    expect(refused).toMatchObject({ findings: [{ code: 'payments.rest-without-payer' }] });
    // Of one debtor alone: the rest is on its account, as for a line of the bank.
    expect(await record(8_000n, both.slice(0, 1))).toMatchObject({ partyId: one, unallocatedMinor: '3000' });
    const whole = await record(10_000n, both);
    expect(whole).toMatchObject({ partyId: one, unallocatedMinor: '0' });
    await expect(
      company.run((context) => attributePayment(context, whole.id, other, 'none')),
    ).rejects.toMatchObject({ code: 'record.not-found' });
    expect((await balances())['471']).toBe(before['471']);
  });

  it('undone leaves every balance as it was, and its invoice open with its due date', async () => {
    const partyId = await company.addCustomer({ name: 'Brasserie Saint-Éloi' });
    const { itemId } = await invoice(partyId, 45_001n);
    const before = await balances();
    const { paymentId } = await company.run((context) =>
      recordPayment(context, {
        ...payment,
        method: 'cheque',
        partyId,
        amountMinor: 45_001n,
        shares: 'oldest-first',
      }),
    );
    await company.run((context) => reversePayment(context, paymentId, 'chèque impayé'));
    const { '5112': cheques, ...after } = await balances();
    expect(cheques).toBe(0n);
    expect(after).toEqual(before);
    expect(await item(itemId)).toEqual({ open_minor: 45_001n, settled_on: null });
    const read = await company.run((context) => readPayment(context, paymentId));
    expect(read).toMatchObject({ isReversed: true, unallocatedMinor: '0', allocations: [] });
  });

  it('in cash above 1 000 € from a professional is refused, slices of one debt included (CMF D112-3)', async () => {
    const partyId = await company.addCustomer({ name: 'Boulangerie Aumont' });
    const { itemId } = await invoice(partyId, 150_000n);
    const cash = (amountMinor: bigint) =>
      company.run((context) =>
        recordPayment(context, {
          ...payment,
          method: 'cash',
          partyId,
          amountMinor,
          shares: [{ itemId, amountMinor }],
        }),
      );
    await expect(cash(100_001n)).rejects.toThrow(Problem);
    await cash(80_000n);
    await expect(cash(20_001n)).rejects.toMatchObject({ findings: [{ code: 'payments.cash-limit' }] });
    await cash(20_000n);
    expect((await item(itemId)).open_minor).toBe(50_000n);
  });

  it('never settles more than is owed', async () => {
    const partyId = await company.addCustomer({ name: 'SCI Belleroche' });
    const { itemId } = await invoice(partyId, 1_000n);
    const over = company.run((context) =>
      recordPayment(context, {
        ...payment,
        partyId,
        amountMinor: 2_000n,
        shares: [{ itemId, amountMinor: 1_500n }],
      }),
    );
    await expect(over).rejects.toMatchObject({ findings: [{ code: 'openitems.above-open' }] });
    expect((await item(itemId)).open_minor).toBe(1_000n);
  });
});
