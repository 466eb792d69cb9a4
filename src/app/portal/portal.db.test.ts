import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permissions } from '../../contract/permissions.ts';
import type { Context } from '../../shell/http/context.ts';
import { orgId } from '../../shell/ids.ts';
import { createTestApi, type TestApi } from '../../../test/kit/api.ts';
import { newCustomer } from '../../../test/kit/company.ts';
import { fillSeller, issueInvoice, sendQuote } from '../../../test/kit/selling.ts';
import { renderIssued } from '../invoicing/index.ts';
import { createCustomer } from '../party/index.ts';
import { recordPayment } from '../payments/index.ts';
import { linkForMail } from './index.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

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

const makeLink = async (documentId: string): Promise<string> => {
  const { body, status } = await api.owner.post(`/documents/${documentId}/link/make`);
  expect(status).toBe(200);
  return new URL((body['link'] as { url: string }).url).pathname;
};

let visitor = 0;
/** Each visit from an address of its own: the limit of requests is not what is tried here. */
const visit = (
  path: string,
  options: { method?: 'GET' | 'HEAD' | 'POST'; form?: Record<string, string>; agent?: string } = {},
) =>
  api.server.inject({
    method: options.method ?? 'GET',
    url: path,
    remoteAddress: '127.0.0.1',
    headers: {
      host: 'localhost:4700',
      'user-agent': options.agent ?? `${FIREFOX} ${(visitor += 1)}`,
      ...(options.form && { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(options.form && { payload: new URLSearchParams(options.form).toString() }),
  });

const seenOf = (page: string): string => /name="seen" value="([0-9a-f]{64})"/.exec(page)![1]!;

beforeAll(async () => {
  api = await createTestApi();
  customer = await run(async (context) => {
    await fillSeller(context);
    return createCustomer(
      context,
      newCustomer({ siren: '552032534', vatNumber: 'FR27552032534', name: 'Menuiserie <Le Goff> & fils' }),
    );
  });
});
afterAll(() => api.close());

describe('the page of a quote', () => {
  it('shows it, is kept by nobody, and runs nothing', async () => {
    const path = await makeLink(await run((context) => sendQuote(context, customer)));
    const page = await visit(path);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('1\u202f200,00\u00a0€');
    expect(page.body).toContain('Menuiserie &lt;Le Goff&gt; &amp; fils');
    expect(page.body).not.toMatch(/<script|<Le Goff>| on\w+=/);
    const styled = createHash('sha256')
      .update(/<style>([^]*)<\/style>/.exec(page.body)![1]!)
      .digest('base64');
    expect(page.headers['content-security-policy']).toContain(
      `default-src 'none'; style-src 'sha256-${styled}';`,
    );
    expect(page.headers['x-robots-tag']).toContain('noindex');
    expect(page.headers['cache-control']).toBe('no-store');
    const pdf = await visit(`${path}/pdf`);
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.headers['content-disposition']).toMatch(/^inline/);
    expect((await visit(`${path}/pdf?download`)).headers['content-disposition']).toMatch(/^attachment/);
  });

  it('is accepted by its form only, once, with the evidence of it', async () => {
    const id = await run((context) => sendQuote(context, customer));
    const path = await makeLink(id);
    const seen = seenOf((await visit(path)).body);
    const stateOf = async () => (await api.owner.get(`/documents/${id}`)).body['state'];

    for (const url of [path, `${path}/pdf`, `${path}/answer`, `${path}?answer=accepted`]) await visit(url);
    expect(await stateOf()).toBe('sent');

    const nameless = await visit(`${path}/answer`, { method: 'POST', form: { seen, agree: 'yes' } });
    expect(nameless.statusCode).toBe(422);
    expect(nameless.body).toContain('Écrivez vos prénom et nom.');
    const form = { seen, name: 'Anne Le Goff', note: 'Livrez en mars', answer: 'accepted' };
    const unticked = await visit(`${path}/answer`, { method: 'POST', form });
    expect(unticked.body).toContain('Cochez la case');
    expect(unticked.body).toContain('value="Anne Le Goff"');
    const changed = await visit(`${path}/answer`, {
      method: 'POST',
      form: { ...form, agree: 'yes', seen: '0'.repeat(64) },
    });
    expect(changed.body).toContain('a changé');
    expect(await stateOf()).toBe('sent');

    const sent = await visit(`${path}/answer`, { method: 'POST', form: { ...form, agree: 'yes' } });
    expect(sent.statusCode).toBe(303);
    expect(sent.headers['location']).toBe(path);
    // A second one changes nothing: the first answer counts.
    await visit(`${path}/answer`, { method: 'POST', form: { ...form, agree: 'yes', answer: 'refused' } });
    expect(await stateOf()).toBe('accepted');
    expect((await visit(path)).body).toContain('Accepté par Anne Le Goff le 22\u00a0novembre 2026');

    const { body } = await api.owner.get(`/documents/${id}/link`);
    expect(body['answer']).toMatchObject({
      answer: 'accepted',
      name: 'Anne Le Goff',
      note: 'Livrez en mars',
      ip: '127.0.0.1',
      contentSha256: seen,
    });
    const audit = await run(({ tx, org }) =>
      tx
        .selectFrom('audit_event')
        .select(['actor_kind', 'actor_name'])
        .where('org_id', '=', org)
        .where('action', '=', 'document.accepted')
        .where('subject_id', '=', id)
        .execute(),
    );
    expect(audit).toEqual([{ actor_kind: 'customer', actor_name: 'Anne Le Goff' }]);
    const timeline = await api.owner.get(`/receivables/customers/${customer}/timeline`);
    expect(timeline.body['events']).toContainEqual(
      expect.objectContaining({ kind: 'quote-accepted', by: 'Anne Le Goff', detail: 'Livrez en mars' }),
    );
  });

  it('is not answered once its validity is over', async () => {
    const id = await run((context) => sendQuote(context, customer, { validUntil: '2026-11-30' }));
    const path = await makeLink(id);
    const seen = seenOf((await visit(path)).body);
    api.clock.set('2026-12-02T08:00:00Z');
    const form = { seen, name: 'Anne Le Goff', agree: 'yes', answer: 'accepted' };
    await visit(`${path}/answer`, { method: 'POST', form });
    const page = (await visit(path)).body;
    expect(page).toContain('Ce devis était valable jusqu’au 30\u00a0novembre 2026.');
    expect(page).not.toContain('<form');
    api.clock.set('2026-11-22T08:00:00Z');
    expect((await api.owner.get(`/documents/${id}`)).body['state']).toBe('sent');
  });
});

describe('the page of an invoice', () => {
  it('says how to pay it, then that it is settled', async () => {
    const { secrets } = api.composition;
    const invoice = await run((context) => issueInvoice(context, customer, secrets));
    const path = await makeLink(invoice.id);
    const before = (await visit(path)).body;
    expect(before).toContain('FR76 3000 6000 0112 3456 7890 189');
    expect(before).toContain('Le PDF se prépare');
    expect(before).not.toContain('answer#answer');
    const xml = await visit(`${path}/xml`);
    expect(xml.body).toContain('CrossIndustryInvoice');
    const item = await run(({ tx, org }) =>
      tx
        .selectFrom('open_item')
        .select('id')
        .where('org_id', '=', org)
        .where('invoice_id', '=', invoice.invoiceId)
        .executeTakeFirstOrThrow(),
    );
    await run((context) =>
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
    const after = (await visit(path)).body;
    expect(after).toContain('Soldée le 22\u00a0novembre 2026');
    expect(after).not.toContain('FR76 3000');
    expect(after).not.toContain('<form');
  });
});

describe('a link', () => {
  it('is the same until it is closed; a closed, expired or wrong one says so calmly', async () => {
    const id = await run((context) => sendQuote(context, customer));
    const path = await makeLink(id);
    expect(await makeLink(id)).toBe(path);
    await api.owner.post(`/documents/${id}/link/revoke`);
    expect((await visit(path)).statusCode).toBe(410);
    const next = await makeLink(id);
    expect(next).not.toBe(path);
    api.clock.set('2028-01-02T08:00:00Z');
    const expired = await visit(next);
    expect(expired.statusCode).toBe(410);
    expect(expired.body).toContain('Ce lien a expiré');
    expect((await visit(`${next}/pdf`)).statusCode).toBe(410);
    api.clock.set('2026-11-22T08:00:00Z');
    for (const wrong of ['/p/x', `/p/${'A'.repeat(43)}`, `/p/${'A'.repeat(43)}/pdf`]) {
      const page = await visit(wrong);
      expect(page.statusCode, wrong).toBe(404);
      expect(page.body).toContain('Ce lien ne mène à aucun document');
      expect(page.body).not.toContain('Atelier');
    }
    const stored = await run(({ tx }) =>
      tx.selectFrom('directory.portal_link').select('token_hash').execute(),
    );
    expect(stored.some((row) => next.includes(row.token_hash.toString('utf8')))).toBe(false);
  });

  it('is refused for a draft, and put into mails only where it leads somewhere', async () => {
    const id = await run((context) => sendQuote(context, customer));
    const { secrets } = api.composition;
    const mailed = (address: string) =>
      run((context) => linkForMail(context, { secrets, publicUrl: new URL(address) }, { documentId: id }));
    expect(await mailed('http://localhost:4700')).toBeNull();
    expect(await mailed('https://compta.atelier.example')).toMatch(
      /^https:\/\/compta\.atelier\.example\/p\//,
    );
    const settings = (await api.owner.get('/portal/settings')).body;
    await api.owner.post('/portal/settings/edit', { ...settings, inMails: false, days: 30 });
    expect(await mailed('https://compta.atelier.example')).toBeNull();
  });

  it('counts people, neither robots nor ourselves', async () => {
    const id = await run((context) => sendQuote(context, customer));
    const path = await makeLink(id);
    await visit(path, { agent: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' });
    await visit(path, { method: 'HEAD' });
    const reads = async () => (await api.owner.get(`/documents/${id}/link`)).body['reads'];
    expect(await reads()).toMatchObject({ probable: 0, certain: 0, firstAt: null });
    await visit(path);
    await visit(path);
    expect(await reads()).toMatchObject({ probable: 1, machine: 1 });
  });

  it('of another organisation is not made, and a forged form from elsewhere is refused', async () => {
    const foreign = await api.owner.post(`/documents/00000000-0000-7000-8000-000000000000/link/make`);
    expect(foreign.status).toBe(404);
    const path = await makeLink(await run((context) => sendQuote(context, customer)));
    const forged = await api.server.inject({
      method: 'POST',
      url: `${path}/answer`,
      remoteAddress: '127.0.0.1',
      headers: {
        host: 'localhost:4700',
        origin: 'https://evil.example',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: 'name=x&agree=yes',
    });
    expect(forged.statusCode).toBe(403);
  });

  it('gives the very PDF that was sealed', async () => {
    const { secrets } = api.composition;
    const invoice = await run((context) => issueInvoice(context, customer, secrets));
    const path = await makeLink(invoice.id);
    const bytes = Buffer.from('%PDF-1.7 sealed');
    await run((context) =>
      renderIssued(
        context,
        {
          secrets,
          renderer: {
            render: async () => bytes,
            renderOwn: async () => ({ pdf: bytes, words: '' }),
            close: async () => {},
            width: 1,
            childPids: () => [],
          },
          sendJob: { name: 'none', queue: 'work', run: async () => {} },
          linkOf: async () => null,
        },
        invoice.invoiceId,
      ),
    );
    expect((await visit(`${path}/pdf`)).rawPayload.equals(bytes)).toBe(true);
  });
});
