import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApi, type TestApi } from '../../../../test/kit/api.ts';
import { newCustomer } from '../../../../test/kit/company.ts';
import { fillSeller, issueInvoice } from '../../../../test/kit/selling.ts';
import { permissions } from '../../../contract/permissions.ts';
import type { Context } from '../../../shell/http/context.ts';
import { orgId } from '../../../shell/ids.ts';
import { explainItems } from '../../dunning/index.ts';
import { createCustomer } from '../../party/index.ts';
import { mergeCustomers } from '../../party/merge-customers.ts';

/** What a customer says of several invoices on its account: two of 1 200,00 €, on 22 November 2026. */

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const HEADERS = { host: 'localhost:4700', 'user-agent': FIREFOX };
let api: TestApi;
let count = 0;

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
  await run(fillSeller);
});
afterAll(() => api.close());

const SIRENS = [
  '552032534',
  '732829320',
  '542051180',
  '383474814',
  '356000000',
  '552081317',
  '542065479',
  '542107651',
  '552100554',
];

const account = async () => {
  const siren = SIRENS[count]!;
  count += 1;
  const partyId = await run((context) => createCustomer(context, newCustomer({ siren, vatNumber: '' })));
  const items: string[] = [];
  for (const _ of [1, 2]) {
    const { invoiceId } = await run((context) => issueInvoice(context, partyId, api.composition.secrets));
    const { id } = await run(({ tx, org }) =>
      tx
        .selectFrom('open_item')
        .select('id')
        .where('org_id', '=', org)
        .where('invoice_id', '=', invoiceId)
        .executeTakeFirstOrThrow(),
    );
    items.push(id);
  }
  const { body } = await api.owner.post(`/customers/${partyId}/link/make`);
  const path = new URL((body['link'] as { url: string }).url).pathname;
  return { partyId, items, path };
};
const both = (items: readonly string[]) => Object.fromEntries(items.map((id) => [`item-${id}`, 'yes']));

const get = async (url: string): Promise<string> =>
  (await api.server.inject({ url, remoteAddress: '127.0.0.1', headers: HEADERS })).body;
const post = (url: string, form: Record<string, string>) =>
  api.server.inject({
    method: 'POST',
    url,
    remoteAddress: '127.0.0.1',
    headers: { ...HEADERS, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ name: 'Anne Le Goff', ...form }).toString(),
  });
