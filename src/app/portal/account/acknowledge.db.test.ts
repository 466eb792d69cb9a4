import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApi, type TestApi } from '../../../../test/kit/api.ts';
import { newCustomer } from '../../../../test/kit/company.ts';
import { fillSeller, issueInvoice } from '../../../../test/kit/selling.ts';
import { permissions } from '../../../contract/permissions.ts';
import type { Context } from '../../../shell/http/context.ts';
import { orgId } from '../../../shell/ids.ts';
import type { Jobs } from '../../../shell/jobs/boss.ts';
import { readClaimTerm } from '../../dunning/index.ts';
import { openDispute, verifyAcknowledgements } from '../../openitems/index.ts';
import { createCustomer } from '../../party/index.ts';

/** A debt of 2 400,00 € acknowledged in writing on 22 November 2026 (C. civ. 2231, 2240). */

const HEADERS = {
  host: 'localhost:4700',
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
};
let api: TestApi;
let jobs: Jobs;

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
  // The sender may be asked for: without a mail account its messages wait.
  jobs = await api.composition.startJobs();
  await run(fillSeller);
});
afterAll(async () => {
  await jobs.stop();
  await api.close();
});

const SIRENS = ['552032534', '542051180', '383474814', '356000000', '552081317'];
let count = 0;
const account = async (kind: 'company' | 'individual' = 'company') => {
  const siren = kind === 'company' ? SIRENS[count]! : '';
  count += 1;
  const partyId = await run((context) =>
    createCustomer(context, newCustomer({ kind, siren, vatNumber: '' })),
  );
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
  return { partyId, items, path: new URL((body['link'] as { url: string }).url).pathname };
};
const get = (url: string) => api.server.inject({ url, remoteAddress: '127.0.0.1', headers: HEADERS });
/** `from`: a form is taken ten times a minute from one address. */
const post = (url: string, form: Record<string, string>, from = '127.0.0.1') =>
  api.server.inject({
    method: 'POST',
    url,
    remoteAddress: from,
    headers: { ...HEADERS, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  });
const messages = (partyId: string) =>
  run(({ tx, org }) =>
    tx
      .selectFrom('outbound_message')
      .select(['id', 'kind', 'to_addresses', 'body_text', 'attachments'])
      .where('org_id', '=', org)
      .where('party_id', '=', partyId)
      .orderBy('id')
      .execute(),
  );
const codeIn = (text: string): string => /\b\d{6}\b/.exec(text)![0];
const asked = async ({ path, items }: { path: string; items: readonly string[] }) => {
  const form = Object.fromEntries(items.map((id) => [`item-${id}`, 'yes']));
  return post(`${path}/r/acknowledge`, { ...form, name: 'Anne Le Goff' });
};
const sentOf = (body: string): string => /name="sent" value="([^"]+)"/.exec(body)![1]!;
const wordsOf = (body: string): string =>
  /<div class="words">([^<]*)<\/div>/.exec(body)![1]!.replaceAll('&#39;', "'").replaceAll('&amp;', '&');
const kept = (partyId: string) =>
  run(({ tx, org }) =>
    tx
      .selectFrom('debt_acknowledgement')
      .selectAll()
      .where('org_id', '=', org)
      .where('party_id', '=', partyId)
      .execute(),
  );

