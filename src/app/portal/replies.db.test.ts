import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permissions } from '../../contract/permissions.ts';
import type { Context } from '../../shell/http/context.ts';
import { orgId } from '../../shell/ids.ts';
import { createTestApi, type TestApi } from '../../../test/kit/api.ts';
import { newCustomer } from '../../../test/kit/company.ts';
import { fillSeller, issueInvoice } from '../../../test/kit/selling.ts';
import { createCustomer } from '../party/index.ts';

/** What a customer answers about an unpaid invoice: 1 200,00 €, on 22 November 2026. */

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

beforeAll(async () => {
  api = await createTestApi();
  customer = await run(async (context) => {
    await fillSeller(context);
    return createCustomer(context, newCustomer({ siren: '552032534', vatNumber: 'FR27552032534' }));
  });
});
afterAll(() => api.close());

const invoice = async () => {
  const { id, invoiceId } = await run((context) => issueInvoice(context, customer, api.composition.secrets));
  const { body } = await api.owner.post(`/documents/${id}/link/make`);
  return { invoiceId, path: new URL((body['link'] as { url: string }).url).pathname };
};

const send = (path: string, form: Record<string, string>) =>
  api.server.inject({
    method: 'POST',
    url: `${path}/reply`,
    remoteAddress: '127.0.0.1',
    headers: {
      host: 'localhost:4700',
      'user-agent': FIREFOX,
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams({ name: 'Anne Le Goff', ...form }).toString(),
  });
const page = async (path: string): Promise<string> =>
  (await api.server.inject({ url: path, remoteAddress: '127.0.0.1', headers: { host: 'localhost:4700' } }))
    .body;

const itemOf = ({ tx, org }: Context, invoiceId: string) =>
  tx
    .selectFrom('open_item')
    .select('id')
    .where('org_id', '=', org)
    .where('invoice_id', '=', invoiceId)
    .executeTakeFirstOrThrow();

describe('an answer through the page of an invoice', () => {
  it('announces a payment: one promise, moved by the next, never twice by a double click', async () => {
    const { path, invoiceId } = await invoice();
    const first = { kind: 'promise', on: '2026-12-01', amount: '' };
    expect((await send(path, first)).statusCode).toBe(303);
    expect((await send(path, first)).headers['location']).toBe(`${path}#reply`);
    expect((await send(path, { kind: 'promise', on: '2026-12-08', amount: '600,00' })).statusCode).toBe(303);
    const promises = await run(async (context) => {
      const item = await itemOf(context, invoiceId);
      return context.tx
        .selectFrom('promise_to_pay')
        .select(['due_on', 'amount_minor', 'state', 'recorded_by'])
        .where('org_id', '=', context.org)
        .where(sql<boolean>`${item.id}::uuid = any(item_ids)`)
        .orderBy('id')
        .execute();
    });
    expect(promises).toEqual([
      { due_on: '2026-12-01', amount_minor: 120_000n, state: 'withdrawn', recorded_by: 'Anne Le Goff' },
      { due_on: '2026-12-08', amount_minor: 60_000n, state: 'open', recorded_by: 'Anne Le Goff' },
    ]);
    expect(await page(path)).toContain(
      'Vous avez annoncé un règlement de 600,00\u00a0€ pour le 8\u00a0décembre 2026.',
    );
  });

  it('says that it was paid: the invoice rests for a week, with the reason', async () => {
    const { path, invoiceId } = await invoice();
    expect((await send(path, { kind: 'paid', on: '2026-11-20', note: 'BNP' })).statusCode).toBe(303);
    const hold = await run(async (context) =>
      context.tx
        .selectFrom('hold')
        .select(['until_on', 'reason'])
        .where('org_id', '=', context.org)
        .where('item_id', '=', (await itemOf(context, invoiceId)).id)
        .executeTakeFirstOrThrow(),
    );
    expect(hold).toEqual({
      until_on: '2026-11-29',
      reason: 'Le client dit avoir réglé 1\u202f200,00\u00a0€ le 20\u00a0novembre 2026 (BNP)',
    });
  });

  it('contests a part, in their words', async () => {
    const { path, invoiceId } = await invoice();
    await send(path, { kind: 'dispute', amount: '240', note: 'Un plan est rayé' });
    const dispute = await run(async (context) =>
      context.tx
        .selectFrom('dispute')
        .select(['amount_minor', 'reason', 'closed_on'])
        .where('org_id', '=', context.org)
        .where('item_id', '=', (await itemOf(context, invoiceId)).id)
        .executeTakeFirstOrThrow(),
    );
    expect(dispute).toEqual({ amount_minor: 24_000n, reason: 'Un plan est rayé', closed_on: null });
  });

  it('proposes another person, which changes nothing by itself', async () => {
    const { path } = await invoice();
    const contacts = () =>
      run(({ tx, org }) =>
        tx
          .selectFrom('contact')
          .select('id')
          .where('org_id', '=', org)
          .where('party_id', '=', customer)
          .execute(),
      );
    const before = await contacts();
    await send(path, { kind: 'contact', email: 'compta@client.example' });
    expect(await contacts()).toEqual(before);
    expect(await page(path)).toContain('compta@client.example');
  });

  it('says what is wrong, keeps what was typed, and records nothing', async () => {
    const { path } = await invoice();
    const refused = await send(path, { kind: 'promise', on: '2026-12-01', amount: '1 200,01' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('Il reste 1\u202f200,00\u00a0€ à régler');
    expect(refused.body).toContain('value="1 200,01"');
    expect(await page(path)).not.toContain('class="given"');
  });

  it('after five answers asks to talk', async () => {
    const { path } = await invoice();
    for (let day = 1; day <= 5; day += 1)
      expect((await send(path, { kind: 'promise', on: `2026-12-0${day}` })).statusCode).toBe(303);
    const sixth = await send(path, { kind: 'promise', on: '2026-12-06' });
    expect(sixth.statusCode).toBe(422);
    expect(sixth.body).toContain('Écrivez-nous');
  });

  it('is told in the history of the customer, by whom', async () => {
    const { body } = await api.owner.get(`/receivables/customers/${customer}/timeline`);
    const events = body['events'] as { kind: string; by: string; detail: string }[];
    expect(events).toContainEqual(
      expect.objectContaining({
        kind: 'portal-contact',
        by: 'Anne Le Goff',
        detail: 'compta@client.example',
      }),
    );
    expect(events).toContainEqual(expect.objectContaining({ kind: 'dispute', by: 'Anne Le Goff' }));
  });

  it('waits to be read by a person, the oldest first, and is read once', async () => {
    const list = async () =>
      (await api.owner.get('/portal/replies')).body as unknown as {
        unread: number;
        replies: { id: string; kind: string; at: string; readBy: string; readAt: string | null }[];
      };
    const before = await list();
    expect(before.unread).toBe(before.replies.length);
    const first = before.replies[0]!;
    expect(before.replies.map(({ id }) => id)).toEqual(before.replies.map(({ id }) => id).toSorted());
    for (const _ of [1, 2])
      expect((await api.owner.post(`/portal/replies/${first.id}/read`)).status).toBe(200);
    const after = await list();
    expect(after.unread).toBe(before.unread - 1);
    expect(after.replies.at(-1)).toMatchObject({ id: first.id, readAt: expect.any(String) });
    const foreign = '00000000-0000-7000-8000-000000000000';
    expect((await api.owner.post(`/portal/replies/${foreign}/read`)).status).toBe(404);
  });
});
