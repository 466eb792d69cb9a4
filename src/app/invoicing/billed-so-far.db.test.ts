import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentContent } from '../../contract/document-shapes.ts';
import { Problem } from '../../contract/problem.ts';
import { createSecretBox } from '../../shell/secrets.ts';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { draftDocument, fillSeller, itemLine } from '../../../test/kit/selling.ts';
import { verifyBooks } from '../ledger/index.ts';
import { concludeDocument } from './conclude-document.ts';
import { convertDocument } from './convert-document.ts';
import { creditInvoice } from './credits/credit-invoice.ts';
import { editDraft } from './drafts.ts';
import { issueDocument } from './issue-document.ts';
import { readDocument, type DocumentView } from './read-document.ts';

type Line = DocumentContent['lines'][number];
const secrets = createSecretBox(randomBytes(32));
let company: TestCompany;
let customer: string;

const read = (id: string) => company.run((context) => readDocument(context, id));
const draft = async (kind: DocumentContent['kind'], over: Partial<DocumentContent> = {}) =>
  read((await company.run((context) => draftDocument(context, kind, customer, over))).id);
const issue = async (document: Pick<DocumentView, 'id' | 'version'>): Promise<DocumentView> => {
  await company.run((context) => issueDocument(context, { ...document, send: false }, secrets));
  return read(document.id);
};
const make = (id: string, to: DocumentContent['kind'], percent?: string) =>
  company.run(async (context) => readDocument(context, await convertDocument(context, { id, to, percent })));
const edit = async (view: DocumentView, over: Partial<DocumentContent>): Promise<DocumentView> => {
  await company.run((context) => editDraft(context, { ...view, content: { ...view.content, ...over } }));
  return read(view.id);
};
/** Two worktops at 500,00: 1 000,00 without VAT. */
const order = async (over: Partial<DocumentContent> = {}): Promise<string> => {
  const { id } = await draft('quote', over);
  for (const outcome of ['sent', 'accepted'] as const) {
    const { version } = await read(id);
    await company.run((context) => concludeDocument(context, { id, version, outcome, note: '' }));
  }
  return id;
};
const credit = (id: string, reason = 'Geste commercial') =>
  company.run(async (context) => readDocument(context, await creditInvoice(context, { id, reason })));
/** A credit note of 100,00 without VAT. */
const rebate = async (id: string, account: string): Promise<DocumentView> => {
  const lines = [{ ...itemLine, id: 'rebate', quantity: '1', unitPrice: '100', account }];
  return issue(await edit(await credit(id), { lines }));
};
const said = ({ content }: DocumentView): (readonly [string, string])[] =>
  content.lines.flatMap((line) => (line.type === 'item' ? [[line.quantity, line.unitPrice] as const] : []));
const refusal = async (work: Promise<unknown>): Promise<string[]> => {
  const problem: unknown = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(problem instanceof Problem)) throw problem ?? new Error('was accepted');
  return problem.findings.map((one) => one.code);
};
const onDeposits = async (): Promise<{ balance: bigint; open: bigint }> => {
  const { rows } = await company.run(({ tx, org }) =>
    sql<{ balance: bigint; open: bigint }>`select
      (select coalesce(sum(debit_minor - credit_minor), 0)::bigint from posting
        where org_id = ${org} and account = '4191') as balance,
      (select count(*) from open_item where org_id = ${org} and account = '4191' and open_minor <> 0) as open`.execute(
      tx,
    ),
  );
  return rows[0]!;
};

beforeAll(async () => {
  company = await createTestCompany();
  await company.run(fillSeller);
  customer = await company.addCustomer({ siren: '552032534', vatNumber: 'FR27552032534' });
});
afterAll(() => company.close());