describe('a debt acknowledged', () => {
  it('keeps the exact text shown, less what is contested, and gives a receipt to both', async () => {
    const one = await account();
    await run((context) =>
      openDispute(context, { itemId: one.items[0]!, amountMinor: '20000', reason: 'Un plan est rayé' }),
    );
    expect((await get(`${one.path}/r/acknowledge`)).body).toContain('1\u202f000,00\u00a0€');
    const page = await asked(one);
    expect(page.statusCode).toBe(200);
    const [mail] = await messages(one.partyId);
    expect(mail).toMatchObject({ kind: 'code', to_addresses: ['compta@legoff.example'] });
    const code = codeIn(mail!.body_text);
    // Nobody here reads it.
    const shown = (await api.owner.get(`/messages/${mail!.id}`)).body as {
      message: { text: string; html: string };
    };
    expect(shown.message.text + shown.message.html).not.toContain(code);
    const words = wordsOf(page.body);
    expect(words).toContain('la somme de 2\u202f200,00\u00a0€');
    const done = await post(`${one.path}/r/acknowledge/confirm`, {
      sent: sentOf(page.body),
      code: ` ${code.slice(0, 3)} ${code.slice(3)}`,
    });
    expect(done.headers['location']).toBe(`${one.path}#reply`);
    const [act] = await kept(one.partyId);
    expect(act).toMatchObject({
      words,
      words_sha256: createHash('sha256').update(words).digest('hex'),
      total_minor: 220_000n,
      name: 'Anne Le Goff',
      email: 'compta@legoff.example',
      acknowledged_on: '2026-11-22',
      ip: '127.0.0.1',
    });
    const receipts = (await messages(one.partyId)).filter(({ kind }) => kind === 'notice');
    expect(receipts.flatMap(({ to_addresses }) => to_addresses)).toEqual([
      'compta@legoff.example',
      expect.stringContaining('@'),
    ]);
    expect(receipts[0]!.attachments).toMatchObject([{ sha256: act!.pdf_sha256 }]);
    // Prescription runs anew (C. civ. 2240).
    expect((await run((context) => readClaimTerm(context, one.items[0]!))).term).toMatchObject({
      because: 'acknowledgement',
    });
    expect(await run((context) => verifyAcknowledgements(context))).toEqual([]);
    expect((await get(one.path)).body).toContain('Vous avez reconnu devoir 2\u202f200,00\u00a0€');
    // The code is used up.
    const again = await post(`${one.path}/r/acknowledge/confirm`, { sent: sentOf(page.body), code });
    expect(again.statusCode).toBe(422);
    expect(await kept(one.partyId)).toHaveLength(1);
  });

  it('takes no wrong code, and none after five tries or ten minutes; three codes an hour', async () => {
    const one = await account();
    const page = await asked(one);
    const code = codeIn((await messages(one.partyId))[0]!.body_text);
    const wrong = code === '000000' ? '111111' : '000000';
    const confirm = (typed: string, body = page.body) =>
      post(`${one.path}/r/acknowledge/confirm`, { sent: sentOf(body), code: typed });
    for (let tried = 1; tried <= 5; tried += 1)
      expect((await confirm(wrong)).body).toContain('pas le bon code');
    expect((await confirm(code)).body).toContain('ne vaut plus');
    const second = await asked(one);
    const next = codeIn((await messages(one.partyId))[1]!.body_text);
    await run(({ tx, org }) =>
      tx
        .updateTable('portal_code')
        .set({ expires_at: '2026-11-22T07:00:00Z' })
        .where('org_id', '=', org)
        .where('party_id', '=', one.partyId)
        .execute(),
    );
    expect((await confirm(next, second.body)).body).toContain('ne vaut plus');
    expect((await asked(one)).statusCode).toBe(200);
    expect((await asked(one)).body).toContain('Plusieurs codes');
    expect(await kept(one.partyId)).toEqual([]);
  });

  it('opens no code of another account, and none once the amounts have changed', async () => {
    const [one, other] = [await account(), await account()];
    const page = await asked(one);
    const code = codeIn((await messages(one.partyId))[0]!.body_text);
    const foreign = await post(
      `${other.path}/r/acknowledge/confirm`,
      { sent: sentOf(page.body), code },
      '::1',
    );
    expect(foreign.statusCode).toBe(422);
    await run((context) => openDispute(context, { itemId: one.items[0]!, amountMinor: '1', reason: 'x' }));
    const changed = await post(`${one.path}/r/acknowledge/confirm`, { sent: sentOf(page.body), code }, '::1');
    expect(changed.body).toContain('Les montants ont changé');
    expect(await kept(one.partyId)).toEqual([]);
  });

  it('is not offered to consumers, unless the company decides so', async () => {
    const one = await account('individual');
    expect((await get(one.path)).body).not.toContain('/r/acknowledge');
    expect((await get(`${one.path}/r/acknowledge`)).statusCode).toBe(404);
    expect((await asked(one)).statusCode).toBe(404);
    const { body } = await api.owner.get('/portal/settings');
    await api.owner.post('/portal/settings/edit', {
      ...body,
      acknowledge: { business: true, consumer: true },
    });
    expect((await get(`${one.path}/r/acknowledge`)).statusCode).toBe(200);
  });
});
