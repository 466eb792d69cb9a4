import { fillSeller } from '../../../test/kit/selling.ts';
import { sql } from 'kysely';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentContent } from '../../contract/document-shapes.ts';
import { Problem } from '../../contract/problem.ts';
import { createSecretBox } from '../../shell/secrets.ts';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { verifyBooks } from '../ledger/index.ts';
import { recordPayment } from '../payments/index.ts';
import { concludeDocument } from './conclude-document.ts';
import { convertDocument } from './convert-document.ts';
import { creditInvoice } from './credits/credit-invoice.ts';
import { createDraft, discardDraft, editDraft } from './drafts.ts';
import { issueDocument } from './issue-document.ts';
import { listDocuments } from './list-documents.ts';
import { readDocument, type DocumentView } from './read-document.ts';
import { startDocument } from './start-document.ts';
import { beginSeries } from './store/series.ts';

const secrets = createSecretBox(randomBytes(32));
let company: TestCompany;
let customer: string;

const line = (
  id: string,
  over: Partial<Extract<DocumentContent['lines'][number], { type: 'item' }>> = {},
) => ({
  type: 'item' as const,
  id,
  name: 'Plan de travail chêne massif',
  quantity: '2',
  unit: 'C62',
  unitPrice: '500',
  vat: { category: 'S' as const, rate: '20' },
  account: '707',
  nature: 'goods' as const,
  ...over,
});

const draft = async (
  kind: DocumentContent['kind'],
  over: Partial<DocumentContent> = {},
): Promise<DocumentView> =>
  company.run(async (context) => {
    const content = await startDocument(context, { kind, customerId: customer });
    const id = await createDraft(context, { ...content, lines: [line('l1')], title: 'Cuisine', ...over });
    return readDocument(context, id);
  });

const issue = async (document: Pick<DocumentView, 'id' | 'version'>): Promise<DocumentView> =>
  company.run(async (context) => {
    await issueDocument(context, { ...document, send: false }, secrets);
    return readDocument(context, document.id);
  });

const refusal = async (work: Promise<unknown>): Promise<string[]> => {
  const problem = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(problem instanceof Problem)) throw problem ?? new Error('was accepted');
  return problem.findings.length > 0 ? problem.findings.map((one) => one.code) : [problem.code];
};

const balance = async (account: string): Promise<bigint> => {
  const { rows } = await company.run(({ tx, org }) =>
    sql<{ sum: bigint }>`select coalesce(sum(debit_minor - credit_minor), 0)::bigint as sum from posting
      where org_id = ${org} and account = ${account}`.execute(tx),
  );
  return rows[0]!.sum;
};

beforeAll(async () => {
  company = await createTestCompany();
  await company.run(fillSeller);
  customer = await company.addCustomer({ siren: '552032534', vatNumber: 'FR27552032534' });
});
afterAll(() => company.close());

describe('a draft', () => {
  it('is kept half written, says what is missing, and is thrown away', async () => {
    const half = await draft('invoice', { lines: [], partyId: null });
    expect(half.findings.map((one) => one.code)).toContain('invoicing.no-customer');
    const empty = await draft('invoice', { lines: [] });
    expect(empty.findings.some((one) => one.severity === 'error')).toBe(true);
    expect(await refusal(issue(empty))).not.toEqual([]);
    await company.run((context) => discardDraft(context, half));
    expect(await refusal(company.run((context) => readDocument(context, half.id)))).toEqual([
      'record.not-found',
    ]);
  });

  it('names the late rate agreed with its customer, where the company has none (C. com. L441-10, II)', async () => {
    const ofCompany = (rate: string) =>
      company.run(({ tx, org }) =>
        tx.updateTable('organization').set({ late_rate: rate }).where('org_id', '=', org).execute(),
      );
    const ofCustomer = (rate: string) =>
      company.run(({ tx, org }) =>
        tx
          .updateTable('customer')
          .set({ late_rate: rate })
          .where('org_id', '=', org)
          .where('party_id', '=', customer)
          .execute(),
      );
    await ofCompany('');
    expect((await draft('invoice')).findings.map((one) => one.code)).toEqual(['invoicing.late-rate-missing']);
    await ofCustomer('15 %');
    const agreed = await draft('invoice');
    expect([agreed.seller.lateRate, agreed.findings]).toEqual(['15 %', []]);
    await ofCustomer('');
    await company.run(fillSeller);
  });

  it('is edited by one person at a time', async () => {
    const document = await draft('invoice');
    const { content } = document;
    const edited = { ...document, content: { ...content, title: 'Cuisine, tranche 1' } };
    await company.run((context) => editDraft(context, edited));
    expect(await refusal(company.run((context) => editDraft(context, edited)))).toEqual(['edit.conflict']);
  });
});

