import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentContent } from '../../../contract/document-shapes.ts';
import { permissions } from '../../../contract/permissions.ts';
import type { Context } from '../../../shell/http/context.ts';
import { orgId } from '../../../shell/ids.ts';
import { createTestApi, type TestApi } from '../../../../test/kit/api.ts';
import { newCustomer } from '../../../../test/kit/company.ts';
import { draftDocument, fillSeller, issueInvoice, itemLine } from '../../../../test/kit/selling.ts';
import { createCustomer } from '../../party/index.ts';
import { issueDocument, recordInvoice } from '../index.ts';

let api: TestApi;
let customer: string;
const run = <T>(body: (context: Context) => Promise<T>): Promise<T> =>
  api.composition.runtime.inContext(
    {
      org: orgId(api.org),
      isDemo: false,
      actor: { kind: 'user', id: '00000000-0000-7000-8000-000000000001', name: 'Claire Morvan' },
      permissions: new Set(permissions),
      locale: 'fr',
      readOnly: false,
    },
    body,
  );
beforeAll(async () => {
  api = await createTestApi();
  await run((context) => fillSeller(context));
});
afterAll(() => api.close());

let count = 0;
const newBuyer = () =>
  run((context) =>
    createCustomer(context, newCustomer({ siren: '552032534', name: `Client ${(count += 1)}` })),
  );
const invoice = (price: string, over: Partial<DocumentContent> = {}) =>
  run((context) =>
    issueInvoice(context, customer, api.composition.secrets, {
      lines: [{ ...itemLine, quantity: '1', unitPrice: price }],
      ...over,
    }),
  );
const preceding = (...of: { invoiceId: string; number: string }[]): DocumentContent['preceding'] =>
  of.map(({ invoiceId, number }) => ({ invoiceId, number, issuedOn: '2026-11-22' }));
const draftNote = (price: string, over: Partial<DocumentContent>) =>
  run((context) =>
    draftDocument(context, 'credit_note', customer, {
      lines: [{ ...itemLine, quantity: '1', unitPrice: price }],
      reason: 'Remise de fin d’année',
      ...over,
    }),
  );
const issue = (draft: { id: string; version: number }) =>
  run((context) => issueDocument(context, { ...draft, send: false }, api.composition.secrets));
const refusalOf = async (promise: Promise<unknown>): Promise<string> => {
  const cause: unknown = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return JSON.stringify((cause as { findings?: unknown } | null)?.findings ?? null);
};
type Found = { number: string; leftMinor: string; hasLines: boolean; id: string };
const search = async (words: string): Promise<Found[]> => {
  const { body, status } = await api.owner.get(
    `/documents/creditable?customerId=${customer}&search=${encodeURIComponent(words)}`,
  );
  expect(status).toBe(200);
  return body['invoices'] as Found[];
};

describe('the invoices that a credit note may correct', () => {
  it('are found by number, day or amount, with what is left of them', async () => {
    customer = await newBuyer();
    const one = await invoice('1000');
    const two = await invoice('250');
    expect((await search('')).map((row) => row.number)).toEqual([two.number, one.number]);
    expect((await search(one.number.slice(-4).toLowerCase())).map((row) => row.number)).toEqual([one.number]);
    expect(await search('22/11/2026')).toHaveLength(2);
    expect((await search('300,00 €')).map((row) => row.number)).toEqual([two.number]);
    expect(await search('1 2')).toHaveLength(1);
    expect(await search('%')).toEqual([]);
    await issue(await draftNote('400', { preceding: preceding(one) }));
    expect(await search(one.number)).toMatchObject([{ leftMinor: '72000', hasLines: true }]);
    await issue(await draftNote('600', { preceding: preceding(one) }));
    expect(await search(one.number)).toEqual([]);
  });

  it('of another system are there, without lines, and are not credited beyond their total', async () => {
    customer = await newBuyer();
    const { invoiceId } = await run((context) =>
      recordInvoice(context, {
        partyId: customer,
        kind: 'invoice',
        number: 'OLD-77',
        issuedOn: '2026-10-01' as never,
        dueOn: '2026-11-01' as never,
        currency: 'EUR' as never,
        totalMinor: 60_000n,
        reference: '',
      }),
    );
    expect(await search('OLD')).toMatchObject([{ hasLines: false, leftMinor: '60000' }]);
    const of = [{ invoiceId, number: 'OLD-77', issuedOn: '2026-10-01' }];
    expect(await refusalOf(issue(await draftNote('500.01', { preceding: of })))).toContain(
      'credits-too-much',
    );
    await issue(await draftNote('500', { preceding: of }));
    expect(await search('OLD')).toEqual([]);
  });

  it('of others are not shown', async () => {
    customer = await newBuyer();
    expect(await search('')).toEqual([]);
  });
});

