import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { billingPorts, readyToIssue, workOf } from '../../../test/kit/issuing-company.ts';
import { saveRate } from '../closing/keep-rates.ts';
import { clearInstance, writeInstance } from '../../shell/directory/index.ts';
import { localTimes } from '../billing/index.ts';
import { startDocument } from '../invoicing/index.ts';
import type { subscriptionsContract } from './contract.ts';
import { invoiceNext } from './invoice-period.ts';
import { createSubscription, dropSubscription, editSubscription } from './edit-subscription.ts';
import { refuseMergeOfSubscriber } from './merge-guard.ts';
import { pauseSubscription, resumeSubscription, retryPeriod, skipFailed } from './pause-subscription.ts';
import { listSubscriptions, readSubscription, type SubscriptionView } from './read-subscriptions.ts';
import { runSubscriptions } from './run-subscriptions.ts';
import { fetchSubscription } from './store.ts';

type Fields = InputOf<typeof subscriptionsContract.create>;
const ports = billingPorts();
let company: TestCompany;
let customer: string;

const LINES: Fields['content']['lines'] = [
  {
    type: 'item',
    id: 'l1',
    name: 'Maintenance mensuelle',
    quantity: '1',
    unit: 'MON',
    unitPrice: '310',
    vat: { category: 'S', rate: '20' },
    account: '706',
    nature: 'services',
  },
];
const fieldsOf = (customerId: string, content: Fields['content']): Fields => ({
  customerId,
  title: 'Maintenance',
  content,
  everyMonths: 1,
  anchorDay: 1,
  timing: 'advance',
  startsOn: '2026-10-20',
  endsOn: null,
  prorate: true,
  indexation: { kind: 'none' },
  mode: 'issue',
  hour: 6,
});
const create = (over: Partial<Fields> = {}): Promise<string> =>
  company.run(async (context) => {
    const customerId = over.customerId ?? customer;
    const content = await startDocument(context, { kind: 'invoice', customerId });
    return createSubscription(context, { ...fieldsOf(customerId, { ...content, lines: LINES }), ...over });
  });
const read = (id: string): Promise<SubscriptionView> =>
  company.run((context) => readSubscription(context, id));
const run = () => runSubscriptions(workOf(company), ports);
const done = (view: SubscriptionView) =>
  view.occurrences.map((one) =>
    `${one.on} ${one.state} ${one.documentNumber} ${one.grossMinor ?? ''}`.trim(),
  );
const refusal = async (work: Promise<unknown>): Promise<string[]> => {
  const cause = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(cause instanceof Problem)) throw cause ?? new Error('was accepted');
  return cause.findings.map((one) => one.code);
};

beforeAll(async () => {
  company = await createTestCompany();
  await company.run(readyToIssue);
  customer = await company.addCustomer({ siren: '552032534', vatNumber: 'FR27552032534' });
});
afterAll(() => company.close());