describe('quote → accepted → deposit → final invoice → credit note', () => {
  it('each says where it comes from, is booked exactly, and none is credited twice', async () => {
    const quote = await draft('quote');
    const after = (id: string, version: number, outcome: 'sent' | 'accepted') =>
      company.run(async (context) => {
        await concludeDocument(context, { id, version, outcome, note: '' });
        return readDocument(context, id);
      });
    const sent = await after(quote.id, quote.version, 'sent');
    expect(sent).toMatchObject({ state: 'sent', number: 'DE-2026-0001' });
    await after(sent.id, sent.version, 'accepted');

    const make = (to: DocumentContent['kind'], percent?: string) =>
      company.run(async (context) =>
        readDocument(context, await convertDocument(context, { id: quote.id, to, percent })),
      );
    const deposit = await issue(await make('deposit', '30'));
    // 30 % of 1 000,00 and its VAT.
    expect(deposit).toMatchObject({ number: 'FA-2026-0001', state: 'issued', openMinor: '36000' });
    expect(await balance('4191')).toBe(-30_000n);

    const draftFinal = await make('final');
    expect(draftFinal.findings.filter((one) => one.severity === 'error')).toEqual([]);
    const final = await issue(draftFinal);
    expect(final).toMatchObject({ number: 'FA-2026-0002', openMinor: '84000' });
    expect(await balance('4191')).toBe(0n);
    expect(await balance('707')).toBe(-100_000n);

    const credit = await company.run(async (context) =>
      readDocument(context, await creditInvoice(context, { id: final.id, reason: 'Plan de travail fendu' })),
    );
    const twin = await company.run(async (context) =>
      readDocument(context, await creditInvoice(context, { id: final.id, reason: 'Encore' })),
    );
    const issued = await issue(credit);
    expect(issued).toMatchObject({ number: 'AV-2026-0001', kind: 'credit_note' });
    expect((await company.run((context) => readDocument(context, final.id))).openMinor).toBe('0');
    expect(await refusal(issue(twin))).toContain('invoicing.credits-too-much');

    const { documents } = await company.run((context) => listDocuments(context, { group: 'all' }));
    expect(documents.map((one) => one.number)).toEqual(
      expect.arrayContaining(['DE-2026-0001', 'FA-2026-0001', 'FA-2026-0002', 'AV-2026-0001']),
    );
  });

  it('leaves sound books', async () => {
    expect((await company.run((context) => verifyBooks(context))).findings).toEqual([]);
  });
});

describe('a corrective invoice', () => {
  it('undoes what it corrects and takes its payments over', async () => {
    const first = await issue(await draft('invoice'));
    const item = await company.run(({ tx, org }) =>
      tx
        .selectFrom('open_item')
        .select('id')
        .where('org_id', '=', org)
        .where('invoice_id', '=', first.invoiceId)
        .executeTakeFirstOrThrow(),
    );
    await company.run((context) =>
      recordPayment(context, {
        method: 'transfer',
        partyId: customer,
        receivedOn: context.today,
        currency: 'EUR' as never,
        amountMinor: 120_000n,
        reference: 'VIR',
        note: '',
        shares: [{ itemId: item.id, amountMinor: 120_000n }],
      }),
    );
    const corrective = await company.run(async (context) => {
      const id = await convertDocument(context, { id: first.id, to: 'corrective' });
      const made = await readDocument(context, id);
      const content = { ...made.content, reason: 'Prix convenu', lines: [line('l1', { unitPrice: '650' })] };
      await editDraft(context, { ...made, content });
      return readDocument(context, id);
    });
    const issued = await issue(corrective);
    // 1 560,00 less the 1 200,00 that were paid.
    expect(issued.openMinor).toBe('36000');
    expect((await company.run((context) => readDocument(context, first.id))).openMinor).toBe('0');
    expect((await company.run((context) => verifyBooks(context))).findings).toEqual([]);
  });
});

describe('a number that is taken', () => {
  it('refuses the document with what to do, not with a fault', async () => {
    const first = await issue(await draft('invoice'));
    const credit = (id: string) =>
      company.run(async (context) =>
        readDocument(context, await creditInvoice(context, { id, reason: 'Retour' })),
      );
    // As a company may have kept them before formats were told apart.
    await company.run(async (context) => {
      await beginSeries(context, 'credit_note');
      await context.tx
        .updateTable('number_series')
        .set({ format: 'FA-{YYYY}-{0000}', last_number: 'FA-2026-0000', last_on: '2026-11-22' })
        .where('org_id', '=', context.org)
        .where('code', '=', 'credit_note')
        .execute();
    });
    expect(await refusal(issue(await credit(first.id)))).toEqual(['invoicing.number-issued']);
  });
});
