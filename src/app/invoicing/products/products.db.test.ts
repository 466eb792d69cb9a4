import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../../../contract/problem.ts';
import { createTestCompany, type TestCompany } from '../../../../test/kit/company.ts';
import { createProduct } from './create-product.ts';
import { archiveProduct, editProduct } from './edit-product.ts';
import type { ProductFields } from './product-row.ts';
import { readChoices } from './read-choices.ts';
import { listProducts, readProduct } from './read-products.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await createTestCompany();
});
afterAll(() => company.close());

const fields = (product: Partial<ProductFields> = {}): ProductFields => ({
  name: 'Pose de parquet massif',
  description: 'Dépose de l’ancien sol comprise.',
  nature: 'services',
  unit: 'MTK',
  unitPrice: '48.5',
  vat: { category: 'S', rate: '10' },
  account: '704',
  prices: [{ currency: 'CHF', customerGroup: '', unitPrice: '52' }],
  ...product,
});
const create = (product: Partial<ProductFields> = {}, code = '') =>
  company.run(async (context) =>
    readProduct(context, await createProduct(context, { ...fields(product), code })),
  );
const search = async (words: string, archived?: 'yes'): Promise<string[]> => {
  const found = await company.run((context) => listProducts(context, { search: words, archived }));
  return found.products.map((one) => one.name);
};
const refusal = async (work: Promise<unknown>): Promise<string[]> => {
  const problem = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(problem instanceof Problem)) throw new Error('not refused');
  return [problem.code, ...problem.findings.map((one) => `${one.code} ${one.path}`)];
};

describe('products', () => {
  it('are created under the next code, and read back whole', async () => {
    const first = await create();
    expect(first).toMatchObject({ code: 'ART-0001', ...fields(), isArchived: false, version: 1 });
    expect(await create({ name: 'Lame de chêne', nature: 'goods', unit: 'MTR' })).toMatchObject({
      code: 'ART-0002',
    });
    expect(await refusal(create({}, 'ART-0002'))).toEqual([
      'record.refused',
      'invoicing.product-code-taken code',
    ]);
  });

  it('are found by the beginnings of the words of their name in any order, or by their code', async () => {
    expect(await search('parq pose')).toEqual(['Pose de parquet massif']);
    expect(await search('chene')).toEqual(['Lame de chêne']);
    expect(await search('art-0002')).toEqual(['Lame de chêne']);
    expect(await search('%')).toEqual([]);
    expect(await search('arquet')).toEqual([]);
  });

  it('are checked before they are kept', async () => {
    expect(await refusal(create({ account: '411' }))).toContain('ledger.not-a-revenue-account account');
    expect(await refusal(create({ account: '7999' }))).toContain('ledger.account-not-in-chart account');
    expect(await refusal(create({ vat: { category: 'S', rate: '19.6' } }))).toContain(
      'invoicing.vat-rate-not-in-force vat',
    );
  });

  it('are changed by one person at a time', async () => {
    const product = await create({ name: 'Vitrification' });
    const edit = (unitPrice: string) =>
      company.run((context) =>
        editProduct(context, {
          ...fields({ name: 'Vitrification', unitPrice, prices: [] }),
          id: product.id,
          version: product.version,
        }),
      );
    await edit('19.9');
    expect(await company.run((context) => readProduct(context, product.id))).toMatchObject({
      unitPrice: '19.9',
      prices: [],
      version: 2,
    });
    expect(await refusal(edit('21'))).toEqual(['edit.conflict']);
  });

  it('are put away and brought back', async () => {
    const product = await create({ name: 'Cire à l’ancienne' });
    const archive = (version: number, isArchived: boolean) =>
      company.run((context) => archiveProduct(context, { id: product.id, version, isArchived }));
    await archive(1, true);
    expect(await search('cire')).toEqual([]);
    expect(await search('cire', 'yes')).toEqual(['Cire à l’ancienne']);
    await archive(2, false);
    expect(await search('cire')).toEqual(['Cire à l’ancienne']);
  });

  it('are read page by page, each once', async () => {
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await company.run((context) => listProducts(context, { cursor }, 2));
      names.push(...page.products.map((one) => one.name));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(names).toEqual(['Cire à l’ancienne', 'Lame de chêne', 'Pose de parquet massif', 'Vitrification']);
  });

  it('offer what they can be set to', async () => {
    await company.addCustomer({ debtorGroup: 'Revendeurs' });
    const choices = await company.run((context) => readChoices(context));
    expect(choices).toMatchObject({ baseCurrency: 'EUR', territory: 'metropole', vatRegime: 'real' });
    expect(choices.accounts.map((one) => one.code)).toContain('706');
    expect(choices.accounts.every((one) => one.code.startsWith('7'))).toBe(true);
    expect(choices.customerGroups).toEqual(['Revendeurs']);
  });
});
