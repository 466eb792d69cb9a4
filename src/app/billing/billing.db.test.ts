import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentContent } from '../../contract/document-shapes.ts';
import { Problem } from '../../contract/problem.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { billingPorts, readyToIssue, workOf } from '../../../test/kit/issuing-company.ts';
import { discardDraft } from '../invoicing/index.ts';
import { verifyBooks } from '../ledger/index.ts';
import { accrueDeliveries } from './accrue.ts';
import { addDelivery, type NewDelivery } from './add-delivery.ts';
import { billDeliveries } from './bill-deliveries.ts';
import { cancelDelivery } from './cancel-delivery.ts';
import { readDelay } from './delay.ts';
import { importDeliveries } from './import-deliveries.ts';
import { countWaiting, listDeliveries, readDelivery } from './list-deliveries.ts';
import { refuseMergeOfWaiting } from './merge-guard.ts';
import { sumUnbilled } from './read-unbilled.ts';
import { readRules, saveRule } from './rules.ts';
import { reachOf, runBillingRules } from './run-rules.ts';

const ports = billingPorts();
let company: TestCompany;
let leGoff: string;
let rhone: string;

const line = (unitPrice: string): DocumentContent['lines'][number] => ({
  type: 'item',
  id: 'l1',
  name: 'Plateau chêne massif',
  quantity: '1',
  unit: 'C62',
  unitPrice,
  vat: { category: 'S', rate: '20' },
  account: '707',
  nature: 'goods',
});
const add = (reference: string, deliveredOn: string, over: Partial<NewDelivery> = {}): Promise<string> =>
  company.run((context) =>
    addDelivery(context, {
      customerId: leGoff,
      reference,
      nature: 'goods',
      deliveredOn,
      purchaseOrder: '',
      lines: [line('100')],
      ...over,
    }),
  );
const bill = (ids: string[], over: Partial<Parameters<typeof billDeliveries>[2]> = {}) =>
  company.run((context) =>
    billDeliveries(context, ports, { ids, by: 'month', byOrder: false, mode: 'issue', ...over }),
  );
const refusal = async (work: Promise<unknown>): Promise<string[]> => {
  const cause = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(cause instanceof Problem)) throw cause ?? new Error('was accepted');
  return cause.findings.length > 0 ? cause.findings.map((one) => one.code) : [cause.code];
};
const contentOf = (documentId: string): Promise<DocumentContent> =>
  company.run(async ({ tx, org }) => {
    const row = await tx
      .selectFrom('sales_document')
      .select('content')
      .where('org_id', '=', org)
      .where('id', '=', documentId)
      .executeTakeFirstOrThrow();
    return row.content as unknown as DocumentContent;
  });
const waiting = () => company.run((context) => countWaiting(context));
const table = (text: string) => ({ name: 'bl.csv', mediaType: 'text/csv', bytes: Buffer.from(text) });

beforeAll(async () => {
  company = await createTestCompany();
  await company.run(readyToIssue);
  leGoff = await company.addCustomer({ siren: '552032534', vatNumber: 'FR27552032534' });
  rhone = await company.addCustomer({
    name: 'Rhône Habitat',
    siren: '732829320',
    vatNumber: 'FR44732829320',
  });
});
beforeEach(() => company.clock.set('2026-11-22T08:00:00Z'));
afterAll(() => company.close());

describe('a delivery', () => {
  it('waits, is known again by its reference, and is cancelled with a reason', async () => {
    const id = await add('BL-1', '2026-11-20');
    expect(await company.run((context) => readDelivery(context, id))).toMatchObject({
      state: 'waiting',
      netMinor: '10000',
      grossMinor: '12000',
      summary: 'Plateau chêne massif',
    });
    expect(await refusal(add('BL-1', '2026-11-20'))).toEqual(['billing.reference-known']);
    expect(await refusal(add('BL-9', '2026-11-23'))).toEqual(['billing.not-delivered-yet']);
    await company.run((context) => cancelDelivery(context, { id, version: 1, reason: 'Rendue' }));
    expect((await bill([id]))[0]).toMatchObject({
      documentId: null,
      findings: [{ code: 'billing.billed-meanwhile' }],
    });
  });

  it('keeps its customer from being merged into another one while it waits', async () => {
    const guard = (duplicateId: string) =>
      company.run((context) => refuseMergeOfWaiting(context, { survivorId: rhone, duplicateId }));
    const id = await add('BL-0', '2026-11-20');
    expect((await guard(leGoff)).map((one) => one.code)).toEqual(['billing.merge-while-waiting']);
    await company.run((context) => cancelDelivery(context, { id, version: 1, reason: 'Rendue' }));
    expect(await guard(leGoff)).toEqual([]);
  });

  it('waits again when its draft is thrown away', async () => {
    const id = await add('BL-2', '2026-11-20');
    const [made] = await bill([id], { mode: 'draft' });
    expect((await company.run((context) => readDelivery(context, id))).state).toBe('drafted');
    await company.run((context) => discardDraft(context, { id: made!.documentId!, version: 1 }));
    expect((await company.run((context) => readDelivery(context, id))).state).toBe('waiting');
    await bill([id]);
    expect((await company.run((context) => readDelivery(context, id))).state).toBe('invoiced');
  });
});

