import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { Problem } from '../../contract/problem.ts';
import { editSeries, editSettings, readSettings } from './settings.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await createTestCompany();
  await company.run(({ tx, org }) =>
    tx.updateTable('organization').set({ siren: '732829320' }).where('org_id', '=', org).execute(),
  );
});
afterAll(() => company.close());

const save = (eAddress: string): Promise<string> =>
  company.run(async (context) => {
    const { sealPublicKey: _key, ...settings } = (await readSettings(context)).settings;
    return (await editSettings(context, { ...settings, eAddress })).settings.eAddress;
  });
const refusal = async (eAddress: string): Promise<unknown> =>
  save(eAddress).then(
    () => null,
    (cause: unknown) => (cause instanceof Problem ? cause.findings : cause),
  );

describe('the company’s own electronic address', () => {
  it('is one of its SIREN among the approved platforms, or none', async () => {
    expect(await save('732 829 320_ACHATS')).toBe('732829320_ACHATS');
    expect(await save('732829320_73282932000074')).toBe('732829320_73282932000074');
    expect(await save('')).toBe('');
  });

  it.each([
    ['12345', 'party.e-address-siren'],
    ['732829320_55210055400013', 'party.e-address-siret'],
    ['732829320_É', 'party.e-address-shape'],
    ['552100554', 'invoicing.e-address-of-another'],
  ])('is refused otherwise: %s', async (eAddress, code) => {
    expect(await refusal(eAddress)).toMatchObject([{ code, path: 'eAddress' }]);
  });
});

describe('the series of invoices and of credit notes', () => {
  const give = (code: 'invoice' | 'credit_note' | 'quote', format: string): Promise<unknown> =>
    company
      .run(async (context) => {
        const { version } = (await readSettings(context)).series.find((one) => one.code === code)!;
        await editSeries(context, { code, format, reset: 'yearly', start: 1, version });
      })
      .then(
        () => null,
        (cause: unknown) => (cause instanceof Problem ? cause.findings : cause),
      );

  it('never give the same number twice (CGI ann. II art. 242 nonies A, I-7°)', async () => {
    const shared = [{ code: 'invoicing.series-shared', path: 'format' }];
    expect(await give('credit_note', 'FA-{YYYY}-{0000}')).toMatchObject(shared);
    expect(await give('invoice', 'AV-{YYYY}-{00000}')).toMatchObject(shared);
    expect(await give('credit_note', 'NC-{YYYY}-{0000}')).toBeNull();
    expect(await give('invoice', 'AV-{YYYY}-{00000}')).toBeNull();
    // Quotes are counted by themselves.
    expect(await give('quote', 'AV-{YYYY}-{00000}')).toBeNull();
  });
});
