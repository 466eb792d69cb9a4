import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRemindingCompany, type RemindingCompany } from '../../../../test/kit/reminders.ts';
import { Problem } from '../../../contract/problem.ts';
import { addDays, plainDate } from '../../../core/calendar/index.ts';
import { EUR } from '../../../core/money/index.ts';
import { recordPayment } from '../../payments/index.ts';
import { explainItems } from '../index.ts';
import { decidePlan, endPlan } from './decide-plan.ts';
import { makePlan, plansOf, settlePlans } from './index.ts';
import { freeItems } from './read-plans.ts';

/** Two invoices of 1 200,00 €, late; reminders to them on and after Monday 23 November 2026. */

let company: RemindingCompany;
beforeAll(async () => {
  company = await createRemindingCompany();
});
afterAll(() => company.close());

let count = 0;
const debtor = async () => {
  count += 1;
  const partyId = await company.addCustomer({ name: `Client ${count}` });
  const items = [
    await company.invoice(partyId, `FA-${count}-1`, 15),
    await company.invoice(partyId, `FA-${count}-2`, 4),
  ];
  return { partyId, items };
};
const three = (amounts: readonly bigint[] = [80_000n, 80_000n, 80_000n]) =>
  amounts.map((amountMinor, index) => ({
    dueOn: plainDate(['2026-12-01', '2027-01-01', '2027-02-01'][index]!),
    amountMinor,
  }));
const make = (
  partyId: string,
  itemIds: string[],
  state: 'running' | 'proposed' = 'running',
  parts = three(),
) => company.run((context) => makePlan(context, { partyId, itemIds, instalments: parts, note: '' }, state));
const on = <T>(day: string, body: () => Promise<T>): Promise<T> => {
  const before = company.clock.now();
  company.clock.set(`${day}T08:00:00Z`);
  return body().finally(() => company.clock.set(before));
};
const fate = async (partyId: string) =>
  (await company.run((context) => explainItems(context, [partyId]))).map(
    ({ standing: { outlook, stepCode, exclusion } }) =>
      outlook === 'leaves' ? stepCode : `${exclusion?.code} ${exclusion?.nextOn}`,
  );
const stands = async (partyId: string) => {
  await company.run((context) => settlePlans(context));
  return (await company.run((context) => plansOf(context, partyId))).map(({ state, instalments }) => [
    state,
    instalments.map((one) => one.state).join(' '),
  ]);
};
const pay = (partyId: string, itemId: string, amountMinor: bigint) =>
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
const codes = (promise: Promise<unknown>): Promise<string[]> =>
  promise.then(
    () => [],
    (cause: unknown) => {
      if (cause instanceof Problem) return [cause.code, ...cause.findings.map(({ code }) => code)];
      throw cause;
    },
  );

describe('a payment plan', () => {
  it('keeps its invoices from reminders while it is kept, until the grace of the next instalment', async () => {
    const { partyId, items } = await debtor();
    expect(await fate(partyId)).toEqual(['reminder-1', 'reminder-1']);
    await make(partyId, items);
    expect(await fate(partyId)).toEqual(['promise 2026-12-04', 'promise 2026-12-04']);
    expect(await company.run((context) => freeItems(context, partyId))).toEqual([]);
    await pay(partyId, items[0]!, 80_000n);
    expect(await fate(partyId)).toEqual(['promise 2027-01-04', 'promise 2027-01-04']);
    expect(await stands(partyId)).toEqual([['running', 'kept open open']]);
  });

  it('broken gives its invoices back to their own step, and waits to be seen', async () => {
    const { partyId, items } = await debtor();
    await make(partyId, items);
    await pay(partyId, items[0]!, 79_999n);
    await on('2026-12-03', async () => {
      expect(await stands(partyId)).toEqual([['running', 'part_kept open open']]);
    });
    await on('2026-12-04', async () => {
      expect(await stands(partyId)).toEqual([['broken', 'missed open open']]);
      expect(await fate(partyId)).toEqual(['reminder-1', 'reminder-1']);
    });
  });

  it('is kept once all has come', async () => {
    const { partyId, items } = await debtor();
    await make(partyId, items);
    await pay(partyId, items[0]!, 120_000n);
    await pay(partyId, items[1]!, 120_000n);
    expect(await stands(partyId)).toEqual([['kept', 'kept kept kept']]);
  });

  it('proposed by a customer holds nothing back until we agree; what came meanwhile counts', async () => {
    const { partyId, items } = await debtor();
    const { id } = await make(partyId, items, 'proposed');
    expect(await fate(partyId)).toEqual(['reminder-1', 'reminder-1']);
    await pay(partyId, items[0]!, 80_000n);
    await company.run((context) => decidePlan(context, id, true));
    expect(await stands(partyId)).toEqual([['running', 'kept open open']]);
    // Answered once.
    expect(await codes(company.run((context) => decidePlan(context, id, false)))).toEqual([
      'record.not-found',
    ]);
    await company.run((context) => endPlan(context, id));
    expect((await fate(partyId))[1]).toBe('reminder-1');
  });

  it('is refused when it does not add up, is made twice, or is of somebody else', async () => {
    const { partyId, items } = await debtor();
    const other = await debtor();
    expect(await codes(make(partyId, items, 'running', three([80_000n, 80_000n, 79_999n])))).toEqual([
      'record.refused',
      'openitems.plan-total',
    ]);
    expect(await codes(make(partyId, [...items, other.items[0]!]))).toEqual(['record.not-found']);
    await make(partyId, items);
    expect(await codes(make(partyId, [items[0]!], 'running', three([120_000n])))).toEqual([
      'record.refused',
      'openitems.plan-twice',
    ]);
  });

  it('leaves the legal due date as it is', async () => {
    const { partyId, items } = await debtor();
    await make(partyId, items);
    const { due_on } = await company.run(({ tx, org }) =>
      tx
        .selectFrom('open_item')
        .select('due_on')
        .where('org_id', '=', org)
        .where('id', '=', items[0]!)
        .executeTakeFirstOrThrow(),
    );
    expect(due_on).toBe(addDays(plainDate('2026-11-23'), -15));
  });
});
