import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../../test/kit/company.ts';
import { fillSeller, issueInvoice } from '../../../../test/kit/selling.ts';
import { creditAll, payItem, soldLines } from '../../../../test/kit/vat.ts';
import type { DocumentContent } from '../../../contract/document-shapes.ts';
import { Problem } from '../../../contract/problem.ts';
import { createLog } from '../../../shell/log.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { Work } from '../../../shell/jobs/define-job.ts';
import { createSecretBox } from '../../../shell/secrets.ts';
import { verifyBooks } from '../../ledger/index.ts';
import { convertDocument } from '../convert-document.ts';
import { creditInvoice } from '../credits/credit-invoice.ts';
import { editDraft } from '../drafts.ts';
import { issueDocument } from '../issue-document.ts';
import { readDocument } from '../read-document.ts';
import { showDocument } from '../show-document.ts';
import { verifyIssued } from '../verify-issued.ts';
import { holdBack, releaseNow, takeBack } from './decide.ts';
import { readRetention } from './read-retention.ts';
import { retentionsTick } from './tick.ts';

/** 1 000,00 of services with 20 % VAT: 1 200,00, of which 5 % (60,00) is kept back (loi n° 71-584, art. 1). */

const secrets = createSecretBox(randomBytes(32));
const RELEASE = '2027-03-02';
let company: TestCompany;
let customer: string;
let work: Work;
beforeEach(async () => {
  company = await createTestCompany({ now: '2026-03-02T08:00:00Z' });
  await company.run(fillSeller);
  work = {
    org: company.org,
    isDemo: false,
    log: createLog('silent'),
    signal: new AbortController().signal,
    inTenant: (body) => company.run(body),
  };
  customer = await company.addCustomer({ siren: '552032534', vatNumber: 'FR27552032534' });
});
afterEach(() => company.close());

const on = (day: string): void => company.clock.set(`${day}T08:00:00Z`);
const tick = (): Promise<void> => retentionsTick.run(work);
const issue = (over: Partial<DocumentContent> = {}) =>
  company.run((context) =>
    issueInvoice(context, customer, secrets, {
      lines: soldLines([['1000', '20', 'services']]),
      terms: { kind: 'net', days: 30 },
      retention: { percent: '5', releaseOn: RELEASE },
      ...over,
    }),
  );
type Shown = { account: string; kind: string; amount: string; open: string; due_on: string };
const itemsOf = (partyId = customer): Promise<Shown[]> =>
  company.run(
    async ({ tx, org }) =>
      (
        await sql<Shown>`select account, kind, amount_minor::text as amount, open_minor::text as open, due_on from open_item
          where org_id = ${org} and party_id = ${partyId} order by id`.execute(tx)
      ).rows,
  );
const openOf = async (account: string): Promise<string[]> =>
  (await itemsOf()).filter((one) => one.account === account && one.open !== '0').map((one) => one.open);
/** VAT of the customer's invoices that fell due, in cents. */
const vatDue = (invoiceId: string): Promise<bigint> =>
  company.run(
    async ({ tx, org }) =>
      (
        await sql<{ m: bigint }>`select coalesce(sum(v.moved_minor), 0)::bigint as m from vat_receipt v
          where v.org_id = ${org} and v.invoice_entry_id in (select entry_id from open_item
            where org_id = ${org} and invoice_id = ${invoiceId})`.execute(tx)
      ).rows[0]!.m,
  );
const own = (context: Context, invoiceId: string) =>
  sql<{ id: string }>`select id from open_item where org_id = ${context.org} and invoice_id = ${invoiceId}
    and account = '411' and kind = 'transfer' order by id desc limit 1`
    .execute(context.tx)
    .then(({ rows }) => rows[0]!.id);
const pay = (invoiceId: string, minor: bigint) =>
  company.run(async (context) => payItem(context, await own(context, invoiceId), minor));
const payRest = (invoiceId: string) =>
  company.run(async (context) => {
    const { rows } = await sql<{ id: string }>`select id from open_item where org_id = ${context.org}
      and invoice_id = ${invoiceId} and account = '411' and kind = 'invoice'`.execute(context.tx);
    return payItem(context, rows[0]!.id, 114_000n);
  });
