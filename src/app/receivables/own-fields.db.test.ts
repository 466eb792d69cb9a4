import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSecretBox } from '../../shell/secrets.ts';
import type { Download } from '../../shell/http/context.ts';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { draftDocument, fillSeller } from '../../../test/kit/selling.ts';
import { issueDocument } from '../invoicing/index.ts';
import { listDocuments } from '../invoicing/list-documents.ts';
import { createField } from '../party/custom-fields.ts';
import { countItems } from './count-items.ts';
import { exportItems } from './export-items.ts';
import { countSales } from './count-sales.ts';
import { exportSales } from './export-sales.ts';
import { listItems } from './list-items.ts';
import { readSales } from './list-sales.ts';

/** A tag, a field of customers and a field of documents: what narrows the lists and follows into the exports. */

const secrets = createSecretBox(randomBytes(32));
let company: TestCompany;
beforeAll(async () => {
  company = await createTestCompany();
  await company.run(fillSeller);
  const field = (labelFr: string, owner: 'customer' | 'document', kind: 'text' | 'choice') => {
    const choices = kind === 'choice' ? ['Bois', 'Fer'] : [];
    return company.run((context) => createField(context, { labelFr, labelEn: '', owner, kind, choices }));
  };
  await field('Secteur', 'customer', 'choice');
  await field('Chantier', 'document', 'text');
  for (const [name, tag, secteur, chantier] of [
    ['Riec', 'bretagne', 'Bois', 'Aile nord'],
    ['Lyon', 'rhone', 'Fer', 'Aile sud'],
  ] as const) {
    const id = await company.addCustomer({
      name,
      siren: '552032534',
      vatNumber: 'FR27552032534',
      tags: [tag],
      custom: { secteur },
    });
    const draft = await company.run((context) =>
      draftDocument(context, 'invoice', id, { custom: { chantier } }),
    );
    await company.run((context) => issueDocument(context, { ...draft, send: false }, secrets));
  }
});
afterAll(() => company.close());

describe('lists', () => {
  it.each([
    [{ tag: 'bretagne' }, ['Riec']],
    [{ field: 'secteur', fieldValue: 'Fer' }, ['Lyon']],
    [{ field: 'chantier', fieldValue: 'NORD' }, ['Riec']],
    [{ field: 'chantier', fieldValue: 'aile' }, ['Lyon', 'Riec']],
    [{ tag: 'rhone', field: 'chantier', fieldValue: 'nord' }, []],
    [{ field: 'inconnu', fieldValue: 'x' }, []],
  ])('of invoices and of documents are narrowed by %j', async (filter, names) => {
    const items = await company.run((context) => listItems(context, { ...filter, state: 'all' }, {}));
    expect(items.items.map((one) => one.customerName).sort()).toEqual(names);
    expect((await company.run((context) => countItems(context, { ...filter, state: 'all' }))).count).toBe(
      names.length,
    );
    const { documents } = await company.run((context) => listDocuments(context, filter));
    expect(documents.map((one) => one.customerName).sort()).toEqual(names);
    // The one list shows an issued invoice once, whichever way it is found.
    const sales = await company.run((context) => readSales(context, { ...filter, sending: 'unsent' }));
    expect(sales.rows.map((one) => one.customerName).sort()).toEqual(names);
    expect(sales.rows.every((one) => one.sending === 'unsent')).toBe(true);
    expect((await company.run((context) => countSales(context, filter))).count).toBe(names.length);
  });
});

it.each([
  ['items', exportItems],
  ['sales', exportSales],
] as const)(
  'exports of %s carry tags and own fields, of the customer and of the document',
  async (_, write) => {
    const file: Download = await company.run((context) => write(context, { state: 'all', format: 'csv' }));
    let text = '';
    for await (const part of file.body as AsyncIterable<Uint8Array>)
      text += Buffer.from(part).toString('utf8');
    const [head, ...lines] = text.trim().split('\r\n');
    expect(head).toMatch(/Étiquettes;Secteur;Chantier$/);
    expect(lines.map((line) => line.split(';').slice(-3).join(' ')).sort()).toEqual([
      'bretagne Bois Aile nord',
      'rhone Fer Aile sud',
    ]);
  },
);
