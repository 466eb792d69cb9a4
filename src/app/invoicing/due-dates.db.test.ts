import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { fillSeller, issueInvoice } from '../../../test/kit/selling.ts';
import type { DocumentContent } from '../../contract/document-shapes.ts';
import { EUR } from '../../core/money/index.ts';
import { createSecretBox } from '../../shell/secrets.ts';
import { recordPayment } from '../payments/index.ts';
import { listDocuments } from './list-documents.ts';
import { readDocument } from './read-document.ts';

const secrets = createSecretBox(randomBytes(32));
let company: TestCompany;
let customer: string;

beforeAll(async () => {
  company = await createTestCompany({ now: '2026-03-02T08:00:00Z' });
  await company.run(fillSeller);
  customer = await company.addCustomer({ siren: '552032534', vatNumber: 'FR27552032534' });
});
afterAll(() => company.close());

const issue = (over: Partial<DocumentContent>) => {
  company.clock.set('2026-03-02T08:00:00Z');
  return company.run((context) => issueInvoice(context, customer, secrets, over));
};

/** What falls due first is paid. */
const payFirst = (invoiceId: string): Promise<unknown> =>
  company.run(async (context) => {
    const item = await context.tx
      .selectFrom('open_item')
      .select(['id', 'open_minor'])
      .where('org_id', '=', context.org)
      .where('invoice_id', '=', invoiceId)
      .where('open_minor', '<>', 0n)
      .orderBy('due_on')
      .executeTakeFirstOrThrow();
    return recordPayment(context, {
      method: 'transfer',
      partyId: customer,
      receivedOn: context.today,
      currency: EUR,
      amountMinor: item.open_minor,
      reference: 'VIR',
      note: '',
      shares: [{ itemId: item.id, amountMinor: item.open_minor }],
    });
  });

const dueOf = (id: string): Promise<(string | null)[]> =>
  company.run(async (context) => {
    const { documents } = await listDocuments(context, {});
    const { openDueOn } = await readDocument(context, id);
    return [documents.find((row) => row.id === id)!.dueOn, openDueOn];
  });

describe('the day that an invoice is due', () => {
  it('is the one of its first instalment that nobody paid', async () => {
    const { id, invoiceId } = await issue({
      schedule: [
        { dueOn: '2026-04-01', percent: '50' },
        { dueOn: '2026-05-01', percent: '50' },
      ],
    });
    expect(await dueOf(id)).toEqual(['2026-04-01', '2026-04-01']);
    company.clock.set('2026-04-02T08:00:00Z');
    await payFirst(invoiceId);
    expect(await dueOf(id)).toEqual(['2026-05-01', '2026-05-01']);
    company.clock.set('2026-05-04T08:00:00Z');
    await payFirst(invoiceId);
    // All is paid: the list still says when the last of it was due.
    expect(await dueOf(id)).toEqual(['2026-05-01', null]);
  });

  it('is the release of its retention once the rest is paid (loi 71-584, art. 1 and 2)', async () => {
    const { id, invoiceId } = await issue({
      terms: { kind: 'net', days: 30 },
      retention: { percent: '5', releaseOn: '2027-03-02' },
    });
    expect(await dueOf(id)).toEqual(['2026-04-01', '2026-04-01']);
    company.clock.set('2026-04-02T08:00:00Z');
    await payFirst(invoiceId);
    expect(await dueOf(id)).toEqual(['2027-03-02', '2027-03-02']);
  });
});
