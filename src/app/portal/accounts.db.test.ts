import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApi, type TestApi } from '../../../test/kit/api.ts';
import { newCustomer } from '../../../test/kit/company.ts';
import { fillSeller, draftDocument, issueInvoice } from '../../../test/kit/selling.ts';
import { permissions } from '../../contract/permissions.ts';
import type { Context } from '../../shell/http/context.ts';
import { orgId } from '../../shell/ids.ts';
import { createCustomer } from '../party/index.ts';
import { linkForMail } from './index.ts';

/** The link to all that a customer owes: two invoices of 1 200,00 €, on 22 November 2026. */

let api: TestApi;
let customer: string;
let other: string;
let invoices: { id: string; number: string }[];
let foreign: string;
let draft: string;

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
const get = (path: string) =>
  api.server.inject({ url: path, remoteAddress: '127.0.0.1', headers: { host: 'localhost:4700' } });

beforeAll(async () => {
  api = await createTestApi();
  const { secrets } = api.composition;
  await run(async (context) => {
    await fillSeller(context);
    customer = await createCustomer(
      context,
      newCustomer({ siren: '552032534', vatNumber: 'FR27552032534', name: 'Menuiserie <Le Goff>' }),
    );
    other = await createCustomer(context, newCustomer({ siren: '732829320', vatNumber: 'FR44732829320' }));
  });
  invoices = [
    await run((context) => issueInvoice(context, customer, secrets)),
    await run((context) => issueInvoice(context, customer, secrets)),
  ];
  foreign = (await run((context) => issueInvoice(context, other, secrets))).id;
  draft = (await run((context) => draftDocument(context, 'invoice', customer))).id;
});
afterAll(() => api.close());

const makeLink = async (): Promise<string> => {
  const { body, status } = await api.owner.post(`/customers/${customer}/link/make`);
  expect(status).toBe(200);
  return new URL((body['link'] as { url: string }).url).pathname;
};

describe('the link of an account', () => {
  it('shows what is open, and leads to the page of each invoice', async () => {
    const path = await makeLink();
    expect(await makeLink()).toBe(path);
    const page = (await get(path)).body;
    expect(page).toContain('2\u202f400,00\u00a0€');
    expect(page).toContain('Menuiserie &lt;Le Goff&gt;');
    for (const { id, number } of invoices) expect(page).toContain(`<a href="${path}/d/${id}">${number}</a>`);
    const opened = await get(`${path}/d/${invoices[0]!.id}`);
    expect(opened.statusCode).toBe(200);
    expect(opened.body).toContain(`action="${path}/d/${invoices[0]!.id}/reply#reply"`);
    expect((await get(`${path}/d/${invoices[0]!.id}/xml`)).body).toContain('CrossIndustryInvoice');
  });

  it('opens nobody else’s invoice, no draft, and says nothing of either', async () => {
    const path = await makeLink();
    const unknown = (await get(`${path}/d/00000000-0000-7000-8000-000000000000`)).body;
    for (const id of [foreign, draft, 'x']) {
      const answer = await get(`${path}/d/${id}`);
      expect(answer.statusCode).toBe(404);
      expect(answer.body).toBe(unknown);
    }
    // The link of one document opens no other.
    const { body } = await api.owner.post(`/documents/${invoices[0]!.id}/link/make`);
    const own = new URL((body['link'] as { url: string }).url).pathname;
    expect((await get(`${own}/d/${invoices[1]!.id}`)).statusCode).toBe(404);
    expect((await get(`${own}/statement`)).statusCode).toBe(404);
    expect((await get(`${path}/pdf`)).statusCode).toBe(404);
  });

  it('gives the statement, and is answered below its own address', async () => {
    const path = await makeLink();
    const statement = await get(`${path}/statement`);
    expect(statement.headers['content-type']).toBe('application/pdf');
    expect(statement.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const id = invoices[1]!.id;
    const answered = await api.server.inject({
      method: 'POST',
      url: `${path}/d/${id}/reply`,
      remoteAddress: '127.0.0.1',
      headers: { host: 'localhost:4700', 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ kind: 'promise', name: 'Anne', on: '2026-12-01' }).toString(),
    });
    expect(answered.headers['location']).toBe(`${path}/d/${id}#reply`);
    expect((await get(`${path}/d/${id}`)).body).toContain('Vous avez annoncé un règlement');
  });

  it('is one per address, each closed alone', async () => {
    const { secrets } = api.composition;
    const mailed = (recipient: string) =>
      run((context) =>
        linkForMail(
          context,
          { secrets, publicUrl: new URL('https://compta.atelier.example') },
          { partyId: customer, recipient },
        ),
      );
    const [anne, paul] = [await mailed('anne@client.example'), await mailed('paul@client.example')];
    expect(anne).not.toBe(paul);
    expect(await mailed('anne@client.example')).toBe(anne);
    const { body } = await api.owner.post(`/customers/${customer}/link/revoke`, {
      recipient: 'anne@client.example',
    });
    expect(body['recipients']).toMatchObject([{ recipient: 'paul@client.example' }]);
    expect((await get(new URL(anne!).pathname)).statusCode).toBe(410);
    expect((await get(new URL(paul!).pathname)).statusCode).toBe(200);
    expect(await mailed('anne@client.example')).not.toBe(anne);
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect((await api.owner.post(`/customers/${nobody}/link/make`)).status).toBe(404);
  });
});
