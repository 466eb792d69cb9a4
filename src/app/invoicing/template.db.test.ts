import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { houseTheme } from '../../core/invoicing/documents/index.ts';
import { createSecretBox } from '../../shell/secrets.ts';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { draftDocument, fillSeller } from '../../../test/kit/selling.ts';
import { createField } from '../party/custom-fields.ts';
import { editAppearance, showAppearance } from './appearance/edit-appearance.ts';
import { issueDocument } from './issue-document.ts';
import { readDocument } from './read-document.ts';
import { readIssued } from './store/issued.ts';

const secrets = createSecretBox(randomBytes(32));
let company: TestCompany;
let customer: string;
beforeAll(async () => {
  company = await createTestCompany();
  await company.run(fillSeller);
  // A name that our own members have: amounts are told from texts by theirs.
  for (const [labelFr, owner, kind] of [
    ['Minor', 'customer', 'text'],
    ['Surface', 'document', 'number'],
  ] as const)
    await company.run((context) => createField(context, { labelFr, labelEn: '', owner, kind, choices: [] }));
  customer = await company.addCustomer({
    siren: '552032534',
    vatNumber: 'FR27552032534',
    tags: ['hôtel'],
    custom: { minor: 'Atelier' },
  });
});
afterAll(() => company.close());

const write = (closing: string) =>
  company.run(async (context) => {
    const { version } = await showAppearance(context);
    const { accent, fontSize, columns } = houseTheme;
    await editAppearance(context, {
      version,
      theme: {
        accent,
        fontSize,
        columns: [...columns],
        texts: { fr: { all: { closing } } },
        fields: [{ key: 'surface', place: 'facts' }],
      },
    });
  });

it('freezes texts, fields and the values they name with the invoice; a later template changes nothing of it', async () => {
  await write('Merci ({{customer.minor}}, {{tags}}).');
  const draft = await company.run((context) =>
    draftDocument(context, 'invoice', customer, { custom: { surface: '12.5' } }),
  );
  const { invoiceId } = await company.run((context) =>
    issueDocument(context, { ...draft, send: false }, secrets),
  );
  const frozen = {
    texts: { closing: 'Merci ({{customer.minor}}, {{tags}}).' },
    fields: [{ label: 'Surface', value: '12,5', place: 'facts' }],
    values: [
      { name: 'tags', value: 'hôtel' },
      { name: 'customer.minor', value: 'Atelier' },
    ],
  };
  const issued = () => company.run((context) => readIssued(context, invoiceId));
  expect((await issued()).document.template).toEqual(frozen);
  await write('Tout autre chose');
  expect((await issued()).document.template).toEqual(frozen);
});

it('refuses a text that names what does not exist, and says what was meant', async () => {
  await expect(write('Merci {{custmer}}')).rejects.toMatchObject({
    findings: [
      {
        code: 'text.placeholder-unknown',
        path: 'texts.fr.all.closing',
        params: { name: 'custmer', nearest: 'customer' },
      },
    ],
  });
});

it('holds back an invoice whose own fields hold what their kind does not', async () => {
  const draft = await company.run((context) =>
    draftDocument(context, 'invoice', customer, { custom: { surface: 'grande' } }),
  );
  const { findings } = await company.run((context) => readDocument(context, draft.id));
  expect(findings).toContainEqual(
    expect.objectContaining({ code: 'party.field-number', path: 'custom.surface' }),
  );
  await expect(
    company.run((context) => issueDocument(context, { ...draft, send: false }, secrets)),
  ).rejects.toMatchObject({ code: 'record.refused' });
});