/** As a browser posts a form with a file. */
const postFile = (url: string, form: Record<string, string>, name: string, bytes: Buffer) => {
  const edge = '----formboundary';
  const fields = Object.entries({ name: 'Anne Le Goff', ...form }).map(
    ([key, value]) => `--${edge}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
  );
  const file = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/html\r\n\r\n`;
  return api.server.inject({
    method: 'POST',
    url,
    remoteAddress: '127.0.0.1',
    headers: { ...HEADERS, 'content-type': `multipart/form-data; boundary=${edge}` },
    payload: Buffer.concat([Buffer.from(fields.join('') + file), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
  });
};
const rows = (table: 'promise_to_pay' | 'hold' | 'dispute' | 'payment_plan', partyId: string) =>
  run(({ tx, org }) =>
    tx
      .selectFrom(table)
      .selectAll()
      .where('org_id', '=', org)
      .where('party_id', '=', partyId)
      .orderBy('id')
      .execute(),
  ) as Promise<Record<string, unknown>[]>;

describe('from the page of an account', () => {
  it('announces one payment of two invoices; a new date takes its place, a double click is one', async () => {
    const { partyId, items, path } = await account();
    expect(await get(path)).toContain(`href="${path}/r/pay"`);
    const form = { ...both(items), on: '2026-12-01', count: '1' };
    for (const _ of [1, 2])
      expect((await post(`${path}/r/pay`, form)).headers['location']).toBe(`${path}#reply`);
    await post(`${path}/r/pay`, { ...form, on: '2026-12-08' });
    expect(await rows('promise_to_pay', partyId)).toMatchObject([
      { amount_minor: 240_000n, due_on: '2026-12-01', state: 'withdrawn' },
      { amount_minor: 240_000n, due_on: '2026-12-08', state: 'open', recorded_by: 'Anne Le Goff' },
    ]);
    expect(await get(path)).toContain(
      'Vous avez annoncé un règlement de 2\u202f400,00\u00a0€ pour le 8\u00a0décembre 2026.',
    );
  });

  it('takes the place of a date announced on the page of an invoice, and the other way round', async () => {
    const { partyId, items, path } = await account();
    const documentId = /href="[^"]+\/d\/([0-9a-f-]{36})"/.exec(await get(path))![1]!;
    const { id: item } = await run(({ tx, org }) =>
      tx
        .selectFrom('open_item as i')
        .innerJoin('sales_document as d', (join) =>
          join.onRef('d.org_id', '=', 'i.org_id').onRef('d.invoice_id', '=', 'i.invoice_id'),
        )
        .select('i.id')
        .where('i.org_id', '=', org)
        .where('d.id', '=', documentId)
        .executeTakeFirstOrThrow(),
    );
    expect(items).toContain(item);
    await post(`${path}/d/${documentId}/reply`, { kind: 'promise', on: '2026-12-01' });
    await post(`${path}/r/pay`, { [`item-${item}`]: 'yes', on: '2026-12-08', count: '1' });
    await post(`${path}/d/${documentId}/reply`, { kind: 'promise', on: '2026-12-15' });
    expect(await rows('promise_to_pay', partyId)).toMatchObject([
      { due_on: '2026-12-01', state: 'withdrawn' },
      { due_on: '2026-12-08', state: 'withdrawn' },
      { due_on: '2026-12-15', state: 'open' },
    ]);
  });

  it('proposes instalments, which are shown before they are sent; we accept, and its customer sees it', async () => {
    const { partyId, items, path } = await account();
    const form = { ...both(items), on: '2026-12-01', count: '3', note: 'Trésorerie' };
    const preview = await post(`${path}/r/pay`, form);
    expect(preview.statusCode).toBe(200);
    expect(preview.body).toContain('800,00\u00a0€');
    expect(await rows('payment_plan', partyId)).toEqual([]);
    const seen = /name="seen" value="([^"]+)"/.exec(preview.body)![1]!;
    expect(seen).toBe('2026-12-01:80000 2027-01-01:80000 2027-02-01:80000');
    // Nothing is proposed that was not on the page.
    const other = await post(`${path}/r/pay`, { ...form, seen: seen.replaceAll('80000', '1') });
    expect(other.statusCode).toBe(422);
    expect((await post(`${path}/r/pay`, { ...form, seen })).statusCode).toBe(303);
    expect(await rows('payment_plan', partyId)).toMatchObject([{ state: 'proposed', currency: 'EUR' }]);
    expect(await rows('hold', partyId)).toMatchObject([
      { until_on: '2026-11-29', lifted_at: null },
      { until_on: '2026-11-29', lifted_at: null },
    ]);
    const { body } = await api.owner.get('/portal/replies');
    const [reply] = (body['replies'] as { id: string; kind: string; partyId: string }[]).filter(
      (one) => one.partyId === partyId,
    );
    expect(reply).toMatchObject({ kind: 'plan', name: 'Anne Le Goff', outcome: null });
    expect((await api.owner.post(`/portal/replies/${reply!.id}/decide`, { accept: true })).status).toBe(200);
    expect(await rows('payment_plan', partyId)).toMatchObject([
      { state: 'running', decided_by: expect.any(String) },
    ]);
    expect((await rows('hold', partyId)).every((hold) => hold['lifted_at'] !== null)).toBe(true);
    const page = await get(path);
    expect(page).toContain('est accepté');
    expect(page).toContain('À venir');
    expect((await api.owner.post(`/portal/replies/${reply!.id}/decide`, { accept: false })).status).toBe(404);
  });

  it('says that both were paid: they rest for a week', async () => {
    const { partyId, items, path } = await account();
    await post(`${path}/r/paid`, { ...both(items), on: '2026-11-20', note: 'BNP' });
    expect(await rows('hold', partyId)).toMatchObject([
      { reason: 'Le client dit avoir réglé 2\u202f400,00\u00a0€ le 20\u00a0novembre 2026 (BNP)' },
      { until_on: '2026-11-29' },
    ]);
  });

  it('contests a part with a paper; what is no paper, or too heavy, is refused and nothing is kept', async () => {
    const { partyId, items, path } = await account();
    const form = { item: items[0]!, amount: '240', note: 'Un plan est rayé' };
    const html = await postFile(
      `${path}/r/dispute`,
      form,
      'photo.pdf',
      Buffer.from('<script>alert(1)</script>'),
    );
    expect(html.statusCode).toBe(422);
    expect(html.body).toContain('Joignez un PDF');
    expect(html.body).toContain('Un plan est rayé');
    const heavy = Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(8 * 1024 * 1024)]);
    expect((await postFile(`${path}/r/dispute`, form, 'gros.pdf', heavy)).statusCode).toBe(422);
    expect(await rows('dispute', partyId)).toEqual([]);

    const pdf = Buffer.from('%PDF-1.7 photo');
    expect((await postFile(`${path}/r/dispute`, form, '../../<b>photo.exe', pdf)).statusCode).toBe(303);
    expect(await rows('dispute', partyId)).toMatchObject([{ amount_minor: 24_000n }]);
    const { body } = await api.owner.get('/portal/replies');
    const [reply] = (
      body['replies'] as { partyId: string; files: { name: string; sha256: string }[] }[]
    ).filter((one) => one.partyId === partyId);
    expect(reply!.files).toEqual([{ name: 'bphoto.pdf', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    // Without a file, the same form works as well.
    expect(
      (await postFile(`${path}/r/dispute`, { ...form, amount: '10' }, '', Buffer.alloc(0))).statusCode,
    ).toBe(303);
    // No other page takes files.
    expect((await postFile(`${path}/r/paid`, {}, 'a.pdf', pdf)).statusCode).toBe(404);
  });

  it('proposes another contact: written to only once we have confirmed it', async () => {
    const { partyId, path } = await account();
    const emails = () =>
      run(({ tx, org }) =>
        tx
          .selectFrom('contact')
          .select('email')
          .where('org_id', '=', org)
          .where('party_id', '=', partyId)
          .execute(),
      );
    const before = await emails();
    await post(`${path}/r/contact`, { email: 'compta@client.example', note: 'Paul Riou' });
    expect(await emails()).toEqual(before);
    // Nothing is sent over an answer that nobody has read.
    const waitsFor = async () =>
      (await run((context) => explainItems(context, [partyId]))).map((one) => one.standing.exclusion?.code);
    expect(new Set(await waitsFor())).toEqual(new Set(['unread-reply']));
    const { body } = await api.owner.get('/portal/replies');
    const [reply] = (body['replies'] as { id: string; partyId: string }[]).filter(
      (one) => one.partyId === partyId,
    );
    await api.owner.post(`/portal/replies/${reply!.id}/decide`, { accept: true });
    expect(await emails()).toContainEqual({ email: 'compta@client.example' });
    expect(await waitsFor()).not.toContain('unread-reply');
    expect(await get(path)).toContain('Nous écrirons aussi à compta@client.example');
  });

  it('opens nothing of somebody else, and a look changes nothing', async () => {
    const [one, other] = [await account(), await account()];
    const foreign = await post(`${one.path}/r/pay`, { ...both(other.items), on: '2026-12-01', count: '1' });
    expect(foreign.statusCode).toBe(422);
    for (const what of ['pay', 'paid', 'dispute', 'resend', 'contact'])
      expect(await get(`${one.path}/r/${what}`)).toContain('<h1');
    for (const table of ['promise_to_pay', 'hold', 'dispute', 'payment_plan'] as const)
      expect(await rows(table, one.partyId)).toEqual([]);
    const missing = await post(`${one.path}/r/pay`, { on: '2026-12-01', count: '1' });
    expect(missing.body).toContain('Choisissez au moins une facture');
  });

  it('of a record merged since: its contacts are known, and who is proposed becomes one of the survivor', async () => {
    const { partyId, path } = await account();
    const survivor = await run((context) =>
      createCustomer(
        context,
        newCustomer({ siren: '', vatNumber: '', name: 'Menuiserie Le Goff', contacts: [] }),
      ),
    );
    await run((context) => mergeCustomers(context, { id: survivor, duplicateId: partyId }));
    expect(await get(`${path}/r/acknowledge`)).toContain('•••@');
    expect((await post(`${path}/r/contact`, { email: 'direction@legoff.example' })).statusCode).toBe(303);
    const { body } = await api.owner.get('/portal/replies');
    const [reply] = (body['replies'] as { id: string; partyId: string }[]).filter(
      (one) => one.partyId === partyId,
    );
    expect((await api.owner.post(`/portal/replies/${reply!.id}/decide`, { accept: true })).status).toBe(200);
    const contacts = await run(({ tx, org }) =>
      tx
        .selectFrom('contact')
        .select('email')
        .where('org_id', '=', org)
        .where('party_id', '=', survivor)
        .execute(),
    );
    expect(contacts).toContainEqual({ email: 'direction@legoff.example' });
  });
});
