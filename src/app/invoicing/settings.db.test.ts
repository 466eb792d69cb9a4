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

describe('the numbers of invoices and of credit notes', () => {
  const format = (code: 'invoice' | 'credit_note', text: string) =>
    company.run(async (context) => {
      const kept = (await readSettings(context)).series.find((one) => one.code === code)!;
      const { reset, start, version } = kept;
      await editSeries(context, { code, format: text, reset, start, version });
    });

  it('are never the same (CGI ann. II art. 242 nonies A, I-7°)', async () => {
    await expect(format('credit_note', 'FA-{YYYY}-{00000}')).rejects.toMatchObject({
      findings: [{ code: 'invoicing.series-shared', path: 'format' }],
    });
    await format('credit_note', 'A-{YYYY}-{0000}');
    await format('invoice', 'F-{YYYY}-{0000}');
  });
});