describe('the final invoice bills what was not billed', () => {
  it('a rebate on a progress invoice does not bill its lines again', async () => {
    const id = await order();
    await rebate((await issue(await make(id, 'progress', '50'))).id, '709');
    expect(said(await make(id, 'final'))).toEqual([['1', '500']]);
  });

  it('what was credited of a line is billed again', async () => {
    const id = await order();
    const progress = await issue(await make(id, 'progress', '100'));
    await issue(await edit(await credit(progress.id), { lines: [{ ...itemLine, quantity: '0.5' }] }));
    expect(said(await make(id, 'final'))).toEqual([['0.5', '500']]);
    expect(said(await make(id, 'progress', '20'))).toEqual([['0.4', '500']]);
  });

  it('a progress invoice that was replaced counts as what replaced it', async () => {
    const id = await order();
    const progress = await issue(await make(id, 'progress', '25'));
    const corrective = await make(progress.id, 'corrective');
    await issue(await edit(corrective, { reason: 'Adresse', lines: [{ ...itemLine, quantity: '0.8' }] }));
    expect(said(await make(id, 'final'))).toEqual([['1.2', '500']]);
  });

  it('nothing is billed twice: an order that is invoiced has no other final invoice, until that one is given back', async () => {
    const id = await order();
    const final = await issue(await make(id, 'final'));
    expect(await refusal(make(id, 'final'))).toEqual(['invoicing.order-invoiced']);
    expect(await refusal(make(id, 'progress', '10'))).toEqual(['invoicing.order-invoiced']);
    await issue(await credit(final.id));
    expect(said(await make(id, 'final'))).toEqual([['2', '500']]);
  });
});

describe('the final invoice deducts what is left of the deposits', () => {
  it('less what was credited of them', async () => {
    const id = await order();
    const deposit = await issue(await make(id, 'deposit', '30'));
    await rebate(deposit.id, '4191');
    const final = await make(id, 'final');
    expect(said(final)).toEqual([
      ['2', '500'],
      ['-1', '200.00'],
    ]);
    expect((await issue(final)).openMinor).toBe('96000');
    expect(await onDeposits()).toEqual({ balance: 0n, open: 0n });
  });

  it('asked of the quote, when it is made of the confirmation', async () => {
    const id = await order();
    await issue(await make(id, 'deposit', '30'));
    const confirmation = await make(id, 'order_confirmation');
    await company.run((context) => concludeDocument(context, { ...confirmation, outcome: 'sent', note: '' }));
    const final = await make(confirmation.id, 'final');
    expect(said(final)).toEqual([
      ['2', '500'],
      ['-1', '300.00'],
    ]);
    await issue(final);
    expect(await onDeposits()).toEqual({ balance: 0n, open: 0n });
  });

  it('again, when the final invoice that deducted them was given back', async () => {
    const id = await order();
    await issue(await make(id, 'deposit', '30'));
    const final = await issue(await make(id, 'final'));
    await issue(await credit(final.id, 'Erreur de client'));
    expect(await onDeposits()).toEqual({ balance: -30_000n, open: 1n });
    expect((await issue(await make(id, 'final'))).openMinor).toBe('84000');
    expect(await onDeposits()).toEqual({ balance: 0n, open: 0n });
    expect(await refusal(make(id, 'final'))).toEqual(['invoicing.order-invoiced']);
  });

  it('in another currency, at their own rate: nothing stays on 4191', async () => {
    const at = (rate: string): Partial<DocumentContent> => ({
      currency: 'USD',
      exchange: { rate, on: '2026-11-20', source: 'BCE' },
    });
    const id = await order(at('0.9'));
    await issue(await edit(await make(id, 'deposit', '30'), at('0.9')));
    const final = await issue(await edit(await make(id, 'final'), at('1')));
    expect(await onDeposits()).toEqual({ balance: 0n, open: 0n });
    const corrective = await edit(await make(final.id, 'corrective'), { reason: 'Adresse' });
    await issue(corrective);
    expect(await onDeposits()).toEqual({ balance: 0n, open: 0n });
  });

  it('never more, and of nothing else', async () => {
    const id = await order();
    await issue(await make(id, 'deposit', '30'));
    const final = await make(id, 'final');
    const dearer = final.content.lines.map((line): Line =>
      line.type === 'item' && line.deposit !== undefined ? { ...line, unitPrice: '300.01' } : line,
    );
    const altered = await edit(final, { lines: dearer });
    expect(altered.findings.map((one) => one.code)).toContain('invoicing.deposit-altered');
    expect(await refusal(issue(altered))).toEqual(['invoicing.deposit-altered']);
    const sale = await issue(await draft('invoice'));
    const deposit = { invoiceId: sale.invoiceId!, number: sale.number };
    const taken = { ...itemLine, id: 'd', quantity: '-1', unitPrice: '100', account: '4191', deposit };
    expect(await refusal(issue(await draft('invoice', { lines: [itemLine, taken] })))).toEqual([
      'invoicing.deposit-altered',
    ]);
  });
});