describe('a free credit note', () => {
  it('takes over what is left of an invoice', async () => {
    customer = await newBuyer();
    const one = await invoice('1000', { currency: 'EUR', language: 'en' });
    await issue(await draftNote('400', { preceding: preceding(one) }));
    const { body } = await api.owner.get(`/documents/credit-proposal?invoiceId=${one.invoiceId}`);
    const content = body['content'] as DocumentContent;
    expect(content).toMatchObject({ kind: 'credit_note', language: 'en', suppliedOn: '2026-11-22' });
    expect(content.preceding).toEqual(preceding(one));
    expect(content.lines).toMatchObject([{ quantity: '1', unitPrice: '600.00', account: '709' }]);
  });

  it('of several invoices is shared out, and never gives back more than is left of them', async () => {
    customer = await newBuyer();
    const [a, b] = [await invoice('1000'), await invoice('3000')];
    await issue(await draftNote('400', { preceding: preceding(a, b) }));
    expect(await search(a.number)).toMatchObject([{ leftMinor: '108000' }]);
    expect(await search(b.number)).toMatchObject([{ leftMinor: '324000' }]);
    const tooMuch = await draftNote('900.01', { preceding: preceding(a) });
    expect(await refusalOf(issue(tooMuch))).toContain('invoicing.credit-exceeds');
    // The draft says so before somebody tries.
    const { findings } = (await api.owner.get(`/documents/${tooMuch.id}`)).body as {
      findings: { code: string }[];
    };
    expect(findings.map((one) => one.code)).toContain('invoicing.credit-exceeds');
    await issue(await draftNote('900', { preceding: preceding(a) }));
    expect(await search(a.number)).toEqual([]);
  });

  it('of another VAT rate than was charged is refused (CGI art. 272)', async () => {
    customer = await newBuyer();
    const one = await invoice('1000');
    const lines = [
      { ...itemLine, quantity: '1', unitPrice: '10', vat: { category: 'S' as const, rate: '10' } },
    ];
    const note = await draftNote('10', { preceding: preceding(one), lines });
    expect(await refusalOf(issue(note))).toContain('invoicing.credit-exceeds');
  });

  it('says its reason, and which invoice or which contract and period (CGI ann. II art. 242 nonies A)', async () => {
    customer = await newBuyer();
    expect(await refusalOf(issue(await draftNote('10', {})))).toContain('credit-without-invoice');
    const byContract = {
      references: { purchaseOrder: '', contract: 'CT-12', buyerReference: '', project: '', quote: '' },
      period: { from: '2026-01-01', to: '2026-10-31' },
    };
    expect(await refusalOf(issue(await draftNote('10', { ...byContract, reason: ' ' })))).toContain(
      'credit-reason-missing',
    );
    const issued = await issue(await draftNote('10', byContract));
    const { body } = await api.owner.get('/documents?group=credit_notes');
    expect((body['documents'] as { number: string }[]).map((row) => row.number)).toContain(issued.number);
  });
});