const green = async (): Promise<void> => {
  expect((await company.run((context) => verifyBooks(context))).findings).toEqual([]);
  const today = await company.run((context) => Promise.resolve(context.today));
  const issued = await verifyIssued((body) => company.run(body), today);
  expect(issued.findings).toEqual([]);
};
const refusal = async (doing: Promise<unknown>): Promise<string[]> => {
  const problem: unknown = await doing.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(problem instanceof Problem)) throw problem ?? new Error('was accepted');
  return problem.findings.map((one) => one.code);
};
const releasesOf = (): Promise<number> =>
  company.run(
    async ({ tx, org }) =>
      (
        await sql<{
          n: number;
        }>`select count(*)::int as n from retention_release r join open_item i on i.org_id = r.org_id
          and i.id = r.item_id where r.org_id = ${org} and i.party_id = ${customer}`.execute(tx)
      ).rows[0]!.n,
  );

describe('a retention of guarantee', () => {
  it('is owed from its day on: 60,00 leave 4117 for 411, once (loi 71-584, art. 2)', async () => {
    const { id, invoiceId } = await issue();
    on('2027-03-01');
    await tick();
    expect(await openOf('4117')).toEqual(['6000']);
    on(RELEASE);
    await Promise.all([tick(), tick()]);
    await tick();
    expect(await releasesOf()).toBe(1);
    expect(await openOf('4117')).toEqual([]);
    expect(await openOf('411')).toEqual(['114000', '6000']);
    expect((await itemsOf()).at(-2)).toEqual({
      account: '411',
      kind: 'transfer',
      amount: '6000',
      open: '6000',
      due_on: RELEASE,
    });
    const { parts } = await company.run((context) => showDocument(context, id));
    expect(parts.map((one) => one.amountMinor)).toEqual([114_000n, 6_000n]);
    // Its own day is not the one that the invoice says, 30 days after 2 March 2026.
    expect(await company.run((context) => readDocument(context, id))).toMatchObject({
      openMinor: '120000',
      openDueOn: '2026-04-01',
    });
    expect(await company.run((context) => readRetention(context, id))).toMatchObject({
      heldMinor: '0',
      release: { on: RELEASE, amountMinor: '6000', openMinor: '6000' },
    });
    await green();
    await payRest(invoiceId);
    await pay(invoiceId, 6_000n);
    expect((await company.run((context) => readDocument(context, id))).openMinor).toBe('0');
    await green();
  });

  it('makes no VAT due when it is released, and its part of it with each payment (CGI art. 269, 2-c)', async () => {
    const { invoiceId } = await issue();
    on(RELEASE);
    await payRest(invoiceId);
    expect(await vatDue(invoiceId)).toBe(19_000n);
    await tick();
    expect(await vatDue(invoiceId)).toBe(19_000n);
    await green();
    on('2027-03-10');
    await pay(invoiceId, 2_400n);
    expect(await vatDue(invoiceId)).toBe(19_400n);
    await green();
    await pay(invoiceId, 3_600n);
    expect(await vatDue(invoiceId)).toBe(20_000n);
    await green();
  });

  it('after days of downtime is released on its day, and nobody is late with it', async () => {
    await issue();
    on('2027-03-20');
    await tick();
    expect((await itemsOf()).at(-2)).toMatchObject({ amount: '6000', due_on: '2027-03-20' });
    const { rows } = await company.run(({ tx, org }) =>
      sql<{
        on: string;
      }>`select max(released_on)::text as "on" from retention_release where org_id = ${org}`.execute(tx),
    );
    expect(rows).toEqual([{ on: RELEASE }]);
    await green();
  });

  it('is released earlier by a person, who holds the guarantee of a bank', async () => {
    const { id } = await issue();
    on('2026-06-01');
    await company.run((context) => releaseNow(context, id));
    expect(await openOf('411')).toEqual(['114000', '6000']);
    expect(await refusal(company.run((context) => releaseNow(context, id)))).toEqual([
      'invoicing.no-retention',
    ]);
    await green();
  });

  it('stays where it is while an opposition is noted, or until the day that was agreed (loi 71-584, art. 2)', async () => {
    const opposed = await issue();
    const later = await issue();
    on('2027-02-01');
    const hold = (id: string, until: string | null, reason = 'Réserves non levées') =>
      company.run((context) => holdBack(context, { id, until, reason }));
    expect(await refusal(hold(opposed.id, null, ''))).toEqual(['invoicing.retention-reason']);
    expect(await refusal(hold(opposed.id, '2027-02-01'))).toEqual(['invoicing.retention-until']);
    await hold(opposed.id, null);
    await hold(later.id, '2027-04-01');
    on(RELEASE);
    await tick();
    expect(await openOf('4117')).toEqual(['6000', '6000']);
    on('2027-04-01');
    await tick();
    expect(await openOf('4117')).toEqual(['6000']);
    await company.run((context) => releaseNow(context, opposed.id));
    expect(await openOf('4117')).toEqual([]);
    await green();
  });

  it('whose release is undone waits for a person; what was paid of it stays released', async () => {
    const { id, invoiceId } = await issue();
    on(RELEASE);
    await tick();
    await company.run((context) => takeBack(context, { id, reason: 'Réserves' }));
    await tick();
    expect(await openOf('4117')).toEqual(['6000']);
    expect(await openOf('411')).toEqual(['114000']);
    const { parts } = await company.run((context) => showDocument(context, id));
    expect(parts.map((one) => one.openMinor)).toEqual([114_000n, 6_000n]);
    await green();
    await company.run((context) => releaseNow(context, id));
    await pay(invoiceId, 1_000n);
    expect(await refusal(company.run((context) => takeBack(context, { id, reason: 'Réserves' })))).toEqual([
      'invoicing.retention-settled',
    ]);
    expect(await vatDue(invoiceId)).toBe(167n);
    await green();
  });

  it('is given back by a credit note, before its release and after', async () => {
    const before = await issue();
    await company.run((context) => creditAll(context, before.id, secrets));
    const after = await issue();
    on(RELEASE);
    await tick();
    expect(await releasesOf()).toBe(1);
    await company.run((context) => creditAll(context, after.id, secrets));
    expect((await itemsOf()).filter((one) => one.open !== '0')).toEqual([]);
    await green();
  });

  it('of which a credit note took a part is released for the rest', async () => {
    const { id, invoiceId } = await issue();
    await payRest(invoiceId);
    await company.run(async (context) => {
      const note = await creditInvoice(context, { id, reason: 'Malfaçon' });
      const view = await readDocument(context, note);
      const lines = soldLines([['20', '20', 'services']]);
      await editDraft(context, { ...view, content: { ...view.content, lines } });
      await issueDocument(context, { id: note, version: view.version + 1, send: false }, secrets);
    });
    expect(await openOf('4117')).toEqual(['3600']);
    on(RELEASE);
    await tick();
    expect(await openOf('411')).toEqual(['3600']);
    await pay(invoiceId, 3_600n);
    expect(await vatDue(invoiceId)).toBe(20_000n);
    await green();
  });

  it('goes with its invoice when that is replaced, with what was paid of both', async () => {
    const { id, invoiceId } = await issue();
    await payRest(invoiceId);
    on(RELEASE);
    await tick();
    await pay(invoiceId, 1_000n);
    await company.run(async (context) => {
      const draft = await convertDocument(context, { id, to: 'corrective' });
      const { version } = await readDocument(context, draft);
      await issueDocument(context, { id: draft, version, send: false }, secrets);
    });
    const left = async () =>
      (await itemsOf()).filter((one) => one.open !== '0').map((one) => [one.account, one.open]);
    // 1 140,00 of it are paid, 10,00 more than it asks for; it keeps 60,00 back itself.
    expect(await left()).toEqual([
      ['411', '-1000'],
      ['4117', '6000'],
    ]);
    await green();
    await tick();
    await tick();
    expect(await left()).toEqual([
      ['411', '-1000'],
      ['411', '6000'],
    ]);
    await green();
  });

  it('keeps the rate of its invoice in another currency', async () => {
    customer = await company.addCustomer({ siren: '552081317', vatNumber: '', currency: 'USD' });
    const { id } = await issue({
      currency: 'USD',
      exchange: { rate: '0.8', on: '2026-03-02', source: 'BCE' },
    });
    on(RELEASE);
    await tick();
    const { rows } = await company.run(({ tx, org }) =>
      sql<{
        account: string;
        base: string;
        open: string;
      }>`select account, base_minor::text as base, open_minor::text as open
        from open_item where org_id = ${org} and party_id = ${customer} and currency = 'USD' and kind = 'transfer'
        order by id`.execute(tx),
    );
    expect(rows).toEqual([
      { account: '411', base: '4800', open: '6000' },
      { account: '4117', base: '-4800', open: '0' },
    ]);
    await green();
    await company.run((context) => takeBack(context, { id, reason: 'Réserves' }));
    expect(await openOf('4117')).toEqual(['6000']);
    await green();
  });
});