describe('what a document refers to', () => {
  const of = (invoice: DocumentView, over: Partial<DocumentContent['preceding'][number]> = {}) => [
    { invoiceId: invoice.invoiceId!, number: invoice.number, issuedOn: '2026-11-22', ...over },
  ];

  it('a credit note is neither credited nor replaced', async () => {
    const note = await issue(await credit((await issue(await draft('invoice'))).id));
    const again = await draft('credit_note', { reason: 'Erreur', preceding: of(note) });
    expect(await refusal(issue(again))).toEqual(['invoicing.only-issued-is-credited']);
    expect(await refusal(make(note.id, 'corrective'))).toEqual(['invoicing.only-issued-is-corrected']);
    const replacing = await draft('corrective', { reason: 'Erreur', preceding: of(note) });
    expect(await refusal(issue(replacing))).toEqual(['invoicing.only-issued-is-corrected']);
  });

  it('is named by its own number and day (CGI art. 289, I-5), and comes before', async () => {
    const invoice = await issue(await draft('invoice'));
    const note = (over: Parameters<typeof of>[1], issuedOn: string | null = null) =>
      draft('credit_note', { reason: 'Erreur', preceding: of(invoice, over), issuedOn });
    expect(await refusal(issue(await note({ number: 'FA-1999-0001' })))).toEqual([
      'invoicing.refers-wrongly',
    ]);
    expect(await refusal(issue(await note({ issuedOn: '2001-01-01' })))).toEqual([
      'invoicing.refers-wrongly',
    ]);
    expect(await refusal(issue(await note({}, '2026-11-21')))).toEqual(['invoicing.before-corrected']);
  });

  it('one that replaced another is replaced in turn', async () => {
    const invoice = await issue(await draft('invoice'));
    const first = await issue(await edit(await make(invoice.id, 'corrective'), { reason: 'Adresse' }));
    const second = await issue(await edit(await make(first.id, 'corrective'), { reason: 'Prix' }));
    expect(second.content.preceding).toMatchObject([{ number: first.number }]);
    expect((await read(first.id)).openMinor).toBe('0');
    expect(await refusal(make(first.id, 'corrective'))).toEqual(['invoicing.already-corrected']);
    expect(await refusal(make(await order(), 'deposit', '101'))).toEqual(['invoicing.percent-range']);
  });

  it('a credit note of more than is owed now goes off the retention (loi 71-584), which is not asked for later', async () => {
    const retention = { percent: '5', releaseOn: '2027-12-01' };
    const open = (invoice: DocumentView) =>
      company.run(({ tx, org }) =>
        tx
          .selectFrom('open_item')
          .select(['account', 'open_minor'])
          .where('org_id', '=', org)
          .where('invoice_id', '=', invoice.invoiceId)
          .where('open_minor', '<>', 0n)
          .orderBy('account')
          .execute(),
      );
    const whole = await issue(await draft('invoice', { retention }));
    expect(await open(whole)).toHaveLength(2);
    const note = await issue(await credit(whole.id));
    expect([...(await open(whole)), ...(await open(note))]).toEqual([]);
    const part = await issue(await draft('invoice', { retention }));
    await rebate(part.id, '709');
    expect(await open(part)).toEqual([
      { account: '411', open_minor: 102_000n },
      { account: '4117', open_minor: 6_000n },
    ]);
  });

  it('a corrective is paid as what it replaces was to be', async () => {
    const terms = {
      retention: { percent: '5', releaseOn: '2027-12-01' },
      earlyPayment: { percent: '1', days: 8 },
      holder: { name: 'Factor SA', iban: 'FR7630006000011234567890189', bic: '', mention: 'Cession Dailly' },
    };
    const invoice = await issue(await draft('invoice', terms));
    expect((await make(invoice.id, 'corrective')).content).toMatchObject(terms);
  });
});

it('leaves sound books', async () => {
  expect((await company.run((context) => verifyBooks(context))).findings).toEqual([]);
});