describe('a subscription', () => {
  let id: string;

  it('catches up what was due while the program was down: each period once, in order', async () => {
    id = await create();
    expect((await read(id)).upcoming.slice(0, 3)).toMatchObject([
      { on: '2026-10-20', to: '2026-10-31', part: { days: 12, of: 31 }, netMinor: '12000' },
      { on: '2026-11-01', to: '2026-11-30', part: null, netMinor: '31000' },
      { on: '2026-12-01', to: '2026-12-31' },
    ]);
    await Promise.all([run(), run()]);
    await run();
    expect(done(await read(id))).toEqual([
      '2026-11-01 done FA-2026-0002 37200',
      '2026-10-20 done FA-2026-0001 14400',
    ]);
  });

  it('a process killed between the invoice and its commit leaves nothing, and the next does it once', async () => {
    const other = await create({ startsOn: '2026-11-01', endsOn: '2026-11-30', title: 'Location' });
    const killed = company.run(async (context) => {
      const subscription = await fetchSubscription(context, other, true);
      await invoiceNext(context, ports, subscription, await localTimes(context, customer));
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    expect((await read(other)).occurrences).toEqual([]);
    await run();
    expect(done(await read(other))).toEqual(['2026-11-01 done FA-2026-0003 37200']);
  });

  it('waits, like every other, while a restored copy is not confirmed', async () => {
    company.clock.set('2026-12-01T08:00:00Z');
    await writeInstance(company.database, 'quarantine', 'restored');
    await run();
    expect((await read(id)).occurrences).toHaveLength(2);
    await clearInstance(company.database, 'quarantine');
  });

  it('waits for its hour on its day', async () => {
    company.clock.set('2026-12-01T04:59:00Z');
    await run();
    expect((await read(id)).occurrences).toHaveLength(2);
    company.clock.set('2026-12-01T05:00:00Z');
    await run();
    expect((await read(id)).occurrences).toHaveLength(3);
  });

  it('pauses; what passed meanwhile is skipped or caught up', async () => {
    const before = await read(id);
    await company.run((context) => pauseSubscription(context, before));
    company.clock.set('2027-02-10T08:00:00Z');
    await run();
    expect((await read(id)).occurrences).toHaveLength(3);
    const paused = await read(id);
    await company.run((context) => resumeSubscription(context, { ...paused, missed: 'skip' }));
    expect(done(await read(id)).slice(0, 2)).toEqual(['2027-02-01 skipped', '2027-01-01 skipped']);
    const again = await read(id);
    await company.run((context) => pauseSubscription(context, again));
    company.clock.set('2027-03-10T08:00:00Z');
    const late = await read(id);
    await company.run((context) => resumeSubscription(context, { ...late, missed: 'bill' }));
    await run();
    expect(done(await read(id))[0]).toBe('2027-03-01 done FA-2027-0001 37200');
  });

  it('changes from its next period on, and keeps what was invoiced', async () => {
    const view = await read(id);
    const edit = { ...view, anchorDay: 15 };
    await company.run((context) => editSubscription(context, edit));
    expect((await read(id)).upcoming[0]).toMatchObject({
      from: '2027-04-01',
      to: '2027-04-14',
      part: { days: 14 },
    });
    const now = await read(id);
    expect(
      await refusal(company.run((context) => editSubscription(context, { ...now, startsOn: '2026-09-01' }))),
    ).toEqual(['subscriptions.start-invoiced']);
    expect(
      await refusal(company.run((context) => editSubscription(context, { ...now, endsOn: '2027-01-01' }))),
    ).toEqual(['subscriptions.end-invoiced']);
    expect(await refusal(company.run((context) => dropSubscription(context, now)))).toEqual([
      'subscriptions.has-run',
    ]);
    const guard = () =>
      company.run((context) => refuseMergeOfSubscriber(context, { survivorId: id, duplicateId: customer }));
    expect((await guard()).map((one) => one.code)).toEqual(['subscriptions.merge-while-live']);
    await company.run((context) => editSubscription(context, { ...now, endsOn: '2027-03-31' }));
    expect(await guard()).toEqual([]);
    expect((await read(id)).upcoming).toEqual([]);
  });
});

describe('the invoice of a period', () => {
  it('carries all that its template says, with its period in the texts', async () => {
    const items = [
      { type: 'section', id: 's', title: 'Atelier, {période}' },
      {
        type: 'item',
        id: 'l1',
        reference: 'MAINT',
        name: 'Maintenance {période}',
        description: 'Du {début} au {fin}',
        quantity: '2',
        unit: 'HUR',
        unitPrice: '100',
        discount: { kind: 'percent', percent: '10' },
        contribution: { label: 'Éco-contribution', perUnit: '0.5' },
        vat: { category: 'S', rate: '10' },
        account: '7061',
        nature: 'services',
      },
      { type: 'comment', id: 'c', text: 'Visite avant le {fin}.' },
    ] as const;
    const id = await company.run(async (context) => {
      const content = await startDocument(context, { kind: 'invoice', customerId: customer });
      return createSubscription(context, {
        ...fieldsOf(customer, {
          ...content,
          title: 'Maintenance, {période}',
          terms: { kind: 'end-of-month', days: 45, then: 'days-then-end' },
          means: 'direct_debit',
          references: { ...content.references, contract: 'M-12' },
          lines: [...items],
          adjustments: [
            { id: 'a', isCharge: true, label: 'Frais', value: { kind: 'amount', minor: '1000' } },
          ],
          intro: 'Période\u00a0: {période}',
        }),
        startsOn: '2027-03-01',
        mode: 'draft',
      });
    });
    await run();
    const { occurrences } = await read(id);
    const { content } = await company.run(({ tx }) =>
      tx
        .selectFrom('sales_document')
        .select('content')
        .where('id', '=', occurrences[0]!.documentId)
        .executeTakeFirstOrThrow(),
    );
    expect(content).toMatchObject({
      title: 'Maintenance, mars 2027',
      period: { from: '2027-03-01', to: '2027-03-31' },
      terms: { kind: 'end-of-month', days: 45 },
      means: 'direct_debit',
      references: { contract: 'M-12' },
      intro: 'Période\u00a0: mars 2027',
      lines: [
        { ...items[0], title: 'Atelier, mars 2027' },
        {
          ...items[1],
          name: 'Maintenance mars 2027',
          description: 'Du 1er\u00a0mars 2027 au 31\u00a0mars 2027',
        },
        { ...items[2], text: 'Visite avant le 31\u00a0mars 2027.' },
      ],
      adjustments: [{ label: 'Frais', value: { kind: 'amount', minor: '1000' } }],
    });
    // (200 − 20 + 1 + 10) + 10 % = 210.10.
    expect(occurrences[0]).toMatchObject({ state: 'done', grossMinor: '21010' });
    await company.run(async (context) => pauseSubscription(context, await readSubscription(context, id)));
  });

  it('is refused what would be wrong in every period but one', async () => {
    const dated = company.run(async (context) => {
      const content = await startDocument(context, { kind: 'invoice', customerId: customer });
      const schedule = [{ dueOn: '2027-05-01', percent: '100' }];
      return createSubscription(context, fieldsOf(customer, { ...content, schedule, lines: LINES }));
    });
    expect(await refusal(dated)).toEqual(['subscriptions.dated-terms']);
  });
});

describe('the list', () => {
  it('says when a subscription begins or comes back, beyond the next twelve months too', async () => {
    const far = await create({ startsOn: '2099-01-01', title: 'Plus tard' });
    const listed = async () => {
      const { subscriptions } = await company.run((context) => listSubscriptions(context));
      return subscriptions.find((one) => one.id === far);
    };
    expect(await listed()).toMatchObject({
      next: { on: '2099-01-01', to: '2099-01-31', netMinor: '31000' },
      yearMinor: '0',
    });
    const { version } = await read(far);
    await company.run((context) => dropSubscription(context, { id: far, version }));
    expect(await listed()).toBeUndefined();
  });
});

describe('a period that fails', () => {
  it('says why, holds up those after it, and is done once what was wrong is corrected', async () => {
    const nowhere = await company.addCustomer({
      name: 'Nulle Part',
      addressLines: [],
      postalCode: '',
      city: '',
    });
    const id = await create({ customerId: nowhere, startsOn: '2027-01-01' });
    await run();
    const failed = await read(id);
    expect(done(failed)).toEqual(['2027-01-01 failed']);
    expect(failed.occurrences[0]!.findings.length).toBeGreaterThan(0);
    const { subscriptions } = await company.run((context) => listSubscriptions(context));
    expect(subscriptions.find((one) => one.id === id)?.failed).toBe(1);

    await company.run((context) => retryPeriod(context, ports, { id, on: '2027-01-01' }));
    expect(done(await read(id))).toEqual(['2027-01-01 failed']);
    await company.run(({ tx, org }) =>
      tx
        .updateTable('party')
        .set({ address_lines: ['1 quai Sud'], postal_code: '29000', city: 'Quimper', siren: '552032534' })
        .where('org_id', '=', org)
        .where('id', '=', nowhere)
        .execute(),
    );
    company.clock.set('2027-03-11T08:00:00Z');
    await run();
    expect(done(await read(id)).map((text) => text.slice(0, 15))).toEqual([
      '2027-03-01 done',
      '2027-02-01 done',
      '2027-01-01 done',
    ]);
  });

  it('of a fault that nobody foresaw says so too, and is done at the next turn', async () => {
    const id = await create({ startsOn: '2027-03-05', endsOn: '2027-03-31', title: 'Panne' });
    const ill: typeof ports = {
      secrets: ports.secrets,
      rateOn: ports.rateOn,
      get renderJob(): never {
        throw new Error('the disk is full');
      },
    };
    await runSubscriptions(workOf(company), ill);
    expect((await read(id)).occurrences).toMatchObject([
      { on: '2027-03-05', state: 'failed', documentId: null, findings: [{ code: 'billing.fault' }] },
    ]);
    await run();
    expect((await read(id)).occurrences).toMatchObject([{ on: '2027-03-05', state: 'done' }]);
  });

  it('is skipped by a person, and one of which nothing was invoiced is thrown away', async () => {
    const nowhere = await company.addCustomer({
      name: 'Ailleurs',
      addressLines: [],
      postalCode: '',
      city: '',
    });
    const id = await create({ customerId: nowhere, startsOn: '2027-03-01' });
    await run();
    await company.run((context) => skipFailed(context, { id, on: '2027-03-01' }));
    expect(done(await read(id))).toEqual(['2027-03-01 skipped']);
    expect(await refusal(company.run((context) => skipFailed(context, { id, on: '2027-03-01' })))).toEqual([
      'subscriptions.not-failed',
    ]);
    const fresh = await create({ startsOn: '2027-06-01' });
    const view = await read(fresh);
    await company.run((context) => dropSubscription(context, view));
    await expect(read(fresh)).rejects.toThrow('record.not-found');
  });
});

describe('the hour', () => {
  it('is issued at the hour of the customer, within its day at the company', async () => {
    // 27 March: 06:00 in Concarneau; Saint-Denis is three hours ahead then, Papeete eleven behind.
    const abroad = async (name: string, postalCode: string) => {
      const customerId = await company.addCustomer({
        name,
        postalCode,
        siren: '552032534',
        vatNumber: 'FR27552032534',
      });
      return create({ customerId, startsOn: '2027-03-27', endsOn: '2027-04-30', title: name, mode: 'draft' });
    };
    const home = await create({ startsOn: '2027-03-27', endsOn: '2027-04-30', mode: 'draft' });
    const east = await abroad('Saint-Denis', '97400');
    const west = await abroad('Papeete', '98714');
    expect((await read(home)).customerZone).toBeNull();
    expect((await read(east)).customerZone).toBe('Indian/Reunion');
    const made = async (instant: string) => {
      company.clock.set(instant);
      await run();
      const views = await Promise.all([east, home, west].map(read));
      return views.map((view) => view.occurrences.length).join('');
    };
    expect(await made('2027-03-27T01:59:00Z')).toBe('000');
    expect(await made('2027-03-27T02:00:00Z')).toBe('100');
    expect(await made('2027-03-27T05:00:00Z')).toBe('110');
    expect(await made('2027-03-27T15:59:00Z')).toBe('110');
    expect(await made('2027-03-27T16:00:00Z')).toBe('111');
    company.clock.set('2027-03-28T08:00:00Z');
    for (const one of [home, east, west]) {
      await company.run(async (context) => pauseSubscription(context, await readSubscription(context, one)));
    }
  });
});

// Last: numbers of 2031 leave no way back to 2027.
describe('a rhythm longer than a year', () => {
  it('comes back after more than a year, each once, though the twelve months ahead show none', async () => {
    const id = await create({
      everyMonths: 24,
      startsOn: '2027-03-01',
      endsOn: '2031-06-30',
      title: 'Audit',
    });
    await run();
    expect((await read(id)).upcoming).toEqual([]);
    const { subscriptions } = await company.run((context) => listSubscriptions(context));
    expect(subscriptions.find((one) => one.id === id)).toMatchObject({
      next: { on: '2029-03-01', to: '2031-02-28', part: null, netMinor: '31000' },
      yearMinor: '0',
    });
    company.clock.set('2031-04-01T08:00:00Z');
    await run();
    await run();
    expect(done(await read(id)).map((text) => text.replace(/FA-\d{4}-\d{4} /, ''))).toEqual([
      // Four months of the last period, by its days: 122 of 731.
      '2031-03-01 done 6209',
      '2029-03-01 done 37200',
      '2027-03-01 done 37200',
    ]);
  });
});

describe('a subscription in another currency', () => {
  it('bears the rate of the day of each invoice, and waits for one that is not known', async () => {
    company.clock.set('2031-05-04T08:00:00Z');
    const swiss = await company.addCustomer({ name: 'Uhren AG', country: 'CH', vatRegime: 'non-eu' });
    const id = await company.run(async (context) => {
      const content = await startDocument(context, { kind: 'invoice', customerId: swiss });
      const frozen = { rate: '0.9', on: '2027-01-04', source: 'BCE' };
      return createSubscription(context, {
        ...fieldsOf(swiss, { ...content, lines: LINES, currency: 'USD', exchange: frozen }),
        startsOn: '2031-05-01',
      });
    });
    const rate = (on: string, value: string) =>
      company.run((context) => saveRate(context, { currency: 'USD', on, rate: value }));
    const exchanges = async () => {
      const { occurrences } = await read(id);
      return company.run(async ({ tx, org }) => {
        const ids = occurrences.flatMap((one) => one.documentId ?? []);
        const rows = await tx
          .selectFrom('sales_document')
          .select('content')
          .where('org_id', '=', org)
          .where('id', 'in', ids)
          .orderBy('id')
          .execute();
        return rows.map(({ content }) => (content as unknown as Fields['content']).exchange);
      });
    };
    await run();
    expect((await read(id)).occurrences).toMatchObject([
      { state: 'failed', findings: [{ code: 'billing.rate-missing', params: { currency: 'USD' } }] },
    ]);
    // A dollar on 2 May: 1 ÷ 1,25 €; on 1 June: 1 ÷ 1,28 €.
    await rate('2031-05-02', '1.25');
    await company.run((context) => retryPeriod(context, ports, { id, on: '2031-05-01' }));
    company.clock.set('2031-06-01T08:00:00Z');
    await rate('2031-06-01', '1.28');
    await run();
    expect(await exchanges()).toEqual([
      { rate: '0.8', on: '2031-05-02', source: 'Cours saisi' },
      { rate: '0.78125', on: '2031-06-01', source: 'Cours saisi' },
    ]);
  });
});
