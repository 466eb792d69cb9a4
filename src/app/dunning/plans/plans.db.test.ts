import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRemindingCompany, type RemindingCompany } from '../../../../test/kit/reminders.ts';
import { Problem } from '../../../contract/problem.ts';
import { addDays, plainDate } from '../../../core/calendar/index.ts';
import { EUR } from '../../../core/money/index.ts';
import { recordPayment, reversePayment } from '../../payments/index.ts';
import { explainItems } from '../index.ts';
import { decidePlan, endPlan } from './decide-plan.ts';
import type { PlanAnswer } from '../../../i18n/plan-answer.ts';
import { makePlan, plansOf, settlePlans, tellPlan } from './index.ts';
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

  it('kept with money that comes back goes on where it stood, or is broken once its day is over', async () => {
    const { partyId, items } = await debtor();
    await make(partyId, items);
    await pay(partyId, items[0]!, 120_000n);
    const { paymentId } = await pay(partyId, items[1]!, 120_000n);
    expect(await stands(partyId)).toEqual([['kept', 'kept kept kept']]);
    await company.run((context) => reversePayment(context, paymentId, 'Rejet'));
    expect(await stands(partyId)).toEqual([['running', 'kept part_kept open']]);
    expect(await fate(partyId)).toEqual(['promise 2027-01-04']);
    await on('2027-01-04', async () => {
      expect(await stands(partyId)).toEqual([['broken', 'kept missed open']]);
    });
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

  it('broken on an instalment, the engine goes on where each invoice stood; what comes late does not mend it', async () => {
    const { partyId, items } = await debtor();
    await make(partyId, items);
    await on('2026-12-04', async () => {
      expect(await stands(partyId)).toEqual([['broken', 'missed open open']]);
      expect(await fate(partyId)).toEqual(['reminder-1', 'reminder-1']);
    });
    await pay(partyId, items[0]!, 120_000n);
    expect((await stands(partyId))[0]![0]).toBe('broken');
    await on('2026-12-04', async () => expect(await fate(partyId)).toEqual(['reminder-1']));
  });
});

describe('what the customer is told of its plan', () => {
  const tell = (id: string, answer: PlanAnswer) =>
    company.run((context) => tellPlan(context, company.ports.sendJob, id, answer));
  const told = async (partyId: string) =>
    company.run(({ tx, org }) =>
      tx
        .selectFrom('outbound_message')
        .select(['to_addresses', 'subject', 'body_text', 'not_before'])
        .where('org_id', '=', org)
        .where('party_id', '=', partyId)
        .orderBy('id')
        .execute(),
    );

  it('refused: kindly, with whom to talk to, once, in the hours of all messages', async () => {
    const { partyId, items } = await debtor();
    const { id } = await make(partyId, items, 'proposed');
    await company.run((context) => decidePlan(context, id, false));
    // A Sunday: what is written then leaves on Monday at nine.
    await on('2026-11-29', async () => expect(await tell(id, 'refused')).toBe(true));
    const [mail, ...more] = await told(partyId);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      subject: 'Votre proposition d’échéancier – Atelier Morvan',
      not_before: expect.stringContaining('2026-11-30T08:00'),
    });
    expect(mail!.body_text).toContain('nous chercherons une solution ensemble');
    await expect(tell(id, 'refused')).rejects.toMatchObject({ code: '23505' });
    expect(await told(partyId)).toHaveLength(1);
  });

  it('changed: the new instalments, and the old plan has ended for it', async () => {
    const { partyId, items } = await debtor();
    const { id: old } = await make(partyId, items);
    const { id } = await company.run((context) =>
      makePlan(
        context,
        {
          partyId,
          itemIds: items,
          instalments: three([40_000n, 40_000n, 160_000n]),
          note: '',
          replaces: old,
        },
        'running',
      ),
    );
    expect(await tell(id, 'changed')).toBe(true);
    const [mail] = await told(partyId);
    expect(mail!.body_text).toMatch(/1er\sfévrier 2027\s: 1\s600,00\s€/);
    expect((await stands(partyId)).map(([state]) => state)).toEqual(['running', 'ended']);
    expect(await fate(partyId)).toEqual(['promise 2026-12-04', 'promise 2026-12-04']);
  });

  it('nobody, where proceedings are open or no mail can reach', async () => {
    const insolvent = await debtor();
    const { id } = await make(insolvent.partyId, insolvent.items);
    await company.run(({ tx, org }) =>
      tx
        .updateTable('customer')
        .set({ insolvent_since: '2026-11-01' })
        .where('org_id', '=', org)
        .where('party_id', '=', insolvent.partyId)
        .execute(),
    );
    expect(await tell(id, 'agreed')).toBe(false);
    expect(await told(insolvent.partyId)).toEqual([]);
  });
});

describe('the grace of a plan', () => {
  it('is that of the policy its customer follows: a consumer has five days, a company three', async () => {
    const stateOn = (partyId: string, day: string) =>
      on(day, async () => (await stands(partyId)).map(([state]) => state));
    const company3 = await debtor();
    await make(company3.partyId, company3.items);
    expect(await stateOn(company3.partyId, '2026-12-03')).toEqual(['running']);
    expect(await stateOn(company3.partyId, '2026-12-04')).toEqual(['broken']);
    const partyId = await company.addCustomer({
      name: 'Mme Le Bris',
      kind: 'individual',
      siren: '',
      vatNumber: '',
    });
    const itemId = await company.invoice(partyId, 'FA-P-1', 4, 240_000n);
    await make(partyId, [itemId]);
    expect(await stateOn(partyId, '2026-12-05')).toEqual(['running']);
    expect(await stateOn(partyId, '2026-12-06')).toEqual(['broken']);
  });
});