describe('several at once', () => {
  it('one summary invoice per customer and month, each for itself, each delivery once', async () => {
    const ids = [
      await add('BL-10', '2026-10-30'),
      await add('BL-11', '2026-11-03', { purchaseOrder: 'C-7' }),
      await add('BL-12', '2026-11-17'),
      // Nothing says where it is: an invoice without an address is refused, the others are not.
      await add('BL-13', '2026-11-18', {
        customerId: await company.addCustomer({
          name: 'Sans adresse',
          addressLines: [],
          postalCode: '',
          city: '',
        }),
      }),
    ];
    const results = await bill(ids);
    expect(results.map((one) => [one.customerName, one.deliveries, one.documentId !== null])).toEqual([
      ['Menuiserie Le Goff', 1, true],
      ['Menuiserie Le Goff', 2, true],
      ['Sans adresse', 1, false],
    ]);
    expect(results[2]!.findings.length).toBeGreaterThan(0);
    expect(results[1]!.grossMinor).toBe('24000');
    const november = await contentOf(results[1]!.documentId!);
    expect(november.period).toEqual({ from: '2026-11-03', to: '2026-11-17' });
    expect(november.lines.flatMap((one) => (one.type === 'section' ? [one.title] : []))).toEqual([
      'Livraison BL-11 du 3\u00a0novembre 2026 – commande C-7',
      'Livraison BL-12 du 17\u00a0novembre 2026',
    ]);
    const again = await bill(ids.slice(0, 3));
    expect(again.flatMap((one) => one.findings.map((each) => each.code))).toEqual([
      'billing.billed-meanwhile',
      'billing.billed-meanwhile',
      'billing.billed-meanwhile',
    ]);
    await expect(
      company.run(({ tx, org }) =>
        sql`update billable set document_id = ${results[0]!.documentId} where org_id = ${org} and id = ${ids[1]}`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow('a delivery is invoiced once');
    await company.run((context) => cancelDelivery(context, { id: ids[3]!, version: 1, reason: 'Test' }));
  });

  it('never twice when two people click together', async () => {
    const id = await add('BL-15', '2026-11-19');
    const both = await Promise.all([bill([id]), bill([id])]);
    expect(both.flat().filter((one) => one.documentId !== null)).toHaveLength(1);
  });

  it('the delay is measured on what was issued', async () => {
    const delay = await company.run((context) => readDelay(context, 5));
    expect(delay.count).toBe(5);
    expect(delay.months).toMatchObject([{ month: '2026-11-01', count: 5 }]);
    // 2, 23, 19, 5 and 3 days.
    expect(delay.medianDays).toBe(5);
    expect(delay.shareWithin).toBe(60);
  });
});

describe('the term of a summary invoice', () => {
  it('is 45 days at most, whatever is agreed for single ones (C. com. L441-10, I)', async () => {
    const customerId = await company.addCustomer({
      name: 'Soixante Jours',
      siren: '542107651',
      vatNumber: '',
      paymentTerms: { kind: 'net', days: 60 },
    });
    const ids = [
      await add('S-1', '2026-11-03', { customerId }),
      await add('S-2', '2026-11-05', { customerId }),
      await add('S-3', '2026-11-06', { customerId }),
    ];
    const [summary] = await bill(ids.slice(0, 2));
    expect(summary!.findings).toMatchObject([
      { code: 'billing.terms-shortened', severity: 'warning', params: { days: 45 } },
    ]);
    expect(await contentOf(summary!.documentId!)).toMatchObject({
      isSummary: true,
      terms: { kind: 'net', days: 45 },
    });
    const [single] = await bill(ids.slice(2));
    expect(single!.findings).toEqual([]);
    const content = await contentOf(single!.documentId!);
    expect(content.terms).toEqual({ kind: 'net', days: 60 });
    expect(content).not.toHaveProperty('isSummary');
  });
});

describe('a table of deliveries', () => {
  const CSV = [
    'Client;N° BL;Date de livraison;Désignation;Quantité;PU HT;Commande',
    'Rhône Habitat;T-1;03/11/2026;Étagère;2;89,90;',
    'Rhône Habitat;T-1;03/11/2026;Pose;3;48,00;',
    'RHONE HABITAT;T-2;04/11/2026;Vis;100;0,12;C-9',
    'Inconnu SA;T-3;04/11/2026;Vis;1;1,50;',
    'Rhône Habitat;T-4;demain;Vis;1;1,50;',
  ].join('\n');

  it('is checked first, then taken, its bad lines named, and recognised the second time', async () => {
    const check = await company.run((context) => importDeliveries(context, 'check', table(CSV)));
    expect(check).toMatchObject({ taken: false, deliveries: 2, lines: 3, known: 0, badCount: 2 });
    expect(check.bad.map((one) => `${one.line} ${one.finding.code}`)).toEqual([
      '5 billing.customer-unknown',
      '6 billing.date-unreadable',
    ]);
    expect((await waiting()).count).toBe(0);
    const taken = await company.run((context) => importDeliveries(context, 'take', table(CSV)));
    expect(taken).toMatchObject({ taken: true, deliveries: 2 });
    // 2 × 89,90 + 3 × 48,00 + 100 × 0,12.
    expect(taken.sums).toEqual([{ currency: 'EUR', netMinor: '33580', grossMinor: '40296', count: 2 }]);
    const again = await company.run((context) => importDeliveries(context, 'take', table(CSV)));
    expect(again).toMatchObject({ deliveries: 0, known: 2 });
    expect((await waiting()).count).toBe(2);
  });

  it('bears the VAT of its customer: none for a company in Germany (CGI art. 262 ter, I)', async () => {
    const customerId = await company.addCustomer({ name: 'Möbelhaus Berlin', vatRegime: 'eu' });
    const rows = 'Möbelhaus Berlin;T-5;05/11/2026;Table;1;900,00;';
    const file = table(`${CSV.split('\n')[0]}\n${rows}`);
    expect((await company.run((context) => importDeliveries(context, 'take', file))).sums).toEqual([
      { currency: 'EUR', netMinor: '90000', grossMinor: '90000', count: 1 },
    ]);
    const { deliveries } = await company.run((context) => listDeliveries(context, { customerId }));
    await company.run((context) =>
      cancelDelivery(context, { id: deliveries[0]!.id, version: 1, reason: 'Rendue' }),
    );
  });

  it('without the columns it needs is refused with their names', async () => {
    expect(
      await refusal(company.run((context) => importDeliveries(context, 'check', table('A;B\nx;y\n')))),
    ).toContain('billing.column-price');
  });
});

describe('the rule of a customer', () => {
  it.each([
    ['at_once', '2026-11-22', 7, '2026-11-21'],
    ['at_once', '2026-11-22', 8, '2026-11-22'],
    ['month_end', '2026-11-29', 23, '2026-10-31'],
    ['month_end', '2026-11-30', 7, '2026-10-31'],
    ['month_end', '2026-11-30', 8, '2026-11-30'],
    ['month_end', '2026-12-03', 0, '2026-11-30'],
  ] as const)('%s on %s at %i reaches %s', (moment, today, hour, reach) => {
    const time = { date: plainDate(today), hour };
    expect(reachOf({ moment, hour: 8 }, { company: time, customer: time })).toBe(reach);
  });

  it('invoices each month for itself after some months of rest, once', async () => {
    const rule = {
      customerId: rhone,
      moment: 'month_end',
      byOrder: false,
      mode: 'send',
      hour: 18,
      version: 0,
    } as const;
    await company.run((context) => saveRule(context, rule));
    await runBillingRules(workOf(company), ports);
    expect((await waiting()).count).toBe(2);
    company.clock.set('2027-01-05T08:00:00Z');
    await add('T-9', '2026-12-20', { customerId: rhone });
    await add('T-10', '2027-01-04', { customerId: rhone });
    await runBillingRules(workOf(company), ports);
    await runBillingRules(workOf(company), ports);
    const { deliveries } = await company.run((context) =>
      listDeliveries(context, { customerId: rhone, state: 'invoiced' }),
    );
    expect(deliveries.map((one) => [one.reference, one.documentNumber])).toEqual([
      ['T-9', 'FA-2027-0002'],
      ['T-2', 'FA-2027-0001'],
      ['T-1', 'FA-2027-0001'],
    ]);
    expect((await waiting()).count).toBe(1);
  });

  it('says why it could not, tries again the next day, and does not hold up the others', async () => {
    const nowhere = await company.addCustomer({
      name: 'Nulle Part',
      addressLines: [],
      postalCode: '',
      city: '',
    });
    const rule = {
      customerId: nowhere,
      moment: 'at_once',
      byOrder: false,
      mode: 'issue',
      hour: 0,
      version: 0,
    } as const;
    await company.run((context) => saveRule(context, rule));
    const id = await add('N-1', '2026-11-20', { customerId: nowhere });
    await runBillingRules(workOf(company), ports);
    const failed = await company.run((context) => readDelivery(context, id));
    expect(failed).toMatchObject({ state: 'waiting' });
    expect(failed.findings.length).toBeGreaterThan(0);
    expect((await waiting()).failed).toBe(1);
    await company.run(({ tx, org }) =>
      tx
        .updateTable('party')
        .set({ address_lines: ['1 quai Sud'], postal_code: '29000', city: 'Quimper', siren: '552032534' })
        .where('org_id', '=', org)
        .where('id', '=', nowhere)
        .execute(),
    );
    company.clock.set('2027-01-06T08:00:00Z');
    await runBillingRules(workOf(company), ports);
    expect(await company.run((context) => readDelivery(context, id))).toMatchObject({
      state: 'invoiced',
      findings: [],
    });
  });

  it('says a fault that nobody foresaw too, goes on with the others, and tries again at the next turn', async () => {
    const { rules } = await company.run((context) => readRules(context));
    const { customerId } = rules.find((one) => one.customerName === 'Nulle Part')!;
    company.clock.set('2027-01-07T08:00:00Z');
    const id = await add('N-2', '2027-01-05', { customerId });
    const read = () => company.run((context) => readDelivery(context, id));
    const ill: typeof ports = {
      secrets: ports.secrets,
      rateOn: ports.rateOn,
      get renderJob(): never {
        throw new Error('the disk is full');
      },
    };
    await runBillingRules(workOf(company), ill);
    expect(await read()).toMatchObject({ state: 'waiting', findings: [{ code: 'billing.fault' }] });
    await runBillingRules(workOf(company), ports);
    expect(await read()).toMatchObject({ state: 'invoiced', findings: [] });
  });
});

describe('what was not invoiced at a closing', () => {
  const balance = async (account: string, until: string): Promise<bigint> => {
    const { rows } = await company.run(({ tx, org }) =>
      sql<{ sum: bigint }>`select coalesce(sum(p.debit_minor - p.credit_minor), 0)::bigint as sum
        from posting p join journal_entry e on e.org_id = p.org_id and e.id = p.entry_id
        where p.org_id = ${org} and p.account = ${account} and e.entry_on <= ${until}::date`.execute(tx),
    );
    return rows[0]!.sum;
  };

  it('is booked on 4181 with its VAT, and undone on the next day', async () => {
    company.clock.set('2027-01-10T08:00:00Z');
    // Delivered in December, invoiced in January: T-9 and N-1 were, at 100,00 each; T-1 and T-2 (335,80) too.
    // One of 1 000,00 $ without VAT waits too: it wants the rate of the day (PCG art. 420-5).
    const dollars = { ...line('1000'), vat: { category: 'G' as const, rate: '0', exemption: 'export' } };
    await add('U-1', '2026-12-30', { currency: 'USD', lines: [dollars] });
    const closingOn = plainDate('2026-12-31');
    expect(await company.run((context) => sumUnbilled(context, closingOn))).toEqual({
      sums: [
        { currency: 'EUR', netMinor: '53580', grossMinor: '64296', count: 4 },
        { currency: 'USD', netMinor: '100000', grossMinor: '100000', count: 1 },
      ],
    });
    const book = (rates?: { currency: string; rate: string }[]) =>
      company.run((context) => accrueDeliveries(context, { closingOn, rates }));
    expect(await refusal(book())).toEqual(['billing.closing-rate-missing']);
    expect(await refusal(book([{ currency: 'USD', rate: '0' }]))).toEqual(['billing.closing-rate-positive']);
    const rates = [{ currency: 'USD', rate: '0.9213' }];
    const { accrual } = await book(rates);
    // 535,80 € + 1 000 $ × 0,9213.
    expect(accrual).toMatchObject({ deliveries: 5, netMinor: '145710', taxMinor: '10716', rates });
    expect(await balance('4181', '2026-12-31')).toBe(156_426n);
    expect(await balance('44587', '2026-12-31')).toBe(-10_716n);
    expect(await balance('4181', '2027-01-01')).toBe(0n);
    expect(await balance('44587', '2027-01-01')).toBe(0n);
    expect(await refusal(book(rates))).toEqual(['billing.closing-booked']);
    expect((await company.run((context) => verifyBooks(context))).findings).toEqual([]);
  });
});
